#pragma once
// Measures: pure functions of a frame (state at the start of a month, and what the month derived). Observing changes nothing.

#include "measures/series.hpp"
#include "model/month.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// What several measures of one month share.
template <class L>
struct Shared {
    Row<L> unengaged;  // x^0_ipd, targets with engagement 0 for all
    Row<L> net;        // e~_ip = sum_d w_id ln(x_ipd / x^0_ipd)
};

template <class L>
void share_work(const Frame<L>& f, Shared<L>& s) {
    const World& w = f.world;
    unengaged_targets(f, s.unengaged);
    s.net.assign(z(w.n.dyads()), L(0.0));
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            for (int d = 0; d < w.n.domains; ++d) {
                const std::size_t c = z(w.n.ipd(i, p, d));
                s.net[z(w.n.ip(i, p))] += f.rest.weight[z(w.n.id(i, d))] * log(max(f.now.tie[c], L(1e-12)) / s.unengaged[c]);
            }
}

/// Sum over domains of weight times a value of the cell.
template <class L, class F>
L weighted(const Frame<L>& f, int i, F&& value) {
    L sum(0.0);
    for (int d = 0; d < f.world.n.domains; ++d) sum += f.rest.weight[z(f.world.n.id(i, d))] * value(d);
    return sum;
}

template <class L>
L posture_in_force(const Frame<L>& f, int cell, int k) {
    if (f.mean_field) return f.now.mix[z(cell * f.world.n.postures + k)];
    return select(f.now.posture[z(cell)] == L(static_cast<double>(k)), L(1.0), L(0.0));
}

/// sum_{p<q} rho+ min(e~_p, e~_q)+ (1 - |v_p - v_q|/2) / sum_{p<q} rho+, rho+ symmetrised.
template <class L>
L hedging_index(const Frame<L>& f, const Shared<L>& s, int i) {
    const World& w = f.world;
    L sum(0.0), weight(0.0);
    for (int p = 0; p < w.n.powers; ++p)
        for (int q = p + 1; q < w.n.powers; ++q) {
            const L rho = L(0.5) * (positive(f.get(Channel::rivalry, w.n.pq(p, q))) + positive(f.get(Channel::rivalry, w.n.pq(q, p))));
            const std::size_t a = z(w.n.ip(i, p)), b = z(w.n.ip(i, q));
            const L apart = abs(f.month.deference[a] - f.month.deference[b]);
            sum += rho * positive(min(s.net[a], s.net[b])) * (L(1.0) - L(0.5) * apart);
            weight += rho;
        }
    return select(weight > L(0.0), sum / max(weight, L(1e-12)), L(0.0));
}

/// 1 / sum_p (I_p / sum I)^2.
template <class L>
L effective_partners(const Frame<L>& f, int i) {
    const World& w = f.world;
    L sum(0.0), squares(0.0);
    for (int p = 0; p < w.n.powers; ++p) {
        const L influence = L(1.0) - f.month.loss[z(w.n.ip(i, p))];
        sum += influence;
        squares += influence * influence;
    }
    return select(squares > L(0.0), sum * sum / max(squares, L(kTiny<L>)), L(0.0));
}

/// Rc_ip = sum_d [max U - max over postures with v_k <= 0], in standard deviations of U, the maxima taken as the logit
/// takes them (ln sum exp): -ln P(v_k <= 0) / lambda. It is 0 where no posture defers, and grows with the chance of deferring.
template <class L>
L refusal_cost(const Frame<L>& f, int i, int p) {
    const World& w = f.world;
    L sum(0.0);
    for (int d = 0; d < w.n.domains; ++d) {
        const L* probability = &f.month.free[z(w.n.ipd(i, p, d) * w.n.postures)];
        L free(0.0);
        for (int k = 0; k < w.n.postures; ++k)
            if (w.lever_v[z(k)] <= 0) free += probability[k];
        sum -= log(min(max(free, L(kTiny<L>)), L(1.0)));
    }
    return sum / max(f.par(Parameter::rationality), L(1e-12));
}

/// exp(-sum_p A_p a_p Rc_ip / N_d).
template <class L>
L room(const Frame<L>& f, int i) {
    const World& w = f.world;
    L sum(0.0);
    for (int p = 0; p < w.n.powers; ++p)
        sum += f.get(Channel::assertiveness, p) * f.now.attention[z(p)] * refusal_cost(f, i, p);
    return exp(-sum * L(1.0 / w.n.domains));
}

/// Share of (p, d, k) with U within half a standard deviation of the best of its cell.
template <class L>
L alternatives(const Frame<L>& f, int i) {
    const World& w = f.world;
    const int n = w.n.postures;
    const L near = L(0.5) * f.par(Parameter::rationality) / f.rest.sharpness[z(i)];
    L count(0.0);
    for (int c = w.n.ipd(i, 0, 0); c < w.n.ipd(i + 1, 0, 0); ++c) {
        L best(kLowest<L>);
        for (int k = 0; k < n; ++k) best = max(best, f.month.utility[z(c * n + k)]);
        for (int k = 0; k < n; ++k) count += select(f.month.utility[z(c * n + k)] >= best - near, L(1.0), L(0.0));
    }
    return count * L(1.0 / (w.n.powers * w.n.domains * n));
}

/// Jensen-Shannon divergence, base 2, of two distributions over postures.
template <class L>
L divergence(const L* a, const L* b, int n) {
    L sum(0.0);
    const L tiny(kTiny<L>);
    for (int k = 0; k < n; ++k) {
        const L ln_mean = log(max(L(0.5) * (a[k] + b[k]), tiny));
        sum += a[k] * (log(max(a[k], tiny)) - ln_mean) + b[k] * (log(max(b[k], tiny)) - ln_mean);
    }
    return max(sum * L(0.5 * 1.4426950408889634074), L(0.0));
}

/// 1 - mean divergence of choice from choice without the coercion terms.
template <class L>
L retained_autonomy(const Frame<L>& f, int i) {
    const World& w = f.world;
    const int n = w.n.postures;
    const StateContext<L> context = state_context(f, i);
    const L weight(w.policies[z(i)].term_weight[static_cast<std::size_t>(Term::coercion)]);
    Slopes<L> slopes;
    Terms<L> terms;
    std::array<L, kMaxPostures> without, full, bare;
    L sum(0.0);
    for (int d = 0; d < w.n.domains; ++d) {
        fill_slopes(f, context, i, d, slopes);
        for (int p = 0; p < w.n.powers; ++p) {
            const L* utility = &f.month.utility[z(w.n.ipd(i, p, d) * n)];
            cell_terms(f, context, slopes, i, p, d, terms);
            for (int k = 0; k < n; ++k) without[z(k)] = utility[k] - weight * terms[Term::coercion][z(k)];
            free_choice(f, i, utility, full.data());
            free_choice(f, i, without.data(), bare.data());
            sum += divergence(full.data(), bare.data(), n);
        }
    }
    return L(1.0) - sum * L(1.0 / (w.n.powers * w.n.domains));
}

template <class L>
L load(const Frame<L>& f, int r) {
    L sum(0.0);
    for (int i = 0; i < f.world.n.states; ++i) sum += f.month.flow[z(f.world.n.ir(i, r))];
    return sum / max(effective_capacity(f, f.now.capacity, r), L(1e-9));
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
