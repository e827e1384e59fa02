#pragma once
// Memberships that states choose: what an organisation is worth to a state, and whether it joins or leaves.

#include <algorithm>
#include <vector>

#include "model/organisations.hpp"
#include "model/terms.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P38) Services gained in domain d by being in g rather than out of it, and what the ties that come with it are worth.
template <class L>
L worth_of_ties(const Frame<L>& f, const Slopes<L>& s, OpenPair pair, int d, Weights weights) {
    const World& w = f.world;
    const auto [g, i] = pair;
    const L mine = f.month.member[z(w.n.gi(g, i))];
    const L pull = f.par(Parameter::organisation_effect) * f.get(Channel::depth, g * w.n.domains + d);
    PerPower<L> in, out;
    L sum_in(1.0), sum_out(1.0);
    for (int p = 0; p < w.n.powers; ++p) {
        const L delta = pull * f.get(Channel::sponsor, g * w.n.powers + p), x = f.month.target[z(w.n.ipd(i, p, d))];
        in[z(p)] = x * exp((L(1.0) - mine) * delta);
        out[z(p)] = x * exp(-mine * delta);
        sum_in += in[z(p)] - x;
        sum_out += out[z(p)] - x;
    }
    const L services = f.rest.weight[z(w.n.id(i, d))] * f.get(Channel::gain, d) / (f.get(Channel::substitution, d) - L(1.0));
    L worth = term_weight<L>(w, i, Term::gain, weights) * services * log(sum_in / sum_out);
    for (int p = 0; p < w.n.powers; ++p) {
        const L slope = term_weight<L>(w, i, Term::protection, weights) * s.protection[z(p)] +
                        term_weight<L>(w, i, Term::dependence, weights) * s.dependence[z(p)] +
                        term_weight<L>(w, i, Term::coercion, weights) * s.coercion[z(p)];
        worth += slope * (in[z(p)] / sum_in - out[z(p)] / sum_out);
    }
    return f.rest.reach[z(d)] * worth;
}

/// (P38) Losses to coercion that backing keeps away, less those that provoked rivals bring.
template <class L>
L worth_of_backing(const Frame<L>& f, const StateContext<L>& context, OpenPair pair) {
    const World& w = f.world;
    const auto [g, i] = pair;
    const L depth = depth_to(w, f.in, f.rest, g, i), together = f.par(Parameter::solidarity) * alone(w, f.in, g) * depth;
    L kept(0.0), brought(0.0);
    for (int p = 0; p < w.n.powers; ++p) {
        const std::size_t dyad = z(w.n.ip(i, p));
        const L highest = f.par(Parameter::hazard_base) * f.seen.attention[z(p)], hazard = f.month.hazard[dyad];
        L cover = f.par(Parameter::organisation_backing) * f.get(Channel::sponsor, g * w.n.powers + p) * depth;
        L minded(0.0);
        for (int q = 0; q < w.n.powers; ++q)
            if (q != p) minded += positive(f.get(Channel::rivalry, w.n.pq(p, q))) * f.get(Channel::sponsor, g * w.n.powers + q);
        for (int j = 0; j < w.n.states; ++j) {
            const std::size_t other = z(w.n.ip(j, p));
            if (j != i) cover += together * f.month.member[z(w.n.gi(g, j))] * (f.now.coercion[other] - f.rest.coercion[other]);
        }
        kept += f.month.leverage[dyad] * hazard * (L(1.0) - hazard / max(highest, L(kTiny<L>))) * cover;
        brought += context.defied[z(p)] * minded * depth;
    }
    const L provoked = f.par(Parameter::provocation) * f.par(Parameter::membership_provocation) * brought;
    return f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory) *
           (f.par(Parameter::hazard_slope) * f.par(Parameter::backing_effect) * kept - provoked);
}

/// (P38) What offers are worth more to one of more states that bargain together.
template <class L>
L worth_of_bargaining(const Frame<L>& f, OpenPair pair) {
    const World& w = f.world;
    const auto [g, i] = pair;
    if (!w.powerless[z(g)]) return L(0.0);
    const L mine = f.month.member[z(w.n.gi(g, i))], bloc = f.month.bloc[z(i)];
    L fellows(0.0), companions(0.0), bid(0.0);
    for (int j = 0; j < w.n.states; ++j) {
        companions += f.month.companion[z(i * w.n.states + j)];
        if (j != i) fellows += f.month.member[z(w.n.gi(g, j))];
    }
    const L added = alone(w, f.in, g) * depth_to(w, f.in, f.rest, g, i) * fellows;
    const L in = companions + (L(1.0) - mine) * added, out = companions - mine * added;
    for (int p = 0; p < w.n.powers; ++p)
        for (int d = 0; d < w.n.domains; ++d) {
            const std::size_t c = z(w.n.ipd(i, p, d));
            const L offer = f.seen.offer[c], for_deference = f.get(Channel::conditionality, p);
            const L paid = (L(1.0) - for_deference) * max(f.now.engagement[c], L(-0.5)) + for_deference * f.now.deference[c];
            bid += f.rest.weight[z(w.n.id(i, d))] * offer / (L(1.0) + offer) * paid;
        }
    const L bargaining = f.par(Parameter::bargaining);
    return f.par(Parameter::inducement_weight) * bargaining * (in / (L(1.0) + in) - out / (L(1.0) + out)) /
           (L(1.0) + bargaining * bloc) * bid;
}

