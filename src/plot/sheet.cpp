#include "plot/sheet.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plot/palette.hpp"
#include "plot/panel.hpp"
#include "plot/plot.hpp"
#include "plot/svg.hpp"
#include "plot/text.hpp"

namespace multivector::plotting {
namespace {

// Pixels. A width of 760 is about the text of a page: the smallest type is then 7 points in print.
constexpr double kWidth = 760, kMargin = 16, kInner = kWidth - 2 * kMargin;
constexpr double kGapX = 16, kGapY = 12;
constexpr double kTitle = 17, kAbout = 11, kLegend = 10.5, kRow = 13, kFoot = 9.5;
constexpr double kLine = 1.35;  // from one line of text to the next, over its size

int columns_for(std::size_t panels) {
    if (panels <= 3) return std::max(1, static_cast<int>(panels));
    if (panels == 4) return 2;
    return panels <= 12 ? 3 : 4;
}

class Composer {
public:
    explicit Composer(const Sheet& sheet) : sheet_(sheet) {}

    std::string text() {
        y_ = kMargin;
        paragraph(sheet_.title, {kTitle, shade("text"), true});
        y_ += 2;
        for (const auto& line : sheet_.about) paragraph(line, {kAbout, shade("muted")});
        y_ += 4;
        legend();
        y_ += 6;
        settle_shape();
        for (const Row& row : sheet_.rows) draw_row(row);
        y_ += 2;
        for (const auto& line : sheet_.foot) paragraph(line, {kFoot, shade("muted")});
        return head() + svg_.so_far() + "</g>\n</svg>\n";
    }

private:
    void paragraph(const std::string& text, const Type& type) {
        for (const auto& line : wrapped(text, kInner, type.size, type.bold)) {
            y_ += type.size;
            svg_.text({kMargin, y_}, line, type);
            y_ += type.size * (kLine - 1);
        }
    }

    void legend() {
        constexpr double kSign = 20, kBox = 14, kAfter = 5, kBetween = 16, kDown = 4, kHeight = 16;
        double x = kMargin;
        const double right = kWidth - kMargin;
        for (const LegendEntry& entry : sheet_.legend) {
            const bool box = entry.sign == LegendEntry::Sign::box;
            const double sign = box ? kBox : kSign;
            const auto text = shortened(entry.text, kInner - sign - kAfter, kLegend);
            const double width = sign + kAfter + text_width(text, kLegend);
            if (x > kMargin && x + width > right) x = kMargin, y_ += kHeight;
            sign_of(entry, x, y_ + kHeight / 2, sign);
            svg_.text({x + sign + kAfter, y_ + kHeight / 2 + kDown}, text, {kLegend, shade("text")});
            x += width + kBetween;
        }
        if (!sheet_.legend.empty()) y_ += kHeight;
    }

    void sign_of(const LegendEntry& entry, double x, double middle, double width) {
        using Sign = LegendEntry::Sign;
        constexpr double kUp = 6, kThick = 2.2, kThin = 1.4, kDown = 3.5;
        switch (entry.sign) {
            case Sign::line: svg_.rule({x, middle}, {x + width, middle}, entry.color, kThick); break;
            case Sign::dash: svg_.rule({x, middle}, {x + width, middle}, entry.color, kThin, "4,3"); break;
            case Sign::dots:
                svg_.rule({x + width / 2, middle - kUp}, {x + width / 2, middle + kUp}, entry.color, 1, "1,2.5");
                break;
            case Sign::band:
                svg_.area({{x, middle - kUp}, {x + width, middle - kUp}, {x + width, middle + kUp}, {x, middle + kUp}},
                          entry.color, entry.opacity);
                break;
            case Sign::box:
                svg_.rectangle({x, middle - kUp}, width, 2 * kUp, entry.color, 2);
                svg_.text({x + width / 2, middle + kDown}, entry.key, {kTick, text_on(entry.color), true, "middle"});
                break;
        }
    }

