// The same world told in another way: order, names, numbers, units, and shocks that do nothing or the same.

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "compile/compile.hpp"
#include "doctor/changes.hpp"
#include "doctor/check.hpp"
#include "doctor/rearranged.hpp"

namespace multivector::doctor {
namespace {

/// Rounding of sums in another order, through the solution of affinities; and beside the guards of the routing.
constexpr double kRounding = 1e-7, kUnits = 1e-6;

void compare_both(Symptoms& out, const Patient& p, const Scenario& other, const std::string& circumstance,
                  const Match& how = {}) {
    if (compare(out, p.mean_field(), record(other, expected_values()), circumstance, how)) return;
    compare(out, p.lucky(), record(other, with_luck()), circumstance, how);
}

/// Votes and conflicts have no stable numbers: the results hold them in the order of the files. Shocks stand by name.
Series by_name_of_event(const World& from, const World& to, Series s) {
    if (s.event < 0 || s.kind == SeriesKind::shock_in_force || s.kind == SeriesKind::shock_arrived) return s;
    const auto place = [&](const auto& here, const auto& there) {
        const auto& id = here[static_cast<std::size_t>(s.event)].id;
        return static_cast<int>(std::ranges::find(there, id, [](const auto& e) { return e.id; }) - there.begin());
    };
    s.event = s.kind == SeriesKind::hosting ? place(from.conflicts, to.conflicts) : place(from.issues, to.issues);
    return s;
}

Symptoms order(const Patient& p) {
    Diagnostics ignored;
    LoadOptions load = p.load();
    load.reversed = true;
    const auto turned = load_scenario(p.path(), load, ignored);
    if (!turned) return {symptom_of("the file cannot be read with its entries in the opposite order")};
    const Scenario other = cut(*turned, p.months());
    const World before = compile(p.scenario()), after = compile(other);
    Match how;
    how.former = [&](Series s) { return by_name_of_event(after, before, s); };
    Symptoms out;
    compare_both(out, p, other, "with the entries of every file in the opposite order", how);
    return out;
}

Symptoms names(const Patient& p) {
    Symptoms out;
    compare_both(out, p, renamed(p.scenario()), "with other ids and the same stable numbers");
    return out;
}

Symptoms numbers(const Patient& p) {
    Symptoms out;
    compare(out, p.mean_field(), record(renumbered(p.scenario()), expected_values()),
            "with other stable numbers in the same order");
    return out;
}

/// Where choice all but rules something out, its measures hang on rounding: see docs/model/start.md.
bool hangs_on_rounding(const Series& s) {
    return s.kind == SeriesKind::refusal_cost || s.kind == SeriesKind::room || s.kind == SeriesKind::alternatives;
}

Symptoms labels(const Patient& p) {
    Symptoms out;
    for (const Axis axis : {Axis::state, Axis::power, Axis::domain, Axis::posture, Axis::corridor, Axis::threat,
                            Axis::organisation}) {
        std::vector<std::size_t> turned(p.scenario().size(axis));
        if (turned.size() < 2) continue;
        std::iota(turned.begin(), turned.end(), std::size_t{0});
        std::ranges::rotate(turned, turned.begin() + 1);
        Match how;
        how.tolerance = kRounding;
        how.former = [&](Series s) { return former(s, axis, turned); };
        how.skip = hangs_on_rounding;
        compare(out, p.mean_field(), record(rearranged(p.scenario(), axis, turned), expected_values()),
                fmt::format("with the stable number of each {} given to the next", axis_name(axis)), how);
    }
    return out;
}

Symptoms doubles(const Patient& p) {
    const std::size_t states = p.scenario().size(Axis::state);
    std::vector<std::size_t> places(states + 1);
    std::iota(places.begin(), places.end(), std::size_t{0});
    places.back() = 0;
    Scenario twice = rearranged(p.scenario(), Axis::state, places);
    twice.entities[static_cast<std::size_t>(Axis::state)].back().id += "_double";
    const Record both = record(twice, expected_values());
    Match how;
    how.tolerance = kRounding;
    how.former = [&](Series s) {
        if (s.state == static_cast<int>(states)) s.state = 0;
        return s;
    };
    how.skip = [&](const Series& s) { return s.state != static_cast<int>(states) || hangs_on_rounding(s); };
    Symptoms out;
    compare(out, both, both, "beside a double with the same inputs", how);
    return out;
}

/// Which channel it is that a shock without effect changes; the whole where none does it alone.
void blame(Symptoms& out, const Scenario& s, const Record& before, const Wanted& wanted, Effect effect,
           const std::string& words) {
    if (!first_deviation(before, record(idle(s, effect), wanted))) return;
    for (const ChannelInfo& row : channels()) {
        if (!row.shockable) continue;
        const auto circumstance = fmt::format("with a shock that {} {}", words, row.name);
        if (compare(out, before, record(idle(s, row.channel, effect), wanted), circumstance)) return;
    }
    compare(out, before, record(idle(s, effect), wanted), fmt::format("with shocks that {} every input", words));
}

Symptoms nothing(const Patient& p) {
    const Scenario s = probed(p.scenario());
    Symptoms out;
    for (const Wanted& wanted : {expected_values(), with_luck(kScenarioRun)}) {
        const Record before = record(s, wanted);
        blame(out, s, before, wanted, Effect::scale, "scales by 1");
        blame(out, s, before, wanted, Effect::add, "adds 0 to");
        if (wanted.mean_field) blame(out, s, before, wanted, Effect::set, "sets to its base value");
    }
    return out;
}

Symptoms shocks(const Patient& p) {
    const Scenario s = overlapping(p.scenario());
    Symptoms out;
    for (const Wanted& wanted : {expected_values(), with_luck()})
        if (out.empty())
            compare(out, record(s, wanted), record(reordered(s), wanted), "with the shocks in the opposite order");
    return out;
}

/// A brief shock of one kind of input, told as a profile.
Scenario with_profile(Scenario s, Channel channel, Effect effect, double size, Profile profile, int from, int months) {
    Shock shock = shock_on_all(s, fmt::format("profile {} {}", static_cast<int>(channel), from), channel, effect, size, s.base + from);
    shock.profile = profile;
    shock.months = months;
    if (profile == Profile::step) shock.to = s.base + (from + months - 1);
    if (profile == Profile::schedule) shock.schedule = {{shock.from, 1.0}, {shock.from + months, 0.0}};
    if (profile == Profile::ramp) shock.months = 1, shock.to = s.base + (from + months - 1);
    s.shocks.push_back(std::move(shock));
    return s;
}

Symptoms profiles(const Patient& p) {
    const Scenario plain = unshocked(p.scenario());
    const Wanted wanted = expected_values(kScenarioRun);
    Symptoms out;
    for (const auto& [channel, effect, size] :
         {std::tuple(Channel::attention, Effect::scale, 0.8), std::tuple(Channel::membership, Effect::scale, 0.5),
          std::tuple(Channel::friction, Effect::add, 0.1)}) {
        const auto told = [&, c = channel, e = effect, x = size](const Scenario& s, Profile profile, int from, int months) {
            return with_profile(s, c, e, x, profile, from, months);
        };
        const auto against = [&](const Record& before, const Scenario& s, std::string_view words) {
            compare(out, before, record(s, wanted), fmt::format("with a change of {} told as {}", info(channel).name, words));
        };
        const Record step = record(told(plain, Profile::step, 2, 4), wanted);
        against(step, told(plain, Profile::pulse, 2, 4), "a pulse and not as a step with an end");
        against(step, told(plain, Profile::schedule, 2, 4), "a schedule and not as a step with an end");
        against(step, told(plain, Profile::ramp, 2, 4), "a ramp of one month and not as a step");
        against(step, told(told(plain, Profile::step, 2, 2), Profile::step, 4, 2), "two steps, one after the other");
    }
    return out;
}

Symptoms units(const Patient& p) {
    Symptoms out;
    Match how;
    how.tolerance = kUnits;
    how.skip = hangs_on_rounding;
    compare(out, p.mean_field(), record(in_small_money(p.scenario()), expected_values()),
            "with the figures of capability in a unit 1/1000 the size", how);
    compare(out, p.mean_field(), record(in_large_offers(p.scenario()), expected_values()),
            "with budgets halved and the scale of offers doubled", how);
    how.factor = small_tonnes;
    compare(out, p.mean_field(), record(in_small_tonnes(p.scenario()), expected_values()),
            "with flows, capacities and demand in a unit 1/1000 the size", how);
    return out;
}

}  // namespace

std::vector<Check> checks_of_inputs() {
    return {
        {{"order", "the order of the entries in the files changes no bit"}, order},
        {{"names", "other ids with the same stable numbers change no bit"}, names},
        {{"numbers", "other stable numbers in the same order change no bit of expected values"}, numbers},
        {{"labels", "entities in another order give the same expected values in that order"}, labels},
        {{"doubles", "two states with the same inputs have the same expected values"}, doubles},
        {{"nothing", "a shock that scales by 1, adds 0 or sets the base value changes no bit, whatever its input"}, nothing},
        {{"shocks", "the order of shocks, overlapping ones too, changes no bit"}, shocks},
        {{"profiles", "step, pulse, schedule and ramp that say the same do the same"}, profiles},
        {{"units", "other units of flows, capability and offers change no share"}, units},
    };
}

}  // namespace multivector::doctor
