#pragma once
// The terms of the utility of a posture: what a cell gains and loses by it, named term by named term.

#include <array>
#include <vector>

#include "model/concessions.hpp"
#include "model/loss.hpp"
#include "model/policies.hpp"
#include "model/ties.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Utility of each posture of one cell, term by term, in log points of foreign services a month.
template <class L>
struct Terms {
    std::array<PerPosture<L>, kTerms> of;

    PerPosture<L>& operator[](Term t) { return of[static_cast<std::size_t>(t)]; }
    const PerPosture<L>& operator[](Term t) const { return of[static_cast<std::size_t>(t)]; }
};

/// (P24) Slopes s_q of utility per share of q in one domain of one state, by channel; filled once per (i, d).
template <class L>
struct Slopes {
    PerPower<L> protection, dependence, coercion;
    L protection_sum, dependence_sum, coercion_sum;  // sum_q s_q x^_q
};

/// (P23) What no power's choice changes within a month for state i, per power.
template <class L>
struct StateContext {
    PerPower<L> shelter;   // sum_j theta_ij fit_jq exp(-zeta ...)
    PerPower<L> defied;    // haz'_ip Lambda_ip
    PerPower<L> resisted;  // threat from the power above its base times protection at hand against it
    PerPower<L> bracket;   // deference: haz'_ip Lambda_ip - nu sum_q haz'_iq Lambda_iq rho+_qp
};

/// How far more deference would count as courting in the eyes of a rival: the derivative of max(v, 0), spread over
/// [-0.1, 0] so that a resting point at the edge does not hang on the last bit.
template <class L>
L courted(L v) { return min(max(L(10.0) * v + L(1.0), L(0.0)), L(1.0)); }

template <class L>
void shelter_and_resistance(const Frame<L>& f, int i, StateContext<L>& c) {
    const World& w = f.world;
    for (int j = 0; j < w.n.threats; ++j) {
        L cover(0.0);
        for (int p = 0; p < w.n.powers; ++p)
            cover += f.get(Channel::fit, j * w.n.powers + p) * f.seen.attention[z(p)] * f.now.tie[z(w.n.ipd(i, p, w.security))];
        const std::size_t threat = z(w.n.ij(i, j));
        const L bare = exp(-f.par(Parameter::protection_saturation) * cover), open = f.seen.threat[threat] * bare;
        for (int q = 0; q < w.n.powers; ++q) c.shelter[z(q)] += open * f.get(Channel::fit, j * w.n.powers + q);
        if (const int p = w.threat_power[z(j)]; p >= 0)
            c.resisted[z(p)] += (f.seen.threat[threat] - f.rest.threat[threat]) * (L(1.0) - bare);
    }
}

template <class L>
StateContext<L> state_context(const Frame<L>& f, int i) {
    const World& w = f.world;
    StateContext<L> c;
    for (int p = 0; p < w.n.powers; ++p) c.shelter[z(p)] = c.resisted[z(p)] = L(0.0);
    if (w.security >= 0) shelter_and_resistance(f, i, c);
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
        const L marginal = slope_of_loss(w, scale, f.now.tie[cell]);
        L provoked(0.0);
        if (d == w.security) {
            for (int p = 0; p < w.n.powers; ++p)
                if (p != q) provoked += c.defied[z(p)] * positive(f.get(Channel::rivalry, w.n.pq(p, q)));
            provoked *= f.par(Parameter::security_provocation) * f.par(Parameter::provocation);
            s.protection[z(q)] = f.par(Parameter::protection_weight) * f.par(Parameter::protection_saturation) *
                                 f.seen.attention[z(q)] * c.shelter[z(q)];
        } else {
            s.protection[z(q)] = L(0.0);
        }
        s.dependence[z(q)] = -f.par(Parameter::dependence_weight) * f.get(Channel::assertiveness, q) *
                             f.get(Channel::gap, static_cast<int>(dyad)) * f.seen.attention[z(q)] * f.month.loss[dyad] * marginal;
        s.coercion[z(q)] = -f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory) *
                           (f.month.hazard[dyad] * marginal + provoked);
        const L x = f.month.target[cell];
        s.protection_sum += s.protection[z(q)] * x;
        s.dependence_sum += s.dependence[z(q)] * x;
        s.coercion_sum += s.coercion[z(q)] * x;
    }
}

/// What all that a state weighs in a month shares.
template <class L>
struct Deliberation {
    StateContext<L> context;
    std::vector<Slopes<L>> slopes;  // per domain
};

template <class L>
Deliberation<L> deliberation(const Frame<L>& f, int i) {
    Deliberation<L> out{state_context(f, i), {}};
    out.slopes.resize(z(f.world.n.domains));
    for (int d = 0; d < f.world.n.domains; ++d) fill_slopes(f, out.context, i, d, out.slopes[z(d)]);
    return out;
}

