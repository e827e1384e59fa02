#pragma once
// Phase 3: deference and exposure toward each power, perceived threats, standing as a go-between.

#include "model/state.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

template <class L>
L positive(L x) { return max(x, L(0.0)); }

/// (P3) v_ip = sum_d w_id D_ipd and X_ip = sum_d w_id x_ipd.
template <class L>
void sum_over_domains(const World& w, const Rest<L>& rest, const Row<L>& cells, Row<L>& out) {
    out.resize(z(w.n.dyads()));
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            L sum(0.0);
            for (int d = 0; d < w.n.domains; ++d) sum = fma(rest.weight[z(w.n.id(i, d))], cells[z(w.n.ipd(i, p, d))], sum);
            out[z(w.n.ip(i, p))] = sum;
        }
}

/// (P5) sum_pq rho+_pq |v_ip - v_iq| / sum_pq rho+_pq; 0 where no power minds another.
template <class L>
L polarisation(const World& w, const Inputs<L>& in, const Row<L>& v, int i) {
    L gap(0.0), weight(0.0);
    for (int p = 0; p < w.n.powers; ++p)
        for (int q = 0; q < w.n.powers; ++q) {
            if (p == q) continue;
            const L rho = positive(in[w.at(Channel::rivalry) + w.n.pq(p, q)]);
            gap += rho * abs(v[z(w.n.ip(i, p))] - v[z(w.n.ip(i, q))]);
            weight += rho;
        }
    return select(weight > L(0.0), gap / max(weight, L(1e-12)), L(0.0));
}

/// (P4) theta_ij += r_theta (theta_bar_ij + c_theta (kappa_ij - kappa_0,ij) - theta_ij), kappa only for threats from powers.
template <class L>
void threats(Frame<L>& f) {
    const World& w = f.world;
    for (int i = 0; i < w.n.states; ++i)
        for (int j = 0; j < w.n.threats; ++j) {
            L toward = f.get(Channel::threat, w.n.ij(i, j));
            if (const int p = w.threat_power[z(j)]; p >= 0) {
                const std::size_t dyad = z(w.n.ip(i, p));
                toward += f.par(Parameter::threat_from_coercion) * (f.now.coercion[dyad] - f.rest.coercion[dyad]);
            }
            const L theta = f.now.threat[z(w.n.ij(i, j))];
            f.next.threat[z(w.n.ij(i, j))] = positive(theta + f.par(Parameter::threat_adjustment) * (toward - theta));
        }
}

/// rel_i (1 - polarisation_i / 2), at most 1: where standing tends.
template <class L>
L standing_target(const World& w, const Inputs<L>& in, const Row<L>& v, int i) {
    return min(in[w.at(Channel::reliability) + i] * (L(1.0) - L(0.5) * polarisation(w, in, v, i)), L(1.0));
}

/// Chairs that i holds, and its part in those of its fellow members: sum_g (chair_gi + h_m mem_gi sum_{j != i} chair_gj).
template <class L>
L chairing(const Frame<L>& f, int i) {
    const World& w = f.world;
    const L sharing = f.par(Parameter::chair_sharing);
    const bool shared = any(sharing > L(0.0));
    L chairs(0.0);
    for (int g = 0; g < w.n.organisations; ++g) {
        chairs += f.get(Channel::chair, g * w.n.states + i);
        const L part = sharing * f.month.member[z(w.n.gi(g, i))];
        for (int j = 0; shared && j < w.n.states; ++j)
            if (j != i) chairs += part * f.get(Channel::chair, g * w.n.states + j);
    }
    return chairs;
}

template <class L>
void perception_phase(Frame<L>& f) {
    const World& w = f.world;
    sum_over_domains(w, f.rest, f.now.deference, f.month.deference);
    sum_over_domains(w, f.rest, f.now.tie, f.month.exposure);
    threats(f);
    for (int i = 0; i < w.n.states; ++i) {
        const L n = f.now.standing[z(i)];
        const L pull = standing_target(w, f.in, f.month.deference, i) - n;
        const L next = n + select(pull > L(0.0), f.par(Parameter::standing_rise), f.par(Parameter::standing_fall)) * pull;
        f.next.standing[z(i)] = min(next + f.par(Parameter::chair_pulse) * chairing(f, i), L(1.0));
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
