#include "doctor/changes.hpp"

#include <algorithm>
#include <initializer_list>
#include <numeric>

namespace multivector::doctor {
namespace {

constexpr double kSmaller = 1000;

std::vector<Quantity>& inputs(Scenario& s, Channel c) { return s.inputs[static_cast<std::size_t>(c)]; }

Quantity exactly(double value) {
    Quantity q;
    q.value = value;
    return q;
}

void multiply(Quantity& q, double factor) {
    for (double* x : {&q.value, &q.low, &q.high, &q.deviation}) *x *= factor;
}

/// Base values of a channel, and the sizes of shocks that are in its unit.
void multiply(Scenario& s, Channel channel, double factor) {
    for (Quantity& q : inputs(s, channel)) multiply(q, factor);
    for (Shock& shock : s.shocks)
        if (shock.channel == channel && shock.effect != Effect::scale) multiply(shock.size, factor);
}

void fill(Scenario& s, Channel channel, double value) {
    for (Quantity& q : inputs(s, channel)) q = exactly(value);
}

Quantity& parameter(Scenario& s, Parameter p) {
    return inputs(s, Channel::parameter)[static_cast<std::size_t>(p)];
}

std::vector<std::size_t> all_cells(const Scenario& s, Channel channel) {
    std::vector<std::size_t> cells(s.cells(channel));
    std::iota(cells.begin(), cells.end(), std::size_t{0});
    return cells;
}

bool is_set(const Scenario& s, Channel channel, std::size_t cell) {
    return std::ranges::any_of(s.shocks, [&](const Shock& shock) {
        return shock.effect == Effect::set && shock.channel == channel &&
               std::ranges::find(shock.cells, cell) != shock.cells.end();
    });
}

void set_idle(Scenario& s, Channel channel) {
    const auto quantities = inputs(s, channel);
    for (std::size_t cell = 0; cell < quantities.size(); ++cell) {
        if (is_set(s, channel, cell)) continue;
        Shock shock = shock_on_all(s, "idle " + std::to_string(cell), channel, Effect::set, quantities[cell].value, s.base);
        shock.cells = {cell};
        s.shocks.push_back(std::move(shock));
    }
}

void flatten(CapabilityData& data) { data.market.points = data.security.points = {}; }

void multiply(CapabilityData& data, double factor) {
    for (YearSeries* series : {&data.market, &data.security})
        for (auto& point : series->points) point.second *= factor;
}

/// The flat positions of one domain in a channel by state, power and domain.
template <class F>
void each_cell_of(Scenario& s, Channel channel, std::size_t domain, F&& change) {
    auto& cells = inputs(s, channel);
    const std::size_t domains = s.size(Axis::domain);
    for (std::size_t c = domain; c < cells.size(); c += domains) change(cells[c]);
}

}  // namespace

Shock shock_on_all(const Scenario& s, std::string name, Channel channel, Effect effect, double size, Month from) {
    Shock shock;
    shock.name = std::move(name);
    shock.channel = channel;
    shock.cells = all_cells(s, channel);
    shock.effect = effect;
    shock.size.value = size;
    shock.from = from;
    return shock;
}

Scenario unshocked(Scenario s) {
    std::erase_if(s.shocks, [](const Shock& x) { return !x.of_world; });
    std::erase_if(s.projects, [](const Project& x) { return !x.of_world; });
    std::erase_if(s.policies, [](const Policy& x) { return !x.of_world; });
    return s;
}

Scenario still(Scenario s, const std::vector<std::size_t>& unreachable) {
    s = unshocked(std::move(s));
    std::erase_if(s.shocks, [&](const Shock& x) {
        return x.channel == Channel::chair || x.from > s.base || (x.to && *x.to < s.base);
    });
    for (Shock& shock : s.shocks) {
        shock.to.reset();
        shock.profile = Profile::step;
    }
    s.projects.clear();
    s.policies.clear();
    s.conflicts.clear();
    for (const Channel c : {Channel::growth_market, Channel::growth_security, Channel::world_growth_market,
                            Channel::world_growth_security, Channel::legacy, Channel::chair, Channel::membership_open})
        fill(s, c, 0);
    for (CapabilityData& data : s.capability) flatten(data);
    flatten(s.world_capability);
    double e = 0, v = 0;
    for (const Posture& p : s.postures) {
        e += p.engagement / static_cast<double>(s.postures.size());
        v += p.deference / static_cast<double>(s.postures.size());
    }
    for (const std::size_t cell : unreachable) {
        inputs(s, Channel::engagement)[cell].value = e;
        inputs(s, Channel::deference)[cell].value = v;
    }
    return s;
}

Scenario renamed(Scenario s) {
    for (auto& axis : s.entities)
        for (Entity& e : axis) e.id = "x_" + e.id;
    for (auto& channel : s.inputs)
        for (Quantity& q : channel) q.path = "x_" + q.path;
    for (Programme& p : s.programmes)
        for (Quantity& q : p.share_of_domain) q.path = "x_" + q.path;
    return s;
}

Scenario renumbered(Scenario s) {
    for (auto& axis : s.entities)
        for (Entity& e : axis) e.stable += 7;
    return s;
}

Scenario reordered(Scenario s) {
    const auto own = std::ranges::stable_partition(s.shocks, [](const Shock& x) { return x.of_world; });
    std::ranges::reverse(own);
    return s;
}

Scenario overlapping(Scenario s) {
    s.shocks.push_back(shock_on_all(s, "overlap b", Channel::attention, Effect::set, 0.9, s.base + 3));
    s.shocks.push_back(shock_on_all(s, "overlap a", Channel::attention, Effect::set, 0.8, s.base + 1));
    double size = 0.1;
    for (const char* name : {"overlap e", "overlap c", "overlap d"}) {
        s.shocks.push_back(shock_on_all(s, name, Channel::friction, Effect::add, size, s.base + 2));
        size += 0.2;
    }
    return s;
}

Scenario probed(Scenario s) {
    const auto add = [&](const char* name, Channel channel, Effect effect, double size) {
        s.shocks.push_back(shock_on_all(s, name, channel, effect, size, s.base + 3));
        s.shocks.back().to = s.base + 5;
    };
    add("probe attention", Channel::attention, Effect::scale, 0.8);
    add("probe friction", Channel::friction, Effect::add, 0.1);
    add("probe membership", Channel::membership, Effect::scale, 0.5);
    add("probe demand", Channel::demand, Effect::add, 0.05);
    return s;
}

Scenario idle(Scenario s, Channel channel, Effect effect) {
    if (effect == Effect::set) {
        set_idle(s, channel);
        return s;
    }
    Shock shock = shock_on_all(s, "idle", channel, effect, effect == Effect::scale ? 1 : 0, s.base);
    shock.profile = Profile::pulse;
    shock.months = s.end - s.base + 1;
    s.shocks.push_back(std::move(shock));
    return s;
}

Scenario idle(Scenario s, Effect effect) {
    for (const ChannelInfo& row : channels())
        if (row.shockable) s = idle(std::move(s), row.channel, effect);
    return s;
}

Scenario in_small_tonnes(Scenario s) {
    for (const Channel c : {Channel::transit_demand, Channel::corridor_capacity, Channel::flow}) multiply(s, c, kSmaller);
    for (Project& p : s.projects) multiply(p.add, kSmaller);
    return s;
}

double small_tonnes(const Series& s) {
    return s.kind == SeriesKind::capacity || s.kind == SeriesKind::flow ? kSmaller : 1;
}

Scenario in_small_money(Scenario s) {
    for (CapabilityData& data : s.capability) multiply(data, kSmaller);
    multiply(s.world_capability, kSmaller);
    return s;
}

Scenario in_large_offers(Scenario s) {
    multiply(s, Channel::budget, 0.5);
    multiply(parameter(s, Parameter::offer_scale), 2);
    return s;
}

Scenario weightless(Scenario s, std::size_t domain) {
    each_cell_of(s, Channel::weight, domain, [](Quantity& q) { q = exactly(0); });
    return s;
}

Scenario otherwise_in(Scenario s, std::size_t domain) {
    each_cell_of(s, Channel::tie, domain, [](Quantity& q) { q.value *= 0.7; });
    each_cell_of(s, Channel::friction, domain, [](Quantity& q) { q.value += 0.1; });
    for (const Channel c : {Channel::gain, Channel::adjustment, Channel::capability_effect, Channel::attention_effect})
        each_cell_of(s, c, domain, [](Quantity& q) { q.value *= 1.5; });
    return s;
}

Scenario cut(Scenario s, int months) {
    s.end = std::min(s.end, s.base + months);
    return s;
}

}  // namespace multivector::doctor
