#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "config/context.hpp"
#include "world/switches.hpp"

namespace multivector {
namespace {

constexpr double kRounding = 0.01;  // of flows against demand, and of shares against one

// Values that could not be read are no numbers: every comparison with them is false, and no rule speaks of them.

double value(const Context& c, Channel channel, std::size_t i, std::size_t j = 0, std::size_t k = 0) {
    return c.out.inputs[static_cast<std::size_t>(channel)][c.out.flat(channel, i, j, k)].value;
}

void check_weights(Context& c) {
    for (std::size_t i = 0; i < c.out.size(Axis::state); ++i) {
        double sum = 0;
        for (std::size_t d = 0; d < c.out.size(Axis::domain); ++d) sum += value(c, Channel::weight, i, d);
        const auto state = c.world["states"][c.id(Axis::state, i)];
        if (sum <= 0 && c.out.size(Axis::domain) > 0) {
            report_at(c.diagnostics, state.place(), state.path(), "every domain has the weight 0 for this state",
                      "one weight at least must be above 0");
        }
    }
}

void check_ties(Context& c) {
    for (std::size_t i = 0; i < c.out.size(Axis::state); ++i) {
        for (std::size_t d = 0; d < c.out.size(Axis::domain); ++d) {
            double sum = 0;
            for (std::size_t p = 0; p < c.out.size(Axis::power); ++p) sum += value(c, Channel::tie, i, p, d);
            if (!(sum >= 1)) continue;
            const auto ties = c.world["states"][c.id(Axis::state, i)]["ties"][c.id(Axis::domain, d)];
            report_at(c.diagnostics, ties.place(), ties.path(),
                      fmt::format("the shares of all powers add up to {:.6g}; they must stay below 1", sum),
                      "what is left is the rest of the world and the state itself");
        }
    }
}

void check_flows(Context& c) {
    if (!c.domain_with(Role::transit)) return;
    for (std::size_t i = 0; i < c.out.size(Axis::state); ++i) {
        double sum = 0;
        for (std::size_t r = 0; r < c.out.size(Axis::corridor); ++r) sum += value(c, Channel::flow, i, r);
        const double demand = value(c, Channel::transit_demand, i);
        const auto& id = c.id(Axis::state, i);
        const auto state = c.world["states"][id];
        if (sum <= 0) {
            report_at(c.diagnostics, state.place(), state.path(), "no corridor has a flow of this state",
                      fmt::format("write corridors.NAME.flows.{}, or give no domain the role transit", id));
        } else if (sum > demand * (1 + kRounding)) {
            const auto field = state["transit_demand"];
            report(c.diagnostics, field,
                   fmt::format("the state's flows add up to {:.6g}, more than its demand of {:.6g}", sum, demand));
        }
    }
}

void check_control(Context& c) {
    for (std::size_t r = 0; r < c.out.size(Axis::corridor); ++r) {
        double sum = 0;
        for (std::size_t p = 0; p < c.out.size(Axis::power); ++p) sum += value(c, Channel::control, r, p);
        if (!(sum > 1 + 1e-9)) continue;
        const auto field = c.world["corridors"][c.id(Axis::corridor, r)]["control"];
        report_at(c.diagnostics, field.place(), field.path(),
                  fmt::format("the shares of all powers add up to {:.6g}; they may reach 1", sum),
                  "what is left is held by nobody");
    }
}

/// What a power moves by the corridors is part of what it moves in all.
void check_traffic(Context& c) {
    for (std::size_t p = 0; p < c.out.size(Axis::power); ++p) {
        double sum = 0;
        for (std::size_t r = 0; r < c.out.size(Axis::corridor); ++r) sum += value(c, Channel::traffic, r, p);
        const double freight = value(c, Channel::freight, p);
        if (!(sum > freight * (1 + kRounding))) continue;
        const auto power = c.world["powers"][c.id(Axis::power, p)];
        const auto field = power["freight"] ? power["freight"] : power;
        report_at(c.diagnostics, field.place(), field.path(),
                  fmt::format("the power's traffic adds up to {:.6g}, more than the freight of {:.6g} that it moves in all", sum, freight),
                  "what uses two corridors in a row counts on one of them");
    }
}

bool may_be_on(const Context& c, Parameter parameter) {
    const Quantity& q = c.out.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(parameter)];
    return q.stated || q.value > 0;  // who states a 0 means it
}

/// A shock on an input of a mechanism that is off does nothing.
void check_readers(Context& c) {
    for (const Shock& shock : c.out.shocks) {
        const auto switches = switches_of(shock.channel);
        if (shock.of_world || switches.empty() || std::ranges::any_of(switches, [&](const Switch& s) { return may_be_on(c, s.parameter); })) continue;
        const bool late = std::ranges::find(kCountsRoutes, switches.front().parameter) != kCountsRoutes.end();
        std::string names;
        for (const Switch& s : switches) names += (names.empty() ? "" : " or ") + std::string(info(s.parameter).name);
        c.diagnostics.warning(shock.mark,
                              fmt::format("changes {}, which nothing reads here: the mechanism is off", info(shock.channel).name) +
                                  at_path("shocks." + shock.name),
                              fmt::format("give {} a value above 0, under parameters:{}", names, late ? "" : " or in a table of draws"));
    }
}

/// So does one on memberships that are all the states' to choose.
void check_chosen(Context& c) {
    if (value(c, Channel::parameter, static_cast<std::size_t>(Parameter::membership_review)) <= 0) return;
    for (const Shock& shock : c.out.shocks) {
        if (shock.of_world || shock.channel != Channel::membership) continue;
        const auto open = [&](std::size_t cell) { return c.out.inputs[static_cast<std::size_t>(Channel::membership_open)][cell].value >= 1; };
        if (!std::ranges::all_of(shock.cells, open)) continue;
        c.diagnostics.warning(shock.mark, "changes a membership that the state chooses itself" + at_path("shocks." + shock.name),
                              "close it for the time with a shock on membership_open, or take the state out of 'open'");
    }
}

/// Whether some third state is a neighbour of both parties.
bool has_host(const Context& c, const Conflict& conflict) {
    const auto knows = [&](std::size_t party, std::size_t i) {
        return c.out.inputs[static_cast<std::size_t>(Channel::neighbour)][c.out.flat(Channel::neighbour, party, i)].may_be_above_0();
    };
    for (std::size_t i = 0; i < c.out.size(Axis::state); ++i)
        if (i != conflict.first && i != conflict.second && knows(conflict.first, i) && knows(conflict.second, i)) return true;
    return false;
}

/// Talks between states that no state can host.
void check_talks(Context& c) {
    const bool on = std::ranges::any_of(kMovesNeighbours, [&](Parameter p) { return may_be_on(c, p); });
    for (const Conflict& conflict : c.out.conflicts) {
        if (!conflict.of_states) continue;
        std::string why, hint;
        if (!on) {
            why = "ties between neighbours are off";
            hint = "give neighbour_organisations, neighbour_distance or neighbour_roads a value above 0, under parameters";
        } else if (!c.domain_with(Role::diplomacy)) {
            why = "no domain has the role diplomacy";
        } else if (!has_host(c, conflict)) {
            why = "no other state is a neighbour of both";
            hint = "under 'neighbours' of each of the two say what share of its trade it has with a third";
        }
        if (!why.empty()) c.diagnostics.warning(conflict.mark, "no state hosts talks between these: " + why + at_path("conflicts." + conflict.id), hint);
    }
}

/// A parameter that a file gives a value above 0 for something that the file does not have.
void check_switched(Context& c) {
    const auto& given = c.out.inputs[static_cast<std::size_t>(Channel::parameter)];
    const auto warn = [&](Parameter p, bool there, const char* what) {
        const Quantity& q = given[static_cast<std::size_t>(p)];
        if (there || !q.stated || !q.may_be_above_0()) return;
        c.diagnostics.warning(q.mark, fmt::format("does nothing: {}", what) + at_path(q.path));
    };
    const auto& neighbours = c.out.inputs[static_cast<std::size_t>(Channel::neighbour)];
    const bool any_neighbour = std::ranges::any_of(neighbours, &Quantity::may_be_above_0);
    for (const Parameter p : kMovesNeighbours) warn(p, any_neighbour, "no state of the world states 'neighbours'");
    warn(Parameter::joint_review, !c.out.moves.empty(), "the world has no 'moves'");
}

}  // namespace

void check_rules(Context& context) {
    check_readers(context);
    check_chosen(context);
    check_talks(context);
    check_switched(context);
    check_weights(context);
    check_ties(context);
    check_flows(context);
    check_control(context);
    check_traffic(context);
}

}  // namespace multivector
