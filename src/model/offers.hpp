#pragma once
// Phase 5: offers as a proportional contest over each power's budget.

#include "model/perception.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P9) MV_pid = stake_pi w_id skill_pd sqrt(x) (1 - x) (1 + m_r sum_q rho+_pq x_iqd) (m_0 + (1 - m_0) max(0, 1 + D)).
template <class L>
L marginal_value(const World& w, const Inputs<L>& in, const Rest<L>& rest, const Row<L>& tie, const Row<L>& deference,
                 int i, int p, int d) {
    const std::size_t cell = z(w.n.ipd(i, p, d));
    L rivals(0.0);
    for (int q = 0; q < w.n.powers; ++q)
        if (q != p) rivals += positive(in[w.at(Channel::rivalry) + w.n.pq(p, q)]) * tie[z(w.n.ipd(i, q, d))];
    const L floor = in[w.parameter(Parameter::deference_floor)];
    const L x = tie[cell];
    L value = in[w.at(Channel::stake) + w.n.ip(i, p)] * rest.weight[z(w.n.id(i, d))] * in[w.at(Channel::skill) + w.n.pd(p, d)];
    value *= sqrt(x) * (L(1.0) - x);
    value *= L(1.0) + in[w.parameter(Parameter::rival_bid)] * rivals;
    return value * (floor + (L(1.0) - floor) * positive(L(1.0) + deference[cell]));
}

/// Brings the shares of power p in each domain to those that it declares, if any; within a domain worth decides.
template <class L>
void keep_declared_split(const World& w, const Inputs<L>& in, int p, Row<L>& split) {
    L declared(0.0);
    for (int d = 0; d < w.n.domains; ++d) declared += in[w.at(Channel::split) + w.n.pd(p, d)];
    const auto any = declared > L(0.0);
    const L scale = L(1.0) / max(declared, L(kTiny<L>));
    for (int d = 0; d < w.n.domains; ++d) {
        L sum(0.0);
        for (int i = 0; i < w.n.states; ++i) sum += split[z(w.n.ipd(i, p, d))];
        const L factor = select(any, in[w.at(Channel::split) + w.n.pd(p, d)] * scale / max(sum, L(kTiny<L>)), L(1.0));
        for (int i = 0; i < w.n.states; ++i) split[z(w.n.ipd(i, p, d))] *= factor;
    }
}

/// Share of each power's budget for each cell; the shares of a power sum to one, less what it declares for domains in
/// which no cell is worth anything to it. `regard` is a factor by state on what a cell is worth; null: none.
template <class L>
void split_of_offers(const World& w, const Inputs<L>& in, const Rest<L>& rest, const Row<L>& tie, const Row<L>& deference,
                     Row<L>& split, const Row<L>* regard = nullptr) {
    split.resize(z(w.n.cells()));
    for (int p = 0; p < w.n.powers; ++p) {
        L total(0.0);
        for (int i = 0; i < w.n.states; ++i)
            for (int d = 0; d < w.n.domains; ++d) {
                L value = marginal_value(w, in, rest, tie, deference, i, p, d);
                if (regard) value *= (*regard)[z(i)];
                split[z(w.n.ipd(i, p, d))] = value;
                total += value;
            }
        const L scale = L(1.0) / max(total, L(kTiny<L>));
        for (int i = 0; i < w.n.states; ++i)
            for (int d = 0; d < w.n.domains; ++d) split[z(w.n.ipd(i, p, d))] *= scale;
        keep_declared_split(w, in, p, split);
    }
}

/// Budgets and worths up to this are none: an exchange rate between the two would be of no meaning.
inline constexpr double kNothing = 1e-9;

/// s_o N_i N_d B_p a_p: what the budget of a power comes to, offer units.
template <class L>
L budget_in_units(const World& w, const Inputs<L>& in, const Row<L>& attention, int p) {
    const L scale = in[w.parameter(Parameter::offer_scale)] * L(static_cast<double>(w.n.states * w.n.domains));
    return scale * in[w.at(Channel::budget) + p] * attention[z(p)];
}

