#pragma once
// The resting point of the base month: what is constant for a batch, and the state from which every run starts.

#include "model/affinity.hpp"
#include "model/attention.hpp"
#include "model/coercion.hpp"
#include "model/inputs.hpp"
#include "model/joint_moves.hpp"
#include "model/leverage.hpp"
#include "model/memberships.hpp"
#include "model/offers.hpp"
#include "model/organisations.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

template <class L>
void weights_and_levers(const World& w, const Inputs<L>& in, Rest<L>& r) {
    r.weight.resize(z(w.n.states * w.n.domains));
    for (int i = 0; i < w.n.states; ++i) {
        L sum(0.0);
        for (int d = 0; d < w.n.domains; ++d) sum += in[w.at(Channel::weight) + w.n.id(i, d)];
        for (int d = 0; d < w.n.domains; ++d) r.weight[z(w.n.id(i, d))] = in[w.at(Channel::weight) + w.n.id(i, d)] / sum;
    }
    for (int c = 0; c < w.n.cells(); ++c) {
        r.engagement.push_back(in[w.at(Channel::engagement) + c]);
        r.deference.push_back(in[w.at(Channel::deference) + c]);
        r.friction.push_back(in[w.at(Channel::friction) + c]);
        r.unengaged.push_back(exp(-in[w.at(Channel::engagement_effect) + c % w.n.domains] * r.engagement.back()));
    }
    for (int d = 0; d < w.n.domains; ++d) {
        const L inverse = L(1.0) / in[w.at(Channel::adjustment) + d];
        r.inverse_time.push_back(inverse);
        r.reach.push_back(L(1.0) - pow(max(L(1.0) - inverse, L(1e-12)), in[w.parameter(Parameter::horizon)]));
        for (int k = 0; k < w.n.postures; ++k)
            r.lever_factor.push_back(exp(in[w.at(Channel::engagement_effect) + d] * L(w.lever_e[z(k)])));
    }
    r.coercion_decay = exp(L(-1.0) / in[w.parameter(Parameter::coercion_duration)]);
    r.legacy_decay = pow(L(0.5), L(1.0) / in[w.parameter(Parameter::legacy_half_life)]);
    r.hosted_decay = exp(L(-1.0) / in[w.parameter(Parameter::usefulness_memory)]);
}

/// Adds the routes of state i and its shippers: one that may take any route, and one for each kind of goods if some
/// are bound to them. Returns the sum of its base flows.
template <class L>
L routes_of_state(const World& w, const Inputs<L>& in, int i, Rest<L>& r) {
    const auto flow = [&](int c) { return w.at(Channel::flow) + w.n.ir(i, c); };
    r.routes.emplace_back();
    L flows(0.0);
    for (int c = 0; c < w.n.corridors; ++c) {
        if (w.slots[z(flow(c))] <= 0) continue;
        r.routes.back().push_back(c);
        flows += in[flow(c)];
    }
    const L bound = in[w.parameter(Parameter::bound_goods)];
    r.shippers.push_back({i, r.routes.back()});
    r.shipped.push_back(L(1.0) - bound);
    if (!any(bound > L(0.0))) return flows;
    for (int kind = -1; kind < w.kinds_of_goods; ++kind) {
        Shipper shipper{i, {}};
        L part(0.0);
        for (const int c : r.routes.back()) {
            if (w.goods[z(c)] != kind) continue;
            shipper.routes.push_back(c);
            part += in[flow(c)];
        }
        if (shipper.routes.empty()) continue;
        r.shippers.push_back(std::move(shipper));
        r.shipped.push_back(bound * part / max(flows, L(kTiny<L>)));
    }
    return flows;
}

