#include "plot/svg.hpp"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "plot/text.hpp"

namespace multivector::plotting {
namespace {

long tenths(double value) { return std::lround(value * 10); }

std::string of_tenths(long t) {
    const long whole = std::labs(t) / 10, rest = std::labs(t) % 10;
    return fmt::format("{}{}{}", t < 0 ? "-" : "", whole, rest == 0 ? "" : fmt::format(".{}", rest));
}

/// The first point, and steps from each to the next one: half the bytes of places.
std::string path(const std::vector<Place>& points) {
    std::string out;
    long x = 0, y = 0;
    for (const Place& p : points) {
        const long to_x = tenths(p.x), to_y = tenths(p.y);
        if (out.empty())
            out = fmt::format("M{} {}l", of_tenths(to_x), of_tenths(to_y));
        else
            out += fmt::format("{}{} {}", out.back() == 'l' ? "" : " ", of_tenths(to_x - x), of_tenths(to_y - y));
        x = to_x, y = to_y;
    }
    return out;
}

std::string dashes_of(const char* dashes) {
    return *dashes == '\0' ? std::string() : fmt::format(" stroke-dasharray=\"{}\"", dashes);
}

}  // namespace

std::string coordinate(double value) { return of_tenths(tenths(value)); }

void Svg::begin(std::string_view name) { text_ += fmt::format("<g><title>{}</title>\n", xml_text(name)); }

void Svg::end() { text_ += "</g>\n"; }

void Svg::text(Place at, std::string_view text, const Type& type) {
    const std::string_view anchor = type.anchor;
    text_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{}{}>{}</text>\n", coordinate(at.x),
                         coordinate(at.y), coordinate(type.size), type.color, type.bold ? " font-weight=\"bold\"" : "",
                         anchor == "start" ? "" : fmt::format(" text-anchor=\"{}\"", anchor), xml_text(text));
}

void Svg::rectangle(Place corner, double width, double height, const std::string& color, double round) {
    text_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{} fill=\"{}\"/>\n", coordinate(corner.x),
                         coordinate(corner.y), coordinate(width), coordinate(height),
                         round > 0 ? fmt::format(" rx=\"{}\"", coordinate(round)) : "", color);
}

void Svg::rule(Place from, Place to, const std::string& color, double width, const char* dashes) {
    text_ += fmt::format("<path d=\"M{} {}L{} {}\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", coordinate(from.x),
                         coordinate(from.y), coordinate(to.x), coordinate(to.y), color, coordinate(width),
                         dashes_of(dashes));
}

void Svg::line(const std::vector<Place>& through, const std::string& color, double width, const char* dashes) {
    if (through.size() < 2) return;
    text_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"{}/>\n",
                         path(through), color, coordinate(width), dashes_of(dashes));
}

void Svg::area(const std::vector<Place>& around, const std::string& color, double opacity, const std::string& edge) {
    if (around.size() < 3) return;
    text_ += fmt::format("<path d=\"{}z\" fill=\"{}\"{}{}/>\n", path(around), color,
                         opacity < 1 ? fmt::format(" fill-opacity=\"{:.2f}\"", opacity) : "",
                         edge.empty() ? "" : fmt::format(" stroke=\"{}\" stroke-width=\"0.7\"", edge));
}

}  // namespace multivector::plotting
