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

template <class L>
void organisations_phase(Frame<L>& f) {
    if (f.index == 0 || f.world.organisations_change[z(f.index)] || f.month.organisation.empty())
        organisation_pull(f.world, f.in, f.rest, f.month.organisation, f.month.shared);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
