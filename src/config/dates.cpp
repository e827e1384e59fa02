#include "config/dates.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/names.hpp"
#include "config/check.hpp"
#include "config/numbers.hpp"
#include "config/units.hpp"

namespace multivector {
namespace {

constexpr double kLongest = 12 * 300;  // months

/// Months in "18 months" or "1.5 years"; nothing if that is no whole number of months.
std::optional<int> length_of(std::string_view text) {
    const auto measured = split_unit(text);
    if (!measured) return std::nullopt;
    const auto* unit = find_unit("months", measured->unit);
    NumberFault ignored;
    const auto number = parse_number(measured->number, ignored);
    if (unit == nullptr || !number) return std::nullopt;
    const double months = *number * unit->over / unit->under;
    if (months != std::floor(months) || months < 0 || months > kLongest) return std::nullopt;
    return static_cast<int>(months);
}

}  // namespace

Dates::Sum Dates::split(const std::string& text) {
    for (const auto& [sign, mark] : {std::pair(1, " + "), std::pair(-1, " - ")}) {
        const auto at = text.find(mark);
        if (at != std::string::npos) return {text.substr(0, at), text.substr(at + 3), sign};
    }
    return {text, {}, 0};
}

Dates::Dates(const Node& tree, Diagnostics& diagnostics) {
    const auto* section = tree.find("dates");
    if (section == nullptr || section->kind != Node::Kind::map) return;
    for (const auto& entry : section->children) names_.push_back(entry.key);
    // Each round resolves what is counted from months that are known; what is left after that stands in a circle.
    std::vector<const Node*> left;
    for (const auto& entry : section->children) {
        if (entry.kind == Node::Kind::scalar) {
            left.push_back(&entry);
        } else {
            months_[entry.key] = "";  // the check says what is wrong with it
        }
    }
    for (bool moved = true; moved && !left.empty();) {
        moved = false;
        std::erase_if(left, [&](const Node* entry) {
            const auto from = split(entry->text).from;
            const bool waits = std::ranges::find(names_, from) != names_.end() && !months_.contains(from);
            if (waits) return false;
            bool fault = false;
            Diagnostics silent;  // the entry itself is written out, and reported, with all the others
            const auto month = evaluate(entry->text, entry->mark, "", silent, fault);
            months_[entry->key] = month.value_or(entry->text);
            moved = true;
            return true;
        });
    }
    for (const auto* entry : left) {
        diagnostics.error(entry->mark, fmt::format("the date '{}' is counted from itself", entry->key) +
                                           at_path(join_path("dates", entry->key)));
        months_[entry->key] = "";
    }
}

std::optional<std::string> Dates::evaluate(const std::string& text, const Mark& mark, const std::string& path,
                                           Diagnostics& diagnostics, bool& fault) const {
    const auto sum = split(text);
    const auto named = months_.find(sum.from);
    const bool known = named != months_.end();
    const bool counted = sum.sign != 0;
    const bool word = !sum.from.empty() && sum.from.front() >= 'a' && sum.from.front() <= 'z';
    if (!known && !counted && (!word || names_.empty())) return std::nullopt;
    const auto refuse = [&](std::string message, std::string hint) {
        diagnostics.error(mark, std::move(message) + at_path(path), std::move(hint));
        fault = true;
        return std::nullopt;
    };
    if (!known && word)
        return refuse(fmt::format("unknown date '{}'", sum.from),
                      names_.empty() ? "name it under 'dates'" : name_hint(sum.from, names_));
    const auto start = parse_month(known ? named->second : sum.from);
    if (!start) {
        if (!known) return refuse(fmt::format("expected a month or the name of a date, got '{}'", sum.from), "a month is written YYYY-MM, as in 2022-02");
        fault = true;  // the date itself has a fault, which is reported there
        return std::nullopt;
    }
    if (!counted) return to_string(*start);
    const auto length = length_of(sum.length);
    if (!length) return refuse(fmt::format("expected a length such as '6 months' or '2 years', got '{}'", sum.length), "");
    const auto result = to_string(*start + sum.sign * *length);
    if (!parse_month(result)) return refuse(fmt::format("'{}' is {}, which is off the calendar", text, result), "");
    return result;
}

void Dates::write_out(Node& node, const std::string& path, Diagnostics& diagnostics) const {
    if (node.kind != Node::Kind::scalar || node.open) return;
    bool fault = false;
    const auto month = evaluate(node.text, node.mark, path, diagnostics, fault);
    if (month) node.text = *month;
    node.open = fault;
}

void Dates::write_out_key(Node& entry, const std::string& path, Diagnostics& diagnostics) const {
    bool fault = false;
    const auto month = evaluate(entry.key, entry.key_mark, path, diagnostics, fault);
    if (month) entry.key = *month;
    if (fault) entry.open = true;
}

}  // namespace multivector
