#include "config/dates.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

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
    const std::set<std::string, std::less<>> named(names_.begin(), names_.end());
    std::map<std::string, std::vector<const Node*>> waiting;  // for the date that they are counted from
    std::vector<const Node*> ready;
    const auto is_known = [&](const std::string& name, std::string month) {
        months_[name] = std::move(month);
        if (const auto it = waiting.find(name); it != waiting.end()) {
            ready.insert(ready.end(), it->second.begin(), it->second.end());
            waiting.erase(it);
        }
    };
    for (const auto& entry : section->children) {
        if (entry.kind != Node::Kind::scalar) {
            is_known(entry.key, "");  // the check says what is wrong with it
        } else if (const auto from = split(entry.text).from; named.contains(from) && !months_.contains(from)) {
            waiting[from].push_back(&entry);
        } else {
            ready.push_back(&entry);
        }
        while (!ready.empty()) {
            const auto* next = ready.back();
            ready.pop_back();
            bool fault = false;
            Diagnostics silent;  // the entry itself is written out, and reported, with all the others
            is_known(next->key, evaluate(next->text, next->mark, "", silent, fault).value_or(next->text));
        }
    }
    for (const auto& [from, entries] : waiting) {
        for (const auto* entry : entries) {
            diagnostics.error(entry->mark, fmt::format("the date '{}' is counted from itself", entry->key) +
                                               at_path(join_path("dates", entry->key)));
            months_[entry->key] = "";
        }
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
