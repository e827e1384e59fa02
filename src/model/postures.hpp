#pragma once
// Phase 6: postures by logit choice on a sum of named terms.

#include <array>

#include "model/policies.hpp"
#include "model/ties.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Utility of each posture of one cell, term by term, in log points of foreign services a month.
template <class L>
struct Terms {
    std::array<std::array<L, kMaxPostures>, kTerms> of{};

    std::array<L, kMaxPostures>& operator[](Term t) { return of[static_cast<std::size_t>(t)]; }
    const std::array<L, kMaxPostures>& operator[](Term t) const { return of[static_cast<std::size_t>(t)]; }
};

/// Slopes s_q of utility per share of q in one domain of one state, by channel; filled once per (i, d).
template <class L>
struct Slopes {
    Row<L> protection, dependence, coercion;  // per power
    L protection_sum, dependence_sum, coercion_sum;  // sum_q s_q x^_q
    explicit Slopes(int powers) : protection(z(powers)), dependence(z(powers)), coercion(z(powers)) {}
};

/// What no power's choice changes within a month for state i.
template <class L>
struct StateContext {
    Row<L> shelter;       // sum_j theta_ij fit_jq exp(-zeta ...), per power
    Row<L> defied;        // haz'_ip Lambda_ip, per power
    Row<L> resisted;      // threat from the power above its base times protection at hand against it, per power
    Row<L> bracket;       // deference: haz'_ip Lambda_ip - nu sum_q haz'_iq Lambda_iq rho+_qp, per power
};

/// How far more deference would count as courting in the eyes of a rival: the derivative of max(v, 0), spread over
/// [-0.1, 0] so that a resting point at the edge does not hang on the last bit.
template <class L>
L courted(L v) { return min(max(L(10.0) * v + L(1.0), L(0.0)), L(1.0)); }

template <class L>
StateContext<L> state_context(const Frame<L>& f, int i) {
    const World& w = f.world;
    const Row<L> zeros(z(w.n.powers), L(0.0));
    StateContext<L> c{zeros, zeros, zeros, zeros};
    if (w.security >= 0)
        for (int j = 0; j < w.n.threats; ++j) {
            L cover(0.0);
            for (int p = 0; p < w.n.powers; ++p)
                cover += f.get(Channel::fit, j * w.n.powers + p) * f.next.attention[z(p)] * f.now.tie[z(w.n.ipd(i, p, w.security))];
            const std::size_t threat = z(w.n.ij(i, j));
            const L bare = exp(-f.par(Parameter::protection_saturation) * cover), open = f.next.threat[threat] * bare;
            for (int q = 0; q < w.n.powers; ++q) c.shelter[z(q)] += open * f.get(Channel::fit, j * w.n.powers + q);
            if (const int p = w.threat_power[z(j)]; p >= 0)
                c.resisted[z(p)] += (f.next.threat[threat] - f.rest.threat[threat]) * (L(1.0) - bare);
        }
    for (int p = 0; p < w.n.powers; ++p)
        c.defied[z(p)] = f.month.hazard_slope[z(w.n.ip(i, p))] * f.month.leverage[z(w.n.ip(i, p))];
    for (int p = 0; p < w.n.powers; ++p) {
        L provoked(0.0);
        for (int q = 0; q < w.n.powers; ++q)
            if (q != p) provoked += c.defied[z(q)] * positive(f.get(Channel::rivalry, w.n.pq(q, p)));
        c.bracket[z(p)] = c.defied[z(p)] - f.par(Parameter::provocation) * courted(f.month.deference[z(w.n.ip(i, p))]) * provoked;
    }
    return c;
}

