#include "hindcast/rebuild.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compile/compile.hpp"
#include "hindcast/scalar.hpp"

namespace multivector::hindcast {
namespace {

constexpr std::size_t kFewestOfTrend = 4;  // figures without which there is no trend
constexpr double kStrongestLegacy = 3;     // as the catalogue admits
constexpr double kMostOfTies = 0.95;       // of a state in a domain, that figures of different sources may add up to

std::vector<Quantity>& of(Scenario& s, Channel channel) { return s.inputs[static_cast<std::size_t>(channel)]; }

/// A number as fitted or observed: certain.
void put(Quantity& q, double value) {
    q.value = value;
    q.ranged = false;
    q.stated = true;
}

/// What corridors carry at the origin: projects that are done by then are built, and flows have grown with capacity.
void advance_corridors(Scenario& s) {
    auto& capacity = of(s, Channel::corridor_capacity);
    std::vector<double> growth(capacity.size(), 1);
    for (const Project& p : s.projects)
        if (p.from < s.base) growth[p.corridor] += p.add.value / capacity[p.corridor].value;
    for (std::size_t c = 0; c < capacity.size(); ++c) put(capacity[c], capacity[c].value * growth[c]);
    for (std::size_t i = 0; i < s.size(Axis::state); ++i) {
        double more = 0;
        for (std::size_t c = 0; c < capacity.size(); ++c) {
            Quantity& flow = of(s, Channel::flow)[s.flat(Channel::flow, i, c)];
            more += flow.value * (growth[c] - 1);
            put(flow, flow.value * growth[c]);
        }
        Quantity& demand = of(s, Channel::transit_demand)[i];
        put(demand, demand.value + more);
    }
}

/// Legacies as stated for the world's own base have faded until the origin; those of domains with series are fitted.
void age_legacies(Scenario& s, const HindcastSpec& spec, double half_life) {
    const double left = exponential(-ln(2) * std::max(0, s.base - spec.world.base) / half_life);
    std::vector<bool> fitted(s.size(Axis::domain), false);
    for (const HindcastSeries& series : spec.series)
        if (series.link == Link::level) fitted[*series.domain] = true;
    auto& legacy = of(s, Channel::legacy);
    for (std::size_t k = 0; k < legacy.size(); ++k) put(legacy[k], fitted[k % fitted.size()] ? 0 : legacy[k].value * left);
}

/// Draws the shares of a state in a domain in together where they leave too little to the rest of the world.
void draw_in(Scenario& s, std::size_t state, std::size_t domain) {
    auto& tie = of(s, Channel::tie);
    double sum = 0;
    for (std::size_t p = 0; p < s.size(Axis::power); ++p) sum += tie[s.flat(Channel::tie, state, p, domain)].value;
    if (sum <= kMostOfTies) return;
    for (std::size_t p = 0; p < s.size(Axis::power); ++p) tie[s.flat(Channel::tie, state, p, domain)].value *= kMostOfTies / sum;
}

Shock driver_shock(const Scenario& s, const Key& key, std::size_t domain, std::span<const YearValue> figures, double size) {
    Shock shock;
    shock.name = fmt::format("driver {} {} {}", key.series, key.state, key.power);
    shock.channel = Channel::friction;
    shock.cells = {s.flat(Channel::friction, key.state, key.power, domain)};
    shock.effect = Effect::add;
    put(shock.size, size);
    shock.profile = Profile::schedule;
    shock.from = s.base;
    for (Month m = s.base; m <= s.end; m = m + 1) shock.schedule.emplace_back(m, driver_change(figures, s.base, m));
    shock.of_world = true;
    return shock;
}

}  // namespace

Capability::Capability(Scenario world, Month first, Month last) : world_(std::move(world)), first_(first), last_(last) {
    world_.base = first;
    world_.end = last;
    world_.shocks.clear();
    world_.projects.clear();
    const World w = compile(world_, multivector::Variant::baseline);
    columns_ = w.n.powers + 1;
    market_ = w.ln_market;
    security_ = w.ln_security;
}

double Capability::level(std::size_t power, std::size_t domain, Month at) const {
    const auto row = static_cast<std::size_t>(std::clamp(at - first_, 0, last_ - first_) * columns_);
    const auto rest = static_cast<std::size_t>(columns_ - 1);
    const double market = market_[row + power] - market_[row + rest], security = security_[row + power] - security_[row + rest];
    const double part = world_.roles[domain] == Role::market ? 1 : world_.roles[domain] == Role::security ? 0 : 0.5;
    return world_.inputs[static_cast<std::size_t>(Channel::capability_effect)][domain].value * (part * market + (1 - part) * security);
}

double Capability::change(std::size_t power, std::size_t domain, Month from, Month to) const {
    return level(power, domain, to) - level(power, domain, from);
}

double level_of(std::span<const YearValue> figures, double memory) {
    double sum = 0, weights = 0, weight = 1;
    for (std::size_t k = figures.size(); k-- > 0;) {
        sum += weight * log_odds(figures[k].second);
        weights += weight;
        if (k > 0)
            for (int year = figures[k - 1].first; year < figures[k].first; ++year) weight *= 1 - memory;
    }
    return sum / weights;
}

double driver_change(std::span<const YearValue> driver, Month from, Month to) {
    const auto at = [&](Month month) {
        if (month <= month_of(driver.front().first)) return ln(driver.front().second);
        for (std::size_t k = 1; k < driver.size(); ++k) {
            const Month left = month_of(driver[k - 1].first), right = month_of(driver[k].first);
            if (month > right) continue;
            const double part = static_cast<double>(month - left) / (right - left), low = ln(driver[k - 1].second);
            return low + part * (ln(driver[k].second) - low);
        }
        return ln(driver.back().second);
    };
    return at(to) - at(from);
}

std::optional<std::size_t> Workshop::driver_of(const Key& key) const {
    const HindcastSeries& series = spec.series[key.series];
    for (std::size_t k = 0; k < spec.driving.size(); ++k)
        if (series.link == Link::level && series.domain == spec.driving[k].domain &&
            std::ranges::find(spec.driving[k].states, key.state) != spec.driving[k].states.end())
            return k;
    return std::nullopt;
}

double Workshop::legacy_of(const Key& key, std::span<const YearValue> figures, int origin, const Fit& fit, const DyadFit& dyad) const {
    const auto driver = driver_of(key);
    double n = 0, x_mean = 0, y_mean = 0, product = 0, square = 0;
    std::vector<std::pair<double, double>> points;
    for (const auto& [year, value] : figures) {
        if (year <= origin - spec.trend_years) continue;
        double y = log_odds(value) - fit.capability * capability.change(key.power, *spec.series[key.series].domain, month_of(origin), month_of(year));
        if (driver) y += dyad.driver * driver_change(drivers[*driver], month_of(origin), month_of(year));
        points.emplace_back(year, y);
    }
    if (points.size() < kFewestOfTrend) return 0;
    n = static_cast<double>(points.size());
    for (const auto& [x, y] : points) x_mean += x / n, y_mean += y / n;
    for (const auto& [x, y] : points) product += (x - x_mean) * (y - y_mean), square += (x - x_mean) * (x - x_mean);
    const double monthly = product / square / kMonths;
    return std::clamp(-dyad.legacy * monthly * fit.half_life / ln(2), -kStrongestLegacy, kStrongestLegacy);
}

Scenario Workshop::world_at(int origin, const Known& known, const Fit& fit, int months) const {
    Scenario s = spec.world;
    s.base = month_of(origin);
    s.end = s.base + months;
    for (Shock& shock : s.shocks) shock.of_world = true;  // what is in force at the origin belongs to its resting point
    for (Policy& policy : s.policies) policy.of_world = true;
    for (Project& project : s.projects) project.of_world = true;
    advance_corridors(s);
    age_legacies(s, spec, fit.half_life);
    put(of(s, Channel::parameter)[static_cast<std::size_t>(Parameter::legacy_half_life)], fit.half_life);
    for (Quantity& effect : of(s, Channel::capability_effect)) put(effect, effect.value * fit.capability);
    for (const Key& key : known.ties.keys())
        put(of(s, Channel::tie)[s.flat(Channel::tie, key.state, key.power, key.series)], known.ties.newest(key)->second);
    for (const Key& key : known.figures.keys()) {
        const HindcastSeries& series = spec.series[key.series];
        if (series.link != Link::level) continue;
        const auto it = fit.dyads.find(key);
        const DyadFit dyad = it == fit.dyads.end() ? DyadFit{} : it->second;
        const auto figures = known.figures.of(key);
        if (figures.back().first < origin && known.ties.newest({*series.domain, key.state, key.power})) continue;  // the tie is newer
        put(of(s, Channel::tie)[s.flat(Channel::tie, key.state, key.power, *series.domain)], share_of(level_of(figures, dyad.memory)));
        put(of(s, Channel::legacy)[s.flat(Channel::legacy, key.state, key.power, *series.domain)], legacy_of(key, figures, origin, fit, dyad));
        if (const auto driver = driver_of(key); driver && dyad.driver != 0)
            s.shocks.push_back(driver_shock(s, key, *series.domain, drivers[*driver], dyad.driver));
    }
    for (std::size_t i = 0; i < s.size(Axis::state); ++i)
        for (std::size_t d = 0; d < s.size(Axis::domain); ++d)
            if (s.roles[d] != Role::transit) draw_in(s, i, d);
    return s;
}

}  // namespace multivector::hindcast
