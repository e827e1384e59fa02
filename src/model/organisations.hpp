#pragma once
// Organisations: how membership pulls ties, and how much depth a state shares with a power.

#include "model/state.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P1) Memberships in force: mem_gi = open_gi m_gi + (1 - open_gi) member_gi where memberships are thought over, else member_gi.
template <class L>
void memberships_in_force(const World& w, const Inputs<L>& in, const Row<L>& chosen, Row<L>& member) {
    const auto first = in.now.begin() + w.at(Channel::membership);
    member.assign(first, first + w.n.organisations * w.n.states);
    const auto reviewed = in[w.parameter(Parameter::membership_review)] > L(0.0);
    if (!any(reviewed)) return;
    for (std::size_t k = 0; k < w.open_pairs.size(); ++k) {
        const int cell = w.n.gi(w.open_pairs[k].organisation, w.open_pairs[k].state);
        const L open = in[w.at(Channel::membership_open) + cell], stated = member[z(cell)];
        member[z(cell)] = select(reviewed, open * chosen[k] + (L(1.0) - open) * stated, stated);
    }
}

/// dep_gi = sum_d w_id depth_gd.
template <class L>
L depth_to(const World& w, const Inputs<L>& in, const Rest<L>& rest, int g, int i) {
    L depth(0.0);
    for (int d = 0; d < w.n.domains; ++d) depth += rest.weight[z(w.n.id(i, d))] * in[w.at(Channel::depth) + g * w.n.domains + d];
    return depth;
}

/// alone_g: what no power has come to sponsor of an organisation to which the files give no sponsor; 0 of the others.
template <class L>
L alone(const World& w, const Inputs<L>& in, int g) {
    if (!w.powerless[z(g)]) return L(0.0);
    L left(1.0);
    for (int p = 0; p < w.n.powers; ++p) left -= in[w.at(Channel::sponsor) + g * w.n.powers + p];
    return max(left, L(0.0));
}

/// (P1) pull_ipd = sum_g depth_gd sponsor_gp mem_gi, and shared_ip = sum_d w_id pull_ipd.
template <class L>
void organisation_pull(const World& w, const Inputs<L>& in, const Rest<L>& rest, const Row<L>& members, Row<L>& pull, Row<L>& shared) {
    pull.assign(z(w.n.cells()), L(0.0));
    for (int g = 0; g < w.n.organisations; ++g)
        for (int i = 0; i < w.n.states; ++i) {
            const L member = members[z(w.n.gi(g, i))];
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

/// (P1) Companions: com_ij = sum_g alone_g dep_gi mem_gi mem_gj, and bloc_i = sum_j com_ij / (1 + sum_j com_ij).
template <class L>
void companions(const World& w, const Inputs<L>& in, const Rest<L>& rest, const Row<L>& members, Row<L>& companion, Row<L>& bloc) {
    companion.assign(z(w.n.states * w.n.states), L(0.0));
    bloc.assign(z(w.n.states), L(0.0));
    for (int g = 0; g < w.n.organisations; ++g) {
        if (!w.powerless[z(g)]) continue;
        const L left = alone(w, in, g);
        const L* member = &members[z(w.n.gi(g, 0))];
        for (int i = 0; i < w.n.states; ++i) {
            const L own = left * depth_to(w, in, rest, g, i) * member[i];
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
    const bool may_change = f.index == 0 || f.world.organisations_change[z(f.index)] || !f.world.open_pairs.empty();
    if (!may_change && !f.month.organisation.empty()) return;
    memberships_in_force(f.world, f.in, f.now.membership, f.month.member);
    organisation_pull(f.world, f.in, f.rest, f.month.member, f.month.organisation, f.month.shared);
    companions(f.world, f.in, f.rest, f.month.member, f.month.companion, f.month.bloc);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
