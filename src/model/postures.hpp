#pragma once
// Phase 6: postures by logit choice on a sum of named terms.

#include "model/joint_moves.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// What changing posture costs in one (i, d), the same for every power.
template <class L>
struct Inertia {
    L cost;                                          // lambda / sd_i times the utility of a unit of distance
    L widest;                                        // the cost of the farthest change
    std::array<PerPosture<L>, kMaxPostures> factor;  // exp(-cost |k - l|), by [l][k]
};

/// Exponents of the logit of a cell that lie farther apart than this would be cut by exp().
template <class L>
inline constexpr double kFarApart = std::is_same_v<typename L::value_type, double> ? 700.0 : 80.0;

template <class L>
void fill_inertia(const Frame<L>& f, int i, int d, Inertia<L>& inertia) {
    const World& w = f.world;
    inertia.cost = f.par(Parameter::switching_weight) * f.rest.weight[z(w.n.id(i, d))] * f.rest.sharpness[z(i)] *
                   L(w.policies[z(i)].term_weight[static_cast<std::size_t>(Term::switching)]);
    double widest = 0;
    for (int l = 0; l < w.n.postures; ++l) {
        inertia.factor[z(l)][z(l)] = L(1.0);
        for (int k = 0; k < l; ++k) {
            const double distance = lever_distance(w, k, l);
            inertia.factor[z(l)][z(k)] = inertia.factor[z(k)][z(l)] = exp(-inertia.cost * L(distance));
            widest = distance > widest ? distance : widest;
        }
    }
    inertia.widest = inertia.cost * L(widest);
}

/// Brings weights to a sum of one.
template <class L>
void to_one(int n, L* probability) {
    L sum(0.0);
    for (int k = 0; k < n; ++k) sum += probability[k];
    const L scale = L(1.0) / sum;
    for (int k = 0; k < n; ++k) probability[k] *= scale;
}

/// Softmax of utilities without switching: what the state would do if it began anew. Also the choice in which measures of
/// steering and autonomy are expressed.
template <class L>
void free_choice(const Frame<L>& f, int i, const L* utility, L* probability) {
    const int n = f.world.n.postures;
    L best(kLowest<L>);
    for (int k = 0; k < n; ++k) best = max(best, utility[k]);
    for (int k = 0; k < n; ++k) probability[k] = exp(f.rest.sharpness[z(i)] * (utility[k] - best));
    to_one(n, probability);
}

/// P(k | posture in force l) as a softmax of utility less cost: what the product of free choice and inertia is as long as
/// neither is cut.
template <class L>
void logit_of_sums(const Frame<L>& f, int i, const L* utility, const Inertia<L>& inertia, L in_force, L* probability) {
    const World& w = f.world;
    L best(kLowest<L>);
    for (int k = 0; k < w.n.postures; ++k) {
        L distance(0.0);
        for (int l = 0; l < w.n.postures; ++l) distance = select(in_force == L(l), L(lever_distance(w, k, l)), distance);
        probability[k] = f.rest.sharpness[z(i)] * utility[k] - inertia.cost * distance;
        best = max(best, probability[k]);
    }
    for (int k = 0; k < w.n.postures; ++k) probability[k] = exp(probability[k] - best);
    to_one(w.n.postures, probability);
}

/// (P27) P(k | posture in force): the free choice times the inertia toward that posture.
template <class L>
void logit(const Frame<L>& f, int i, int cell, const Inertia<L>& inertia, L in_force, L* probability) {
    const int n = f.world.n.postures;
    const L *free = &f.month.free[z(cell * n)], *utility = &f.month.utility[z(cell * n)];
    PerPosture<L> toward = inertia.factor[0];
    for (int l = 1; l < n; ++l) {
        const auto is_l = in_force == L(l);
        for (int k = 0; k < n; ++k) toward[z(k)] = select(is_l, inertia.factor[z(l)][z(k)], toward[z(k)]);
    }
    L best(kLowest<L>), worst(-kLowest<L>);
    for (int k = 0; k < n; ++k) {
        probability[k] = free[k] * toward[z(k)];
        best = max(best, utility[k]);
        worst = min(worst, utility[k]);
    }
    to_one(n, probability);
    const auto far = f.rest.sharpness[z(i)] * (best - worst) + inertia.widest > L(kFarApart<L>);
    if (!any(far)) return;  // nearly always
    PerPosture<L> exact;
    logit_of_sums(f, i, utility, inertia, in_force, exact.data());
    for (int k = 0; k < n; ++k) probability[k] = select(far, exact[z(k)], probability[k]);
}