/// Base values of everything that later counts as a difference from the base.
template <class L>
void references(const World& w, const Inputs<L>& in, Rest<L>& r) {
    for (int p = 0; p < w.n.powers; ++p) r.attention_demand.push_back(theatre_load(w, in, p) / max(in[w.at(Channel::attention) + p], L(1e-6)));
    for (int c = 0; c < w.n.powers * w.n.domains; ++c) r.capability.push_back(log(in[w.at(Channel::capability) + c]));
    for (int c = 0; c < w.n.powers * w.n.powers; ++c) r.sanctions.push_back(in[w.at(Channel::sanctions) + c]);
    for (int i = 0; i < w.n.states; ++i) {
        r.cohesion.push_back(in[w.at(Channel::cohesion) + i]);
        for (int j = 0; j < w.n.threats; ++j) r.threat.push_back(in[w.at(Channel::threat) + w.n.ij(i, j)]);
        const L flows = routes_of_state(w, in, i, r);
        r.demand.push_back(max(in[w.at(Channel::transit_demand) + i], flows));
        r.unmodelled.push_back(L(1.0) - flows / r.demand.back());
    }
    for (int c = 0; c < w.n.corridors; ++c) {
        r.cost.push_back(in[w.at(Channel::corridor_cost) + c] + in[w.at(Channel::corridor_risk) + c]);
        r.scale.push_back(in[w.at(Channel::corridor_scale) + c]);
    }
}

template <class L>
void empty_state(const World& w, const Inputs<L>& in, bool mean_field, State<L>& s) {
    const std::size_t cells = z(w.n.cells()), dyads = z(w.n.dyads()), corridors = z(w.n.corridors);
    for (Row<L>* row : {&s.tie, &s.engagement, &s.deference, &s.posture, &s.offer, &s.noise}) row->assign(cells, L(0.0));
    s.mix.assign(mean_field ? cells * z(w.n.postures) : 0, L(0.0));
    for (Row<L>* row : {&s.coercion, &s.hosted}) row->assign(dyads, L(0.0));
    for (Row<L>* row : {&s.capacity, &s.pledged, &s.built}) row->assign(corridors, L(0.0));
    for (Row<L>* row : {&s.grown_market, &s.grown_security}) row->assign(z(w.n.powers + 1), L(0.0));
    s.attention.assign(z(w.n.powers), L(1.0));
    s.threat.assign(z(w.n.states * w.n.threats), L(0.0));
    s.standing.assign(z(w.n.states), L(0.0));
    s.membership.clear();
    for (const auto& [g, i] : w.open_pairs) s.membership.push_back(in[w.at(Channel::membership) + w.n.gi(g, i)]);
    s.nearness.assign(w.neighbours.size(), L(0.0));
    s.conceded.assign(w.concessions ? z(w.n.powers) : 0, L(0.0));
    s.legacy.assign(1, L(1.0));
}

/// Base ties; those of transit from the corridors as they carry the base flows.
template <class L>
void base_ties(Frame<L>& f, State<L>& s, Rest<L>& r) {
    const World& w = f.world;
    for (int c = 0; c < w.n.cells(); ++c) s.tie[z(c)] = f.get(Channel::tie, c);
    for (int c = 0; c < w.n.corridors; ++c) s.capacity[z(c)] = f.get(Channel::corridor_capacity, c);
    if (w.transit >= 0) transit_targets(f, s, s.capacity, Levers::present, s.tie);
    r.tie = s.tie;
    r.ln_tie.resize(s.tie.size());
    r.ln_rest.resize(z(w.n.states * w.n.domains));
    for (int i = 0; i < w.n.states; ++i)
        for (int d = 0; d < w.n.domains; ++d) {
            L sum(0.0);
            for (int p = 0; p < w.n.powers; ++p) sum += s.tie[z(w.n.ipd(i, p, d))];
            const L scale = L(0.985) / max(sum, L(0.985));  // draws of uncertain shares must leave room for the rest
            for (int p = 0; p < w.n.powers; ++p) {
                const std::size_t c = z(w.n.ipd(i, p, d));
                if (d != w.transit) s.tie[c] *= scale;
                r.tie[c] = s.tie[c];
                r.ln_tie[c] = log(s.tie[c]);
            }
            r.ln_rest[z(w.n.id(i, d))] = log(max(L(1.0) - sum * scale, L(1e-9)));
        }
}

/// kappa at rest: kappa = kappa decay + haz (1 - kappa decay).
template <class L>
L resting_coercion(L hazard, L decay) { return hazard / (L(1.0) - (L(1.0) - hazard) * decay); }