/// Share of p after a posture, from x^ as reference: f = exp(psi_e (e_k - E)), x' = x^ f / (1 + x^ (f - 1)),
/// dx_p = H_d (x' - x^); the others give way in proportion, so sum_q s_q dx_q = dx_p (s_p - sum_q s_q x^_q) / (1 - x^_p).
/// Top and bottom of x' are multiplied by g = exp(psi_e (E - E_0)), which makes f g a constant of the cell and posture.
template <class L>
void moves(const Frame<L>& f, int i, int p, int d, PerPosture<L>& dx) {
    const World& w = f.world;
    const std::size_t cell = z(w.n.ipd(i, p, d));
    const L x = f.month.target[cell], g = f.month.engaged[cell], unengaged = f.rest.unengaged[cell];
    for (int k = 0; k < w.n.postures; ++k) {
        const L moved = f.rest.lever_factor[z(w.n.dk(d, k))] * unengaged;
        dx[z(k)] = f.rest.reach[z(d)] * (x * moved / fma(x, moved - g, g) - x);
    }
}

/// |e_k - e_l| + |v_k - v_l|.
inline double lever_distance(const World& w, int k, int l) {
    const double e = w.lever_e[z(k)] - w.lever_e[z(l)], v = w.lever_v[z(k)] - w.lever_v[z(l)];
    return (e < 0 ? -e : e) + (v < 0 ? -v : v);
}

/// Coefficients of the terms of one cell on what a posture k changes: its share (dx_k), the divergence of the shares from
/// the market's (KL_k), and the levers e_k, v_k. Every term is a sum of such products.
template <class L>
struct Coefficients {
    L gain;                              // on KL
    L protection, dependence, coercion;  // on dx
    L deferring;                         // coercion too: on v - D
    L paid_for_engaging;                 // inducement: on max(e, -.5)
    L paid_for_deferring;                // and on v
    L sovereignty;                       // on max(v, 0)^2
    L resistance;                        // on e + v
    L affinity_e, affinity_v;            // on e, v
    L opposed;                           // affinity too: on v^2
};

template <class L>
Coefficients<L> coefficients(const Frame<L>& f, const StateContext<L>& c, const Slopes<L>& s, int i, int p, int d) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), dyad = w.n.ip(i, p);
    const L weight = f.rest.weight[z(w.n.id(i, d))];
    const L other = L(1.0) / (L(1.0) - f.month.target[z(cell)]);
    const L induced = f.par(Parameter::inducement_weight) * weight * f.month.ln_offer[z(cell)];
    const L for_deference = f.get(Channel::conditionality, p);
    Coefficients<L> u;
    u.gain = -weight * f.get(Channel::gain, d) / (f.get(Channel::substitution, d) - L(1.0));
    u.protection = (s.protection[z(p)] - s.protection_sum) * other;
    u.dependence = (s.dependence[z(p)] - s.dependence_sum) * other;
    u.coercion = (s.coercion[z(p)] - s.coercion_sum) * other;
    u.deferring = L(0.5) * f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory) * weight * c.bracket[z(p)];
    u.paid_for_engaging = induced * (L(1.0) - for_deference);
    u.paid_for_deferring = induced * for_deference;
    u.sovereignty = -f.par(Parameter::sovereignty_weight) * weight * f.get(Channel::gap, dyad);
    u.resistance = L(-0.5) * f.par(Parameter::resistance_weight) * weight * c.resisted[z(p)];
    const L public_weight = f.par(Parameter::audience_weight) * f.get(Channel::audience, i) * weight;
    u.affinity_e = f.rest.affinity_e[z(cell)];
    u.affinity_v = fma(public_weight, f.get(Channel::opinion, dyad), f.rest.affinity_v[z(cell)]);
    u.opposed = L(-0.5) * public_weight;
    return u;
}

/// KL(x^ + dx || x^m) of two outcomes, p against the rest, per posture.
template <class L>
void divergence_from_market(const Frame<L>& f, int cell, const PerPosture<L>& dx, PerPosture<L>& kl) {
    const L x = f.month.target[z(cell)], m = f.month.market[z(cell)];
    const L ln_m = log(m), ln_rest = log(L(1.0) - m);
    for (int k = 0; k < f.world.n.postures; ++k) {
        const L share = x + dx[z(k)], rest = L(1.0) - share;
        kl[z(k)] = share * (log(share) - ln_m) + rest * (log(rest) - ln_rest);
    }
}

/// max(e, -.5) and max(v, 0)^2 of a posture.
inline double paid_engagement(double e) { return e > -0.5 ? e : -0.5; }
inline double submission(double v) { return v > 0 ? v * v : 0.0; }

