#pragma once
// Organisations: how membership pulls ties, and how much depth a state shares with a power.

#include "model/state.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P1) pull_ipd = sum_g depth_gd sponsor_gp membership_gi, and shared_ip = sum_d w_id pull_ipd.
template <class L>
void organisation_pull(const World& w, const Inputs<L>& in, const Rest<L>& rest, Row<L>& pull, Row<L>& shared) {
    pull.assign(z(w.n.cells()), L(0.0));
    for (int g = 0; g < w.n.organisations; ++g)
        for (int i = 0; i < w.n.states; ++i) {
            const L member = in[w.at(Channel::membership) + g * w.n.states + i];
            if (!any(member > L(0.0))) continue;
            for (int p = 0; p < w.n.powers; ++p) {
                const L tied = member * in[w.at(Channel::sponsor) + g * w.n.powers + p];
                for (int d = 0; d < w.n.domains; ++d)
                    pull[z(w.n.ipd(i, p, d))] += tied * in[w.at(Channel::depth) + g * w.n.domains + d];
            }
        }
    shared.assign(z(w.n.dyads()), L(0.0));
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            for (int d = 0; d < w.n.domains; ++d)
                shared[z(w.n.ip(i, p))] += rest.weight[z(w.n.id(i, d))] * pull[z(w.n.ipd(i, p, d))];
}

/// (P1) Companions: com_ij = sum_g alone_g depth_gi member_gi member_gj over the organisations that the files give no sponsor,
/// with alone_g what no power has come to sponsor and depth_gi = sum_d w_id depth_gd; bloc_i = sum_j com_ij / (1 + sum_j com_ij).
template <class L>
void companions(const World& w, const Inputs<L>& in, const Rest<L>& rest, Row<L>& companion, Row<L>& bloc) {
    companion.assign(z(w.n.states * w.n.states), L(0.0));
    bloc.assign(z(w.n.states), L(0.0));
    for (int g = 0; g < w.n.organisations; ++g) {
        if (!w.powerless[z(g)]) continue;
        L alone(1.0);
        for (int p = 0; p < w.n.powers; ++p) alone -= in[w.at(Channel::sponsor) + g * w.n.powers + p];
        const L* member = &in.now[z(w.at(Channel::membership) + g * w.n.states)];
        for (int i = 0; i < w.n.states; ++i) {
            L depth(0.0);
            for (int d = 0; d < w.n.domains; ++d)
                depth += rest.weight[z(w.n.id(i, d))] * in[w.at(Channel::depth) + g * w.n.domains + d];
            const L own = max(alone, L(0.0)) * depth * member[i];
            for (int j = 0; j < w.n.states; ++j)
                if (j != i) companion[z(i * w.n.states + j)] += own * member[j];
        }
    }
    for (int i = 0; i < w.n.states; ++i) {
        L sum(0.0);
        for (int j = 0; j < w.n.states; ++j) sum += companion[z(i * w.n.states + j)];
        bloc[z(i)] = sum / (L(1.0) + sum);
    }
}

template <class L>
void organisations_phase(Frame<L>& f) {
    if (f.index != 0 && !f.world.organisations_change[z(f.index)] && !f.month.organisation.empty()) return;
    organisation_pull(f.world, f.in, f.rest, f.month.organisation, f.month.shared);
    companions(f.world, f.in, f.rest, f.month.companion, f.month.bloc);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
