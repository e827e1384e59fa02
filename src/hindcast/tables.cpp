#include "hindcast/tables.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hindcast/scalar.hpp"
#include "output/csv.hpp"

namespace multivector::hindcast {
namespace {

constexpr std::array kRivals{Method::persistence, Method::drift, Method::autoregression, Method::gravity, Method::without_agency, Method::random_posture};
constexpr std::array kShown{Method::persistence, Method::gravity};  // with intervals, in the table of series

const std::string& id(const HindcastSpec& spec, Axis axis, std::size_t place) { return spec.world.entities[static_cast<std::size_t>(axis)][place].id; }
const std::string& name(const HindcastSpec& spec, Axis axis, std::size_t place) { return spec.world.entities[static_cast<std::size_t>(axis)][place].name; }

/// The columns with which every table of dyads begins.
void add_key(CsvText& csv, const HindcastSpec& spec, const Key& key) {
    csv.text(spec.series[key.series].id).text(id(spec, Axis::state, key.state)).text(id(spec, Axis::power, key.power));
}

void head(CsvText& csv, std::initializer_list<std::string_view> columns) {
    for (const auto column : columns) csv.text(column);
    csv.end();
}

const Score& of(const ScoredSeries& s, Method method) { return s.scores[static_cast<std::size_t>(method)]; }

/// "+0.12"; bold where it is below 0.
std::string skill_text(double value) {
    if (!std::isfinite(value)) return "**none**";
    if (std::abs(value) < 0.005) return "0.00";
    return value < 0 ? fmt::format("**{:+.2f}**", value) : fmt::format("{:+.2f}", value);
}

std::string percent(double share) { return fmt::format("{:.0f}", 100 * share); }

std::string direction_text(const Share& s) {
    return s.high > 0 ? fmt::format("{} ({}-{})", percent(s.value), percent(s.low), percent(s.high)) : "none";
}

std::string tallies(const HindcastSpec& spec, const Verdicts& verdicts) {
    std::string out = "| figures | months | series |", rule = "| --- | ---: | ---: |";
    for (const Method m : kRivals) out += fmt::format(" {} |", name_of(m)), rule += " --- |";
    out += "\n" + rule + "\n";
    const auto row = [&](const std::string& title, std::size_t h, const std::function<bool(const Key&)>& counts) {
        const std::size_t n = tally(verdicts, h, Method::persistence, counts).series;
        if (n == 0) return;
        out += fmt::format("| {} | {} | {} |", title, spec.horizons[h], n);
        for (const Method m : kRivals) {
            const Tally t = tally(verdicts, h, m, counts);
            out += fmt::format(" {} better ({}), {} worse ({}) |", t.better, t.surely_better, t.worse, t.surely_worse);
        }
        out += "\n";
    };
    for (std::size_t h = 0; h < spec.horizons.size(); ++h) {
        row("all", h, [](const Key&) { return true; });
        for (std::size_t s = 0; s < spec.series.size(); ++s) row(spec.series[s].id, h, [s](const Key& key) { return key.series == s; });
        for (std::size_t i = 0; i < spec.world.focal.size(); ++i)
            if (spec.world.focal[i]) row(name(spec, Axis::state, i), h, [i](const Key& key) { return key.state == i; });
    }
    return out;
}

std::string series_rows(const HindcastSpec& spec, const Verdicts& verdicts, std::size_t horizon) {
    std::string out = "| series | origins | error |";
    for (const Method m : kShown) out += fmt::format(" skill against {} | from, to | least seen |", name_of(m));
    out += " against without_agency | in 50 % | in 90 % | direction |\n| --- | --- | ---: |";
    for (std::size_t k = 0; k < kShown.size(); ++k) out += " ---: | --- | ---: |";
    out += " ---: | ---: | ---: | --- |\n";
    for (const ScoredSeries& s : verdicts.scored) {
        if (s.horizon != horizon) continue;
        const Score& model = of(s, Method::model);
        out += fmt::format("| {}, {}, {} | {} ({}-{}) | {:.2f} |", spec.series[s.key.series].id, name(spec, Axis::state, s.key.state),
                           name(spec, Axis::power, s.key.power), s.origins, s.first, s.last, model.mase);
        for (const Method m : kShown) {
            const Skill& skill = of(s, m).skill;
            out += fmt::format(" {} | {:+.2f}, {:+.2f} | {:.2f} |", skill_text(skill.value), skill.low, skill.high, skill.detectable);
        }
        out += fmt::format(" {} | {} | {} | {} |\n", skill_text(of(s, Method::without_agency).skill.value), percent(model.cover50),
                           percent(model.cover90), direction_text(model.direction));
    }
    return out;
}

std::string unscored_rows(const HindcastSpec& spec, const Verdicts& verdicts) {
    std::map<std::string, std::vector<std::string>> by_reason;
    for (const Unscored& u : verdicts.unscored)
        by_reason[fmt::format("{}, {} months: {}", spec.series[u.key.series].id, spec.horizons[u.horizon], u.why)].push_back(
            fmt::format("{} {} ({})", name(spec, Axis::state, u.key.state), name(spec, Axis::power, u.key.power), u.origins));
    std::string out;
    for (const auto& [reason, dyads] : by_reason) out += fmt::format("* {}: {}.\n", reason, fmt::join(dyads, ", "));
    return out;
}

}  // namespace

std::string scores_csv(const HindcastSpec& spec, const Verdicts& verdicts) {
    CsvText csv;
    head(csv, {"series", "state", "power", "horizon", "method", "origins", "first_origin", "last_origin", "crps", "mase", "cover50", "cover90",
               "direction", "direction_low", "direction_high", "skill", "skill_low", "skill_high", "detectable"});
    for (const ScoredSeries& s : verdicts.scored)
        for (const Score& score : s.scores) {
            add_key(csv, spec, s.key);
            csv.number(spec.horizons[s.horizon]).text(name_of(score.method)).number(static_cast<double>(s.origins)).number(s.first).number(s.last);
            for (const double value : {score.crps, score.mase, score.cover50, score.cover90, score.direction.value, score.direction.low,
                                       score.direction.high, score.skill.value, score.skill.low, score.skill.high, score.skill.detectable})
                csv.number(value);
            csv.end();
        }
    return csv.so_far();
}

std::string unscored_csv(const HindcastSpec& spec, const Verdicts& verdicts) {
    CsvText csv;
    head(csv, {"series", "state", "power", "horizon", "figures", "origins", "why"});
    for (const Unscored& u : verdicts.unscored) {
        add_key(csv, spec, u.key);
        csv.number(spec.horizons[u.horizon]).number(static_cast<double>(u.figures)).number(static_cast<double>(u.origins)).text(u.why).end();
    }
    return csv.so_far();
}

std::string forecasts_csv(const HindcastSpec& spec, const Forecasts& forecasts, const Figures& figures) {
    CsvText csv;
    head(csv, {"series", "state", "power", "method", "origin", "target", "horizon", "observed", "median", "q05", "q25", "q75", "q95"});
    for (const Forecast& f : forecasts.all) {
        const int target = f.origin + spec.horizons[f.horizon] / kMonths;
        const auto members = f.members();
        const auto observed = figures.at(f.key, target);
        add_key(csv, spec, f.key);
        csv.text(name_of(f.method)).number(f.origin).number(target).number(spec.horizons[f.horizon]);
        csv.text(observed ? number_text(*observed) : "");
        for (const double p : {0.5, 0.05, 0.25, 0.75, 0.95}) csv.number(quantile_of(members, p));
        csv.end();
    }
    return csv.so_far();
}

std::string fits_csv(const HindcastSpec& spec, const Forecasts& forecasts) {
    CsvText csv;
    head(csv, {"origin", "series", "state", "power", "fitted", "value"});
    for (const auto& [origin, fit] : forecasts.fits) {
        for (const auto& [what, value] : {std::pair("capability", fit.capability), std::pair("half_life", fit.half_life)})
            csv.number(origin).text("").text("").text("").text(what).number(value).end();
        for (const auto& [key, dyad] : fit.dyads) {
            const bool level = spec.series[key.series].link == Link::level;
            for (const auto& [what, value, of_level] : {std::tuple("legacy", dyad.legacy, 1), std::tuple("driver", dyad.driver, 1), std::tuple("memory", dyad.memory, 2), std::tuple("slope", dyad.slope, 0)}) {
                if (of_level != 2 && (of_level == 1) != level) continue;
                csv.number(origin);
                add_key(csv, spec, key);
                csv.text(what).number(value).end();
            }
        }
    }
    return csv.so_far();
}

std::string report_md(const HindcastSpec& spec, const Verdicts& verdicts) {
    std::string out = fmt::format("## In how many series the model did better\n\n{}\n", tallies(spec, verdicts));
    for (std::size_t h = 0; h < spec.horizons.size(); ++h)
        out += fmt::format("## {} months ahead\n\n{}\n", spec.horizons[h], series_rows(spec, verdicts, h));
    return out + "## Not scored\n\nIn brackets the number of origins.\n\n" + unscored_rows(spec, verdicts);
}

std::string headline(const HindcastSpec& spec, const Verdicts& verdicts) {
    std::vector<std::string> parts;
    for (std::size_t h = 0; h < spec.horizons.size(); ++h) {
        const Tally p = tally(verdicts, h, Method::persistence), g = tally(verdicts, h, Method::gravity);
        parts.push_back(fmt::format("at {} months better than persistence in {} of {} series, than gravity in {}", spec.horizons[h], p.better, p.series, g.better));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace multivector::hindcast
