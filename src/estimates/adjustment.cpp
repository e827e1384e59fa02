#include "estimates/adjustment.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "hindcast/scalar.hpp"
#include "study/random.hpp"

namespace multivector::estimates {
namespace {

constexpr std::size_t kGrid = 36;
constexpr int kBefore = 2;  ///< shocks of the start, before the first month

/// Independent standard normal shocks by month.
std::vector<double> normals(Random& random, std::size_t count) {
    std::vector<double> out(count);
    for (double& z : out) z = random.normal();
    return out;
}

/// Shocks of every dyad by month, with what dyads of a power and of a state have in common.
std::vector<std::vector<double>> shocks_of(const Panel& panel, const Common& common, std::size_t months, Random& random) {
    std::map<std::size_t, std::vector<double>> of_power, of_state;
    for (const DyadYears& dyad : panel) of_power[dyad.key.power], of_state[dyad.key.state];
    if (common.power > 0)
        for (auto& [power, shocks] : of_power) shocks = normals(random, months);
    if (common.state > 0)
        for (auto& [state, shocks] : of_state) shocks = normals(random, months);
    std::vector<std::vector<double>> out;
    for (const DyadYears& dyad : panel) {
        auto shocks = normals(random, months);
        for (std::size_t m = 0; m < months; ++m) {
            shocks[m] *= std::sqrt(1 - common.power - common.state);
            if (common.power > 0) shocks[m] += std::sqrt(common.power) * of_power[dyad.key.power][m];
            if (common.state > 0) shocks[m] += std::sqrt(common.state) * of_state[dyad.key.state][m];
        }
        out.push_back(std::move(shocks));
    }
    return out;
}

/// The tie in each month, from rest in the long run: tie and noise start with the variances and the covariance that they
/// keep.
std::vector<double> path(const std::vector<double>& shocks, double noise_memory, double months) {
    const double a = noise_memory, keep = 1 - 1 / months, move = 1 / months;
    const double noise = 1 / (1 - a * a), both = a * move * noise / (1 - a * keep);
    const double tie = (2 * keep * move * both + move * move * noise) / (1 - keep * keep);
    double n = std::sqrt(noise) * shocks[0];
    double x = both / noise * n + std::sqrt(std::max(0.0, tie - both * both / noise)) * shocks[1];
    std::vector<double> out;
    out.reserve(shocks.size() - kBefore);
    for (std::size_t m = kBefore; m < shocks.size(); ++m) {
        out.push_back(x);
        x += move * (n - x);
        n = a * n + shocks[m];
    }
    return out;
}

struct Months {
    int first_year = 0;
    std::size_t count = 0;  ///< from the first that a figure sums up, to the end of the last year
};

Months months_of(const Panel& panel, int span) {
    int first = panel.front().years.front().first, last = first;
    for (const DyadYears& dyad : panel) {
        first = std::min(first, dyad.years.front().first);
        last = std::max(last, dyad.years.back().first);
    }
    return {first, static_cast<std::size_t>(span + hindcast::kMonths * (last - first))};
}

Panel figures_of(const Panel& panel, const Law& law, const Months& time, const std::vector<std::vector<double>>& shocks, double months) {
    Panel out = panel;
    for (std::size_t d = 0; d < out.size(); ++d) {
        const auto tie = path(shocks[d], law.noise_memory, months);
        for (auto& [year, value] : out[d].years) {
            const auto begin = tie.begin() + hindcast::kMonths * (year - time.first_year);
            value = 0;
            for (auto it = begin; it != begin + law.span; ++it) value += *it / law.span;
        }
    }
    return out;
}

}  // namespace

Panel simulated(const Panel& panel, const Law& law, double months, std::uint32_t seed, std::uint32_t round) {
    const Months time = months_of(panel, law.span);
    Random random(seed, round);
    return figures_of(panel, law, time, shocks_of(panel, law.common, time.count + kBefore, random), months);
}

Memories::Memories(const Panel& panel, const Law& law, double low, double high, std::size_t rounds, std::uint32_t seed, Parallelism parallelism) {
    const double first = hindcast::ln(low), step = (hindcast::ln(high) - first) / (kGrid - 1);
    for (std::size_t g = 0; g < kGrid; ++g) grid_.push_back(g + 1 == kGrid ? high : hindcast::exponential(first + step * static_cast<double>(g)));
    memories_.assign(kGrid, std::vector<double>(rounds, 0.0));
    const Months time = months_of(panel, law.span);
    for_each_index(parallelism, rounds, [&](std::size_t round) {
        Random random(seed, static_cast<std::uint32_t>(round));
        const auto shocks = shocks_of(panel, law.common, time.count + kBefore, random);
        for (std::size_t g = 0; g < kGrid; ++g) memories_[g][round] = memory_of(figures_of(panel, law, time, shocks, grid_[g]));
    });
    for (auto& memories : memories_) std::ranges::sort(memories);
}

Confidence Memories::given(double memory) const {
    std::vector<double> below;
    double least = 0;
    for (const auto& memories : memories_) {
        const auto more = memories.end() - std::ranges::lower_bound(memories, memory);
        least = std::max(least, static_cast<double>(more) / static_cast<double>(memories.size()));
        below.push_back(least);
    }
    return {grid_, std::move(below)};
}

double Memories::median_at(double months) const {
    const auto it = std::ranges::min_element(grid_, {}, [&](double g) { return std::abs(hindcast::ln(g) - hindcast::ln(months)); });
    const auto& memories = memories_[static_cast<std::size_t>(it - grid_.begin())];
    return memories[memories.size() / 2];
}

double Confidence::quantile(double p) const {
    const auto it = std::ranges::lower_bound(below_, p);
    if (it == below_.begin()) return grid_.front();
    if (it == below_.end()) return grid_.back();
    const auto g = static_cast<std::size_t>(it - below_.begin());
    const double part = (p - below_[g - 1]) / (below_[g] - below_[g - 1]), low = hindcast::ln(grid_[g - 1]);
    return hindcast::exponential(low + part * (hindcast::ln(grid_[g]) - low));
}

}  // namespace multivector::estimates
