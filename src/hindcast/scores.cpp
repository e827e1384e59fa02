#include "hindcast/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "hindcast/scalar.hpp"
#include "random/philox.hpp"

namespace multivector::hindcast {
namespace {

constexpr std::size_t kResamples = 2000;
constexpr double kFive = 0.05, kEighty = 0.8;  // errors of the test that `detectable` speaks of

double mean(std::span<const double> values) {
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double ratio_skill(double model, double other) {
    if (other > 0) return 1 - model / other;
    return model > 0 ? -std::numeric_limits<double>::infinity() : 0;
}

/// A whole number below `n`.
std::size_t draw(std::uint32_t seed, std::size_t resample, std::size_t block, std::size_t n) {
    const PhiloxCounter words = philox({static_cast<std::uint32_t>(resample), static_cast<std::uint32_t>(block), 0, 0}, {seed, 0});
    return static_cast<std::size_t>((std::uint64_t{words[0]} * n) >> 32);
}

/// Skill of a resample of as many origins, in blocks from a ring.
double resampled(std::span<const double> model, std::span<const double> other, std::size_t block, std::uint32_t seed, std::size_t resample) {
    const std::size_t n = model.size();
    double a = 0, b = 0;
    for (std::size_t taken = 0; taken < n;) {
        const std::size_t start = draw(seed, resample, taken, n);
        for (std::size_t k = 0; k < block && taken < n; ++k, ++taken) {
            a += model[(start + k) % n];
            b += other[(start + k) % n];
        }
    }
    return ratio_skill(a, b);
}

double deviation(const std::vector<double>& values) {
    const double middle = mean(values);
    double sum = 0;
    for (const double v : values) sum += (v - middle) * (v - middle);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

}  // namespace

double crps(std::span<const double> members, double observed) {
    const auto n = static_cast<double>(members.size());
    double error = 0, spread = 0;
    for (std::size_t k = 0; k < members.size(); ++k) {
        error += std::abs(members[k] - observed);
        spread += (2 * static_cast<double>(k) + 1 - n) * members[k];  // half the sum over pairs, of ascending members
    }
    return error / n - spread / (n * n);
}

double quantile_of(std::span<const double> members, double p) {
    const auto place = static_cast<std::size_t>(p * static_cast<double>(members.size()));
    return members[std::min(place, members.size() - 1)];
}

double naive_error(std::span<const double> figures) {
    if (figures.size() < 2) return 0;
    double sum = 0;
    for (std::size_t k = 1; k < figures.size(); ++k) sum += std::abs(figures[k] - figures[k - 1]);
    return sum / static_cast<double>(figures.size() - 1);
}

Share share_with_interval(std::size_t successes, std::size_t trials) {
    if (trials == 0) return {};
    const double z = normal_point(0.975), n = static_cast<double>(trials), p = static_cast<double>(successes) / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {p, std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

Skill skill_of(std::span<const double> model, std::span<const double> other, std::size_t block, std::uint32_t seed) {
    Skill out;
    out.origins = model.size();
    out.value = ratio_skill(mean(model), mean(other));
    std::vector<double> seen;
    for (std::size_t r = 0; r < kResamples; ++r) {
        const double value = resampled(model, other, std::max<std::size_t>(1, block), seed, r);
        if (std::isfinite(value)) seen.push_back(value);
    }
    if (seen.size() < 2) {
        out.low = out.high = out.value;
        out.detectable = std::numeric_limits<double>::infinity();
        return out;
    }
    std::ranges::sort(seen);
    out.low = quantile_of(seen, kFive);
    out.high = quantile_of(seen, 1 - kFive);
    out.detectable = (normal_point(1 - kFive) + normal_point(kEighty)) * deviation(seen);
    return out;
}

}  // namespace multivector::hindcast