/// Index of the posture that a uniform number picks.
template <class L>
L pick(const L* probability, int n, L uniform) {
    L index(0.0), cumulative(0.0);
    for (int k = 0; k + 1 < n; ++k) {
        cumulative += probability[k];
        index += select(uniform >= cumulative, L(1.0), L(0.0));
    }
    return index;
}

/// (P29) Levers of the posture in force next month: by index, or expected under a distribution.
template <class L>
void follow_levers(Frame<L>& f, int cell) {
    const World& w = f.world;
    L e(0.0), v(0.0);
    for (int k = 0; k < w.n.postures; ++k) {
        const L share = f.mean_field ? f.next.mix[z(cell * w.n.postures + k)]
                                     : select(f.next.posture[z(cell)] == L(k), L(1.0), L(0.0));
        e += share * L(w.lever_e[z(k)]);
        v += share * L(w.lever_v[z(k)]);
    }
    const L delta = f.par(Parameter::lever_smoothing);
    f.next.engagement[z(cell)] = f.now.engagement[z(cell)] + delta * (e - f.now.engagement[z(cell)]);
    f.next.deference[z(cell)] = f.now.deference[z(cell)] + delta * (v - f.now.deference[z(cell)]);
}

/// Where a declared policy holds, its posture is chosen for certain.
template <class L>
void force_posture(const Frame<L>& f, int i, int p, int d, L* probability) {
    if (!may_be_forced(f, i)) return;
    const Forced<L> forced = forced_posture(f, i, p, d);
    for (int k = 0; k < f.world.n.postures; ++k)
        probability[k] = select(forced.holds, select(forced.posture == L(k), L(1.0), L(0.0)), probability[k]);
}

template <class L>
void choose_stochastic(Frame<L>& f, int i, int p, int d, const Inertia<L>& inertia) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), n = w.n.postures;
    L* probability = &f.month.choice[z(cell * n)];
    logit(f, i, cell, inertia, f.now.posture[z(cell)], probability);
    force_posture(f, i, p, d, probability);
    f.next.posture[z(cell)] = pick(probability, n, f.luck.posture[z(cell)]);
}

/// (P28) pi'(k) = sum_l pi(l) P(k | l).
template <class L>
void choose_mean_field(Frame<L>& f, int i, int p, int d, const Inertia<L>& inertia) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), n = w.n.postures;
    L* mix = &f.next.mix[z(cell * n)];
    for (int k = 0; k < n; ++k) mix[k] = L(0.0);
    PerPosture<L> given;
    for (int l = 0; l < n; ++l) {
        logit(f, i, cell, inertia, L(l), given.data());
        for (int k = 0; k < n; ++k) mix[k] += f.now.mix[z(cell * n + l)] * given[z(k)];
    }
    force_posture(f, i, p, d, mix);
    for (int k = 0; k < n; ++k) f.month.choice[z(cell * n + k)] = mix[k];
}

template <class L>
void choose(Frame<L>& f, int i, int p, int d, const Inertia<L>& inertia) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d), n = w.n.postures;
    free_choice(f, i, &f.month.utility[z(cell * n)], &f.month.free[z(cell * n)]);
    if (f.mean_field) choose_mean_field(f, i, p, d, inertia);
    else choose_stochastic(f, i, p, d, inertia);
    if (!f.month.joint_chance.empty()) move_jointly(f, p, cell);
    if (f.played) {  // (T1) the frozen twin takes what the baseline did
        f.next.posture[z(cell)] = f.played->posture[z(cell)];
        for (int k = 0; f.mean_field && k < n; ++k) f.next.mix[z(cell * n + k)] = f.played->mix[z(cell * n + k)];
    }
    follow_levers(f, cell);
}

/// Choices in all cells, from the utilities of the month.
template <class L>
void choose_all(Frame<L>& f) {
    const World& w = f.world;
    f.month.choice.resize(f.month.utility.size());
    f.month.free.resize(f.month.utility.size());
    Inertia<L> inertia;
    for (int i = 0; i < w.n.states; ++i) {
        weigh_joint_moves(f, i);
        for (int d = 0; d < w.n.domains; ++d) {
            fill_inertia(f, i, d, inertia);
            for (int p = 0; p < w.n.powers; ++p) choose(f, i, p, d, inertia);
        }
    }
}

template <class L>
void postures_phase(Frame<L>& f) {
    present_targets(f);
    utilities(f);
    choose_all(f);
    concede(f);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
