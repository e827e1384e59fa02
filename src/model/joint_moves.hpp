#pragma once
// Joint moves: what it is worth to a state to change its postures toward several powers at once, and the chance that it does.

#include <vector>

#include "model/terms.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// A domain of a state as joint moves change it.
template <class L>
struct JointDomain {
    PerPower<L> target, ln_market, slope;         // x^, ln x^m, worth of a share held with the power beside gains
    L ln_market_rest, tilt, reach;                // ln x^m_0, worth of a unit of divergence from the market, H_d
    std::array<PerPosture<L>, kMaxPowers> drawn;  // exp(psi_e (e_k - E)) by power and posture
};

/// What a state weighs when it compares joint moves (P43).
template <class L>
struct JointWeighing {
    std::vector<JointDomain<L>> domains;
    std::array<PerPosture<L>, kMaxPowers> alone;  // by power and posture: what is summed over cells, over the same at present levers
    PerPower<L> claim, share;                     // chi A_p sphere_ip, s_ip
    L at_stake;                                   // weight of losses to coercion
};

/// Inducement, sovereignty, resistance and affinity of levers in a cell.
template <class L>
L worth_of_levers(const Frame<L>& f, const Coefficients<L>& a, int i, Weights weights, L e, L v) {
    const auto weight = [&](Term t) { return term_weight<L>(f.world, i, t, weights); };
    const L yielded = positive(v);
    return weight(Term::inducement) * (a.paid_for_engaging * max(e, L(-0.5)) + a.paid_for_deferring * v) +
           weight(Term::sovereignty) * a.sovereignty * yielded * yielded + weight(Term::resistance) * a.resistance * (e + v) +
           weight(Term::affinity) * (a.affinity_e * e + a.affinity_v * v + a.opposed * v * v);
}

template <class L>
void weigh_joint_cell(const Frame<L>& f, const Deliberation<L>& shared, int i, int p, int d, Weights weights, JointWeighing<L>& s) {
    const World& w = f.world;
    const int cell = w.n.ipd(i, p, d);
    const Coefficients<L> a = coefficients(f, shared.context, shared.slopes[z(d)], i, p, d);
    const L e = f.now.engagement[z(cell)], v = f.now.deference[z(cell)], psi = f.get(Channel::engagement_effect, d);
    const L cost = f.par(Parameter::switching_weight) * f.rest.weight[z(w.n.id(i, d))] * term_weight<L>(w, i, Term::switching, weights);
    const L kept = worth_of_levers(f, a, i, weights, e, v);
    for (int k = 0; k < w.n.postures; ++k) {
        const L to_e(w.lever_e[z(k)]), to_v(w.lever_v[z(k)]);
        s.alone[z(p)][z(k)] += worth_of_levers(f, a, i, weights, to_e, to_v) - kept - cost * (abs(to_e - e) + abs(to_v - v));
        if (w.concessions)
            s.alone[z(p)][z(k)] += term_weight<L>(w, i, Term::inducement, weights) * induced_by_concession(f, i, d, cell, k);
        s.domains[z(d)].drawn[z(p)][z(k)] = exp(psi * (to_e - e));
    }
}

template <class L>
void weigh_joint_domain(const Frame<L>& f, const Slopes<L>& slopes, int i, int d, Weights weights, JointDomain<L>& s) {
    const World& w = f.world;
    const auto weight = [&](Term t) { return term_weight<L>(w, i, t, weights); };
    const L scale = f.rest.weight[z(w.n.id(i, d))] / (f.get(Channel::substitution, d) - L(1.0));
    const L struck = weight(Term::coercion) * f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory);
    L rest(1.0);
    for (int p = 0; p < w.n.powers; ++p) {
        const std::size_t cell = z(w.n.ipd(i, p, d));
        s.target[z(p)] = f.month.target[cell];
        s.ln_market[z(p)] = log(f.month.market[cell]);
        rest -= f.month.market[cell];
        s.slope[z(p)] = weight(Term::protection) * slopes.protection[z(p)] + weight(Term::dependence) * slopes.dependence[z(p)] -
                        struck * f.month.hazard[z(w.n.ip(i, p))] * slope_of_loss(w, scale, f.now.tie[cell]);
    }
    s.ln_market_rest = log(max(rest, L(1e-9)));
    s.tilt = -weight(Term::gain) * f.get(Channel::gain, d) * scale;
    s.reach = f.rest.reach[z(d)];
}

