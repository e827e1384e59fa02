#pragma once
// Gravity in exact-change form: the shares to which ties tend, and their partial adjustment (phase 8).

#include "model/corridors.hpp"
#include "model/neighbours.hpp"
#include "model/perception.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Weight of market and security capability in a domain: the role's own, their geometric mean elsewhere.
inline double market_part(Role role) { return role == Role::market ? 1.0 : role == Role::security ? 0.0 : 0.5; }

/// (P16) eta_d ln K_pd(t)/K_pd(base) for every power, and for the rest of the world.
template <class L>
void capability_change(Frame<L>& f) {
    const World& w = f.world;
    f.month.ln_capability.resize(z(w.n.powers * w.n.domains));
    f.month.ln_capability_rest.resize(z(w.n.domains));
    for (int p = 0; p <= w.n.powers; ++p) {
        const std::size_t entry = z(f.index * (w.n.powers + 1) + p);
        const L market = L(w.ln_market[entry]) + f.now.grown_market[z(p)];
        const L security = L(w.ln_security[entry]) + f.now.grown_security[z(p)];
        for (int d = 0; d < w.n.domains; ++d) {
            const double part = market_part(w.roles[z(d)]);
            L change = L(part) * market + L(1.0 - part) * security;
            if (p < w.n.powers) change += log(f.get(Channel::capability, w.n.pd(p, d))) - f.rest.capability[z(w.n.pd(p, d))];
            change *= f.get(Channel::capability_effect, d);
            (p < w.n.powers ? f.month.ln_capability[z(w.n.pd(p, d))] : f.month.ln_capability_rest[z(d)]) = change;
        }
    }
}

/// Growth after the last data: g/12 a month.
template <class L>
void growth_phase(Frame<L>& f) {
    const World& w = f.world;
    const L month(1.0 / 12.0);
    for (int p = 0; p <= w.n.powers; ++p) {
        const bool power = p < w.n.powers;
        const L market = f.get(power ? Channel::growth_market : Channel::world_growth_market, power ? p : 0);
        const L security = f.get(power ? Channel::growth_security : Channel::world_growth_security, power ? p : 0);
        const bool on_market = f.index >= w.market_until[z(p)], on_security = f.index >= w.security_until[z(p)];
        f.next.grown_market[z(p)] = f.now.grown_market[z(p)] + (on_market ? market * month : L(0.0));
        f.next.grown_security[z(p)] = f.now.grown_security[z(p)] + (on_security ? security * month : L(0.0));
    }
}

/// (P17) What sanctions between powers send through i, or keep from it: div_ip = sum_{q != p} [ d_v x_iq,0 (dsan_pq + dsan_qp)
/// - d_c dsan_qp ], d the difference from the base, x_iq,0 the state's trade with the other side.
template <class L>
L diverted(const Frame<L>& f, int i, int p) {
    const World& w = f.world;
    L through(0.0), kept_away(0.0);
    for (int q = 0; q < w.n.powers; ++q) {
        if (q == p) continue;
        const L by = f.get(Channel::sanctions, w.n.pq(p, q)) - f.rest.sanctions[z(w.n.pq(p, q))];
        const L against = f.get(Channel::sanctions, w.n.pq(q, p)) - f.rest.sanctions[z(w.n.pq(q, p))];
        through += f.rest.tie[z(w.n.ipd(i, q, w.market))] * (by + against);
        kept_away += against;
    }
    return f.par(Parameter::diversion) * through - f.par(Parameter::compliance) * kept_away;
}

/// (P17, P18) ln attraction without what engagement, coercion and noise add; not used in transit.
template <class L>
void pulls(Frame<L>& f) {
    const World& w = f.world;
    Derived<L>& m = f.month;
    m.ln_pull.resize(z(w.n.cells()));
    m.rest_attraction.resize(z(w.n.states * w.n.domains));
    nearness(f, m.near);
    const L faded = f.now.legacy[0] - L(1.0), psi_m = f.par(Parameter::organisation_effect);
    const bool sanctioned = any(f.par(Parameter::diversion) > L(0.0)) || any(f.par(Parameter::compliance) > L(0.0));
    for (int p = 0; p < w.n.powers; ++p) {
        const L ln_attention = log(max(f.seen.attention[z(p)], L(0.05)));
        for (int d = 0; d < w.n.domains; ++d) {
            if (d == w.transit) continue;
            const L common = m.ln_capability[z(w.n.pd(p, d))] + f.get(Channel::attention_effect, d) * ln_attention;
            const L psi_o = f.get(Channel::offer_effect, d);
            for (int i = 0; i < w.n.states; ++i) {
                const int cell = w.n.ipd(i, p, d);
                const std::size_t c = z(cell);
                L pull = f.rest.ln_tie[c] + common + f.get(Channel::legacy, cell) * faded;
                pull += psi_o * (m.ln_offer[c] - f.rest.ln_offer[c]);
                pull += psi_m * (m.organisation[c] - f.rest.organisation[c]);
                if (sanctioned && d == w.market) pull += diverted(f, i, p);
                m.ln_pull[c] = pull - (f.get(Channel::friction, cell) - f.rest.friction[c]);
            }
        }
    }
    for (int i = 0; i < w.n.states; ++i)
        for (int d = 0; d < w.n.domains; ++d) {
            const L cohesion = f.get(Channel::cohesion, i) - f.rest.cohesion[z(i)];
            m.rest_attraction[z(w.n.id(i, d))] = m.near[z(i)] * exp(f.rest.ln_rest[z(w.n.id(i, d))] + m.ln_capability_rest[z(d)] + cohesion);
        }
}