/// (P25) All terms but switching, which depends on the posture in force.
template <class L>
void cell_terms(const Frame<L>& f, const StateContext<L>& c, const Slopes<L>& s, int i, int p, int d, Terms<L>& u) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d);
    const Coefficients<L> a = coefficients(f, c, s, i, p, d);
    PerPosture<L> dx, kl;
    moves(f, i, p, d, dx);
    divergence_from_market(f, cell, dx, kl);
    for (int k = 0; k < w.n.postures; ++k) {
        const double e = w.lever_e[z(k)], v = w.lever_v[z(k)];
        u[Term::gain][z(k)] = a.gain * kl[z(k)];
        u[Term::protection][z(k)] = a.protection * dx[z(k)];
        u[Term::dependence][z(k)] = a.dependence * dx[z(k)];
        u[Term::coercion][z(k)] = a.coercion * dx[z(k)] + a.deferring * (L(v) - f.now.deference[z(cell)]);
        u[Term::inducement][z(k)] = a.paid_for_engaging * paid_engagement(e) + a.paid_for_deferring * v;
        if (w.concessions) u[Term::inducement][z(k)] += induced_by_concession(f, i, d, cell, k);
        u[Term::sovereignty][z(k)] = a.sovereignty * submission(v);
        u[Term::resistance][z(k)] = a.resistance * (e + v);
        u[Term::affinity][z(k)] = a.affinity_e * e + a.affinity_v * v + a.opposed * (v * v);
    }
}

/// Weights of the terms: those of the state's declared policy, or 1 as an adaptive state has them.
enum class Weights { declared, adaptive };

template <class L>
L term_weight(const World& w, int i, Term t, Weights weights) {
    return L(weights == Weights::adaptive ? 1.0 : w.policies[z(i)].term_weight[static_cast<std::size_t>(t)]);
}

/// (P26) The weighted sum of the terms of every posture of one cell, gathered by what they multiply; concessions apart.
template <class L>
void cell_utility(const Frame<L>& f, const StateContext<L>& c, const Slopes<L>& s, int i, int p, int d, Weights weights,
                  const PerPosture<L>& dx, L* utility) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d);
    const auto weight = [&](Term t) { return term_weight<L>(w, i, t, weights); };
    const Coefficients<L> a = coefficients(f, c, s, i, p, d);
    const L feared = weight(Term::coercion) * a.deferring, paid = weight(Term::inducement);
    const L resisted = weight(Term::resistance) * a.resistance, liked = weight(Term::affinity);
    const L on_kl = weight(Term::gain) * a.gain;
    const L on_dx = weight(Term::protection) * a.protection + weight(Term::dependence) * a.dependence + weight(Term::coercion) * a.coercion;
    const L on_e = liked * a.affinity_e + resisted, on_v = liked * a.affinity_v + resisted + feared + paid * a.paid_for_deferring;
    const L on_square = liked * a.opposed;
    const L on_paid = paid * a.paid_for_engaging, on_submission = weight(Term::sovereignty) * a.sovereignty;
    const L constant = -feared * f.now.deference[z(cell)];
    PerPosture<L> kl;
    divergence_from_market(f, cell, dx, kl);
    for (int k = 0; k < w.n.postures; ++k) {
        const double e = w.lever_e[z(k)], v = w.lever_v[z(k)];
        L sum = fma(on_kl, kl[z(k)], fma(on_dx, dx[z(k)], constant));
        sum = fma(on_e, L(e), fma(on_v, L(v), fma(on_square, L(v * v), sum)));
        utility[k] = fma(on_paid, L(paid_engagement(e)), fma(on_submission, L(submission(v)), sum));
    }
}

/// Finds the concessions of one cell, and adds what they are worth to its utilities.
template <class L>
void add_concessions(Frame<L>& f, int i, int p, int d, Weights weights, const PerPosture<L>& dx) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), n = w.n.postures;
    concessions(f, i, p, d, dx, &f.month.concession[z(cell * n)]);
    const L weight = term_weight<L>(w, i, Term::inducement, weights);
    for (int k = 0; k < n; ++k) f.month.utility[z(cell * n + k)] += weight * induced_by_concession(f, i, d, cell, k);
}

/// Utilities without switching.
template <class L>
void utilities(Frame<L>& f, Weights weights = Weights::declared) {
    const World& w = f.world;
    f.month.utility.resize(z(w.n.cells() * w.n.postures));
    if (w.concessions) f.month.concession.resize(f.month.utility.size());
    Slopes<L> slopes;
    PerPosture<L> dx;
    for (int i = 0; i < w.n.states; ++i) {
        const StateContext<L> context = state_context(f, i);
        for (int d = 0; d < w.n.domains; ++d) {
            fill_slopes(f, context, i, d, slopes);
            for (int p = 0; p < w.n.powers; ++p) {
                moves(f, i, p, d, dx);
                cell_utility(f, context, slopes, i, p, d, weights, dx, &f.month.utility[z(w.n.ipd(i, p, d) * w.n.postures)]);
                if (w.concessions) add_concessions(f, i, p, d, weights, dx);
            }
        }
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