template <class L>
JointWeighing<L> joint_weighing(const Frame<L>& f, int i, Weights weights) {
    const World& w = f.world;
    const Deliberation<L> shared = deliberation(f, i);
    JointWeighing<L> s;
    s.domains.resize(z(w.n.domains));
    s.at_stake = term_weight<L>(w, i, Term::coercion, weights) * f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory);
    for (int p = 0; p < w.n.powers; ++p) {
        const int dyad = w.n.ip(i, p);
        const L highest = f.par(Parameter::hazard_base) * f.seen.attention[z(p)];
        s.alone[z(p)].fill(L(0.0));
        s.claim[z(p)] = f.par(Parameter::hazard_slope) * f.get(Channel::assertiveness, p) * f.get(Channel::sphere, dyad);
        s.share[z(p)] = f.month.hazard[z(dyad)] / max(highest, L(kTiny<L>));
    }
    for (int d = 0; d < w.n.domains; ++d) {
        weigh_joint_domain(f, shared.slopes[z(d)], i, d, weights, s.domains[z(d)]);
        for (int p = 0; p < w.n.powers; ++p) weigh_joint_cell(f, shared, i, p, d, weights, s);
    }
    return s;
}

/// (P43) ties: gains, protection, dependence and the ties' part of coercion; `moved` gets dx_pd.
template <class L>
L worth_of_joint_ties(int powers, const JointDomain<L>& s, const PerPower<L>& drawn, PerPower<L>& moved) {
    L all(1.0), rest(1.0), divergence(0.0), worth(0.0);
    for (int p = 0; p < powers; ++p) all += s.target[z(p)] * (drawn[z(p)] - L(1.0));
    for (int p = 0; p < powers; ++p) {
        const L x = s.target[z(p)];
        moved[z(p)] = s.reach * (x * drawn[z(p)] / all - x);
        const L share = x + moved[z(p)];
        rest -= share;
        divergence += share * (log(share) - s.ln_market[z(p)]);
        worth += s.slope[z(p)] * moved[z(p)];
    }
    rest = max(rest, L(1e-9));
    divergence += rest * (log(rest) - s.ln_market_rest);
    return worth + s.tilt * divergence;
}

/// (P43) haz'_ip Lambda_ip over all powers with deference v'_ip and security ties that move by `secured`.
template <class L>
L joint_losses(const Frame<L>& f, const JointWeighing<L>& s, int i, const PerPower<L>& v, const PerPower<L>& secured) {
    const World& w = f.world;
    L sum(0.0);
    for (int p = 0; p < w.n.powers; ++p) {
        const std::size_t dyad = z(w.n.ip(i, p));
        L provoked(0.0);
        for (int q = 0; q < w.n.powers; ++q) {
            if (q == p) continue;
            const L more = positive(v[z(q)]) - positive(f.month.deference[z(w.n.ip(i, q))]) + secured[z(q)];
            provoked += positive(f.get(Channel::rivalry, w.n.pq(p, q))) * more;
        }
        const L grievance = f.par(Parameter::provocation) * provoked - (v[z(p)] - f.month.deference[dyad]);
        const L odds = exp(s.claim[z(p)] * grievance);
        const L hazard = f.month.hazard[dyad] * odds / max(L(1.0) + s.share[z(p)] * (odds - L(1.0)), L(kTiny<L>));
        sum += hazard * f.month.leverage[dyad];
    }
    return sum;
}

/// (P43) T with the postures of a move by power, -1 where it keeps those in force.
template <class L>
L joint_worth(const Frame<L>& f, const JointWeighing<L>& s, int i, const std::vector<int>& posture) {
    const World& w = f.world;
    PerPower<L> v, drawn, moved, secured;
    L worth(0.0);
    for (int p = 0; p < w.n.powers; ++p) {
        const int k = posture[z(p)];
        v[z(p)] = f.month.deference[z(w.n.ip(i, p))];
        if (k >= 0) v[z(p)] = L(0.5) * (v[z(p)] + L(w.lever_v[z(k)]));
        secured[z(p)] = L(0.0);
        if (k >= 0) worth += s.alone[z(p)][z(k)];
    }
    for (int d = 0; d < w.n.domains; ++d) {
        const JointDomain<L>& domain = s.domains[z(d)];
        for (int p = 0; p < w.n.powers; ++p)
            drawn[z(p)] = posture[z(p)] < 0 ? L(1.0) : domain.drawn[z(p)][z(posture[z(p)])];
        worth += worth_of_joint_ties(w.n.powers, domain, drawn, moved);
        for (int p = 0; d == w.security && p < w.n.powers; ++p) secured[z(p)] = f.par(Parameter::security_provocation) * moved[z(p)];
    }
    return worth - s.at_stake * joint_losses(f, s, i, v, secured);
}

/// (P43) V_im of every joint move of a state.
template <class L>
void joint_values(const Frame<L>& f, int i, Weights weights, Row<L>& value) {
    const JointWeighing<L> s = joint_weighing(f, i, weights);
    const L kept = joint_worth(f, s, i, std::vector<int>(z(f.world.n.powers), -1));
    value.clear();
    for (const JointMove& move : f.world.joint_moves) value.push_back(joint_worth(f, s, i, move.posture) - kept);
}

/// Turns the values of joint moves into P_im: a logit with what it is worth to keep.
template <class L>
void joint_logit(L sharpness, L keep, Row<L>& value) {
    L best = keep;
    for (const L& v : value) best = max(best, v);
    L sum = exp(sharpness * (keep - best));
    for (L& v : value) {
        v = exp(sharpness * (v - best));
        sum += v;
    }
    for (L& v : value) v /= sum;
}

