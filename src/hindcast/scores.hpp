#pragma once
// Scores of forecasts: pure functions of numbers.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace multivector::hindcast {

/// Continuous ranked probability score of equally likely members, ascending, against what was observed (Gneiting, Raftery
/// 2007): mean |x - y| - mean |x - x'| / 2, over all pairs. In units of the figures; 0 is perfect.
[[nodiscard]] double crps(std::span<const double> members, double observed);

/// The point at p, 0 < p < 1, of members in ascending order: that of the member in whose part of the distribution it lies.
[[nodiscard]] double quantile_of(std::span<const double> members, double p);

/// Mean absolute change from one figure to the next, of figures in order of time (Hyndman, Koehler 2006); 0 with fewer than two.
[[nodiscard]] double naive_error(std::span<const double> figures);

/// A share with its 95 % interval (Wilson 1927). All 0 for no trials.
struct Share {
    double value = 0, low = 0, high = 0;
};
[[nodiscard]] Share share_with_interval(std::size_t successes, std::size_t trials);

/// Skill 1 - mean(model) / mean(other) of paired scores in order of time, with a 90 % interval over resampled origins, and
/// the least true skill that so few origins would tell from none: one-sided test at 5 %, found in four of five cases.
struct Skill {
    double value = 0, low = 0, high = 0, detectable = 0;
    std::size_t origins = 0;
};

/// Blocks of `block` neighbouring origins are drawn together, as overlapping horizons make neighbours alike (Kunsch 1989).
/// Where the other never errs the skill is 0 if the model never errs either, else minus infinity.
[[nodiscard]] Skill skill_of(std::span<const double> model, std::span<const double> other, std::size_t block,
                             std::uint32_t seed);

}  // namespace multivector::hindcast