    /// The same shape for all panels: as many side by side as there is room for, with room for the longest numbers.
    void settle_shape() {
        std::size_t most = 1;
        double ticks = 0, lasts = 0;
        bool own_axis = false;
        for (const Row& row : sheet_.rows) {
            most = std::max(most, row.panels.size());
            for (const Panel& panel : row.panels) {
                for (const double v : panel.scale.ticks())
                    ticks = std::max(ticks, text_width(number(v, panel.scale.decimals), kTick));
                lasts = std::max(lasts, text_width(last_value(panel), kPanelTitle, true));
                own_axis = own_axis || !panel.axis.empty();
            }
        }
        columns_ = columns_for(most);
        constexpr double kAlone = 520, kGap = 6, kTop = 31, kBottom = 18, kPlot = 108, kPlotAlone = 230;
        shape_.width = columns_ == 1 ? kAlone : (kInner - (columns_ - 1) * kGapX) / columns_;
        for (const Row& row : sheet_.rows)
            for (const Panel& panel : row.panels)
                shape_.title_lines = std::max(shape_.title_lines, title_lines(panel, shape_.width).size());
        shape_.left = ticks + kGap;
        shape_.right = lasts > 0 ? lasts + kGap : kGap;
        shape_.top = kTop + kTitleLine * (static_cast<double>(shape_.title_lines) - 1 + (own_axis ? 1 : 0));
        shape_.bottom = kBottom;
        shape_.height = shape_.top + (columns_ == 1 ? kPlotAlone : kPlot) + shape_.bottom;
    }

    void draw_row(const Row& row) {
        if (!row.label.empty()) paragraph(row.label, {kRow, shade("text"), true});
        if (!sheet_.axis.empty()) paragraph(sheet_.axis, {kTick, shade("muted")});
        y_ += 4;
        for (std::size_t k = 0; k < row.panels.size(); ++k) {
            const int column = static_cast<int>(k) % columns_;
            if (k > 0 && column == 0) y_ += shape_.height + kGapY;
            draw_panel(svg_, row.panels[k], row.marks,
                       {shape_, {kMargin + column * (shape_.width + kGapX), y_}, sheet_.from, sheet_.to});
        }
        y_ += shape_.height;
        x_titles(row.panels.size());
        y_ += 6;
        marks(row);
        y_ += kGapY;
    }

    /// Below each of the panels that have none below them.
    void x_titles(std::size_t panels) {
        const bool years = month_ticks(sheet_.from, sheet_.to, shape_.width).front().text.size() == 4;
        const int last = static_cast<int>((panels - 1) % static_cast<std::size_t>(columns_));
        y_ += kTick;
        for (int column = 0; column <= last; ++column)
            svg_.text({kMargin + column * (shape_.width + kGapX) + shape_.left + (shape_.width - shape_.left - shape_.right) / 2, y_},
                      years ? "Year" : "Month", {kTick, shade("muted"), false, "middle"});
    }

    void marks(const Row& row) {
        for (const Mark& mark : row.marks) paragraph(fmt::format("({}) {}", mark.label, mark.text), {kTick, shade("muted")});
    }

    /// What all this shows, for those who do not see it.
    [[nodiscard]] std::string head() const {
        std::string words = sheet_.title + ".";
        for (const auto& line : sheet_.about) words += " " + line;
        for (const Row& row : sheet_.rows) {
            if (!row.label.empty()) words += " " + row.label + ".";
            for (const Panel& panel : row.panels) words += " " + panel.words + ".";
        }
        const std::string height = coordinate(y_ + kMargin), width = coordinate(kWidth);
        return fmt::format(
            "{}\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" role=\"img\" "
            "aria-labelledby=\"{}-title {}-desc\" font-family=\"sans-serif\">\n<title id=\"{}-title\">{}</title>\n"
            "<desc id=\"{}-desc\">{}</desc>\n<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n<g>\n",
            kFirstLines, width, height, width, height, sheet_.id, sheet_.id, sheet_.id, xml_text(sheet_.title), sheet_.id,
            xml_text(words), width, height, shade("card"));
    }

    const Sheet& sheet_;
    Svg svg_;
    PanelShape shape_;
    int columns_ = 1;
    double y_ = 0;
};

}  // namespace

std::string svg_of(const Sheet& sheet) { return Composer(sheet).text(); }

}  // namespace multivector::plotting
