#pragma once
// Which series of a run a selection means, and what number is made of them.

#include <span>
#include <string>
#include <vector>

#include "patterns/pattern.hpp"
#include "world/world.hpp"

namespace multivector::patterns {

/// What is recorded so that every measure can be asked for: series by domain of all states, steering once a year, by
/// channel too if `channels`.
[[nodiscard]] RecordOptions all_measures(bool channels);

/// Places in `series` of the series that the selection means, ascending.
[[nodiscard]] std::vector<std::size_t> places_of(const Selection& selection, const World& world, const std::vector<Series>& series);

/// One number of the values of a series in the months in which it was recorded, in order. `change` and `moves` of a single
/// month are 0, `persistence` of fewer than three months or of a series that never moves is 0.
[[nodiscard]] double reduce(Take take, std::span<const double> months);

/// One number of several series, one or more. The concentration of values that are all 0 is 0.
[[nodiscard]] double gather(Over over, std::span<const double> values);

/// Value of a contrast, from one value for each arm.
[[nodiscard]] double contrasted(const Contrast& contrast, int sign, std::span<const double> arms);

}  // namespace multivector::patterns
