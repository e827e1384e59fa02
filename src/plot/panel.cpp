#include "plot/panel.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "plot/palette.hpp"
#include "plot/text.hpp"

namespace multivector::plotting {
namespace {

constexpr double kHairline = 1;

/// From months and values to pixels.
class Plane {
public:
    Plane(const PanelFrame& frame, const Scale& scale)
        : left(frame.corner.x + frame.shape.left),
          right(frame.corner.x + frame.shape.width - frame.shape.right),
          top(frame.corner.y + frame.shape.top),
          bottom(frame.corner.y + frame.shape.height - frame.shape.bottom),
          from_(frame.from.index),
          months_(frame.to - frame.from),
          scale_(scale) {}

    [[nodiscard]] double x(int month) const {
        return months_ <= 0 ? (left + right) / 2 : left + (right - left) * (month - from_) / months_;
    }
    [[nodiscard]] double y(double value) const {
        const double share = (value - scale_.low) / (scale_.high - scale_.low);
        return bottom - (bottom - top) * std::clamp(share, 0.0, 1.0);
    }

    double left, right, top, bottom;

private:
    int from_, months_;
    const Scale& scale_;
};

/// Points for drawing: a single one becomes a short stroke, so that it can be seen.
struct Stroke {
    double x;
    const Point* point;
};

std::vector<Stroke> strokes(const Curve& curve, const Plane& plane) {
    std::vector<Stroke> out;
    if (curve.size() == 1) {
        constexpr double kHalfStroke = 9;
        const double x = std::clamp(plane.x(curve.front().month), plane.left + kHalfStroke, plane.right - kHalfStroke);
        return {{x - kHalfStroke, &curve.front()}, {x + kHalfStroke, &curve.front()}};
    }
    for (const Point& p : curve) out.push_back({plane.x(p.month), &p});
    return out;
}

void draw_line(Svg& svg, const Curve& curve, const Plane& plane, double Point::*value, const std::string& color,
               double width, const char* dashes = "") {
    std::vector<Place> through;
    for (const auto& [x, p] : strokes(curve, plane))
        if (std::isfinite(p->*value)) through.push_back({x, plane.y(p->*value)});
    svg.line(through, color, width, dashes);
}

void draw_band(Svg& svg, const Curve& curve, const Plane& plane, double Point::*low, double Point::*high,
               const std::string& color, double opacity) {
    std::vector<Place> around, back;
    for (const auto& [x, p] : strokes(curve, plane)) {
        if (!std::isfinite(p->*low) || !std::isfinite(p->*high)) continue;
        around.push_back({x, plane.y(p->*high)});
        back.push_back({x, plane.y(p->*low)});
    }
    around.insert(around.end(), back.rbegin(), back.rend());
    svg.area(around, color, opacity);
}

/// A letter in a part where it has room: near the right end, where those of other parts and panels are too, else where
/// the part is thickest.
void draw_key(Svg& svg, const Part& part, const std::vector<Place>& upper, const std::vector<Place>& lower) {
    constexpr double kRoom = 12, kDown = 3.5, kUsual = 0.85, kBeside = 6;
    const auto thickness = [&](std::size_t k) { return lower[k].y - upper[k].y; };
    std::size_t best = static_cast<std::size_t>(kUsual * static_cast<double>(upper.size() - 1));
    if (thickness(best) < kRoom)
        for (std::size_t k = 0; k < upper.size(); ++k)
            if (thickness(k) > thickness(best) && upper[k].x > upper.front().x + kBeside &&
                upper[k].x < upper.back().x - kBeside)
                best = k;
    if (thickness(best) < kRoom) return;
    const double x = upper.size() > 2 ? upper[best].x : (upper.front().x + upper.back().x) / 2;
    svg.text({x, (upper[best].y + lower[best].y) / 2 + kDown}, part.key,
             {kTick, text_on(part.color), true, "middle"});
}

void draw_stack(Svg& svg, const Panel& panel, const Plane& plane) {
    std::map<int, double> above, below;  // sums so far, by month
    for (const Part& part : panel.parts) {
        std::vector<Place> upper, lower;
        for (const auto& [x, p] : strokes(part.curve, plane)) {
            double& sum = p->middle < 0 ? below[p->month] : above[p->month];
            const bool again = part.curve.size() == 1 && !upper.empty();  // the other end of a single point
            const double before = again ? sum - p->middle : sum;
            upper.push_back({x, plane.y(std::max(before, before + p->middle))});
            lower.push_back({x, plane.y(std::min(before, before + p->middle))});
            sum = before + p->middle;
        }
        std::vector<Place> around = upper;
        around.insert(around.end(), lower.rbegin(), lower.rend());
        svg.area(around, part.color, 1, shade("card"));
        draw_key(svg, part, upper, lower);
    }
}

void draw_axes(Svg& svg, const Panel& panel, const Plane& plane, const PanelFrame& frame) {
    const Type type{kTick, shade("muted")};
    constexpr double kGap = 5, kDown = 3.5, kBelow = 14, kNotch = 4;
    for (const double value : panel.scale.ticks()) {
        const double y = plane.y(value);
        svg.rule({plane.left, y}, {plane.right, y}, shade("grid"), kHairline);
        Type at_end = type;
        at_end.anchor = "end";
        svg.text({plane.left - kGap, y + kDown}, number(value, panel.scale.decimals), at_end);
    }
    for (const MonthTick& tick : month_ticks(frame.from, frame.to, plane.right - plane.left)) {
        const double x = plane.x(tick.month), half = text_width(tick.text, kTick) / 2;
        svg.rule({x, plane.bottom}, {x, plane.bottom + kNotch}, shade("muted"), kHairline);
        const bool first = x - half < frame.corner.x, last = x + half > frame.corner.x + frame.shape.width;
        svg.text({first ? frame.corner.x : last ? frame.corner.x + frame.shape.width : x, plane.bottom + kBelow}, tick.text,
                 {kTick, shade("muted"), false, first ? "start" : last ? "end" : "middle"});
    }
}

/// Thin lines where shocks begin, with numbers; what stands close shares one.
void draw_marks(Svg& svg, const std::vector<Mark>& marks, const Plane& plane) {
    constexpr double kNear = 13, kUp = 4;
    struct Label {
        double x, last;
        std::string text, end;
    };
    std::vector<Label> labels;
    for (const Mark& mark : marks) {
        const double x = plane.x(mark.month);
        svg.rule({x, plane.top}, {x, plane.bottom}, shade("muted"), kHairline, "1,2.5");
        if (!labels.empty() && x - labels.back().last < kNear)
            labels.back().last = x, labels.back().end = mark.label;
        else
            labels.push_back({x, x, mark.label, ""});
    }
    for (const Label& label : labels)
        svg.text({(label.x + label.last) / 2, plane.top - kUp},
                 label.end.empty() ? label.text : label.text + "\u2013" + label.end,
                 {kTick, shade("muted"), true, "middle"});
}

constexpr double kIndent = 14;  // of a title after a swatch

void draw_title(Svg& svg, const Panel& panel, const PanelFrame& frame) {
    constexpr double kSwatch = 9, kBaseline = 11;
    const Place at = frame.corner;
    if (panel.swatch) svg.rectangle({at.x, at.y + kBaseline - kSwatch}, kSwatch, kSwatch, panel.color, 2);
    double y = at.y + kBaseline;
    for (const auto& line : title_lines(panel, frame.shape.width)) {
        svg.text({at.x + (panel.swatch ? kIndent : 0), y}, line, {kPanelTitle, shade("text"), true});
        y += kTitleLine;
    }
    if (!panel.axis.empty()) svg.text({at.x, y}, panel.axis, {kTick, shade("muted")});
}

}  // namespace

std::vector<std::string> title_lines(const Panel& panel, double width) {
    const double room = width - (panel.swatch ? kIndent : 0);
    auto lines = wrapped(panel.title, room, kPanelTitle, true);
    if (lines.size() <= 2) return lines;
    std::string rest;
    for (std::size_t k = 1; k < lines.size(); ++k) rest += (k == 1 ? "" : " ") + lines[k];
    return {lines.front(), shortened(rest, room, kPanelTitle, true)};
}

std::string last_value(const Panel& panel) {
    return panel.curve.empty() ? std::string() : number(panel.curve.back().middle, panel.scale.decimals + 1);
}

void draw_panel(Svg& svg, const Panel& panel, const std::vector<Mark>& marks, const PanelFrame& frame) {
    const Plane plane(frame, panel.scale);
    svg.begin(panel.words);
    draw_title(svg, panel, frame);
    draw_axes(svg, panel, plane, frame);
    if (panel.parts.empty()) {
        draw_band(svg, panel.curve, plane, &Point::q05, &Point::q95, panel.color, kMost);
        draw_band(svg, panel.curve, plane, &Point::q25, &Point::q75, panel.color, kHalf);
    } else {
        draw_stack(svg, panel, plane);
    }
    draw_marks(svg, marks, plane);
    if (panel.scale.low < 0 && panel.scale.high > 0)
        svg.rule({plane.left, plane.y(0)}, {plane.right, plane.y(0)}, shade("muted"), kHairline);
    constexpr double kThin = 1.4, kThick = 2.2, kAfter = 5, kDown = 4;
    draw_line(svg, panel.dashed, plane, &Point::middle, shade("text"), kThin, "4,3");
    draw_line(svg, panel.curve, plane, &Point::arithmetic, shade("text"), kThin, "4,3");
    draw_line(svg, panel.curve, plane, &Point::middle, panel.color, kThick);
    if (!panel.curve.empty()) {
        const double end = strokes(panel.curve, plane).back().x;
        const double y = std::clamp(plane.y(panel.curve.back().middle) + kDown, plane.top + 2 * kDown, plane.bottom);
        svg.text({end + kAfter, y}, last_value(panel), {kPanelTitle - 0.5, shade("text"), true});
    }
    svg.end();
}

}  // namespace multivector::plotting
