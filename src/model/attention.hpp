#pragma once
// Phase 2: attention of the powers to the region.

#include "model/state.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// 1 + sum over theatres of Z_p,theatre.
template <class L>
L theatre_load(const World& w, const Inputs<L>& in, int p) {
    L load(1.0);
    for (int t = 0; t < w.n.theatres; ++t) load += in[w.at(Channel::theatre_demand) + t * w.n.powers + p];
    return load;
}

/// (P2) a_p += (a*_p - a_p) / T_a, a*_p = (multiplier / load) relative to the base, kept within (0, 1.5].
template <class L>
void attention_phase(Frame<L>& f) {
    const World& w = f.world;
    for (int p = 0; p < w.n.powers; ++p) {
        const L wanted = f.get(Channel::attention, p) * f.rest.attention_demand[z(p)] / theatre_load(w, f.in, p);
        const L a = f.now.attention[z(p)];
        f.next.attention[z(p)] = min(max(a + (wanted - a) / f.par(Parameter::attention_time), L(1e-6)), L(1.5));
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
