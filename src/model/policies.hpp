#pragma once
// Declared policies: where a state does not choose but takes a posture that its policy names.

#include "model/state.hpp"
#include "world/measure.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

template <class L>
struct Forced {
    typename L::mask_type holds;
    L posture;
};

/// The measure of a comparison for the state i.
template <class L>
L watched_value(const Frame<L>& f, const CompiledComparison& what, int i) {
    const World& w = f.world;
    const int dyad = w.n.ip(i, what.power < 0 ? 0 : what.power);
    switch (static_cast<Measure>(what.measure)) {
        case Measure::influence: return L(1.0) - f.month.loss[z(dyad)];
        case Measure::deference: return f.month.deference[z(dyad)];
        case Measure::hazard: return f.month.hazard[z(dyad)];
        case Measure::coercion: return f.now.coercion[z(dyad)];
        case Measure::attention: return f.now.attention[z(what.power)];
        case Measure::share: return f.now.tie[z(w.n.ipd(i, what.power, what.domain))];
        case Measure::engagement: return f.now.engagement[z(w.n.ipd(i, what.power, what.domain))];
        case Measure::standing: return f.now.standing[z(i)];
    }
    return L(0.0);
}

template <class L>
typename L::mask_type holds(const Frame<L>& f, const CompiledComparison& what, int i) {
    const L value = watched_value(f, what, i);
    return what.above ? value > L(what.level) : value < L(what.level);
}

/// Hedge toward all; align with powers whose influence is under the mean, neutral toward those half as much again over it.
template <class L>
L equally_close(const Frame<L>& f, int i, int p) {
    const World& w = f.world;
    L mean(0.0);
    for (int q = 0; q < w.n.powers; ++q) mean += (L(1.0) - f.month.loss[z(w.n.ip(i, q))]) * L(1.0 / w.n.powers);
    const L own = L(1.0) - f.month.loss[z(w.n.ip(i, p))];
    const L near(static_cast<double>(w.align)), far(static_cast<double>(w.neutral)), usual(static_cast<double>(w.hedge));
    return select(own < mean, near, select(own > L(1.5) * mean, far, usual));
}

/// Whether a posture of the state may ever be forced.
template <class L>
bool may_be_forced(const Frame<L>& f, int i) {
    const CompiledPolicy& policy = f.world.policies[z(i)];
    return policy.kind != DeclaredPolicy::adaptive || !policy.rules.empty();
}

/// The last rule that holds wins over the earlier ones and over the declared table.
template <class L>
Forced<L> forced_posture(const Frame<L>& f, int i, int p, int d) {
    const CompiledPolicy& policy = f.world.policies[z(i)];
    const int cell = f.world.n.pd(p, d);
    Forced<L> out{L(0.0) > L(1.0), L(0.0)};
    if (policy.kind == DeclaredPolicy::fixed && policy.posture[z(cell)] >= 0)
        out = {L(0.0) < L(1.0), L(static_cast<double>(policy.posture[z(cell)]))};
    if (policy.kind == DeclaredPolicy::equal_closeness) out = {L(0.0) < L(1.0), equally_close(f, i, p)};
    for (const CompiledRule& rule : policy.rules) {
        bool named = false;
        for (const int c : rule.cells) named = named || c == cell;
        if (!named) continue;
        const auto met = holds(f, rule, i);
        out.posture = select(met, L(static_cast<double>(rule.posture)), out.posture);
        out.holds = out.holds | met;
    }
    return out;
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