/// What the base month reveals (4.7): mu_i, the least worth of keeping with which a state at rest keeps with the chance s_J, and
/// the chances that are left.
template <class L>
void reveal_course(const Frame<L>& f, Rest<L>& r) {
    const L kept = f.par(Parameter::joint_content), odds = log(kept / (L(1.0) - kept));
    Row<L> value;
    for (int i = 0; i < f.world.n.states; ++i) {
        const L sharp = r.sharpness[z(i)];
        joint_values(f, i, Weights::adaptive, value);
        L best(kLowest<L>), sum(0.0);
        for (const L& v : value) best = max(best, v);
        for (const L& v : value) sum += exp(sharp * (v - best));
        const L keep = max(best + (odds + log(sum)) / sharp, L(0.0));
        r.course.push_back(keep);
        joint_logit(sharp, keep, value);
        r.course_left.insert(r.course_left.end(), value.begin(), value.end());
    }
}

/// (P44) rev_i: the chance that a state thinks over its course as a whole.
template <class L>
L course_review(const Frame<L>& f, int i) {
    const World& w = f.world;
    L most(0.0), feared(0.0);
    for (int p = 0; p < w.n.powers; ++p)
        most = max(most, f.now.coercion[z(w.n.ip(i, p))] - f.rest.coercion[z(w.n.ip(i, p))]);
    for (int j = 0; j < w.n.threats; ++j)
        feared = max(feared, f.seen.threat[z(w.n.ij(i, j))] - f.rest.threat[z(w.n.ij(i, j))]);
    const L crisis = min(most + feared, L(1.0));
    return min(f.par(Parameter::joint_review) * (L(1.0) + (f.par(Parameter::joint_crisis) - L(1.0)) * crisis), L(1.0));
}

/// Lanes in which a declared policy or a rule takes a posture of the state out of its hands.
template <class L>
typename L::mask_type any_posture_forced(const Frame<L>& f, int i) {
    auto forced = L(0.0) > L(1.0);
    if (!may_be_forced(f, i)) return forced;
    for (int p = 0; p < f.world.n.powers; ++p)
        for (int d = 0; d < f.world.n.domains; ++d) forced = forced | forced_posture(f, i, p, d).holds;
    return forced;
}

/// (P44) Leaves the chances of the joint moves of a state in the month, 1 for the one that happens under luck; none if the
/// state does not think about any. In the frozen twin what happens is what the baseline did (T1).
template <class L>
void weigh_joint_moves(Frame<L>& f, int i) {
    const World& w = f.world;
    Row<L>& chances = f.month.joint_chance;
    chances.clear();
    if (w.joint_moves.empty()) return;
    f.month.joint_move.resize(z(w.n.states));
    L& moved = f.month.joint_move[z(i)];
    moved = f.joint ? (*f.joint)[z(i)] : L(0.0);
    if (f.played) return;
    const L review = course_review(f, i), u = f.mean_field ? L(0.0) : f.luck.joint[z(i)];
    if (!any(u < review)) return;
    const auto forced = any_posture_forced(f, i);
    joint_values(f, i, Weights::declared, chances);
    joint_logit(f.rest.sharpness[z(i)], f.rest.course[z(i)], chances);
    const auto reviewed = u < review;  // a chance is no higher than that of a review; rounding must not make it so
    L above(0.0);
    for (std::size_t m = 0; m < chances.size(); ++m) {
        const L left = f.rest.course_left[z(i) * chances.size() + m];
        L chance = select(forced, L(0.0), review * positive(chances[m] - left));
        if (!f.mean_field) {
            above += chance;
            chance = select(reviewed, select(u < above, L(1.0) - moved, L(0.0)), L(0.0));
        }
        chances[m] = chance;
        moved += chance;
    }
}

/// (P44) The posture in force of a cell, or its distribution, after the joint moves of its state.
template <class L>
void move_jointly(Frame<L>& f, int p, int cell) {
    const World& w = f.world;
    const Row<L>& chances = f.month.joint_chance;
    const auto posture_of = [&](std::size_t m) { return w.joint_moves[m].posture[z(p)]; };
    if (!f.mean_field) {
        for (std::size_t m = 0; m < chances.size(); ++m)
            if (const int k = posture_of(m); k >= 0)
                f.next.posture[z(cell)] = select(chances[m] > L(0.5), L(k), f.next.posture[z(cell)]);
        return;
    }
    L* mix = &f.next.mix[z(cell * w.n.postures)];
    L stays(1.0);
    for (std::size_t m = 0; m < chances.size(); ++m)
        if (posture_of(m) >= 0) stays -= chances[m];
    stays = positive(stays);
    for (int k = 0; k < w.n.postures; ++k) mix[k] *= stays;
    for (std::size_t m = 0; m < chances.size(); ++m)
        if (const int k = posture_of(m); k >= 0) mix[k] += chances[m];
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