/// (P38) What is given up where a sponsor has a say: membership counts as deference beside what there is already.
template <class L>
L cost_of_pooling(const Frame<L>& f, OpenPair pair) {
    const World& w = f.world;
    const auto [g, i] = pair;
    L sum(0.0);
    for (int p = 0; p < w.n.powers; ++p) {
        const L said = f.par(Parameter::membership_deference) * f.get(Channel::sponsor, g * w.n.powers + p);
        for (int d = 0; d < w.n.domains; ++d) {
            const L deference = f.now.deference[z(w.n.ipd(i, p, d))], out = positive(deference);
            const L in = positive(deference + said * f.get(Channel::depth, g * w.n.domains + d));
            sum += f.get(Channel::gap, w.n.ip(i, p)) * f.rest.weight[z(w.n.id(i, d))] * (in * in - out * out);
        }
    }
    return f.par(Parameter::sovereignty_weight) * sum;
}

/// (P38) V_gi of every pair that may be open, without mu_gi.
template <class L>
void membership_values(Frame<L>& f, Weights weights) {
    const World& w = f.world;
    f.month.membership_value.assign(z(w.n.organisations * w.n.states), L(0.0));
    for (int i = 0; i < w.n.states; ++i) {
        const auto own = [&](OpenPair pair) { return pair.state == i; };
        if (std::ranges::none_of(w.open_pairs, own)) continue;
        const Deliberation<L> shared = deliberation(f, i);
        for (const OpenPair pair : w.open_pairs) {
            if (!own(pair)) continue;
            L value = term_weight<L>(w, i, Term::coercion, weights) * worth_of_backing(f, shared.context, pair) +
                      term_weight<L>(w, i, Term::inducement, weights) * worth_of_bargaining(f, pair) -
                      term_weight<L>(w, i, Term::sovereignty, weights) * cost_of_pooling(f, pair) - f.par(Parameter::membership_cost);
            for (int d = 0; d < w.n.domains; ++d) value += worth_of_ties(f, shared.slopes[z(d)], pair, d, weights);
            f.month.membership_value[z(w.n.gi(pair.organisation, i))] = value;
        }
    }
}

/// How much a month's worth counts in a decision that holds until it is thought over again, in units of choice (P39).
template <class L>
L stake_in_membership(const Frame<L>& f, const Rest<L>& r, int i) {
    return r.sharpness[z(i)] / max(f.par(Parameter::membership_review), L(1e-6));
}

/// What the base month reveals of memberships that are open in it: the least mu_gi with which a state that thinks it over
/// keeps what it has with the chance s_M (4.6). The values must be those of the resting point.
template <class L>
void reveal_belonging(const Frame<L>& f, Rest<L>& r) {
    const World& w = f.world;
    const L kept = f.par(Parameter::membership_content), odds = log(kept / (L(1.0) - kept));
    r.belonging.clear();
    for (const auto& [g, i] : w.open_pairs) {
        const int cell = w.n.gi(g, i);
        const L value = f.month.membership_value[z(cell)], content = odds / stake_in_membership(f, r, i);
        const L stays = max(content - value - f.get(Channel::exit_cost, g), L(0.0)), keeps_out = -max(content + value, L(0.0));
        const L revealed = select(f.get(Channel::membership, cell) >= L(0.5), stays, keeps_out);
        r.belonging.push_back(select(f.get(Channel::membership_open, cell) > L(0.0), revealed, L(0.0)));
    }
}

/// (P39) Memberships of the next month; (T3) in the frozen twin what the baseline chose.
template <class L>
void choose_membership(Frame<L>& f, std::size_t k) {
    const auto [g, i] = f.world.open_pairs[k];
    const int cell = f.world.n.gi(g, i);
    L& value = f.month.membership_value[z(cell)];
    value += f.rest.belonging[k];
    const L review = f.par(Parameter::membership_review), stake = stake_in_membership(f, f.rest, i);
    L joins = review * logistic(stake * value);
    L leaves = review * logistic(-stake * (value + f.get(Channel::exit_cost, g)));
    if (!f.mean_field) {
        joins = select(f.luck.membership[k] < joins, L(1.0), L(0.0));
        leaves = select(f.luck.membership[k] >= L(1.0) - leaves, L(1.0), L(0.0));
    }
    const L now = f.now.membership[k];
    const L chosen = f.played ? f.played->membership[k] : now + joins * (L(1.0) - now) - leaves * now;
    f.next.membership[k] = select(f.get(Channel::membership_open, cell) > L(0.0), chosen, f.get(Channel::membership, cell));
}

template <class L>
void memberships_phase(Frame<L>& f) {
    if (f.world.open_pairs.empty()) return;
    membership_values(f, Weights::declared);
    for (std::size_t k = 0; k < f.world.open_pairs.size(); ++k) choose_membership(f, k);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
