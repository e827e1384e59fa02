// What the model says of any world: bounds, rest, and what a change cannot do.

#include <algorithm>

#include <fmt/format.h>

#include "compile/compile.hpp"
#include "doctor/changes.hpp"
#include "doctor/check.hpp"

namespace multivector::doctor {
namespace {

Symptoms bounds(const Patient& p) {
    Symptoms out = out_of_bounds(p.mean_field(), "in expected values");
    if (out.empty()) out = out_of_bounds(p.lucky(), "in a run with luck");
    return out;
}

/// Cells whose base levers no mix of postures holds.
std::vector<std::size_t> unreachable_cells(const Scenario& s) {
    const RestingReport rest = best_kernel().rest(compile(s, Variant::baseline));
    std::vector<std::size_t> out;
    for (std::size_t cell = 0; cell < rest.residual.size(); ++cell)
        if (!(rest.residual[cell] <= 1e-10)) out.push_back(cell);
    return out;
}

/// Month 0 again and again, so that any month can be compared with it.
Record held(Record r) {
    for (auto& run : r.values)
        for (auto& replicate : run)
            for (std::size_t m = 1; m < replicate.size(); ++m) replicate[m] = replicate[0];
    return r;
}

Symptoms rest(const Patient& p) {
    Scenario s = still(p.scenario(), {});
    s.issues.clear();
    s = still(s, unreachable_cells(s));
    Wanted wanted = expected_values(kBaselineRun);
    wanted.record.steering_every = 0;
    const Record r = record(s, wanted);
    Match how;
    how.tolerance = 1e-6;
    Symptoms out;
    compare(out, held(r), r, "with the inputs of the base month for good, away from its resting point", how);
    return out;
}

/// A domain whose role gives its ties no other use than their weight.
std::optional<std::size_t> idle_domain(const Scenario& s) {
    if (s.size(Axis::domain) < 2) return std::nullopt;
    const auto& parameters = s.inputs[static_cast<std::size_t>(Channel::parameter)];
    const bool measured = !compile(s, Variant::baseline).neighbours.empty() ||  // neighbours are parts of ties in the market,
                          parameters[static_cast<std::size_t>(Parameter::market_usefulness)].may_be_above_0();  // whose use counts
    for (std::size_t d = 0; d < s.roles.size(); ++d) {
        const bool ruled = std::ranges::any_of(s.policies, [&](const Policy& policy) {
            return std::ranges::any_of(policy.rules, [&](const Rule& rule) { return rule.of_domain == d; });
        });
        if ((s.roles[d] == Role::none || (s.roles[d] == Role::market && !measured)) && !ruled) return d;
    }
    return std::nullopt;
}

Symptoms weight(const Patient& p) {
    const auto domain = idle_domain(p.scenario());
    if (!domain) return {};
    const Scenario s = weightless(p.scenario(), *domain);
    Match how;
    how.skip = [&](const Series& x) { return x.domain == static_cast<int>(*domain); };
    Symptoms out;
    compare(out, record(s, expected_values()), record(otherwise_in(s, *domain), expected_values()),
            fmt::format("with other ties in {}, a domain to which no state gives weight",
                        s.entities[static_cast<std::size_t>(Axis::domain)][*domain].id), how);
    return out;
}

Wanted short_run() {
    Wanted w = expected_values(kScenarioRun);
    w.record.steering_every = 0;
    return w;
}

/// Offers of every power in month 2, when a change of month 1 has reached them and nothing else.
struct OffersAfter {
    const Record record;
    std::vector<std::pair<std::size_t, std::size_t>> offers;  ///< index of the series, its place in the month

    explicit OffersAfter(const Scenario& s) : record(doctor::record(s, short_run())) {
        const auto places = record.places(2);
        for (std::size_t n = 0; n < places.size(); ++n)
            if (record.series[n].kind == SeriesKind::offers) offers.emplace_back(n, static_cast<std::size_t>(places[n]));
    }
    [[nodiscard]] double at(std::size_t place) const { return record.values[0][0][2][place]; }
};

Symptoms more(const Patient& p) {
    const Scenario s = cut(unshocked(p.scenario()), 2);
    const OffersAfter before(s);
    Symptoms out;
    for (const Channel channel : {Channel::budget, Channel::attention})
        for (std::size_t power = 0; power < s.size(Axis::power) && out.empty(); ++power) {
            Scenario richer = s;
            richer.shocks.push_back(shock_on_all(s, "more", channel, Effect::scale, 1.2, s.base + 1));
            richer.shocks.back().cells = {power};
            const OffersAfter after(richer);
            for (const auto& [n, place] : after.offers) {
                const bool own = after.record.series[n].power == static_cast<int>(power);
                const double found = after.at(place), expected = before.at(place);
                if (own ? found >= expected : found == expected) continue;
                const Deviation d{Run::scenario, 0, 2, after.record.series[n], found, expected};
                out.push_back(symptom_of(after.record.world, d, fmt::format("a month after more {} of {}",
                    info(channel).name, s.entities[static_cast<std::size_t>(Axis::power)][power].id)));
                break;
            }
        }
    return out;
}

Symptoms closed(const Patient& p) {
    Scenario s = cut(unshocked(p.scenario()), 3);
    if (s.size(Axis::corridor) == 0 || std::ranges::find(s.roles, Role::transit) == s.roles.end()) return {};
    s.shocks.push_back(shock_on_all(s, "closed", Channel::corridor_open, Effect::scale, 0, s.base + 1));
    const Record found = record(s, short_run());
    Record none = found;
    for (auto& month : none.values[0][0]) std::ranges::fill(month, 0.0);
    Match how;
    how.first_month = 1;
    how.skip = [](const Series& x) { return x.kind != SeriesKind::flow && x.kind != SeriesKind::load; };
    Symptoms out;
    compare(out, none, found, "with every corridor closed", how);
    return out;
}

}  // namespace

std::vector<Check> checks_of_model() {
    return {
        {{"bounds", "every value is finite and in its range, and shares and chances add up"}, bounds},
        {{"rest", "with constant inputs expected values stay at the resting point"}, rest},
        {{"weight", "a domain without weight changes nothing outside it"}, weight},
        {{"more", "more budget or attention of a power never lowers its next offers and leaves those of the others"}, more},
        {{"closed", "closed corridors carry nothing"}, closed},
    };
}

}  // namespace multivector::doctor
