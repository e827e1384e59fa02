#pragma once
// Functions of plain numbers that give the same bits from every compiler.

#include <algorithm>

#include "lanes/elementary.hpp"

namespace multivector::hindcast {

[[nodiscard]] inline double ln(double x) { return log(Lane<double, 1>(x))[0]; }
[[nodiscard]] inline double exponential(double x) { return exp(Lane<double, 1>(x))[0]; }
[[nodiscard]] inline double normal_point(double p) { return normal_quantile(Lane<double, 1>(p))[0]; }

inline constexpr int kMonths = 12;  ///< of a year

/// Shares are taken as if they lay between these, so that log odds are finite.
inline constexpr double kLeastShare = 0.002, kMostShare = 0.998;

[[nodiscard]] inline double log_odds(double share) {
    const double x = std::clamp(share, kLeastShare, kMostShare);
    return ln(x / (1 - x));
}
[[nodiscard]] inline double share_of(double odds) { return 1 / (1 + exponential(-odds)); }

}  // namespace multivector::hindcast