/// (P10) o*_ipd = s_o N_i N_d B_p a_p split (1 + b_G bloc_i) + programmes, whose effort is shared by the stakes of their states.
/// `bloc` may be null: nobody bargains together; `spent` too: nobody concedes anything.
template <class L>
void offer_targets(const World& w, const Inputs<L>& in, const Row<L>& attention, const Row<L>& split, Row<L>& target,
                   const Row<L>* bloc = nullptr, const Row<L>* spent = nullptr) {
    target.resize(z(w.n.cells()));
    for (int p = 0; p < w.n.powers; ++p) {
        L budget = budget_in_units(w, in, attention, p);
        if (spent) budget = positive(budget - (*spent)[z(p)]);
        for (int i = 0; i < w.n.states; ++i) {
            const L reaching = bloc ? budget * (L(1.0) + in[w.parameter(Parameter::bargaining)] * (*bloc)[z(i)]) : budget;
            for (int d = 0; d < w.n.domains; ++d) target[z(w.n.ipd(i, p, d))] = reaching * split[z(w.n.ipd(i, p, d))];
        }
    }
    for (int m = 0; m < w.n.programmes; ++m) {
        const ProgrammeCells& cells = w.programmes[z(m)];
        const int p = cells.power;
        L stakes(1e-12);
        for (const int i : cells.states) stakes += in[w.at(Channel::stake) + w.n.ip(i, p)];
        const L effort = in[w.at(Channel::programme_effort) + m] * attention[z(p)] / stakes;
        for (const int i : cells.states)
            for (int d = 0; d < w.n.domains; ++d)
                if (const int slot = cells.share_slot[z(d)]; slot >= 0)
                    target[z(w.n.ipd(i, p, d))] += effort * in[w.at(Channel::stake) + w.n.ip(i, p)] * in[slot];
    }
}

/// ln(1 + o) of the offers seen, which the choice of postures, gravity and corridors read.
template <class L>
void log_offers(Frame<L>& f) {
    f.month.ln_offer.resize(z(f.world.n.cells()));
    for (int c = 0; c < f.world.n.cells(); ++c) f.month.ln_offer[z(c)] = log(L(1.0) + f.seen.offer[z(c)]);
}

/// exp(s_N (N_i - N_i,0)): a state that is trusted is worth more to deal with.
template <class L>
const Row<L>* regard_of_states(Frame<L>& f) {
    const L effect = f.par(Parameter::standing_in_offers);
    if (!any(effect > L(0.0))) return nullptr;
    f.month.regard.resize(z(f.world.n.states));
    for (int i = 0; i < f.world.n.states; ++i)
        f.month.regard[z(i)] = exp(effect * (f.now.standing[z(i)] - f.rest.standing[z(i)]));
    return &f.month.regard;
}

/// con_p less what a budget like the present one pays at rest: what is missing from the offers (P10).
template <class L>
const Row<L>* spent_on_concessions(Frame<L>& f) {
    const World& w = f.world;
    if (!w.concessions) return nullptr;
    f.month.spent.clear();
    for (int p = 0; p < w.n.powers; ++p)
        f.month.spent.push_back(f.now.conceded[z(p)] - f.rest.conceded[z(p)] * budget_in_units(w, f.in, f.seen.attention, p));
    return &f.month.spent;
}

/// units_p of (P45). A power to which no cell is worth anything pays for none.
template <class L>
void prices_of_worth(const World& w, const Inputs<L>& in, const Row<L>& tie, const Row<L>& deference, Rest<L>& r) {
    const L units = in[w.parameter(Parameter::offer_scale)] * L(static_cast<double>(w.n.states * w.n.domains));
    for (int p = 0; p < w.n.powers; ++p) {
        L total(0.0);
        for (int i = 0; i < w.n.states; ++i)
            for (int d = 0; d < w.n.domains; ++d) total += marginal_value(w, in, r, tie, deference, i, p, d);
        r.units_per_worth.push_back(select(total > L(kNothing), units / max(total, L(kNothing)), L(0.0)));
    }
}

/// (P11) o += (o* - o) / T_o; (T2) a twin has the split of the baseline.
template <class L>
void offers_phase(Frame<L>& f) {
    split_of_offers(f.world, f.in, f.rest, f.now.tie, f.now.deference, f.month.cell_value, regard_of_states(f));
    offer_targets(f.world, f.in, f.seen.attention, f.split ? *f.split : f.month.cell_value, f.next.offer, &f.month.bloc,
                  spent_on_concessions(f));
    const L rate = L(1.0) / f.par(Parameter::offer_time);
    for (int c = 0; c < f.world.n.cells(); ++c) {
        const L o = f.now.offer[z(c)];
        f.next.offer[z(c)] = o + rate * (f.next.offer[z(c)] - o);
    }
    log_offers(f);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
