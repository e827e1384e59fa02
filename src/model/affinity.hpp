#pragma once
// Revealed preference: the affinity that makes engagement and deference rest where the base month has them.

#include "model/postures.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Damped Newton steps at most; the objective is convex and most cells need fewer than ten. A replicate rests once its
/// levers are this near to the targets, so that its bits do not depend on its neighbours in the lanes.
inline constexpr int kNewtonSteps = 60;
inline constexpr double kNearEnough = 1e-13;

/// One cell: logits a_k = s (U_k + phi . lever_k), switching factors exp(-s c_kl). The chain is reversible with
/// resting distribution pi_k = exp(a_k) sum_l exp(a_l - s c_kl) / Q, and d ln Q / d phi = 2 s (E_pi e, E_pi v): solving for
/// the target levers is the minimisation of the convex function ln Q / 2 - phi . target (phi in logits).
template <class L>
class AffinityCell {
public:
    AffinityCell(const World& w, const L* logits, const Row<L>& factors) : w_(w), logits_(logits), factors_(factors) {}

    /// Fills mix and returns the affinities in logits; `residual` is the distance of the levers from the targets.
    /// A step is kept where it lowers the objective (damping falls) and undone where it does not (damping grows).
    void solve(L target_e, L target_v, L& phi_e, L& phi_v, L* mix, L& residual) {
        phi_e = phi_v = L(0.0);
        evaluate(phi_e, phi_v);
        L damping(1e-3), height = half_ln_q_;
        L gap_e = target_e - mean_e_, gap_v = target_v - mean_v_, ee = spread_ee_, vv = spread_vv_, ev = spread_ev_;
        for (int step = 0; step < kNewtonSteps; ++step) {
            const auto open = max(abs(gap_e), abs(gap_v)) > L(kNearEnough);
            if (!any(open)) break;
            const L a = ee + damping, b = vv + damping, scale = L(1.0) / (a * b - ev * ev);
            const L try_e = phi_e + (b * gap_e - ev * gap_v) * scale, try_v = phi_v + (a * gap_v - ev * gap_e) * scale;
            evaluate(try_e, try_v);
            const L reached = half_ln_q_ - try_e * target_e - try_v * target_v;
            // Near the minimum the objective no longer tells steps apart; there, nearer levers decide.
            const L near_e = target_e - mean_e_, near_v = target_v - mean_v_;
            const auto nearer = near_e * near_e + near_v * near_v < gap_e * gap_e + gap_v * gap_v;
            const auto level = reached <= height + (abs(height) + L(1.0)) * L(1e-13);
            const auto lower = ((reached < height) | (level & nearer)) & open;
            const auto keep = [&](L fresh, L& kept) { kept = select(lower, fresh, kept); };
            keep(reached, height);
            keep(try_e, phi_e);
            keep(try_v, phi_v);
            keep(near_e, gap_e);
            keep(near_v, gap_v);
            keep(spread_ee_, ee);
            keep(spread_vv_, vv);
            keep(spread_ev_, ev);
            damping = min(max(select(lower, damping * L(0.1), damping * L(10.0)), L(1e-12)), L(1e6));
        }
        evaluate(phi_e, phi_v);
        residual = max(abs(target_e - mean_e_), abs(target_v - mean_v_));
        for (int k = 0; k < w_.n.postures; ++k) mix[k] = mix_[z(k)];
    }

private:
    /// Means of the levers under pi and half the covariance of e_k + e_l over pairs of postures, the Hessian.
    void evaluate(L phi_e, L phi_v) {
        const int n = w_.n.postures;
        std::array<L, kMaxPostures> a;
        L best(kLowest<L>);
        for (int k = 0; k < n; ++k) {
            a[z(k)] = logits_[k] + phi_e * L(w_.lever_e[z(k)]) + phi_v * L(w_.lever_v[z(k)]);
            best = max(best, a[z(k)]);
        }
        for (int k = 0; k < n; ++k) a[z(k)] = exp(a[z(k)] - best);
        L q(0.0), e(0.0), v(0.0), ee(0.0), vv(0.0), ev(0.0);
        for (int k = 0; k < n; ++k) {
            mix_[z(k)] = L(0.0);
            for (int l = 0; l < n; ++l) {
                const L joint = a[z(k)] * a[z(l)] * factors_[z(k * n + l)];
                const L sum_e(w_.lever_e[z(k)] + w_.lever_e[z(l)]), sum_v(w_.lever_v[z(k)] + w_.lever_v[z(l)]);
                mix_[z(k)] += joint;
                e += joint * sum_e;
                v += joint * sum_v;
                ee += joint * sum_e * sum_e;
                vv += joint * sum_v * sum_v;
                ev += joint * sum_e * sum_v;
            }
            q += mix_[z(k)];
        }
        const L scale = L(1.0) / q;
        half_ln_q_ = best + L(0.5) * log(q);
        for (int k = 0; k < n; ++k) mix_[z(k)] *= scale;
        e *= scale;
        v *= scale;
        mean_e_ = L(0.5) * e;
        mean_v_ = L(0.5) * v;
        spread_ee_ = L(0.5) * (ee * scale - e * e);
        spread_vv_ = L(0.5) * (vv * scale - v * v);
        spread_ev_ = L(0.5) * (ev * scale - e * v);
    }

