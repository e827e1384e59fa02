#pragma once
// A picture before it is drawn: what stands where, in words and numbers of the axes.

#include <string>
#include <vector>

#include "base/month.hpp"
#include "plot/axis.hpp"
#include "plot/curves.hpp"

namespace multivector::plotting {

/// A month in which shocks begin.
struct Mark {
    int month = 0;
    std::string label;  ///< its number
    std::string text;   ///< which shocks
};

struct Part {
    std::string key, color;  ///< a letter for those who cannot tell the colours
    Curve curve;
};

struct Panel {
    std::string title;
    std::string axis;   ///< where the panels of a sheet differ in it, else empty
    std::string color;  ///< of the line; of the swatch beside the title unless that is empty
    bool swatch = false;
    Curve curve, dashed;      ///< of a fan or an effect; nothing is dashed if it is empty
    std::vector<Part> parts;  ///< of a stack, from below
    Scale scale;
    std::string words;  ///< what it shows, in a sentence
};

/// The panels of a run.
struct Row {
    std::string label;  ///< empty if there is one row
    std::vector<Panel> panels;
    std::vector<Mark> marks;
};

struct LegendEntry {
    enum class Sign { line, dash, dots, band, box };
    Sign sign = Sign::line;
    std::string color, text;
    double opacity = 1;
    std::string key = {};  ///< in a box
};

struct Sheet {
    std::string id;  ///< letters, digits and hyphens
    std::string title;
    std::vector<std::string> about;  ///< below the title
    std::vector<LegendEntry> legend;
    std::string axis;  ///< what all panels have on y
    Month from, to;
    std::vector<Row> rows;
    std::vector<std::string> foot;
};

// How strong the bands of 50 and 90 % of the runs are, as on the page of reports.
inline constexpr double kHalf = 0.3, kMost = 0.17;

/// The whole file.
[[nodiscard]] std::string svg_of(const Sheet& sheet);

}  // namespace multivector::plotting