template <class L>
void fill_slopes(const Frame<L>& f, const StateContext<L>& c, int i, int d, Slopes<L>& s) {
    const World& w = f.world;
    const L scale = f.rest.weight[z(w.n.id(i, d))] / (f.get(Channel::substitution, d) - L(1.0));
    s.protection_sum = s.dependence_sum = s.coercion_sum = L(0.0);
    for (int q = 0; q < w.n.powers; ++q) {
        const std::size_t dyad = z(w.n.ip(i, q)), cell = z(w.n.ipd(i, q, d));
        const L marginal = scale / (L(1.0) - min(f.now.tie[cell], L(0.97)));
        L provoked(0.0);
        if (d == w.security) {
            for (int p = 0; p < w.n.powers; ++p)
                if (p != q) provoked += c.defied[z(p)] * positive(f.get(Channel::rivalry, w.n.pq(p, q)));
            provoked *= f.par(Parameter::security_provocation) * f.par(Parameter::provocation);
            s.protection[z(q)] = f.par(Parameter::protection_weight) * f.par(Parameter::protection_saturation) *
                                 f.next.attention[z(q)] * c.shelter[z(q)];
        } else {
            s.protection[z(q)] = L(0.0);
        }
        s.dependence[z(q)] = -f.par(Parameter::dependence_weight) * f.get(Channel::assertiveness, q) *
                             f.get(Channel::gap, static_cast<int>(dyad)) * f.next.attention[z(q)] * f.month.loss[dyad] * marginal;
        s.coercion[z(q)] = -f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory) *
                           (f.month.hazard[dyad] * marginal + provoked);
        const L x = f.month.target[cell];
        s.protection_sum += s.protection[z(q)] * x;
        s.dependence_sum += s.dependence[z(q)] * x;
        s.coercion_sum += s.coercion[z(q)] * x;
    }
}

/// Share of p after a posture, from x^ as reference: f = exp(psi_e (e_k - E)), x' = x^ f / (1 + x^ (f - 1)),
/// dx_p = H_d (x' - x^); the others give way in proportion, so sum_q s_q dx_q = dx_p (s_p - sum_q s_q x^_q) / (1 - x^_p).
template <class L>
void moves(const Frame<L>& f, int i, int p, int d, std::array<L, kMaxPostures>& dx) {
    const World& w = f.world;
    const std::size_t cell = z(w.n.ipd(i, p, d));
    const L x = f.month.target[cell];
    const L present = exp(-f.get(Channel::engagement_effect, d) * f.now.engagement[cell]);
    for (int k = 0; k < w.n.postures; ++k) {
        const L factor = f.rest.lever_factor[z(w.n.dk(d, k))] * present;
        dx[z(k)] = f.rest.reach[z(d)] * (x * factor / (L(1.0) + x * (factor - L(1.0))) - x);
    }
}

