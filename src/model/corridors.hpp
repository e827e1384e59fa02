#pragma once
// Corridors: choice of routes, sharing of capacity, what is left when a power closes its routes, growth of capacity.

#include "model/state.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Passes in which what a full corridor turns away is offered to the others.
inline constexpr int kPasses = 4;

template <class L>
L effective_capacity(const Frame<L>& f, const Row<L>& capacity, int r) {
    return capacity[z(r)] * f.get(Channel::corridor_scale, r) * f.get(Channel::corridor_open, r);
}

/// Engagement levels at which ties are asked for.
enum class Levers {
    present,    ///< E
    at_rest,    ///< E_0 everywhere: the market's own shares
    none,       ///< E = 0 everywhere
};

template <class L>
L engagement_at(const Frame<L>& f, const State<L>& s, Levers levers, std::size_t cell) {
    return levers == Levers::present ? s.engagement[cell] : levers == Levers::at_rest ? f.rest.engagement[cell] : L(0.0);
}

/// (K1) ln of the pull of p's routes on state i, besides cost: engagement, organisations, friction, coercion, noise.
template <class L>
L route_pull(const Frame<L>& f, const State<L>& s, Levers levers, int i, int p) {
    const World& w = f.world;
    const std::size_t cell = z(w.n.ipd(i, p, w.transit)), dyad = z(w.n.ip(i, p));
    L pull = f.get(Channel::engagement_effect, w.transit) * (engagement_at(f, s, levers, cell) - f.rest.engagement[cell]);
    pull += f.par(Parameter::organisation_effect) * (f.month.organisation[cell] - f.rest.organisation[cell]);
    pull -= f.get(Channel::friction, static_cast<int>(cell)) - f.rest.friction[cell];
    pull -= f.par(Parameter::coercion_friction) * (s.coercion[dyad] - f.rest.coercion[dyad]);
    return pull + s.noise[cell];
}

template <class L>
void route_pulls(const Frame<L>& f, const State<L>& s, Levers levers, Row<L>& pull) {
    const World& w = f.world;
    pull.resize(z(w.n.dyads()));
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) pull[z(w.n.ip(i, p))] = route_pull(f, s, levers, i, p);
}

/// (K2) f0_ir open_r (cap_r / cap0_r) exp(-eta_T (cost + risk - base) + sum_p control_rp pull_ip).
template <class L>
void route_weights(const Frame<L>& f, const Row<L>& pull, const Row<L>& capacity, Row<L>& weight) {
    const World& w = f.world;
    weight.assign(z(w.n.states * w.n.corridors), L(0.0));
    for (int i = 0; i < w.n.states; ++i)
        for (const int r : f.rest.routes[z(i)]) {
            const L cost = f.get(Channel::corridor_cost, r) + f.get(Channel::corridor_risk, r) - f.rest.cost[z(r)];
            L exponent = -f.par(Parameter::transit_cost_effect) * cost;
            for (int p = 0; p < w.n.powers; ++p)
                exponent += f.get(Channel::control, r * w.n.powers + p) * pull[z(w.n.ip(i, p))];
            const L room = effective_capacity(f, capacity, r) / (f.in.base[z(w.at(Channel::corridor_capacity) + r)] * f.rest.scale[z(r)]);
            weight[z(w.n.ir(i, r))] = f.get(Channel::flow, w.n.ir(i, r)) * room * exp(exponent);
        }
}

/// Room below this counts as none (Mt/year), and so does demand that is left when it is below that part of the whole:
/// what rounding leaves over.
template <class L>
inline constexpr double kFull = std::is_same_v<typename L::value_type, double> ? 1e-9 : 1e-5;
template <class L>
inline constexpr double kServed = std::is_same_v<typename L::value_type, double> ? 1e-14 : 1e-6;

/// (K4) One pass: every shipper offers what is still unserved to the routes with room, in proportion to their weights;
/// a route that is asked for more than its room takes the same part of every offer.
template <class L>
void assignment_pass(const Frame<L>& f, Routing<L>& t, Row<L>& flow) {
    const World& w = f.world;
    const L full(kFull<L>);
    t.asked.assign(z(w.n.corridors), L(0.0));
    const std::vector<Shipper>& shippers = f.rest.shippers;
    t.rate.resize(shippers.size());
    for (std::size_t s = 0; s < shippers.size(); ++s) {
        const int i = shippers[s].state;
        L total(0.0);
        for (const int r : shippers[s].routes) total += select(t.room[z(r)] > full, t.open_weight[z(w.n.ir(i, r))], L(0.0));
        t.rate[s] = select(total > L(0.0), t.left[s] / max(total, L(kTiny<L>)), L(0.0));
        for (const int r : shippers[s].routes) t.asked[z(r)] += t.open_weight[z(w.n.ir(i, r))] * t.rate[s];
    }
    for (int r = 0; r < w.n.corridors; ++r) {
        const L part = min(t.room[z(r)] / max(t.asked[z(r)], L(kTiny<L>)), L(1.0));
        t.asked[z(r)] = select(t.room[z(r)] > full, part, L(0.0));
    }
    for (std::size_t s = 0; s < shippers.size(); ++s) {
        const int i = shippers[s].state;
        L served(0.0);
        for (const int r : shippers[s].routes) {
            const L carried = t.open_weight[z(w.n.ir(i, r))] * t.rate[s] * t.asked[z(r)];
            flow[z(w.n.ir(i, r))] += carried;
            served += carried;
            t.taken[z(r)] += carried;
        }
        const L left = t.left[s] - served;
        t.left[s] = select(left > t.wanted[s] * L(kServed<L>), left, L(0.0));
    }
    for (int r = 0; r < w.n.corridors; ++r) t.room[z(r)] = t.whole[z(r)] - t.taken[z(r)];
}

