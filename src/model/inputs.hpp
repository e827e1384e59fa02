#pragma once
// Phase 1: inputs of the month, from base values, draws of uncertain numbers and dated changes.

#include "model/state.hpp"
#include "random/streams.hpp"
#include "world/draw_table.hpp"

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

/// Puts the inputs at their base values; nothing has arrived.
template <class L>
void start_inputs(const World& w, Inputs<L>& in) {
    in.now = in.base;
    for (Row<L>* row : {&in.arriving.in_force, &in.arriving.strength, &in.arriving.began, &in.arriving.arrived})
        row->assign(w.triggers.size(), L(0.0));
}

/// A table of draws, and the number of the draw of each lane.
struct TabledDraws {
    const DrawTable* table = nullptr;  ///< null: none
    const std::uint32_t* numbers = nullptr;
};

/// Puts what the table gives in the place of what was drawn.
template <class L>
void give_inputs(const World& w, const TabledDraws& draws, Inputs<L>& in) {
    if (draws.table == nullptr) return;
    for (int lane = 0; lane < L::width; ++lane) {
        const auto row = draws.table->row(draws.numbers[lane]);
        for (const GivenInput& g : w.given) in.base[z(g.slot)].set(lane, row[g.column]);
    }
}

template <class L>
void draw_inputs(const World& w, const Streams<L>& streams, DrawMode mode, Inputs<L>& in, const TabledDraws& tabled = {}) {
    in.base.resize(w.slots.size());
    for (std::size_t s = 0; s < w.slots.size(); ++s) in.base[s] = L(w.slots[s]);
    if (mode != DrawMode::fixed) {
        for (const Draw& d : w.draws) {
            if (d.parameter && mode != DrawMode::all) continue;
            in.base[z(d.slot)] = drawn(d, streams);
        }
    }
    give_inputs(w, tabled, in);
    start_inputs(w, in);
}

/// What one dated change does in a month.
template <class L>
struct OpNow {
    L strength, in_force, began, size;
};

template <class L>
OpNow<L> op_now(const Op& op, const Inputs<L>& in, int month) {
    const L size = in.base[z(op.size_slot)];
    if (op.trigger < 0) return {L(op.strength[z(month - op.first)]), L(1.0), L(op.began), size};
    const Arriving<L>& a = in.arriving;
    return {a.strength[z(op.trigger)], a.in_force[z(op.trigger)], a.began[z(op.trigger)], size};
}

/// Of the sets that are surely in force the one that began last holds, lane by lane. One that is in force with a
/// probability moves what the others leave by its expected strength (A5).
template <class L>
L set_value(const TimedInput& t, const Inputs<L>& in, int month) {
    const L base = in.base[z(t.slot)];
    L began(-1e9), rank(0.0), strength(0.0), size = base;
    for (const Op& op : t.ops) {
        if (op.kind != OpKind::set || month < op.first || month > op.last) continue;
        const OpNow<L> x = op_now(op, in, month);
        const auto later = (x.began > began) | ((x.began == began) & (L(op.rank) >= rank));
        const auto holds = (x.in_force >= L(1.0)) & later;
        began = select(holds, x.began, began);
        rank = select(holds, L(op.rank), rank);
        strength = select(holds, x.strength, strength);
        size = select(holds, x.size, size);
    }
    L value = base + strength * (size - base);
    for (const Op& op : t.ops) {
        if (op.kind != OpKind::set || op.trigger < 0) continue;
        const OpNow<L> x = op_now(op, in, month);
        value += select(x.in_force < L(1.0), x.strength, L(0.0)) * (x.size - value);
    }
    return value;
}

template <class L>
L combined(const TimedInput& t, const Inputs<L>& in, int month) {
    L factor(1.0), sum(0.0);
    for (const Op& op : t.ops) {
        if (op.kind == OpKind::set || month < op.first || month > op.last) continue;
        const OpNow<L> x = op_now(op, in, month);
        if (op.kind == OpKind::scale) factor *= L(1.0) + x.strength * (x.size - L(1.0));
        else sum += x.strength * x.size;
    }
    return min(max(set_value(t, in, month) * factor + sum, L(t.low)), L(t.high));
}

/// Brings the inputs to a month. Months must be visited in order, or else `anew`. What shocks that arrive during the run do
/// in the month must be in place.
template <class L>
void inputs_of_month(const World& w, int month, Inputs<L>& in, bool anew = false) {
    for (const TimedInput& t : w.timed)
        if (anew || month == 0 || (month >= t.first && month <= t.last + 1)) in.now[z(t.slot)] = combined(t, in, month);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
