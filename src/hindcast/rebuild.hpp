#pragma once
// The world as it stood at an origin: base ties, corridors, legacy and drivers from what was known by then.

#include <map>

#include "config/hindcast_spec.hpp"
#include "hindcast/figures.hpp"

namespace multivector::hindcast {

/// What is fitted for a dyad of a series. The slope is of the link, not of the world.
struct DyadFit {
    double legacy = 0;
    double driver = 0;
    double memory = 1;
    double slope = 1;
    friend bool operator==(const DyadFit&, const DyadFit&) = default;
};

/// All that is fitted at an origin.
struct Fit {
    double capability = 1;
    double half_life = 60;
    std::map<Key, DyadFit> dyads;  ///< those that are not in it have the first values
};

/// ln of the capability that pulls ties with a power, less that of the rest of the world, by domain and month. Exogenous.
class Capability {
public:
    /// From `first` on, to the end of the data or `last`.
    Capability(Scenario world, Month first, Month last);
    /// Change of the log attraction of a power against the rest of the world between two months.
    [[nodiscard]] double change(std::size_t power, std::size_t domain, Month from, Month to) const;

private:
    [[nodiscard]] double level(std::size_t power, std::size_t domain, Month at) const;

    Scenario world_;
    Month first_, last_;
    int columns_ = 0;
    std::vector<double> market_, security_;
};

/// The month that a figure of a year stands for, in which forecasts from that year begin.
[[nodiscard]] inline Month month_of(int year) { return Month::of(year, 7); }

/// Log odds of the figures of a key: a mean in which each year back counts (1 - memory) times as much; the newest alone for 1.
[[nodiscard]] double level_of(std::span<const YearValue> figures, double memory);

/// ln of a driver's figure in a month less that in another; years without a figure are crossed in a straight line, and
/// beyond the ends it stays.
[[nodiscard]] double driver_change(std::span<const YearValue> driver, Month from, Month to);

/// What makes a world of a hindcast.
struct Workshop {
    const HindcastSpec& spec;
    const Drivers& drivers;
    const Capability& capability;

    /// The driver that moves a dyad of a series; none if no driver does.
    [[nodiscard]] std::optional<std::size_t> driver_of(const Key& key) const;
    /// Legacy of a dyad whose trend of the past goes on and fades: log points.
    [[nodiscard]] double legacy_of(const Key& key, std::span<const YearValue> figures, int origin, const Fit& fit, const DyadFit& dyad) const;
    /// The world at the origin, to run for `months`.
    [[nodiscard]] Scenario world_at(int origin, const Known& known, const Fit& fit, int months) const;
};

}  // namespace multivector::hindcast
