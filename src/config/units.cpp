#include "config/units.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/characters.hpp"

namespace multivector {
namespace {

constexpr std::array<std::string_view, 4> kMustBeSaid{"months", "Mt/year", "1/month", "1/year"};

const std::map<std::string_view, std::vector<Unit>>& table() {
    static const std::map<std::string_view, std::vector<Unit>> kTable{
        {"months", {{"months"}, {"month"}, {"years", 12}, {"year", 12}}},
        {"Mt/year", {{"Mt/year"}, {"kt/year", 1, 1000}, {"t/year", 1, 1e6}, {"Mt/month", 12}, {"kt/month", 12, 1000}}},
        {"1/month", {{"/month"}, {"%/month", 1, 100}, {"/year", 1, 12}, {"%/year", 1, 1200}}},
        {"1/year", {{"/year"}, {"%/year", 1, 100}}},
        {"share", {{"share"}, {"%", 1, 100}}},
        {"multiplier", {{"times"}, {"%", 1, 100}}},
        {"factor", {{"times"}, {"%", 1, 100}}},
        {"log points", {{"log points"}}},
        {"offer units", {{"offer units"}}},
    };
    return kTable;
}

}  // namespace

const std::vector<Unit>& units_of(std::string_view field_unit) {
    static const std::vector<Unit> kNone;
    const auto it = table().find(field_unit);
    return it == table().end() ? kNone : it->second;
}

const std::vector<Unit>& all_units() {
    static const std::vector<Unit> kAll = [] {
        std::vector<Unit> all;
        for (const auto& [field, units] : table()) {
            for (const auto& unit : units) {
                if (std::ranges::find(all, unit.spelling, &Unit::spelling) == all.end()) all.push_back(unit);
            }
        }
        return all;
    }();
    return kAll;
}

bool needs_unit(std::string_view field_unit) {
    return std::ranges::find(kMustBeSaid, field_unit) != kMustBeSaid.end();
}

std::optional<Measured> split_unit(std::string_view text) {
    std::size_t end = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    if (end >= text.size() || !(is_digit(text[end]) || text[end] == '.')) return std::nullopt;
    while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        auto past = end + 1;
        if (past < text.size() && (text[past] == '-' || text[past] == '+')) ++past;
        if (past < text.size() && is_digit(text[past])) {
            while (past < text.size() && is_digit(text[past])) ++past;
            end = past;
        }
    }
    const auto number = text.substr(0, end);
    auto unit = text.substr(end);
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    return Measured{number, unit};
}

const Unit* find_unit(std::string_view field_unit, std::string_view spelling) {
    const auto& units = units_of(field_unit);
    const auto it = std::ranges::find(units, spelling, &Unit::spelling);
    return it == units.end() ? nullptr : &*it;
}

std::string unit_hint(std::string_view field_unit) {
    const auto& units = units_of(field_unit);
    if (units.empty()) return "this number has no unit";
    std::vector<std::string_view> names;
    for (const auto& unit : units) names.push_back(unit.spelling);
    return names.size() == 1 ? fmt::format("its unit is {}", names.front())
                             : fmt::format("its unit is one of {}", fmt::join(names, ", "));
}

}  // namespace multivector
