#pragma once
// Usefulness of a state to a power that follows from routes, threats and trade (read by the hazard of coercion).

#include "model/corridors.hpp"
#include "model/loss.hpp"
#include "model/perception.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// What powers move by land in a month.
template <class L>
struct Freight {
    Row<L> all;      // moved_p, Mt/year
    Row<L> passing;  // passing_ip, Mt/year
};

/// (K7) ease_c = room_c / room_c,0 exp(-eta_T (cost_c + risk_c - cost_c,0)), moved_p = frt_p + sum_c traf_cp (ease_c - 1) and
/// passing_ip = sum_c thr_ci traf_cp ease_c, over the corridors with traffic.
template <class L>
Freight<L> freight(const Frame<L>& f) {
    const World& w = f.world;
    Freight<L> out;
    out.passing.assign(z(w.n.dyads()), L(0.0));
    for (int p = 0; p < w.n.powers; ++p) out.all.push_back(f.get(Channel::freight, p));
    for (int c = 0; c < w.n.corridors; ++c) {
        const auto traffic = [&](int p) -> const L& { return f.get(Channel::traffic, c * w.n.powers + p); };
        bool used = false;
        for (int p = 0; p < w.n.powers; ++p) used = used || any(traffic(p) > L(0.0));
        if (!used) continue;
        const L cost = f.get(Channel::corridor_cost, c) + f.get(Channel::corridor_risk, c) - f.rest.cost[z(c)];
        const L at_base = f.in.base[z(w.at(Channel::corridor_capacity) + c)] * f.rest.scale[z(c)];
        const L room = effective_capacity(f, f.now.capacity, c) / max(at_base, L(1e-9));
        const L ease = room * exp(-f.par(Parameter::transit_cost_effect) * cost);
        for (int p = 0; p < w.n.powers; ++p) out.all[z(p)] += traffic(p) * (ease - L(1.0));
        for (int i = 0; i < w.n.states; ++i)
            for (int p = 0; p < w.n.powers; ++p)
                out.passing[z(w.n.ip(i, p))] += f.get(Channel::through, c * w.n.states + i) * traffic(p) * ease;
    }
    return out;
}

/// (P41) M_ip: the loss (P6) of the share of what p moves that passes i, over sigma - 1 of transit; 0 where p moves nothing.
template <class L>
void passage(const Frame<L>& f, Row<L>& out) {
    const World& w = f.world;
    out.assign(z(w.n.dyads()), L(0.0));
    if (!w.routes_of_use || w.transit < 0) return;
    const Freight<L> moved = freight(f);
    const L scale = L(1.0) / (f.get(Channel::substitution, w.transit) - L(1.0));
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            const L all = moved.all[z(p)], passed = moved.passing[z(w.n.ip(i, p))];
            const L share = select(all > L(0.0), min(passed / max(all, L(kTiny<L>)), L(1.0)), L(0.0));
            out[z(w.n.ip(i, p))] = scale * loss_of_share(w, share);
        }
}

/// (P41) buf_ip = x_ip,sec sum_j theta_ij, threats from a power that p minds weighted with rho+, those from no power with 1.
template <class L>
L buffer(const Frame<L>& f, int i, int p) {
    const World& w = f.world;
    if (w.security < 0) return L(0.0);
    L behind(0.0);
    for (int j = 0; j < w.n.threats; ++j) {
        const int from = w.threat_power[z(j)];
        const L minded = from < 0 ? L(1.0) : from == p ? L(0.0) : positive(f.get(Channel::rivalry, w.n.pq(p, from)));
        behind += minded * f.now.threat[z(w.n.ij(i, j))];
    }
    return f.now.tie[z(w.n.ipd(i, p, w.security))] * behind;
}

/// (P41) c_r M_ip + c_f buf_ip + c_k stake_ip x_ip,mar.
template <class L>
void usefulness(Frame<L>& f, Row<L>& out) {
    const World& w = f.world;
    const L& routes = f.par(Parameter::route_usefulness);
    const L& buffers = f.par(Parameter::buffer_usefulness);
    const L& markets = f.par(Parameter::market_usefulness);
    passage(f, f.month.passage);
    out.assign(z(w.n.dyads()), L(0.0));
    if (!any(routes > L(0.0)) && !any(buffers > L(0.0)) && !any(markets > L(0.0))) return;
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            const std::size_t dyad = z(w.n.ip(i, p));
            out[dyad] = routes * f.month.passage[dyad] + buffers * buffer(f, i, p);
            if (w.market >= 0)
                out[dyad] += markets * f.get(Channel::stake, static_cast<int>(dyad)) * f.now.tie[z(w.n.ipd(i, p, w.market))];
        }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
