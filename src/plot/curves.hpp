#pragma once
// What a picture is drawn from: one measure of one table of a folder of results.

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "plot/catalogue.hpp"
#include "report/run_folder.hpp"

namespace multivector::plotting {

/// Values of a month, in the unit of the table. NaN where the table has none; `middle` is finite.
struct Point {
    int month = 0;  ///< since January of year 0
    double middle = 0;                         ///< median (or mean, see Measure) of a fan, mean of a part or difference
    double q05 = 0, q25 = 0, q75 = 0, q95 = 0;  ///< of an effect q05 and q95 are its 95 % interval
    double arithmetic = 0;                      ///< of an effect
};

using Curve = std::vector<Point>;

/// Places among the measures of the picture and the entities of its panels and parts; -1 where there are none.
struct CurveKey {
    int measure = 0, panel = -1, part = -1;

    friend auto operator<=>(const CurveKey&, const CurveKey&) = default;
};

using Curves = std::map<CurveKey, Curve>;

/// Whether a single run tells all there is, so that quantiles say no more than the mean.
[[nodiscard]] bool is_alone(const reporting::RunFolder& folder);

/// The curves of a picture for a state (its id; empty for pictures of none), by month. At most about `kMostPoints` of
/// each are kept, the last among them. A fault is reported if the table is missing or damaged, or holds no such curve.
[[nodiscard]] Curves read_curves(const reporting::RunFolder& folder, const Picture& picture, const std::string& state,
                                 Diagnostics& faults);

inline constexpr std::size_t kMostPoints = 120;  ///< a panel is about two hundred pixels wide

}  // namespace multivector::plotting
