#pragma once
// Concessions: what a power pays a state for a posture that gives it more than the state has lately given.

#include "model/perception.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P45) c_ipdk of one cell, offer units; `dx` is what each posture moves of the power's share.
template <class L>
void concessions(const Frame<L>& f, int i, int p, int d, const PerPosture<L>& dx, L* paid) {
    const World& w = f.world;
    const std::size_t cell = z(w.n.ipd(i, p, d));
    L taken(0.0);  // from powers that it minds, per share of all that is not its own
    for (int q = 0; q < w.n.powers; ++q)
        if (q != p) taken += positive(f.get(Channel::rivalry, w.n.pq(p, q))) * f.month.target[z(w.n.ipd(i, q, d))];
    const L won = L(1.0) + taken / (L(1.0) - f.month.target[cell]);
    const L budget = f.get(Channel::budget, p) * f.seen.attention[z(p)];
    const L price = f.par(Parameter::concession_share) * budget * f.rest.units_per_worth[z(p)] *
                    f.get(Channel::stake, w.n.ip(i, p)) * f.rest.weight[z(w.n.id(i, d))];
    for (int k = 0; k < w.n.postures; ++k) {
        const L deferred = L(w.lever_v[z(k)]) - f.now.deference[cell];
        const L more = dx[z(k)] * won + f.par(Parameter::concession_deference) * deferred;
        paid[k] = min(price * positive(more), f.seen.offer[cell]);
    }
}

/// What the concession for posture k adds to the term of inducement (P25).
template <class L>
L induced_by_concession(const Frame<L>& f, int i, int d, int cell, int k) {
    const L over_offer = f.month.concession[z(cell * f.world.n.postures + k)] / (L(1.0) + f.seen.offer[z(cell)]);
    return f.par(Parameter::inducement_weight) * f.rest.weight[z(f.world.n.id(i, d))] * log(L(1.0) + over_offer);
}

/// (P46) What p pays i in the month; `share` of a cell and a posture is how much of the posture is in force there.
template <class L, class Share>
L paid_to_state(const Frame<L>& f, int i, int p, Share&& share) {
    const World& w = f.world;
    L sum(0.0);
    for (int d = 0; d < w.n.domains; ++d) {
        const int cell = w.n.ipd(i, p, d);
        for (int k = 0; k < w.n.postures; ++k) sum += share(cell, k) * f.month.concession[z(cell * w.n.postures + k)];
    }
    return sum;
}

/// (P46) What each power pays for the postures in force next month, by state, and in all.
template <class L>
void concede(Frame<L>& f) {
    const World& w = f.world;
    if (!w.concessions) return;
    const auto in_force = [&](int cell, int k) {
        if (f.mean_field) return f.next.mix[z(cell * w.n.postures + k)];
        return select(f.next.posture[z(cell)] == L(k), L(1.0), L(0.0));
    };
    f.month.paid.resize(z(w.n.dyads()));
    for (L& sum : f.next.conceded) sum = L(0.0);
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            const L paid = paid_to_state(f, i, p, in_force);
            f.month.paid[z(w.n.ip(i, p))] = paid;
            f.next.conceded[z(p)] += paid;
        }
}

/// con_p,0 of (P46): with the distribution of postures at rest.
template <class L>
Row<L> conceded_at_rest(const Frame<L>& f, const Row<L>& mix) {
    const World& w = f.world;
    Row<L> sums(z(w.n.powers), L(0.0));
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            sums[z(p)] += paid_to_state(f, i, p, [&](int cell, int k) { return mix[z(cell * w.n.postures + k)]; });
    return sums;
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