/// What every corridor can carry and how it weighs; `closing` is a power whose part of every corridor is closed, or -1.
template <class L>
void open_routes(const Frame<L>& f, const Row<L>& weight, const Row<L>& capacity, int closing, Routing<L>& t) {
    const World& w = f.world;
    t.open_weight.resize(weight.size());
    t.whole.resize(z(w.n.corridors));
    t.part_open.resize(z(w.n.corridors));
    for (int r = 0; r < w.n.corridors; ++r) {
        t.part_open[z(r)] = closing < 0 ? L(1.0) : L(1.0) - f.get(Channel::control, r * w.n.powers + closing);
        t.whole[z(r)] = effective_capacity(f, capacity, r) * t.part_open[z(r)];
    }
    for (int i = 0; i < w.n.states; ++i)
        for (const int r : f.rest.routes[z(i)]) t.open_weight[z(w.n.ir(i, r))] = weight[z(w.n.ir(i, r))] * t.part_open[z(r)];
}

/// (K3, K5) Routes the demand of all shippers at once: flow_ir in Mt/year and the share of each state's demand served.
/// `closing` is a power whose part of every corridor is closed, or -1.
template <class L>
void carry(const Frame<L>& f, const Row<L>& weight, const Row<L>& capacity, int closing, Row<L>& flow, Row<L>& served) {
    const World& w = f.world;
    Routing<L>& t = f.month.routing;
    open_routes(f, weight, capacity, closing, t);
    const std::vector<Shipper>& shippers = f.rest.shippers;
    t.wanted.resize(shippers.size());
    for (std::size_t s = 0; s < shippers.size(); ++s) {
        const int i = shippers[s].state;
        t.wanted[s] = f.get(Channel::transit_demand, i) * (L(1.0) - f.rest.unmodelled[z(i)]) * f.rest.shipped[s];
    }
    t.left = t.wanted;
    t.room = t.whole;
    t.taken.assign(z(w.n.corridors), L(0.0));
    flow.assign(z(w.n.states * w.n.corridors), L(0.0));
    for (int pass = 0; pass < kPasses; ++pass) {
        assignment_pass(f, t, flow);
        auto more = L(0.0) > L(1.0);
        for (const L& left : t.left) more |= left > L(0.0);
        if (!any(more)) break;  // a further pass would move nothing
    }
    t.unserved.assign(z(w.n.states), L(0.0));
    for (std::size_t s = 0; s < shippers.size(); ++s) t.unserved[z(shippers[s].state)] += t.left[s];
    served.resize(z(w.n.states));
    for (int i = 0; i < w.n.states; ++i) served[z(i)] = L(1.0) - t.unserved[z(i)] / f.get(Channel::transit_demand, i);
}

/// (K6) Target share of p in transit: sum_r f_ir control_rp / F_i.
template <class L>
void controlled_share(const Frame<L>& f, const Row<L>& flow, Row<L>& target) {
    const World& w = f.world;
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            L sum(0.0);
            for (const int r : f.rest.routes[z(i)]) sum += flow[z(w.n.ir(i, r))] * f.get(Channel::control, r * w.n.powers + p);
            const L share = sum / f.get(Channel::transit_demand, i);
            target[z(w.n.ipd(i, p, w.transit))] = min(max(share, L(1e-9)), L(0.999));
        }
}

/// (P31) Capacity follows owners' offers with a delay of two stages, declines when they fall below the base, takes the
/// dated projects: cap += cap psi_i built / 12 + projects.
template <class L>
void capacity_phase(Frame<L>& f) {
    const World& w = f.world;
    const L stage = L(2.0) / f.par(Parameter::investment_delay);
    Row<L>& offered = f.month.routing.offered;
    offered.resize(z(w.n.dyads()));
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            const std::size_t cell = z(w.n.ipd(i, p, w.transit));
            offered[z(w.n.ip(i, p))] = f.month.ln_offer[cell] - f.rest.ln_offer[cell];
        }
    for (int r = 0; r < w.n.corridors; ++r) {
        L signal(0.0), total(1e-9);
        for (int i = 0; i < w.n.states; ++i) {
            const L used = f.get(Channel::flow, w.n.ir(i, r));
            total += used;
            for (int p = 0; p < w.n.powers; ++p)
                signal += f.get(Channel::control, r * w.n.powers + p) * used * offered[z(w.n.ip(i, p))];
        }
        const L pledged = f.now.pledged[z(r)], built = f.now.built[z(r)], cap = f.now.capacity[z(r)];
        f.next.pledged[z(r)] = pledged + stage * (signal / total - pledged);
        f.next.built[z(r)] = built + stage * (pledged - built);
        f.next.capacity[z(r)] = cap + cap * f.par(Parameter::investment_effect) * built * L(1.0 / 12.0);
    }
    for (const ProjectStep& p : w.projects)
        if (p.month == f.index) f.next.capacity[z(p.corridor)] += f.in[p.slot];
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