/// (P21) Target shares in transit: flows over the routes each power controls.
template <class L>
void transit_targets(const Frame<L>& f, const State<L>& s, const Row<L>& capacity, Levers levers, Row<L>& target) {
    Routing<L>& t = f.month.routing;
    route_pulls(f, s, levers, t.pull);
    route_weights(f, t.pull, capacity, t.weight);
    carry(f, t.weight, capacity, -1, t.flow, t.served);
    controlled_share(f, t.flow, target);
}

/// (P20) Divides the attractions of the powers in one (i, d) by their sum with the rest of the world.
template <class L>
void to_shares(const Frame<L>& f, int i, int d, Row<L>& attraction) {
    const World& w = f.world;
    L sum = f.month.rest_attraction[z(w.n.id(i, d))];
    for (int p = 0; p < w.n.powers; ++p) sum += attraction[z(w.n.ipd(i, p, d))];
    const L scale = L(1.0) / sum;
    for (int p = 0; p < w.n.powers; ++p) attraction[z(w.n.ipd(i, p, d))] *= scale;
}

template <class L, class F>
void each_gravity_cell(const World& w, F&& visit) {
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            for (int d = 0; d < w.n.domains; ++d)
                if (d != w.transit) visit(i, p, d, z(w.n.ipd(i, p, d)));
}

template <class L>
void all_to_shares(const Frame<L>& f, Row<L>& attraction) {
    for (int i = 0; i < f.world.n.states; ++i)
        for (int d = 0; d < f.world.n.domains; ++d)
            if (d != f.world.transit) to_shares(f, i, d, attraction);
}

/// ln of what coercion and noise add to the pull of a tie, with the levers at rest.
template <class L>
L pull_at_rest(const Frame<L>& f, const State<L>& s, int i, int p, std::size_t cell) {
    const std::size_t dyad = z(f.world.n.ip(i, p));
    return f.month.ln_pull[cell] - f.par(Parameter::coercion_friction) * (s.coercion[dyad] - f.rest.coercion[dyad]) + s.noise[cell];
}

/// (P19) Target shares of the state `s` with its levers; of transit with the given capacities.
template <class L>
void targets(const Frame<L>& f, const State<L>& s, const Row<L>& capacity, Row<L>& target) {
    target.resize(z(f.world.n.cells()));
    each_gravity_cell<L>(f.world, [&](int i, int p, int d, std::size_t c) {
        const L psi_e = f.get(Channel::engagement_effect, d);
        target[c] = exp(fma(psi_e, s.engagement[c] - f.rest.engagement[c], pull_at_rest(f, s, i, p, c)));
    });
    all_to_shares(f, target);
    if (f.world.transit >= 0) transit_targets(f, s, capacity, Levers::present, target);
}

/// (P22) x^ and x^m of the month, one exponential apart: g = exp(psi_e (E - E_0)) turns the attraction at rest into the
/// present one. Those of transit come from the flows that leverage has found.
template <class L>
void present_targets(Frame<L>& f) {
    const World& w = f.world;
    Derived<L>& m = f.month;
    for (Row<L>* row : {&m.engaged, &m.attraction, &m.market, &m.target}) row->resize(z(w.n.cells()));
    for (int c = 0; c < w.n.cells(); ++c) {
        const L psi_e = f.get(Channel::engagement_effect, c % w.n.domains);
        m.engaged[z(c)] = exp(psi_e * (f.now.engagement[z(c)] - f.rest.engagement[z(c)]));
    }
    each_gravity_cell<L>(w, [&](int i, int p, int, std::size_t c) {
        m.attraction[c] = m.market[c] = exp(pull_at_rest(f, f.now, i, p, c));
        m.target[c] = m.attraction[c] * m.engaged[c];
    });
    all_to_shares(f, m.market);
    all_to_shares(f, m.target);
    if (w.transit < 0) return;
    controlled_share(f, m.flow, m.target);
    transit_targets(f, f.now, f.now.capacity, Levers::at_rest, m.market);
}

/// Targets of the month with engagement 0 for all.
template <class L>
void unengaged_targets(const Frame<L>& f, Row<L>& target) {
    target.resize(z(f.world.n.cells()));
    each_gravity_cell<L>(f.world, [&](int, int, int, std::size_t c) { target[c] = f.month.attraction[c] * f.rest.unengaged[c]; });
    all_to_shares(f, target);
    if (f.world.transit >= 0) transit_targets(f, f.now, f.now.capacity, Levers::none, target);
}

/// (P32) n = ar n + s z; (P33) x += (x^ - x) / T_d with levers, coercion, noise, capacity as seen; (P34) legacy.
template <class L>
void ties_phase(Frame<L>& f) {
    const World& w = f.world;
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            for (int d = 0; d < w.n.domains; ++d) {
                const std::size_t c = z(w.n.ipd(i, p, d));
                const L shock = f.mean_field ? L(0.0) : f.get(Channel::noise, d) * f.luck.tie[c];
                f.next.noise[c] = f.par(Parameter::noise_persistence) * f.now.noise[c] + shock;
            }
    targets(f, f.seen, f.seen.capacity, f.next.tie);
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            for (int d = 0; d < w.n.domains; ++d) {
                const std::size_t c = z(w.n.ipd(i, p, d));
                f.next.tie[c] = f.now.tie[c] + (f.next.tie[c] - f.now.tie[c]) * f.rest.inverse_time[z(d)];
            }
    f.next.legacy[0] = f.now.legacy[0] * f.rest.legacy_decay;
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