/// All terms but switching, which depends on the posture in force.
template <class L>
void cell_terms(const Frame<L>& f, const StateContext<L>& c, const Slopes<L>& s, int i, int p, int d, Terms<L>& u) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), dyad = w.n.ip(i, p);
    const L weight = f.rest.weight[z(w.n.id(i, d))];
    const L x = f.month.target[z(cell)], other = L(1.0) / (L(1.0) - x);
    const L protection = (s.protection[z(p)] - s.protection_sum) * other;
    const L dependence = (s.dependence[z(p)] - s.dependence_sum) * other;
    const L coercion = (s.coercion[z(p)] - s.coercion_sum) * other;
    const L defer = L(0.5) * f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory) * weight * c.bracket[z(p)];
    const L tilt = -weight * f.get(Channel::gain, d) / (f.get(Channel::substitution, d) - L(1.0));
    const L m = f.month.market[z(cell)], ln_m = log(m), ln_rest = log(L(1.0) - m);
    const L induced = f.par(Parameter::inducement_weight) * weight * log(L(1.0) + f.next.offer[z(cell)]);
    const L paid = f.get(Channel::conditionality, p);
    const L proud = -f.par(Parameter::sovereignty_weight) * weight * f.get(Channel::gap, dyad);
    const L resisted = L(-0.5) * f.par(Parameter::resistance_weight) * weight * c.resisted[z(p)];
    const L now_v = f.now.deference[z(cell)];
    std::array<L, kMaxPostures> dx;
    moves(f, i, p, d, dx);
    for (int k = 0; k < w.n.postures; ++k) {
        const double e = w.lever_e[z(k)], v = w.lever_v[z(k)];
        const L share = x + dx[z(k)], rest = L(1.0) - share;
        u[Term::gain][z(k)] = tilt * (share * (log(share) - ln_m) + rest * (log(rest) - ln_rest));
        u[Term::protection][z(k)] = protection * dx[z(k)];
        u[Term::dependence][z(k)] = dependence * dx[z(k)];
        u[Term::coercion][z(k)] = coercion * dx[z(k)] + defer * (L(v) - now_v);
        u[Term::inducement][z(k)] = induced * ((L(1.0) - paid) * L(e > -0.5 ? e : -0.5) + paid * L(v));
        u[Term::sovereignty][z(k)] = proud * L(v > 0 ? v * v : 0.0);
        u[Term::resistance][z(k)] = resisted * L(e + v);
        u[Term::affinity][z(k)] = f.rest.affinity_e[z(cell)] * L(e) + f.rest.affinity_v[z(cell)] * L(v);
    }
}

/// |e_k - e_l| + |v_k - v_l|.
inline double lever_distance(const World& w, int k, int l) {
    const double e = w.lever_e[z(k)] - w.lever_e[z(l)], v = w.lever_v[z(k)] - w.lever_v[z(l)];
    return (e < 0 ? -e : e) + (v < 0 ? -v : v);
}

/// P(k | posture in force l) over all k, from utilities without switching.
template <class L>
void logit(const Frame<L>& f, int i, int d, const L* utility, L in_force, L* probability) {
    const World& w = f.world;
    const int n = w.n.postures;
    const L cost = f.par(Parameter::switching_weight) * f.rest.weight[z(w.n.id(i, d))] *
                   L(w.policies[z(i)].term_weight[static_cast<std::size_t>(Term::switching)]);
    L best(-1e300), sum(0.0);
    for (int k = 0; k < n; ++k) {
        L distance(0.0);
        for (int l = 0; l < n; ++l) distance = select(in_force == L(static_cast<double>(l)), L(lever_distance(w, k, l)), distance);
        probability[k] = f.rest.sharpness[z(i)] * (utility[k] - cost * distance);
        best = max(best, probability[k]);
    }
    for (int k = 0; k < n; ++k) {
        probability[k] = exp(probability[k] - best);
        sum += probability[k];
    }
    const L scale = L(1.0) / sum;
    for (int k = 0; k < n; ++k) probability[k] *= scale;
}

/// Index of the posture that a uniform number picks.
template <class L>
L pick(const L* probability, int n, L uniform) {
    L index(0.0), cumulative(0.0);
    for (int k = 0; k + 1 < n; ++k) {
        cumulative += probability[k];
        index += select(uniform >= cumulative, L(1.0), L(0.0));
    }
    return index;
}

/// Levers of the posture in force next month: by index, or expected under a distribution.
template <class L>
void follow_levers(Frame<L>& f, int cell) {
    const World& w = f.world;
    L e(0.0), v(0.0);
    for (int k = 0; k < w.n.postures; ++k) {
        const L share = f.mean_field ? f.next.mix[z(cell * w.n.postures + k)]
                                     : select(f.next.posture[z(cell)] == L(static_cast<double>(k)), L(1.0), L(0.0));
        e += share * L(w.lever_e[z(k)]);
        v += share * L(w.lever_v[z(k)]);
    }
    const L delta = f.par(Parameter::lever_smoothing);
    f.next.engagement[z(cell)] = f.now.engagement[z(cell)] + delta * (e - f.now.engagement[z(cell)]);
    f.next.deference[z(cell)] = f.now.deference[z(cell)] + delta * (v - f.now.deference[z(cell)]);
}

