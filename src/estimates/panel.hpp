#pragma once
// Yearly figures of dyads as panels of log odds, and what is measured on them.

#include <utility>
#include <vector>

#include "config/hindcast_spec.hpp"
#include "hindcast/figures.hpp"

namespace multivector::estimates {

/// A dyad needs this many pairs of neighbouring years to count.
inline constexpr std::size_t kFewestPairs = 6;

/// Log odds of a dyad's figures, ascending in time; years may be missing.
struct DyadYears {
    hindcast::Key key;
    std::vector<hindcast::YearValue> years;
};

using Panel = std::vector<DyadYears>;

/// Dyads of a series whose figures vary, reach what the series asks for and have enough neighbouring years.
[[nodiscard]] Panel panel_of(const HindcastSpec& spec, const hindcast::Figures& figures, std::size_t series);

[[nodiscard]] std::size_t pairs_in(const DyadYears& dyad);

/// Coefficient of the log odds of a year on those of the year before, pooled over dyads, each with its own level and
/// straight trend. It is below the true one in short series (Nickell 1981). 0 for a panel without pairs.
[[nodiscard]] double memory_of(const Panel& panel);

/// How much of the variance of a shock dyads of one power, and dyads of one state, have in common.
struct Common {
    double power = 0, state = 0;  ///< 0 or more, together at most kMostCommon
};
inline constexpr double kMostCommon = 0.9;

/// Mean correlations of what the memory leaves of the same years, over pairs of dyads of one power, and of one state;
/// negative ones count as 0.
[[nodiscard]] Common common_shocks(const Panel& panel);

}  // namespace multivector::estimates
