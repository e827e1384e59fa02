#include "base/month.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/characters.hpp"

namespace multivector {

std::optional<Month> parse_month(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto digits = [&](std::size_t first, std::size_t count) { return text.substr(first, count); };
    if (!std::ranges::all_of(digits(0, 4), is_digit) || !std::ranges::all_of(digits(5, 2), is_digit))
        return std::nullopt;
    int year = 0;
    for (const char c : digits(0, 4)) year = year * 10 + (c - '0');
    const int month = (text[5] - '0') * 10 + (text[6] - '0');
    if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return std::nullopt;
    return Month::of(year, month);
}

std::string to_string(Month month) { return fmt::format("{:04}-{:02}", month.year(), month.month()); }

}  // namespace multivector
