#pragma once
// Phase 4: leverage, what a state would lose for good, after adjusting, if a power left.

#include "model/corridors.hpp"
#include "model/loss.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Solves the corridors with everything open and once more for every power with its routes closed, for all states
/// together, so that the spare capacity of a rival route is not counted twice.
template <class L>
void transit_leverage(Frame<L>& f) {
    const World& w = f.world;
    const int d = w.transit;
    Routing<L>& t = f.month.routing;
    route_pulls(f, f.now, Levers::present, t.pull);
    route_weights(f, t.pull, f.now.capacity, t.weight);
    carry(f, t.weight, f.now.capacity, -1, f.month.flow, f.month.served);
    const L scale = L(1.0) / (f.get(Channel::substitution, d) - L(1.0));
    for (int p = 0; p < w.n.powers; ++p) {
        carry(f, t.weight, f.now.capacity, p, t.flow_without, t.served_without);
        for (int i = 0; i < w.n.states; ++i) {
            const L served = f.month.served[z(i)];  // where nothing moves, nobody's leaving would be felt
            const L kept = select(served > L(1e-9), t.served_without[z(i)] / max(served, L(1e-9)), L(1.0));
            f.month.leverage_d[z(w.n.ipd(i, p, d))] = scale * loss_of_routes(w, kept);
        }
    }
}

/// (P6) The loss of a share over sigma_d - 1; (P7) in transit the loss of what cannot be re-routed, kept = served without
/// p's routes / served; (P8) the sum by the state's weights.
template <class L>
void leverage_phase(Frame<L>& f) {
    const World& w = f.world;
    Derived<L>& m = f.month;
    m.leverage_d.resize(z(w.n.cells()));
    m.leverage.assign(z(w.n.dyads()), L(0.0));
    m.loss.resize(z(w.n.dyads()));
    for (int d = 0; d < w.n.domains; ++d) {
        if (d == w.transit) continue;
        const L scale = L(1.0) / (f.get(Channel::substitution, d) - L(1.0));
        for (int i = 0; i < w.n.states; ++i)
            for (int p = 0; p < w.n.powers; ++p) {
                const std::size_t cell = z(w.n.ipd(i, p, d));
                m.leverage_d[cell] = scale * loss_of_share(w, f.now.tie[cell]);
            }
    }
    if (w.transit >= 0) transit_leverage(f);
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            const std::size_t dyad = z(w.n.ip(i, p));
            for (int d = 0; d < w.n.domains; ++d)
                m.leverage[dyad] += f.rest.weight[z(w.n.id(i, d))] * m.leverage_d[z(w.n.ipd(i, p, d))];
            m.loss[dyad] = exp(-m.leverage[dyad]);
        }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
