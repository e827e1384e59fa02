#include "hindcast/figures.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "base/error.hpp"

namespace multivector::hindcast {

void Figures::add(const Key& key, int year, double value) {
    auto& list = figures_[key];
    const auto it = std::ranges::lower_bound(list, year, {}, &YearValue::first);
    if (it != list.end() && it->first == year) throw Error(fmt::format("two figures for {}", year));
    list.insert(it, {year, value});
}

Figures Figures::until(int year) const {
    Figures out;
    for (const auto& [key, list] : figures_) {
        const auto end = std::ranges::upper_bound(list, year, {}, &YearValue::first);
        if (end != list.begin()) out.figures_.emplace(key, std::vector<YearValue>(list.begin(), end));
    }
    return out;
}

std::span<const YearValue> Figures::of(const Key& key) const {
    const auto it = figures_.find(key);
    return it == figures_.end() ? std::span<const YearValue>() : std::span<const YearValue>(it->second);
}

std::optional<double> Figures::at(const Key& key, int year) const {
    const auto list = of(key);
    const auto it = std::ranges::lower_bound(list, year, {}, &YearValue::first);
    if (it == list.end() || it->first != year) return std::nullopt;
    return it->second;
}

std::optional<YearValue> Figures::newest(const Key& key) const {
    const auto list = of(key);
    return list.empty() ? std::nullopt : std::optional(list.back());
}

std::vector<Key> Figures::keys() const {
    std::vector<Key> out;
    for (const auto& [key, list] : figures_) out.push_back(key);
    return out;
}

std::optional<int> Figures::first_year() const {
    std::optional<int> first;
    for (const auto& [key, list] : figures_)
        if (!first || list.front().first < *first) first = list.front().first;
    return first;
}

}  // namespace multivector::hindcast
