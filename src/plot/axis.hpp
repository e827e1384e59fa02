#pragma once
// Axes: round numbers and years, and how they are written.

#include <string>
#include <vector>

#include "base/month.hpp"

namespace multivector::plotting {

/// A scale of values with round steps of 1, 2 or 5 times a power of ten.
struct Scale {
    double low = 0, high = 1;
    double step = 1;
    int decimals = 0;  ///< that a multiple of the step needs

    [[nodiscard]] std::vector<double> ticks() const;
};

/// About four steps over `low` to `high`. `exact`: ends there, else at the next tick outside, but
/// for a fiftieth of a step.
[[nodiscard]] Scale scale_of(double low, double high, bool exact);

/// "−0.25"; a value that rounds to zero has no sign.
[[nodiscard]] std::string number(double value, int decimals);

struct MonthTick {
    int month = 0;  ///< since January of year 0
    std::string text;
};

/// Januaries, as many as `width` pixels have room for; months where there is no January between the two ends.
[[nodiscard]] std::vector<MonthTick> month_ticks(Month from, Month to, double width);

/// "February 2022".
[[nodiscard]] std::string month_name(Month month);

/// "1,000".
[[nodiscard]] std::string thousands(std::size_t n);

}  // namespace multivector::plotting
