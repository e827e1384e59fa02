#pragma once
// Shocks that arrive during a run: at random, when conditions have held, or both. One rule for both modes: what is 0 or 1
// in a replicate is a probability in the mean-field mode.

#include "model/policies.hpp"
#include "random/streams.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// What a batch remembers of its triggers.
template <class L>
struct Arrivals {
    Row<L> began;  // share that it comes to in a month, trigger x month
    Row<L> never;  // share that it has not come to yet, per trigger
    Row<L> held;   // months in a row that a condition has held so far, per condition of all triggers in their order
};

template <class L>
void start_arrivals(const World& w, Arrivals<L>& a) {
    std::size_t conditions = 0;
    for (const Trigger& t : w.triggers) conditions += t.conditions.size();
    a.began.assign(w.triggers.size() * z(w.months + 1), L(0.0));
    a.never.assign(w.triggers.size(), L(1.0));
    a.held.assign(conditions, L(0.0));
}

/// (A1) Chance of arriving in a month, for a shock that is free to: `held` are the months of its conditions so far.
template <class L>
L arrival_chance(const Trigger& t, const Streams<L>& streams, bool mean_field, int month, const Inputs<L>& in,
                 const L* held) {
    if (month < t.first || month > t.last) return L(0.0);
    L chance(1.0);
    for (std::size_t c = 0; c < t.conditions.size(); ++c)
        chance = select(held[c] >= L(static_cast<double>(t.conditions[c].months)), chance, L(0.0));
    if (t.hazard_slot < 0) return chance;
    const L hazard = in.base[z(t.hazard_slot)];
    if (mean_field) return chance * hazard;
    const auto low = static_cast<std::uint32_t>(t.identity), high = static_cast<std::uint32_t>(t.identity >> 32);
    const L u = streams.uniforms(static_cast<std::uint32_t>(month), Purpose::arrival, high, low)[0];
    return select(u < hazard, chance, L(0.0));
}

/// (A2) Share that a shock may come to in a month: where it never was, or where its last arrival is `lasts` months ago.
template <class L>
L free_share(const Trigger& t, const L* began, L never, int month) {
    if (t.lasts == 0) return never;
    L taken(0.0);
    for (int m = month - t.lasts + 1; m < month; ++m)
        if (m >= 0) taken += began[m];
    return max(L(1.0) - taken, L(0.0));
}

/// (A4) What the shock does in a month, from its arrivals so far.
template <class L>
void sum_arrivals(const Trigger& t, const L* began, int month, std::size_t k, Arriving<L>& out) {
    L in_force(0.0), strength(0.0), when(0.0);
    const int oldest = month > t.last ? month + 1 : month + 1 - static_cast<int>(t.strength.size());
    for (int m = oldest < 0 ? 0 : oldest; m <= month; ++m) {
        in_force += began[m];
        strength += began[m] * L(t.strength[z(month - m)]);
        when += began[m] * L(static_cast<double>(m));
    }
    out.in_force[k] = min(in_force, L(1.0));
    out.strength[k] = strength;
    out.began[k] = when;
}

/// (A3) Lets shocks arrive in a month, before its inputs are put in place.
template <class L>
void arrive(const World& w, const Streams<L>& streams, bool mean_field, int month, Arrivals<L>& a, Inputs<L>& in) {
    const L* held = a.held.data();
    for (std::size_t k = 0; k < w.triggers.size(); ++k) {
        const Trigger& t = w.triggers[k];
        L* began = &a.began[k * z(w.months + 1)];
        const L chance = arrival_chance(t, streams, mean_field, month, in, held);
        began[month] = chance * free_share(t, began, a.never[k], month);
        a.never[k] *= L(1.0) - chance;
        in.arriving.arrived[k] = L(1.0) - a.never[k];
        sum_arrivals(t, began, month, k, in.arriving);
        held += t.conditions.size();
    }
}

/// Judges the conditions on what the month of the frame shows.
template <class L>
void watch(const Frame<L>& f, Arrivals<L>& a) {
    L* held = a.held.data();
    for (const Trigger& t : f.world.triggers)
        for (const CompiledCondition& c : t.conditions) {
            const L longer = *held + L(1.0);
            *held++ = f.index < t.first ? L(0.0) : select(holds(f, c, c.state), longer, L(0.0));
        }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
