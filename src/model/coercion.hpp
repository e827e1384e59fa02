#pragma once
// The hazard of coercion (read by the choice of postures) and coercion itself (phase 7).

#include "model/perception.hpp"
#include "model/usefulness.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// What hazards depend on besides the world: read from a state or from the resting point.
template <class L>
struct HazardInputs {
    const Row<L>&deference, &exposure, &tie, &attention, &standing, &shared, &shared_at_rest, &hosted;
    const Row<L>&coercion, &coercion_at_rest, &companion;
    const Row<L>&of_use, &of_use_at_rest;
};

/// (P12) Grievance of p with i: G_ip = dem_p - v_ip + nu sum_q rho+_pq (max(v_iq, 0) + mu_S x_iq,sec + mu_G (shared_iq - shared_iq,0)).
template <class L>
L grievance(const World& w, const Inputs<L>& in, const HazardInputs<L>& h, int i, int p) {
    const L joined = in[w.parameter(Parameter::membership_provocation)];
    L provoked(0.0);
    for (int q = 0; q < w.n.powers; ++q) {
        if (q == p) continue;
        const std::size_t other = z(w.n.ip(i, q));
        L with_rival = positive(h.deference[other]);
        if (w.security >= 0)
            with_rival += in[w.parameter(Parameter::security_provocation)] * h.tie[z(w.n.ipd(i, q, w.security))];
        if (any(joined > L(0.0))) with_rival += joined * (h.shared[other] - h.shared_at_rest[other]);
        provoked += positive(in[w.at(Channel::rivalry) + w.n.pq(p, q)]) * with_rival;
    }
    return in[w.at(Channel::demand) + p] - h.deference[z(w.n.ip(i, p))] + in[w.parameter(Parameter::provocation)] * provoked;
}

/// (P13) What coercion of its companions by p adds to the backing of i: c_s sum_j com_ij (kappa_jp - kappa_jp,0).
template <class L>
L rallied(const World& w, const Inputs<L>& in, const HazardInputs<L>& h, int i, int p) {
    L sum(0.0);
    for (int j = 0; j < w.n.states; ++j) {
        const std::size_t dyad = z(w.n.ip(j, p));
        sum += h.companion[z(i * w.n.states + j)] * (h.coercion[dyad] - h.coercion_at_rest[dyad]);
    }
    return in[w.parameter(Parameter::solidarity)] * sum;
}

/// (P14, P15) haz_ip = h0 a_p logistic(chi (A_p sphere_pi G_ip - c0 - c_b back_ip - c_N N_i - c_u u_pi)) and its derivative in G,
/// (P13) back_ip = sum_{q != p} a_q X_iq + c_g shared_ip + c_s sum_j com_ij (kappa_jp - kappa_jp,0), u_ip what i is of use
/// to p: stated, earned by hosting talks, and computed (P41) beyond what it was at rest.
template <class L>
void hazards(const World& w, const Inputs<L>& in, const HazardInputs<L>& h, Row<L>& hazard, Row<L>& slope) {
    const auto par = [&](Parameter p) -> const L& { return in[w.parameter(p)]; };
    hazard.resize(z(w.n.dyads()));
    slope.resize(z(w.n.dyads()));
    const bool rally = any(par(Parameter::solidarity) > L(0.0));
    for (int i = 0; i < w.n.states; ++i) {
        L stakes(0.0);
        for (int q = 0; q < w.n.powers; ++q) stakes += h.attention[z(q)] * h.exposure[z(w.n.ip(i, q))];
        for (int p = 0; p < w.n.powers; ++p) {
            const int dyad = w.n.ip(i, p);
            const L others = stakes - h.attention[z(p)] * h.exposure[z(dyad)];
            L backing = others + par(Parameter::organisation_backing) * h.shared[z(dyad)];
            if (rally) backing += rallied(w, in, h, i, p);
            const L earned = par(Parameter::mediation_usefulness) * h.hosted[z(dyad)];
            const L useful = in[w.at(Channel::usefulness) + dyad] + earned + (h.of_use[z(dyad)] - h.of_use_at_rest[z(dyad)]);
            const L claim = in[w.at(Channel::assertiveness) + p] * in[w.at(Channel::sphere) + dyad];
            L z_score = claim * grievance(w, in, h, i, p) - par(Parameter::hazard_threshold);
            z_score -= par(Parameter::backing_effect) * backing + par(Parameter::standing_effect) * h.standing[z(i)];
            z_score -= par(Parameter::usefulness_effect) * useful;
            const L s = logistic(par(Parameter::hazard_slope) * z_score);
            const L haz = par(Parameter::hazard_base) * h.attention[z(p)] * s;
            hazard[z(dyad)] = haz;
            slope[z(dyad)] = haz * par(Parameter::hazard_slope) * claim * (L(1.0) - s);
        }
    }
}

/// What hazards of a month depend on.
template <class L>
HazardInputs<L> hazard_inputs(const Frame<L>& f) {
    return {f.month.deference, f.month.exposure, f.now.tie,      f.seen.attention, f.seen.standing,  f.month.shared,
            f.rest.shared,     f.now.hosted,     f.now.coercion, f.rest.coercion,  f.month.companion,
            f.month.of_use,    f.rest.of_use};
}

template <class L>
void hazard_phase(Frame<L>& f) {
    usefulness(f, f.month.of_use);
    hazards(f.world, f.in, hazard_inputs(f), f.month.hazard, f.month.hazard_slope);
}

/// (P30) An event sets kappa to 1, with the hazard as its probability; kappa decays by exp(-1/T_kappa) a month.
/// In the mean-field mode kappa += haz (1 - kappa) after its decay.
template <class L>
void coercion_phase(Frame<L>& f) {
    f.month.struck.resize(z(f.world.n.dyads()));
    for (int dyad = 0; dyad < f.world.n.dyads(); ++dyad) {
        const std::size_t c = z(dyad);
        const L faded = f.now.coercion[c] * f.rest.coercion_decay, hazard = f.month.hazard[c];
        const L event = f.mean_field ? hazard : select(f.luck.coercion[c] < hazard, L(1.0), L(0.0));
        f.month.struck[c] = event;
        f.next.coercion[c] = faded + event * (L(1.0) - faded);
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
