#include "unit/model/bench.hpp"

#include <string>

namespace multivector::test {
namespace {

using C = Channel;
using P = Parameter;

void name(Scenario& s, Axis axis, int n) {
    auto& list = s.entities[static_cast<std::size_t>(axis)];
    for (int k = 0; k < n; ++k) {
        const std::string id = std::string(axis_name(axis)) + std::to_string(k);
        list.push_back({id, k + 1, id, {}});
    }
}

double plain_value(const ChannelInfo& channel) {
    switch (channel.channel) {
    case C::weight:
    case C::gain:
    case C::assertiveness:
    case C::budget:
    case C::sphere:
    case C::stake:
        return 1;
    case C::substitution:
        return 3;
    case C::adjustment:
    case C::transit_demand:
    case C::corridor_capacity:
        return 10;
    case C::engagement_effect:
        return 0.3;
    case C::conditionality:
    case C::gap:
        return 0.5;
    case C::tie:
        return 0.2;
    default:
        return channel.default_value.value_or(0);
    }
}

/// Parameters of the specification; a calibration of the defaults does not touch hand-worked numbers.
constexpr std::pair<Parameter, double> kParametersOfTests[] = {{P::rationality, 2},
                                                               {P::lever_smoothing, 0.1},
                                                               {P::horizon, 18},
                                                               {P::protection_weight, 0.8},
                                                               {P::dependence_weight, 0.6},
                                                               {P::sovereignty_weight, 0.05},
                                                               {P::resistance_weight, 0.03},
                                                               {P::switching_weight, 0.005},
                                                               {P::coercion_weight, 0.3},
                                                               {P::coercion_memory, 24},
                                                               {P::protection_saturation, 1.2},
                                                               {P::inducement_weight, 0.1},
                                                               {P::hazard_base, 0.1},
                                                               {P::hazard_threshold, 0.2},
                                                               {P::hazard_slope, 6},
                                                               {P::provocation, 0.6},
                                                               {P::security_provocation, 1.2},
                                                               {P::backing_effect, 0.14},
                                                               {P::standing_effect, 0.25},
                                                               {P::usefulness_effect, 0.2},
                                                               {P::organisation_backing, 0.1},
                                                               {P::mediation_usefulness, 0.2},
                                                               {P::coercion_duration, 6},
                                                               {P::coercion_friction, 0.5},
                                                               {P::organisation_effect, 0.15},
                                                               {P::threat_adjustment, 0.1},
                                                               {P::threat_from_coercion, 0.6},
                                                               {P::standing_rise, 0.03},
                                                               {P::standing_fall, 0.12},
                                                               {P::attention_time, 4},
                                                               {P::legacy_half_life, 60},
                                                               {P::noise_persistence, 0.9},
                                                               {P::transit_cost_effect, 1},
                                                               {P::mediation_slope, 5},
                                                               {P::vote_deference, 1},
                                                               {P::vote_hazard, 1},
                                                               {P::vote_ties, 1},
                                                               {P::vote_slope, 3},
                                                               {P::vote_cut, 0.4},
                                                               {P::offer_time, 4},
                                                               {P::offer_scale, 1.0 / 12},
                                                               {P::rival_bid, 1.5},
                                                               {P::deference_floor, 0.4},
                                                               {P::investment_effect, 0.1},
                                                               {P::investment_delay, 42},
                                                               {P::chair_pulse, 0.01},
                                                               {P::mediation_pulse, 0.1},
                                                               {P::usefulness_memory, 24},
                                                               {P::standing_in_offers, 0},
                                                               {P::bargaining, 0},
                                                               {P::solidarity, 0},
                                                               {P::chair_sharing, 0},
                                                               {P::diversion, 0},
                                                               {P::compliance, 0},
                                                               {P::bound_goods, 0},
                                                               {P::audience_weight, 0},
                                                               {P::mediation_need, 0},
                                                               {P::membership_review, 0},
                                                               {P::membership_cost, 0},
                                                               {P::membership_deference, 0.25},
                                                               {P::membership_content, 0.95},
                                                               {P::membership_provocation, 0},
                                                               {P::neighbour_organisations, 0},
                                                               {P::neighbour_distance, 0},
                                                               {P::neighbour_roads, 0},
                                                               {P::neighbour_time, 24},
                                                               {P::route_usefulness, 0},
                                                               {P::buffer_usefulness, 0},
                                                               {P::market_usefulness, 0},
                                                               {P::joint_review, 0},
                                                               {P::joint_crisis, 4},
                                                               {P::joint_content, 0.95},
                                                               {P::concession_share, 0},
                                                               {P::concession_deference, 0.25}};
static_assert(std::size(kParametersOfTests) == kParameters);

}  // namespace

Small::Small(std::vector<Role> roles, const Counts& counts) {
    Scenario& s = scenario;
    s.id = "small";
    s.base = Month::of(2000, 1);
    s.end = Month::of(2010, 1);
    name(s, Axis::state, counts.states);
    name(s, Axis::power, counts.powers);
    name(s, Axis::domain, static_cast<int>(roles.size()));
    name(s, Axis::posture, 4);
    name(s, Axis::corridor, counts.corridors);
    name(s, Axis::threat, counts.threats);
    name(s, Axis::organisation, counts.organisations);
    name(s, Axis::theatre, counts.theatres);
    name(s, Axis::programme, counts.programmes);
    s.roles = std::move(roles);
    s.postures = {{1, 1}, {0.6, 0}, {0, 0}, {-1, -1}};
    s.focal.assign(z(counts.states), true);
    s.threat_power.resize(z(counts.threats));
    for (const ChannelInfo& channel : channels()) {
        Quantity q;
        q.value = plain_value(channel);
        s.inputs[static_cast<std::size_t>(channel.channel)].assign(s.cells(channel.channel), q);
    }
    for (const auto& [parameter, value] : kParametersOfTests) (*this)(parameter) = value;
    s.capability.resize(z(counts.powers));
    s.programmes.resize(z(counts.programmes));
    for (Programme& p : s.programmes) p.share_of_domain.resize(s.roles.size());
}

double& Small::operator()(Channel channel, int i, int j, int k) {
    return scenario.inputs[static_cast<std::size_t>(channel)].at(scenario.flat(channel, z(i), z(j), z(k))).value;
}

double& Small::operator()(Parameter parameter) { return (*this)(Channel::parameter, static_cast<int>(parameter)); }

Small& Small::all(Channel channel, double value) {
    for (Quantity& q : scenario.inputs[static_cast<std::size_t>(channel)]) q.value = value;
    return *this;
}

Shock& Small::shock(const std::string& name, Channel channel, std::size_t cell, Effect effect, double size, int from) {
    Shock& shock = scenario.shocks.emplace_back();
    shock.name = name;
    shock.channel = channel;
    shock.cells = {cell};
    shock.effect = effect;
    shock.size.value = size;
    shock.from = scenario.base + from;
    return shock;
}

Bench::Bench(const Scenario& scenario, bool mean, Variant variant)
    : world(compile(scenario, variant)), mean_field(mean) {
    const std::uint32_t replicate[] = {0};
    draw_inputs(world, Streams<One>(0, replicate), DrawMode::fixed, in);
    inputs_of_month(world, 0, in);
    resting_point(world, in, mean_field, rest, now);
    next = now;
    luck.mediation.assign(world.conflicts.size(), One(0.5));
    luck.membership.assign(world.open_pairs.size(), One(0.5));
    luck.joint.assign(world.joint_moves.empty() ? 0 : z(world.n.states), One(0.5));
    luck.posture.assign(z(world.n.cells()), One(0.5));
    luck.tie.assign(z(world.n.cells()), One(0.0));
    luck.coercion.assign(z(world.n.dyads()), One(0.5));
    Frame<One> f = frame(0);
    organisations_phase(f);
}

Frame<One> Bench::frame(int index) {
    Frame<One> f{world, in, rest, luck, now, next, month};
    f.index = index;
    f.mean_field = mean_field;
    return f;
}

void Bench::run_before(std::string_view name, int index) {
    Frame<One> f = frame(index);
    for (const Phase<One>& phase : kSchedule<One>) {
        if (phase.name == name) return;
        phase.run(f);
    }
    throw std::runtime_error("no phase " + std::string(name));
}

void Bench::step(int month_index) {
    inputs_of_month(world, month_index, in);
    Frame<One> f = frame(month_index);
    run_month(f);
    std::swap(now, next);
}

std::vector<double> plain(const Row<One>& row) {
    std::vector<double> out;
    for (const One& x : row) out.push_back(x[0]);
    return out;
}

}  // namespace multivector::test
