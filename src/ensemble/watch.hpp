#pragma once
// Conditions on a recorded series, of which the share of replicates in each month and the first month are counted.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "measures/series.hpp"

namespace multivector {

/// "influence[center,north] > 0.4": a series by its label, above or below a level.
struct Watch {
    std::string text;
    std::size_t series = 0;  ///< index among the recorded series
    bool above = true;
    double level = 0;

    [[nodiscard]] bool holds(double value) const { return above ? value > level : value < level; }
};

/// Reads a watch. Throws Error that says what is wrong, with the nearest label.
[[nodiscard]] Watch parse_watch(std::string_view text, const World& world, const std::vector<Series>& series);

/// Counts of one watch by month: replicates in which it holds, and in which it holds for the first time.
struct WatchCounts {
    std::vector<std::uint64_t> holding, first;
    friend bool operator==(const WatchCounts&, const WatchCounts&) = default;
    template <class A>
    void archive(A& a) { a(holding)(first); }
};

}  // namespace multivector
