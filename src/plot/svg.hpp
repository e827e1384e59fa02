#pragma once
// Elements of SVG as text. Coordinates are rounded to tenths of a pixel, so that the same drawing has the same bytes.

#include <string>
#include <string_view>
#include <vector>

namespace multivector::plotting {

/// Type of a text: its size, colour and the rest.
struct Type {
    double size = 10;
    std::string color;
    bool bold = false;
    const char* anchor = "start";
};

struct Place {
    double x = 0, y = 0;
};

class Svg {
public:
    /// Begins and ends a group; what it shows is named for those who point at it.
    void begin(std::string_view name);
    void end();

    void text(Place at, std::string_view text, const Type& type);
    void rectangle(Place corner, double width, double height, const std::string& color, double round = 0);
    /// A straight line; `dashes` as stroke-dasharray has it, empty for none.
    void rule(Place from, Place to, const std::string& color, double width, const char* dashes = "");
    void line(const std::vector<Place>& through, const std::string& color, double width, const char* dashes = "");
    void area(const std::vector<Place>& around, const std::string& color, double opacity, const std::string& edge = {});

    [[nodiscard]] const std::string& so_far() const { return text_; }

private:
    std::string text_;
};

/// "12.5": a coordinate.
[[nodiscard]] std::string coordinate(double value);

}  // namespace multivector::plotting
