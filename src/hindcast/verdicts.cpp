// Forecasts against what happened.

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "hindcast/scalar.hpp"
#include "hindcast/study.hpp"

namespace multivector::hindcast {
namespace {

constexpr std::uint32_t kSeed = 1;  // of the resamples

/// What was forecast of a dyad at a horizon: by origin, a forecast of each method.
using ByOrigin = std::map<int, std::vector<const Forecast*>>;

struct Sums {
    std::vector<double> crps;
    double scaled = 0;
    std::size_t in50 = 0, in90 = 0, right = 0, moved = 0;
};

double scale_at(const Figures& figures, const Key& key, int origin) {
    const auto all = figures.of(key);
    return scale_of(all.first(static_cast<std::size_t>(std::ranges::upper_bound(all, origin, {}, &YearValue::first) - all.begin())));
}

void add(Sums& sums, const Forecast& f, double before, double observed, double scale) {
    const auto members = f.members();
    const double median = quantile_of(members, 0.5);
    sums.crps.push_back(crps(members, observed));
    sums.scaled += std::abs(median - observed) / scale;
    sums.in50 += observed >= quantile_of(members, 0.25) && observed <= quantile_of(members, 0.75);
    sums.in90 += observed >= quantile_of(members, 0.05) && observed <= quantile_of(members, 0.95);
    if (observed == before || std::abs(median - before) < 1e-12) return;
    ++sums.moved;
    sums.right += (observed > before) == (median > before);
}

Score score_of(Method method, const Sums& sums, const std::vector<double>& model, std::size_t block) {
    const auto n = static_cast<double>(sums.crps.size());
    double total = 0;
    for (const double c : sums.crps) total += c;
    return {method, total / n, sums.scaled / n, static_cast<double>(sums.in50) / n, static_cast<double>(sums.in90) / n,
            share_with_interval(sums.right, sums.moved), skill_of(model, sums.crps, block, kSeed)};
}

ScoredSeries scored(const HindcastSpec& spec, const Key& key, std::size_t horizon, const ByOrigin& by_origin, const Figures& figures) {
    std::vector<Sums> sums(kMethods);
    const int years = spec.horizons[horizon] / kMonths;
    for (const auto& [origin, forecasts] : by_origin)
        for (const Forecast* f : forecasts)
            add(sums[static_cast<std::size_t>(f->method)], *f, *figures.at(key, origin), *figures.at(key, origin + years), scale_at(figures, key, origin));
    ScoredSeries out{key, horizon, by_origin.begin()->first, by_origin.rbegin()->first, by_origin.size(), {}};
    for (std::size_t m = 0; m < kMethods; ++m)
        out.scores.push_back(score_of(static_cast<Method>(m), sums[m], sums[0].crps, static_cast<std::size_t>(years)));
    return out;
}

double greatest(std::span<const YearValue> figures) {
    double most = 0;
    for (const auto& [year, value] : figures) most = std::max(most, value);
    return most;
}

/// Why a dyad is not scored; empty if it is.
std::string why_not(const HindcastSpec& spec, const Key& key, std::size_t origins, const Figures& figures) {
    const double least = spec.series[key.series].least;
    if (greatest(figures.of(key)) < least) return fmt::format("never reaches {:g}", least);
    if (origins < static_cast<std::size_t>(spec.least_origins)) return fmt::format("fewer than {} origins", spec.least_origins);
    return {};
}

}  // namespace

Verdicts score(const HindcastSpec& spec, const Forecasts& forecasts, const Figures& figures) {
    std::map<std::pair<Key, std::size_t>, ByOrigin> groups;
    for (const Key& key : figures.keys())
        for (std::size_t h = 0; h < spec.horizons.size(); ++h) groups[{key, h}];
    for (const Forecast& f : forecasts.all)
        if (figures.at(f.key, f.origin + spec.horizons[f.horizon] / kMonths)) groups[{f.key, f.horizon}][f.origin].push_back(&f);
    Verdicts out;
    for (auto& [group, by_origin] : groups) {
        const auto& [key, horizon] = group;
        // Only origins from which every method has a forecast.
        std::erase_if(by_origin, [](const auto& entry) { return entry.second.size() < kMethods; });
        const std::string why = why_not(spec, key, by_origin.size(), figures);
        if (why.empty()) out.scored.push_back(scored(spec, key, horizon, by_origin, figures));
        else out.unscored.push_back({key, horizon, figures.of(key).size(), by_origin.size(), why});
    }
    return out;
}

Tally tally(const Verdicts& verdicts, std::size_t horizon, Method other, const std::function<bool(const Key&)>& counts) {
    Tally out;
    for (const ScoredSeries& s : verdicts.scored) {
        if (s.horizon != horizon || !counts(s.key)) continue;
        const Skill& skill = s.scores[static_cast<std::size_t>(other)].skill;
        ++out.series;
        const bool better = skill.value >= kMatters, worse = skill.value <= -kMatters;
        out.better += better;
        out.worse += worse;
        out.surely_better += better && skill.low > 0;
        out.surely_worse += worse && skill.high < 0;
    }
    return out;
}

}  // namespace multivector::hindcast
