#pragma once
// Phase 1: inputs of the month, from base values, draws of uncertain numbers and dated changes.

#include "model/state.hpp"
#include "random/streams.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Which uncertain numbers a run draws; the others keep their stated value.
enum class DrawMode { fixed, world, all };

/// By the kind of the draw; of a linear one u < 1/2 lies evenly between low and value, else between value and high.
template <class L>
L drawn(const Draw& d, L u) {
    const L below = L(2.0) * u, above = L(2.0) * u - L(1.0);
    if (d.kind == DrawKind::normal) {
        const L inside = L(d.below_low) + u * L(d.below_high - d.below_low);
        return min(max(L(d.value) + L(d.deviation) * normal_quantile(inside), L(d.low)), L(d.high));
    }
    if (d.kind == DrawKind::linear)
        return select(u < L(0.5), L(d.low) + below * L(d.value - d.low), L(d.value) + above * L(d.high - d.value));
    const L low = log(L(d.low)), value = log(L(d.value)), high = log(L(d.high));
    return exp(select(u < L(0.5), low + below * (value - low), value + above * (high - value)));
}

template <class L>
L drawn(const Draw& d, const Streams<L>& streams) {
    const auto low_word = static_cast<std::uint32_t>(d.identity), high_word = static_cast<std::uint32_t>(d.identity >> 32);
    return drawn(d, streams.uniforms(0, Purpose::input, high_word, low_word)[0]);
}

template <class L>
void draw_inputs(const World& w, const Streams<L>& streams, DrawMode mode, Inputs<L>& in) {
    in.base.resize(w.slots.size());
    for (std::size_t s = 0; s < w.slots.size(); ++s) in.base[s] = L(w.slots[s]);
    if (mode != DrawMode::fixed) {
        for (const Draw& d : w.draws) {
            if (d.parameter && mode != DrawMode::all) continue;
            in.base[z(d.slot)] = drawn(d, streams);
        }
    }
    in.now = in.base;
}

template <class L>
L combined(const World&, const TimedInput& t, const Inputs<L>& in, int month) {
    L value = in.base[z(t.slot)];
    L factor(1.0), sum(0.0);
    const Op* last_set = nullptr;
    for (const Op& op : t.ops) {
        if (month < op.first || month > op.last) continue;
        const L strength(op.strength[z(month - op.first)]), size = in.base[z(op.size_slot)];
        if (op.kind == OpKind::set) last_set = &op;
        else if (op.kind == OpKind::scale) factor *= L(1.0) + strength * (size - L(1.0));
        else sum += strength * size;
    }
    if (last_set) {
        const L strength(last_set->strength[z(month - last_set->first)]);
        value += strength * (in.base[z(last_set->size_slot)] - value);
    }
    return min(max(value * factor + sum, L(t.low)), L(t.high));
}

/// Brings the inputs to a month; months must be visited in order, or every timed input recomputed by `month == 0`.
template <class L>
void inputs_of_month(const World& w, int month, Inputs<L>& in) {
    for (const TimedInput& t : w.timed)
        if (month == 0 || (month >= t.first && month <= t.last + 1)) in.now[z(t.slot)] = combined(w, t, in, month);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