    const World& w_;
    const L* logits_;
    const Row<L>& factors_;
    std::array<L, kMaxPostures> mix_;
    L half_ln_q_, mean_e_, mean_v_, spread_ee_, spread_vv_, spread_ev_;
};

/// lambda / sd_i, sd_i the mean over the cells of i of the standard deviation over postures of the computed terms
/// (without affinity and switching) in the base month.
template <class L>
L sharpness(const World& w, const Inputs<L>& in, const Row<L>& utility, int i) {
    const int n = w.n.postures;
    L total(0.0);
    for (int c = w.n.ipd(i, 0, 0); c < w.n.ipd(i + 1, 0, 0); ++c) {
        L mean(0.0), square(0.0);
        for (int k = 0; k < n; ++k) mean += utility[z(c * n + k)] * L(1.0 / n);
        for (int k = 0; k < n; ++k) {
            const L gap = utility[z(c * n + k)] - mean;
            square += gap * gap * L(1.0 / n);
        }
        total += sqrt(square);
    }
    const L sd = total * L(1.0 / (w.n.powers * w.n.domains));
    return in[w.parameter(Parameter::rationality)] / max(sd, L(1e-12));
}

/// Solves every cell of state i; `utility` holds the computed terms at the resting point.
template <class L>
void solve_affinity(const World& w, const Inputs<L>& in, const Row<L>& utility, int i, Rest<L>& rest) {
    const int n = w.n.postures;
    const L s = rest.sharpness[z(i)];
    Row<L> factors(z(n * n)), logits(z(n));
    for (int d = 0; d < w.n.domains; ++d) {
        const L cost = s * in[w.parameter(Parameter::switching_weight)] * rest.weight[z(w.n.id(i, d))];
        for (int k = 0; k < n; ++k)
            for (int l = 0; l < n; ++l) factors[z(k * n + l)] = exp(-cost * L(lever_distance(w, k, l)));
        for (int p = 0; p < w.n.powers; ++p) {
            const int c = w.n.ipd(i, p, d);
            for (int k = 0; k < n; ++k) logits[z(k)] = s * utility[z(c * n + k)];
            AffinityCell<L> cell(w, logits.data(), factors);
            L phi_e, phi_v;
            cell.solve(rest.engagement[z(c)], rest.deference[z(c)], phi_e, phi_v, &rest.mix[z(c * n)], rest.residual[z(c)]);
            rest.affinity_e[z(c)] = phi_e / s;
            rest.affinity_v[z(c)] = phi_v / s;
        }
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