/// Solves the resting point of `w` (the baseline variant) for a batch, with inputs as drawn; also fills the state at rest
/// (levers, ties, offers, coercion, threats, standing), from which start_state() draws the start of each replicate.
template <class L>
void resting_point(const World& w, const Inputs<L>& in, bool mean_field, Rest<L>& r, State<L>& s) {
    r = Rest<L>{};
    weights_and_levers(w, in, r);
    references(w, in, r);
    empty_state(w, in, mean_field, s);
    State<L> next = s;
    Derived<L> month;
    const Luck<L> luck;
    Frame<L> f{w, in, r, luck, s, next, month};
    f.mean_field = true;
    s.engagement = r.engagement;
    s.deference = r.deference;
    r.coercion.assign(z(w.n.dyads()), L(0.0));
    organisations_phase(f);
    r.organisation = month.organisation;
    r.shared = month.shared;
    base_ties(f, s, r);
    neighbours_at_base(w, in, r);
    split_of_offers(w, in, r, s.tie, s.deference, month.cell_value);
    offer_targets(w, in, s.attention, month.cell_value, s.offer, &month.bloc);
    r.offer = s.offer;
    for (const L& o : r.offer) r.ln_offer.push_back(log(L(1.0) + o));
    if (w.concessions) prices_of_worth(w, in, s.tie, s.deference, r);
    s.threat = r.threat;
    sum_over_domains(w, r, s.deference, month.deference);
    sum_over_domains(w, r, s.tie, month.exposure);
    neighbours_at_rest(f, r);
    for (int i = 0; i < w.n.states; ++i) s.standing[z(i)] = standing_target(w, in, month.deference, i);
    r.standing = s.standing;
    next = s;
    usefulness(f, r.of_use);
    hazard_phase(f);
    for (int c = 0; c < w.n.dyads(); ++c) r.coercion[z(c)] = resting_coercion(month.hazard[z(c)], r.coercion_decay);
    s.coercion = r.coercion;
    next.coercion = r.coercion;
    capability_change(f);
    log_offers(f);
    pulls(f);
    leverage_phase(f);
    present_targets(f);
    for (Row<L>* row : {&r.affinity_e, &r.affinity_v, &r.residual}) row->assign(z(w.n.cells()), L(0.0));
    r.mix.assign(z(w.n.cells() * w.n.postures), L(0.0));
    utilities(f, Weights::adaptive);  // affinity and sharpness are the state's own, whatever policy it declares
    for (int i = 0; i < w.n.states; ++i) r.sharpness.push_back(sharpness(w, in, month.utility, i));
    for (int i = 0; i < w.n.states; ++i) solve_affinity(w, in, month.utility, i, r);
    if (w.concessions) {
        s.conceded = conceded_at_rest(f, r.mix);
        for (int p = 0; p < w.n.powers; ++p)
            r.conceded.push_back(s.conceded[z(p)] / max(budget_in_units(w, in, s.attention, p), L(kNothing)));
    }
    if (!w.open_pairs.empty()) {
        membership_values(f, Weights::adaptive);
        reveal_belonging(f, r);
    }
    if (!w.joint_moves.empty()) reveal_course(f, r);
    if (mean_field) s.mix = r.mix;
}

/// Draws what the start of a replicate leaves to luck: the posture in force and whether coercion is.
template <class L>
void start_state(const World& w, const Rest<L>& r, const Streams<L>& streams, State<L>& s) {
    const auto& state = w.stable[static_cast<std::size_t>(Axis::state)];
    const auto& power = w.stable[static_cast<std::size_t>(Axis::power)];
    const auto& domain = w.stable[static_cast<std::size_t>(Axis::domain)];
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            const std::size_t dyad = z(w.n.ip(i, p));
            const L u = streams.uniforms(0, Purpose::start_coercion, state[z(i)], power[z(p)] << 16)[0];
            s.coercion[dyad] = select(u < r.coercion[dyad], L(1.0), L(0.0));
            for (int d = 0; d < w.n.domains; ++d) {
                const int cell = w.n.ipd(i, p, d);
                const L v = streams.uniforms(0, Purpose::start_posture, state[z(i)], power[z(p)] << 16 | domain[z(d)])[0];
                s.posture[z(cell)] = pick(&r.mix[z(cell * w.n.postures)], w.n.postures, v);
            }
        }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
