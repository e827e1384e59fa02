#pragma once
// One panel of a sheet: an axis of months, an axis of values, and what lies between.

#include <vector>

#include "plot/sheet.hpp"
#include "plot/svg.hpp"

namespace multivector::plotting {

/// Where the panels of a sheet have their parts, the same for all.
struct PanelShape {
    std::size_t title_lines = 1;
    double width = 0, height = 0;      ///< of the whole panel
    double left = 0, right = 0;        ///< room beside the drawing, for ticks and for the last value
    double top = 0, bottom = 0;        ///< room above and below it
};

struct PanelFrame {
    const PanelShape& shape;
    Place corner;
    Month from, to;
};

inline constexpr double kPanelTitle = 11.5, kTick = 10, kTitleLine = 13.5;

/// The title of a panel, in as many lines as it needs within `width` and at most two.
[[nodiscard]] std::vector<std::string> title_lines(const Panel& panel, double width);

/// Text of the last value of a panel.
[[nodiscard]] std::string last_value(const Panel& panel);

void draw_panel(Svg& svg, const Panel& panel, const std::vector<Mark>& marks, const PanelFrame& frame);

}  // namespace multivector::plotting
