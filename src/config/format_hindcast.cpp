#include <string>
#include <utility>

#include "config/format.hpp"

namespace multivector {
namespace {

void add_files(std::vector<Row>& rows) {
    rows.push_back({.at = "world",
                    .form = Form::text,
                    .need = Need::required,
                    .meaning = "world or scenario that is rebuilt at each origin: a path from the folder of this file, or the bare "
                               "name of one that ships"});
    rows.push_back({.at = "figures",
                    .form = Form::text,
                    .need = Need::required,
                    .meaning = "CSV file of what was observed: series, state, power, year, value"});
    rows.push_back({.at = "ties",
                    .form = Form::text,
                    .meaning = "CSV file of base ties as they could be known in a year: domain, state, power, year, value"});
    rows.push_back({.at = "drivers_file",
                    .form = Form::text,
                    .meaning = "CSV file of yearly figures that are fed: driver, year, value",
                    .beside = "drivers"});
}

void add_origins(std::vector<Row>& rows) {
    const Bounds year{1900, 2200, "year"};
    const auto add = [&](const std::string& key, Need need, const std::string& meaning) {
        rows.push_back({.at = "origins." + key, .form = Form::integer, .need = need, .meaning = meaning, .bounds = year});
    };
    add("first", Need::required, "first year from which forecasts are scored");
    add("last", Need::required, "last one");
    add("warm_up", Need::optional, "first year from which forecasts are made, for the fits to learn from; the first that is scored if not said");
    const auto count = [&](const std::string& key, double low, double high, const std::string& meaning, const std::string& fallback) {
        rows.push_back({.at = key, .form = Form::integer, .meaning = meaning, .bounds = {low, high, "1"}, .fallback = fallback});
    };
    count("least_figures", 2, 100, "figures up to an origin without which nothing is forecast from it", "4");
    count("least_origins", 2, 100, "origins without which a series is listed and not scored", "8");
    count("trend_years", 3, 100, "years up to the origin that the past trend is taken from", "8");
    rows.push_back({.at = "horizons[]", .form = Form::integer, .meaning = "a horizon, in whole years", .bounds = {12, 600, "months"}});
    rows.push_back({.at = "horizons", .form = Form::list, .need = Need::required, .meaning = "how far ahead, ascending", .count = {1, 10}});
}

void add_series(std::vector<Row>& rows) {
    const std::string at = "series.{+series}.";
    rows.push_back({.at = "series", .form = Form::map, .need = Need::required, .meaning = "kinds of figures, as the CSV file calls them"});
    rows.push_back({.at = at + "title", .form = Form::text, .need = Need::required, .meaning = "one line for people"});
    rows.push_back({.at = at + "measure",
                    .form = Form::choice,
                    .need = Need::required,
                    .meaning = "what of the model stands for it",
                    .words = {"share", "deference", "influence"},
                    .asks = {{.word = "share", .keys = {"domain"}}, {.word = "deference"}, {.word = "influence"}}});
    rows.push_back({.at = at + "domain", .form = Form::name, .meaning = "the domain of a share", .names = "domain"});
    rows.push_back({.at = at + "link",
                    .form = Form::choice,
                    .need = Need::required,
                    .meaning = "level: the figure is the base tie; change: it moves with the measure, by a fitted slope",
                    .words = {"level", "change"}});
    rows.push_back({.at = at + "span",
                    .form = Form::integer,
                    .meaning = "how long a time a figure sums up, to the end of its year; for estimates",
                    .bounds = {12, 120, "months"},
                    .fallback = "12"});
    rows.push_back({.at = at + "votes",
                    .form = Form::boolean,
                    .meaning = "whether the figure is the share of common votes cast alike; for estimates",
                    .fallback = "false"});
    rows.push_back({.at = at + "least",
                    .form = Form::number,
                    .meaning = "a dyad whose figures all stay below is listed and not scored",
                    .bounds = {0, 1, "share"},
                    .fallback = "0"});
}

void add_drivers(std::vector<Row>& rows) {
    const std::string at = "drivers.{+driver}.";
    rows.push_back({.at = at + "domain", .form = Form::name, .need = Need::required, .meaning = "the domain whose ties it moves", .names = "domain"});
    rows.push_back({.at = at + "states", .form = Form::names, .need = Need::required, .meaning = "the states whose ties it moves", .names = "state"});
}

void add_fitted(std::vector<Row>& rows) {
    const auto add = [&](const std::string& key, Bounds bounds, const std::string& meaning, const std::string& fallback) {
        rows.push_back({.at = "fitted." + key + "[]", .form = Form::number, .meaning = "a value that is tried", .bounds = bounds});
        rows.push_back({.at = "fitted." + key, .form = Form::list, .meaning = meaning + "; the first is kept unless another did better on the past; " + fallback + " if not said",
                        .count = {1, 20}});
    };
    add("capability", {0, 10, "1"}, "multiples of all effects of capability on ties", "[1]");
    add("half_life", {1, 2400, "1"}, "half-lives of the legacy in months", "[60]");
    add("legacy", {0, 2, "1"}, "parts of the past trend beyond capability and driver that fade as a legacy", "[0]");
    add("driver", {-3, 3, "log points"}, "frictions per log of a driver's figure", "[0]");
    add("memory", {0.05, 1, "share"}, "weights of the newest figure in the level at the origin", "[1]");
    add("slope", {-20, 20, "1"}, "slopes of a series with the link change", "[0]");
    rows.push_back({.at = "fitted.penalty",
                    .form = Form::number,
                    .meaning = "what leaving a first value must gain over all past forecasts, in mean yearly changes of the series",
                    .bounds = {0, 1000, "1"},
                    .fallback = "0"});
}

}  // namespace

const Shape& hindcast_shape() {
    static const Shape shape = [] {
        auto rows = head_rows(FileKind::hindcast, "what is scored, and why");
        add_files(rows);
        add_origins(rows);
        add_series(rows);
        add_drivers(rows);
        add_fitted(rows);
        return make_shape(rows);
    }();
    return shape;
}

}  // namespace multivector
