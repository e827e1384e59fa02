#pragma once
// Calendar months as one integer, so that time arithmetic is exact; text only at the edge.

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace multivector {

/// Years that a file may speak of.
inline constexpr int kFirstYear = 1900, kLastYear = 2200;

/// A calendar month: months since January of year 0.
struct Month {
    int index = 0;

    static constexpr Month of(int year, int month) { return Month{year * 12 + (month - 1)}; }
    [[nodiscard]] constexpr int year() const { return index / 12; }
    [[nodiscard]] constexpr int month() const { return index % 12 + 1; }

    friend constexpr auto operator<=>(Month, Month) = default;
    friend constexpr Month operator+(Month m, int months) { return Month{m.index + months}; }
    friend constexpr int operator-(Month a, Month b) { return a.index - b.index; }
};

/// Reads "2022-02"; nothing for any other text or a month outside 1..12 or a year outside 1900..2200.
[[nodiscard]] std::optional<Month> parse_month(std::string_view text);

/// "2022-02".
[[nodiscard]] std::string to_string(Month month);

}  // namespace multivector
