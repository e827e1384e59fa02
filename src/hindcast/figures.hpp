#pragma once
// Observed figures, and the only way to them: a view of what was known at the end of a year, which holds no later figure.

#include <compare>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/hindcast_spec.hpp"

namespace multivector::hindcast {

/// What a row of figures speaks of: a series (or domain, or driver), a state and a power, by their places.
struct Key {
    std::size_t series = 0, state = 0, power = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

using YearValue = std::pair<int, double>;

/// Figures by key, each in order of time. A view of a year holds copies of the figures up to that year and nothing else.
class Figures {
public:
    /// Throws Error if the key has a figure for the year already.
    void add(const Key& key, int year, double value);

    /// What was known at the end of `year`: a figure of a year counts as known when the year ends.
    [[nodiscard]] Figures until(int year) const;
    /// Every figure of a key; empty if there is none.
    [[nodiscard]] std::span<const YearValue> of(const Key& key) const;
    [[nodiscard]] std::optional<double> at(const Key& key, int year) const;
    /// The newest figure; nothing if there is none.
    [[nodiscard]] std::optional<YearValue> newest(const Key& key) const;
    [[nodiscard]] std::vector<Key> keys() const;
    [[nodiscard]] std::optional<int> first_year() const;

private:
    std::map<Key, std::vector<YearValue>> figures_;
};

/// What a forecaster may see.
struct Known {
    Figures figures, ties;
};

/// Yearly figures that are fed, by driver. They are exogenous: a forecast is conditional on them.
using Drivers = std::vector<std::vector<YearValue>>;

/// All that the files of a hindcast say.
struct Archive {
    Figures figures, ties;
    Drivers drivers;

    [[nodiscard]] Known until(int year) const { return {figures.until(year), ties.until(year)}; }
};

/// Reads the files of a hindcast. Every fault is reported with its line and column; nothing is returned if there is one.
[[nodiscard]] std::optional<Archive> read_archive(const HindcastSpec& spec, Diagnostics& diagnostics);

}  // namespace multivector::hindcast
