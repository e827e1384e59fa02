#pragma once
// What a hindcast is to do, as its file says it: the world that is rebuilt at each origin, the figures it is scored
// against, what of the model stands for them, and what is fitted on the past.

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/scenario.hpp"

namespace multivector {

/// How a series of figures hangs on the measure that stands for it.
enum class Link {
    level,   ///< the figure is the base tie: the share of the model is the forecast
    change,  ///< the figure moves with the measure: its change since the origin times a fitted slope is added to the figure
};

struct HindcastSeries {
    std::string id, title;
    Measure measure = Measure::share;  ///< of a state and a power: share, deference or influence
    std::optional<std::size_t> domain;  ///< of a share
    Link link = Link::level;
    int span = 12;         ///< months that a figure sums up, to the end of its year
    bool votes = false;    ///< the figure is the share of common votes cast alike
    double least = 0;  ///< a dyad whose figures all stay below is not scored
};

/// A yearly figure that moves the attraction of ties of some states, as an exogenous input.
struct HindcastDriver {
    std::string id;
    std::size_t domain = 0;
    std::vector<std::size_t> states;
};

/// Values that are tried; the first of each is kept unless others did better on the past.
struct HindcastFitted {
    std::vector<double> capability{1};   ///< multiples of all effects of capability
    std::vector<double> half_life{60};   ///< of the legacy, months
    std::vector<double> legacy{0};       ///< part of the past trend beyond capability and driver that fades as a legacy
    std::vector<double> driver{0};       ///< log points of friction per log of the driver
    std::vector<double> memory{1};       ///< weight of the newest figure in the level at the origin
    std::vector<double> slope{0};        ///< of a series with the link `change`
    double penalty = 0;                  ///< what a departure from the first value must gain, in mean yearly changes
};

struct HindcastSpec {
    std::string id;  ///< file name without its ending
    std::string title;
    Scenario world;  ///< as loaded; its base is moved to each origin
    std::filesystem::path figures, ties, drivers;  ///< CSV files; the last two may be empty
    int warm_up = 0;                        ///< first year from which forecasts are made, to fit on
    int first = 0, last = 0;                ///< years of the origins that are scored
    std::vector<int> horizons;              ///< months, ascending, whole years
    int least_figures = 2;                  ///< up to an origin, for a forecast from it
    int least_origins = 2;                  ///< for a series to be scored
    int trend_years = 8;                    ///< figures that the trend is taken from
    std::vector<HindcastSeries> series;
    std::vector<HindcastDriver> driving;
    HindcastFitted fitted;
};

/// Reads a file and the world it names; of `options` the folders count and what changes the world. Returns nothing if any error was found; all faults are in `diagnostics`.
[[nodiscard]] std::optional<HindcastSpec> load_hindcast(const std::filesystem::path& path, const LoadOptions& options,
                                                        Diagnostics& diagnostics);

/// Whether a file says that it is a hindcast, whatever its faults.
[[nodiscard]] bool is_hindcast(const std::filesystem::path& path);

}  // namespace multivector
