#include "doctor/rearranged.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace multivector::doctor {
namespace {

using Order = std::vector<std::size_t>;

template <class T>
void pick(std::vector<T>& list, const Order& order) {
    std::vector<T> out;
    for (const std::size_t old : order) out.push_back(list[old]);
    list = std::move(out);
}

/// The new place of an entity, if it is still there.
std::optional<std::size_t> place(const Order& order, std::size_t old) {
    const auto it = std::ranges::find(order, old);
    if (it == order.end()) return std::nullopt;
    return static_cast<std::size_t>(it - order.begin());
}

/// Moves indices to their new places; false if the entity is gone.
bool move(std::size_t& index, const Order& order) {
    const auto now = place(order, index);
    if (now) index = *now;
    return now.has_value();
}

/// Every place at which one of the entities now stands, ascending.
void move_all(std::vector<std::size_t>& indices, const Order& order) {
    std::vector<std::size_t> out;
    for (std::size_t now = 0; now < order.size(); ++now)
        if (std::ranges::find(indices, order[now]) != indices.end()) out.push_back(now);
    indices = std::move(out);
}

/// Old flat index of every cell of a channel, in the new order of its cells.
Order cells_of(const Scenario& before, const Scenario& after, Channel channel, Axis axis, const Order& order) {
    const ChannelInfo& row = info(channel);
    Order out;
    for (std::size_t cell = 0; cell < after.cells(channel); ++cell) {
        std::array<std::size_t, 3> at{};
        std::size_t rest = cell;
        for (auto n = static_cast<std::size_t>(row.rank); n-- > 0;) {
            const std::size_t size = after.size(row.axes[n]);
            at[n] = row.axes[n] == axis ? order[rest % size] : rest % size;
            rest /= size;
        }
        out.push_back(before.flat(channel, at[0], at[1], at[2]));
    }
    return out;
}

void inputs_and_shocks(const Scenario& before, Scenario& s, Axis axis, const Order& order) {
    std::array<Order, kChannels> cells;
    for (const ChannelInfo& row : channels()) {
        if (row.channel == Channel::parameter) continue;
        auto& of = cells[static_cast<std::size_t>(row.channel)];
        of = cells_of(before, s, row.channel, axis, order);
        pick(s.inputs[static_cast<std::size_t>(row.channel)], of);
    }
    for (Shock& shock : s.shocks) move_all(shock.cells, cells[static_cast<std::size_t>(shock.channel)]);
    std::erase_if(s.shocks, [](const Shock& shock) { return shock.cells.empty(); });
}

/// Without what its conditions speak of a shock goes too.
void conditions(Scenario& s, Axis axis, const Order& order) {
    const auto gone = [&](Condition& c) {
        if (axis == Axis::state) return !move(c.state, order);
        auto& subject = axis == Axis::power ? c.of_power : c.of_domain;
        return subject && (axis == Axis::power || axis == Axis::domain) && !move(*subject, order);
    };
    std::erase_if(s.shocks,
                  [&](Shock& shock) { return shock.arrival && std::ranges::any_of(shock.arrival->when, gone); });
}

/// A conflict goes with either of its parties.
void parties(Scenario& s, Axis axis, const Order& order) {
    std::erase_if(s.conflicts, [&](Conflict& c) { return c.axis() == axis && (!move(c.first, order) || !move(c.second, order)); });
}

void of_states(Scenario& s, const Order& order) {
    pick(s.focal, order);
    parties(s, Axis::state, order);
    for (Programme& p : s.programmes) move_all(p.states, order);
    for (Issue& issue : s.issues) {
        pick(issue.norm, order);
        pick(issue.weight, order);
    }
    std::vector<Policy> policies;
    for (std::size_t now = 0; now < order.size(); ++now)
        for (const Policy& p : s.policies) {
            if (p.state != order[now]) continue;
            policies.push_back(p);
            policies.back().state = now;
        }
    s.policies = std::move(policies);
}

void of_powers(Scenario& s, const Order& order) {
    pick(s.capability, order);
    for (auto& power : s.threat_power) power = power ? place(order, *power) : power;
    for (Programme& p : s.programmes) p.power = place(order, p.power).value_or(0);
    for (Issue& issue : s.issues) pick(issue.position, order);
    parties(s, Axis::power, order);
    for (Policy& p : s.policies) {
        move_all(p.with, order);
        std::erase_if(p.rules, [&](Rule& r) { return r.of_power && !move(*r.of_power, order); });
        for (Rule& r : p.rules) move_all(r.powers, order);
    }
}

void of_domains(Scenario& s, const Order& order) {
    pick(s.roles, order);
    for (Programme& p : s.programmes) pick(p.share_of_domain, order);
    for (Policy& p : s.policies)
        for (Rule& r : p.rules) {
            if (r.of_domain) move(*r.of_domain, order);
            move_all(r.domains, order);
        }
}

void of_postures(Scenario& s, const Order& order) {
    pick(s.postures, order);
    for (NamedMove& m : s.moves)
        for (auto* posture : {&m.toward, &m.against, &m.others})
            if (*posture) *posture = place(order, **posture);
    for (Policy& p : s.policies)
        for (Rule& r : p.rules) move(r.posture, order);
}

}  // namespace

Scenario rearranged(Scenario s, Axis axis, const Order& order) {
    const Scenario before = s;
    auto& list = s.entities[static_cast<std::size_t>(axis)];
    pick(list, order);
    for (std::size_t k = 0; k < list.size(); ++k) list[k].stable = static_cast<int>(k) + 1;
    inputs_and_shocks(before, s, axis, order);
    conditions(s, axis, order);
    switch (axis) {
    case Axis::state:
        of_states(s, order);
        break;
    case Axis::power:
        of_powers(s, order);
        break;
    case Axis::domain:
        of_domains(s, order);
        break;
    case Axis::posture:
        of_postures(s, order);
        break;
    case Axis::threat:
        pick(s.threat_power, order);
        break;
    case Axis::programme:
        pick(s.programmes, order);
        break;
    case Axis::corridor:
        if (!s.goods.empty()) pick(s.goods, order);
        std::erase_if(s.projects, [&](Project& p) { return !move(p.corridor, order); });
        break;
    default:
        break;
    }
    return s;
}

Series former(Series s, Axis axis, const Order& order) {
    const auto back = [&](int& index) {
        if (index >= 0) index = static_cast<int>(order[static_cast<std::size_t>(index)]);
    };
    switch (axis) {
    case Axis::state:
        back(s.state);
        back(s.neighbour);
        break;
    case Axis::power:
        back(s.power);
        break;
    case Axis::domain:
        back(s.domain);
        break;
    case Axis::posture:
        back(s.posture);
        break;
    case Axis::corridor:
        back(s.corridor);
        break;
    case Axis::threat:
        back(s.threat);
        break;
    case Axis::organisation:
        back(s.organisation);
        break;
    default:
        break;
    }
    return s;
}

}  // namespace multivector::doctor
