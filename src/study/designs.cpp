#include "study/designs.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "study/halton.hpp"
#include "study/random.hpp"
#include "study/spread.hpp"

namespace multivector {
namespace {

constexpr double kStep = 0.5;
constexpr double kLow = 0.025, kHigh = 0.975;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Each block drawn at random from the blocks, with replacement.
std::vector<std::uint32_t> resample(std::size_t blocks, std::uint32_t seed, std::size_t round) {
    Random random(seed, static_cast<std::uint32_t>(round), 1);
    std::vector<std::uint32_t> out(blocks);
    for (auto& block : out) block = random.below(static_cast<std::uint32_t>(blocks));
    return out;
}

using Blocks = std::span<const std::uint32_t>;

/// Estimates of several numbers from blocks, with their bootstraps.
std::vector<Estimate> bootstrapped(std::size_t blocks, std::size_t bootstraps, std::uint32_t seed,
                                   const std::function<std::vector<double>(Blocks)>& estimate) {
    std::vector<std::uint32_t> all(blocks);
    for (std::size_t b = 0; b < blocks; ++b) all[b] = static_cast<std::uint32_t>(b);
    std::vector<Estimate> out;
    for (const double value : estimate(all)) out.push_back({value, value, value});
    std::vector<std::vector<double>> spread(out.size());
    for (std::size_t round = 0; round < bootstraps; ++round) {
        const auto values = estimate(resample(blocks, seed, round));
        for (std::size_t k = 0; k < out.size(); ++k)
            if (!std::isnan(values[k])) spread[k].push_back(values[k]);
    }
    for (std::size_t k = 0; k < out.size(); ++k) {
        if (spread[k].empty() || std::isnan(out[k].value)) continue;
        out[k].low = quantile_of(spread[k], kLow);
        out[k].high = quantile_of(spread[k], kHigh);
    }
    return out;
}

Design empty_design(std::size_t quantile_factors, bool luck, std::size_t blocks, std::size_t length) {
    Design d{quantile_factors + (luck ? 1 : 0), blocks, luck, Matrix(blocks * length, quantile_factors), {}};
    d.lucks.resize(blocks * length);
    return d;
}

/// Whether points A and B of these blocks give more than one value.
bool varies(const Design& d, std::span<const double> outputs, Blocks blocks) {
    const double first = outputs[blocks.front() * d.block_length()];
    return std::ranges::any_of(blocks, [&](std::uint32_t b) {
        return outputs[b * d.block_length()] != first || outputs[b * d.block_length() + 1] != first;
    });
}

}  // namespace

Design morris_design(std::size_t quantile_factors, bool luck, std::size_t blocks, std::uint32_t seed) {
    const std::size_t factors = quantile_factors + (luck ? 1 : 0), length = factors + 1;
    Design d = empty_design(quantile_factors, luck, blocks, length);
    const Halton points(std::max<std::size_t>(quantile_factors, 1), seed);
    for (std::size_t b = 0; b < blocks; ++b)
        for (std::size_t row = 0; row < length; ++row) {
            const std::size_t r = b * length + row;
            for (std::size_t k = 0; k < quantile_factors; ++k) {
                const double base = points.at(b, k);
                d.quantiles(r, k) = row != k + 1 ? base : base < kStep ? base + kStep : base - kStep;
            }
            d.lucks[r] = static_cast<std::uint32_t>(2 * b + (luck && row == factors ? 1 : 0));
        }
    return d;
}

Design sobol_design(std::size_t quantile_factors, bool luck, std::size_t blocks, std::uint32_t seed) {
    const std::size_t factors = quantile_factors + (luck ? 1 : 0), length = factors + 2;
    Design d = empty_design(quantile_factors, luck, blocks, length);
    const Halton points(std::max<std::size_t>(2 * quantile_factors, 1), seed);
    for (std::size_t b = 0; b < blocks; ++b)
        for (std::size_t row = 0; row < length; ++row) {
            const std::size_t r = b * length + row;
            const auto from_b = [&](std::size_t factor) { return row == 1 || row == factor + 2; };
            for (std::size_t k = 0; k < quantile_factors; ++k) d.quantiles(r, k) = points.at(b, from_b(k) ? quantile_factors + k : k);
            const bool other = luck && from_b(factors - 1);
            d.lucks[r] = static_cast<std::uint32_t>(2 * b + (other ? 1 : 0));
        }
    return d;
}

std::vector<MorrisIndices> morris_indices(const Design& d, std::span<const double> outputs, std::size_t bootstraps, std::uint32_t seed) {
    Matrix change(d.blocks, d.factors);
    for (std::size_t b = 0; b < d.blocks; ++b)
        for (std::size_t k = 0; k < d.factors; ++k) {
            const std::size_t base = b * d.block_length();
            const bool down = k < d.quantiles.columns && d.quantiles(base, k) >= kStep;
            const double difference = outputs[base + k + 1] - outputs[base];
            change(b, k) = down ? -difference : difference;
        }
    const auto estimates = bootstrapped(d.blocks, bootstraps, seed, [&](Blocks blocks) {
        std::vector<double> out(3 * d.factors, 0.0);
        const auto n = static_cast<double>(blocks.size());
        for (std::size_t k = 0; k < d.factors; ++k) {
            double absolute = 0, sum = 0, squares = 0;
            for (const auto b : blocks) absolute += std::abs(change(b, k)), sum += change(b, k);
            for (const auto b : blocks) squares += (change(b, k) - sum / n) * (change(b, k) - sum / n);
            out[3 * k] = absolute / n;
            out[3 * k + 1] = sum / n;
            out[3 * k + 2] = n > 1 ? std::sqrt(squares / (n - 1)) : kNone;
        }
        return out;
    });
    std::vector<MorrisIndices> out;
    for (std::size_t k = 0; k < d.factors; ++k) out.push_back({estimates[3 * k], estimates[3 * k + 1], estimates[3 * k + 2]});
    return out;
}

std::vector<SobolIndices> sobol_indices(const Design& d, std::span<const double> outputs, std::size_t bootstraps, std::uint32_t seed) {
    const std::size_t length = d.block_length();
    const auto estimates = bootstrapped(d.blocks, bootstraps, seed, [&](Blocks blocks) {
        const auto n = static_cast<double>(blocks.size());
        double mean = 0, variance = 0;
        for (const auto b : blocks) mean += (outputs[b * length] + outputs[b * length + 1]) / (2 * n);
        for (const auto b : blocks)
            for (std::size_t k = 0; k < 2; ++k) variance += (outputs[b * length + k] - mean) * (outputs[b * length + k] - mean);
        variance /= 2 * n - 1;
        std::vector<double> out(2 * d.factors, kNone);
        if (!varies(d, outputs, blocks)) return out;
        for (std::size_t k = 0; k < d.factors; ++k) {
            double first = 0, total = 0;
            for (const auto b : blocks) {
                const double fa = outputs[b * length], fb = outputs[b * length + 1], mixed = outputs[b * length + 2 + k];
                first += (fb - mean) * (mixed - fa);
                total += (fa - mixed) * (fa - mixed);
            }
            out[2 * k] = first / n / variance;
            out[2 * k + 1] = total / (2 * n) / variance;
        }
        return out;
    });
    std::vector<SobolIndices> out;
    for (std::size_t k = 0; k < d.factors; ++k) out.push_back({estimates[2 * k], estimates[2 * k + 1]});
    return out;
}

Estimate mean_with_bootstrap(std::span<const double> differences, std::size_t bootstraps, std::uint32_t seed) {
    return bootstrapped(differences.size(), bootstraps, seed, [&](Blocks blocks) {
        double sum = 0;
        for (const auto b : blocks) sum += differences[b];
        return std::vector<double>{sum / static_cast<double>(blocks.size())};
    }).front();
}

}  // namespace multivector
