#pragma once
// Phase 9: hosting of mediation and votes on dated issues.

#include "model/neighbours.hpp"
#include "model/perception.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P42) What both of two states have with i in diplomacy, in units of a fifth.
template <class L>
L known_to_both(const Frame<L>& f, const MediationCase& m, int i) {
    const int d = f.world.diplomacy;
    if (d < 0) return L(0.0);
    const auto held = [&](int party) { return held_by_neighbour(f, party, i) * held_by_no_power(f, party, d); };
    return min(held(m.first), held(m.second)) / L(0.2);
}

/// (P42) min(known, 1) exp(chi_M (N_i known - |apart_ia - apart_ib| - bar)): whom the parties have nothing to do with does not host.
template <class L>
L chance_among_states(const Frame<L>& f, const MediationCase& m, int i) {
    if (m.is_party(i)) return L(0.0);
    const World& w = f.world;
    const L known = known_to_both(f, m, i);
    const L gap = abs(apart(w, f.month.deference, i, m.first) - apart(w, f.month.deference, i, m.second));
    return min(known, L(1.0)) * exp(f.par(Parameter::mediation_slope) * (f.now.standing[z(i)] * known - gap - f.in[m.bar_slot]));
}

/// (P35) How acceptable i is as a host for p and q: N_i min(x_ip, x_iq in diplomacy)/.2 - |v_ip - v_iq| rho+_pq - bar.
template <class L>
L acceptability(const Frame<L>& f, const MediationCase& m, int i) {
    const World& w = f.world;
    L ties(0.0);
    if (w.diplomacy >= 0)
        ties = min(f.now.tie[z(w.n.ipd(i, m.first, w.diplomacy))], f.now.tie[z(w.n.ipd(i, m.second, w.diplomacy))]) / L(0.2);
    const L gap = abs(f.month.deference[z(w.n.ip(i, m.first))] - f.month.deference[z(w.n.ip(i, m.second))]);
    const L rho = positive(f.get(Channel::rivalry, w.n.pq(m.first, m.second)));
    return f.now.standing[z(i)] * ties - gap * rho - f.in[m.bar_slot];
}

/// (P35) max(rho+_pq, 1e-6)^n_M: whether p and q, in conflict, need talks at all. (P42) Two states do.
template <class L>
L need_of_talks(const Frame<L>& f, const MediationCase& m) {
    if (m.of_states) return L(1.0);
    const L rho = positive(f.get(Channel::rivalry, f.world.n.pq(m.first, m.second)));
    return exp(f.par(Parameter::mediation_need) * log(max(rho, L(1e-6))));
}

/// (P36) At most one state hosts: need exp(chi_M z_i) / (1 + sum_j exp(chi_M z_j)); where there is need for sure the logistic
/// of z_i when i stands alone. (P42) Of two states in conflict neither hosts, and the host is of no more use to any power.
template <class L>
void host_mediation(Frame<L>& f, std::size_t conflict) {
    const World& w = f.world;
    const MediationCase& m = w.conflicts[conflict];
    Row<L> chance(z(w.n.states));
    L sum(1.0);
    for (int i = 0; i < w.n.states; ++i) {
        chance[z(i)] = m.of_states ? chance_among_states(f, m, i) : exp(f.par(Parameter::mediation_slope) * acceptability(f, m, i));
        sum += chance[z(i)];
    }
    const L need = need_of_talks(f, m);
    L below(0.0);
    for (int i = 0; i < w.n.states; ++i) {
        const L p = need * (chance[z(i)] / sum), above = below + p;
        const L u = f.mean_field ? L(0.0) : f.luck.mediation[conflict];
        const L hosts = f.mean_field ? p : select(u >= below, select(u < above, L(1.0), L(0.0)), L(0.0));
        below = above;
        f.month.hosted[conflict * z(w.n.states) + z(i)] = hosts;
        for (const int party : {m.first, m.second})
            if (!m.of_states) f.next.hosted[z(w.n.ip(i, party))] += hosts;
        f.next.standing[z(i)] = min(f.next.standing[z(i)] + f.par(Parameter::mediation_pulse) * hosts, L(1.0));
    }
}

/// (P37) z = m_in norm_in + sum_p pos_pn (b_v v_ip + b_h haz_ip Lambda_ip M_C / 2 + b_x x_ip,dip);
/// P(no) = logistic(-c_n - s z), P(yes) = 1 - logistic(c_n - s z), the rest abstain.
template <class L>
void vote(Frame<L>& f, std::size_t issue) {
    const World& w = f.world;
    const VoteIssue& v = w.issues[issue];
    for (int i = 0; i < w.n.states; ++i) {
        L latent = f.in[v.weight_slot[z(i)]] * f.in[v.norm_slot[z(i)]];
        for (int p = 0; p < w.n.powers; ++p) {
            const std::size_t dyad = z(w.n.ip(i, p));
            L pressure = f.par(Parameter::vote_deference) * f.month.deference[dyad];
            pressure += f.par(Parameter::vote_hazard) * f.month.hazard[dyad] * f.month.leverage[dyad] *
                        f.par(Parameter::coercion_memory) * L(0.5);
            if (w.diplomacy >= 0) pressure += f.par(Parameter::vote_ties) * f.now.tie[z(w.n.ipd(i, p, w.diplomacy))];
            latent += f.in[v.position_slot[z(p)]] * pressure;
        }
        const L slope = f.par(Parameter::vote_slope), cut = f.par(Parameter::vote_cut);
        const L no = logistic(-cut - slope * latent), yes = L(1.0) - logistic(cut - slope * latent);
        L* out = &f.month.vote[(issue * z(w.n.states) + z(i)) * 3];
        out[0] = yes;
        out[1] = max(L(1.0) - yes - no, L(0.0));
        out[2] = no;
    }
}

template <class L>
void mediation_and_votes_phase(Frame<L>& f) {
    const World& w = f.world;
    for (int dyad = 0; dyad < w.n.dyads(); ++dyad) f.next.hosted[z(dyad)] = f.now.hosted[z(dyad)] * f.rest.hosted_decay;
    f.month.hosted.assign(w.conflicts.size() * z(w.n.states), L(0.0));
    f.month.vote.assign(w.issues.size() * z(w.n.states) * 3, L(0.0));
    for (std::size_t c = 0; c < w.conflicts.size(); ++c)
        if (w.conflicts[c].month == f.index) host_mediation(f, c);
    for (std::size_t n = 0; n < w.issues.size(); ++n)
        if (w.issues[n].month == f.index) vote(f, n);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