template <class L>
void choose_stochastic(Frame<L>& f, int i, int p, int d) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), n = w.n.postures;
    L* probability = &f.month.choice[z(cell * n)];
    logit(f, i, d, &f.month.utility[z(cell * n)], f.now.posture[z(cell)], probability);
    const Forced<L> forced = forced_posture(f, i, p, d);
    for (int k = 0; k < n; ++k) {
        const L is_k = select(forced.posture == L(static_cast<double>(k)), L(1.0), L(0.0));
        probability[k] = select(forced.holds, is_k, probability[k]);
    }
    f.next.posture[z(cell)] = pick(probability, n, f.luck.posture[z(cell)]);
}

/// pi'(k) = sum_l pi(l) P(k | l).
template <class L>
void choose_mean_field(Frame<L>& f, int i, int p, int d) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), n = w.n.postures;
    L* mix = &f.next.mix[z(cell * n)];
    for (int k = 0; k < n; ++k) mix[k] = L(0.0);
    std::array<L, kMaxPostures> given;
    for (int l = 0; l < n; ++l) {
        logit(f, i, d, &f.month.utility[z(cell * n)], L(static_cast<double>(l)), given.data());
        for (int k = 0; k < n; ++k) mix[k] += f.now.mix[z(cell * n + l)] * given[z(k)];
    }
    const Forced<L> forced = forced_posture(f, i, p, d);
    for (int k = 0; k < n; ++k) {
        const L is_k = select(forced.posture == L(static_cast<double>(k)), L(1.0), L(0.0));
        mix[k] = select(forced.holds, is_k, mix[k]);
        f.month.choice[z(cell * n + k)] = mix[k];
    }
}

template <class L>
void choose(Frame<L>& f, int i, int p, int d) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), n = w.n.postures;
    if (f.mean_field) choose_mean_field(f, i, p, d);
    else choose_stochastic(f, i, p, d);
    if (f.played) {  // the frozen twin takes what the baseline did
        f.next.posture[z(cell)] = f.played->posture[z(cell)];
        for (int k = 0; f.mean_field && k < n; ++k) f.next.mix[z(cell * n + k)] = f.played->mix[z(cell * n + k)];
    }
    follow_levers(f, cell);
}

/// Utilities without switching, with the weights that a declared policy gives the terms.
template <class L>
void utilities(Frame<L>& f) {
    const World& w = f.world;
    const int n = w.n.postures;
    f.month.utility.resize(z(w.n.cells() * n));
    f.month.choice.resize(z(w.n.cells() * n));
    Slopes<L> slopes(w.n.powers);
    Terms<L> terms;
    for (int i = 0; i < w.n.states; ++i) {
        const StateContext<L> context = state_context(f, i);
        const auto& weight = w.policies[z(i)].term_weight;
        for (int d = 0; d < w.n.domains; ++d) {
            fill_slopes(f, context, i, d, slopes);
            for (int p = 0; p < w.n.powers; ++p) {
                cell_terms(f, context, slopes, i, p, d, terms);
                L* utility = &f.month.utility[z(w.n.ipd(i, p, d) * n)];
                for (int k = 0; k < n; ++k) {
                    utility[k] = L(0.0);
                    for (int t = 0; t < static_cast<int>(Term::switching); ++t) utility[k] += L(weight[z(t)]) * terms.of[z(t)][z(k)];
                }
            }
        }
    }
}

template <class L>
void postures_phase(Frame<L>& f) {
    const World& w = f.world;
    targets(f, f.now, f.now.capacity, Levers::present, f.month.target);
    targets(f, f.now, f.now.capacity, Levers::at_rest, f.month.market);
    utilities(f);
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            for (int d = 0; d < w.n.domains; ++d) choose(f, i, p, d);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
