#include "plain/deliberation.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::plain {

struct Deliberation::Cell {
    double target, ln_market, ln_rest;              // shares
    double engagement, deference;                   // levers
    double effect, reach;                           // of engagement on ties, of ties within the horizon
    double tilt, protection, dependence, coercion;  // per unit of a move
    double defer, induced, paid, proud, resisted;
    double affinity_e, affinity_v;
    double audience, opinion;
};

Deliberation::Deliberation(const World& world, const Inputs& inputs, const Postures& postures)
    : world_(&world), inputs_(&inputs), postures_(&postures) {
    const auto powers = static_cast<std::size_t>(world.n.powers);
    for (auto* row : {&shelter_, &resisted_, &feared_, &bracket_, &protection_.of, &dependence_.of, &coercion_.of})
        row->assign(powers, 0.0);
}

void Deliberation::weigh(CourtedState& state, const std::vector<std::unique_ptr<Domain>>& domains) {
    look_around(state);
    for (const auto& domain : domains) {
        find_slopes(state, *domain);
        if (!world_->open_pairs.empty() || !world_->joint_moves.empty()) keep_slopes(state, *domain);
        for (Dyad& dyad : state.dyads()) {
            const Cell common = cell(state, dyad, *domain);
            Tie& tie = dyad.tie(domain->index());
            tie.worth_of_present = of_levers(common, state.term_weight(), tie.now.engagement, tie.now.deference);
            for (int k = 0; k < postures_->count(); ++k) {
                tie.worth_of_levers[static_cast<std::size_t>(k)] =
                    of_levers(common, state.term_weight(), postures_->engagement(k), postures_->deference(k));
                tie.utility[static_cast<std::size_t>(k)] = utility(common, state.term_weight(), k);
            }
            if (world_->concessions) bargain(state, dyad, common, tie);
        }
    }
}

/// Sum over the powers of what they would do in grievance over deference to, or ties with, the power.
double Deliberation::provoked(const CourtedState& state, int power) const {
    double sum = 0;
    for (const Dyad& other : state.dyads())
        if (other.power().index() != power)
            sum += feared_[static_cast<std::size_t>(other.power().index())] * other.power().minds(power);
    return sum;
}

/// What no choice of a posture changes within the month.
void Deliberation::look_around(const CourtedState& state) {
    std::ranges::fill(shelter_, 0.0);
    std::ranges::fill(resisted_, 0.0);
    if (world_->security >= 0)
        for (std::size_t j = 0; j < state.threats().size(); ++j)
            shelter_from(state, state.threats()[j], static_cast<int>(j));
    for (const Dyad& dyad : state.dyads())
        feared_[static_cast<std::size_t>(dyad.power().index())] = dyad.hazard_slope * dyad.leverage;
    for (const Dyad& dyad : state.dyads()) {
        const int p = dyad.power().index();
        // More deference counts as courting from v = 0 up; a ramp below it stands for the step.
        const double courting = std::clamp(10 * dyad.deference + 1, 0.0, 1.0);
        bracket_[static_cast<std::size_t>(p)] =
            feared_[static_cast<std::size_t>(p)] - inputs_->get(Parameter::provocation) * courting * provoked(state, p);
    }
}

void Deliberation::shelter_from(const CourtedState& state, const Threat& threat, int index) {
    const auto fit = [&](int power) { return inputs_->get(Channel::fit, index * world_->n.powers + power); };
    double cover = 0;
    for (const Dyad& dyad : state.dyads())
        cover += fit(dyad.power().index()) * dyad.power().seen_attention() * dyad.tie(world_->security).now.share;
    const double bare = std::exp(-inputs_->get(Parameter::protection_saturation) * cover);
    const double level = threat.level.at(seen(world_->model));
    for (int q = 0; q < world_->n.powers; ++q) shelter_[static_cast<std::size_t>(q)] += level * bare * fit(q);
    if (threat.source >= 0)
        resisted_[static_cast<std::size_t>(threat.source)] += (level - threat.at_rest) * (1 - bare);
}

void Deliberation::find_slopes(const CourtedState& state, const Domain& domain) {
    const bool security = domain.index() == world_->security;
    const double scale = state.weight(domain.index()) / (domain.substitution() - 1);
    const double coercion = inputs_->get(Parameter::coercion_weight) * inputs_->get(Parameter::coercion_memory);
    protection_.all = dependence_.all = coercion_.all = 0;
    for (const Dyad& dyad : state.dyads()) {
        const Power& power = dyad.power();
        const Tie& tie = dyad.tie(domain.index());
        const auto q = static_cast<std::size_t>(power.index());
        const double marginal = scale * domain.marginal_loss(tie.now.share);
        double struck = dyad.hazard * marginal;
        protection_.of[q] = 0;
        if (security) {
            struck += inputs_->get(Parameter::security_provocation) * inputs_->get(Parameter::provocation) *
                      provoked(state, power.index());
            protection_.of[q] = inputs_->get(Parameter::protection_weight) *
                                inputs_->get(Parameter::protection_saturation) * power.seen_attention() * shelter_[q];
        }
        dependence_.of[q] = -inputs_->get(Parameter::dependence_weight) * power.assertiveness() * dyad.gap() *
                            power.seen_attention() * dyad.loss * marginal;
        coercion_.of[q] = -coercion * struck;
        for (Slopes* slopes : {&protection_, &dependence_, &coercion_}) slopes->all += slopes->of[q] * tie.target;
    }
}

void Deliberation::keep_slopes(CourtedState& state, const Domain& domain) const {
    const auto weight = [&](Term term) { return state.term_weight()[static_cast<std::size_t>(term)]; };
    for (Dyad& dyad : state.dyads()) {
        const auto q = static_cast<std::size_t>(dyad.power().index());
        Tie& tie = dyad.tie(domain.index());
        tie.slope = weight(Term::protection) * protection_.of[q] + weight(Term::dependence) * dependence_.of[q] +
                    weight(Term::coercion) * coercion_.of[q];
        tie.calm_slope = tie.slope;
        if (domain.index() == world_->security)
            tie.calm_slope += weight(Term::coercion) * inputs_->get(Parameter::coercion_weight) *
                              inputs_->get(Parameter::coercion_memory) * inputs_->get(Parameter::security_provocation) *
                              inputs_->get(Parameter::provocation) * provoked(state, dyad.power().index());
    }
}

Deliberation::Cell Deliberation::cell(const CourtedState& state, const Dyad& dyad, const Domain& domain) const {
    const Tie& tie = dyad.tie(domain.index());
    const int p = dyad.power().index();
    const double weight = state.weight(domain.index());
    Cell c{};
    c.target = tie.target;
    c.ln_market = std::log(tie.market);
    c.ln_rest = std::log(1 - tie.market);
    c.engagement = tie.now.engagement;
    c.deference = tie.now.deference;
    c.effect = domain.engagement_effect();
    c.reach = domain.reach();
    c.tilt = -weight * domain.gain() / (domain.substitution() - 1);
    c.protection = protection_.along(p, tie.target);
    c.dependence = dependence_.along(p, tie.target);
    c.coercion = coercion_.along(p, tie.target);
    c.defer = inputs_->get(Parameter::coercion_weight) * inputs_->get(Parameter::coercion_memory) * weight *
              bracket_[static_cast<std::size_t>(p)] / 2;
    c.induced = inputs_->get(Parameter::inducement_weight) * weight * std::log(1 + tie.at(seen(world_->model)).offer);
    c.paid = dyad.power().conditionality();
    c.proud = -inputs_->get(Parameter::sovereignty_weight) * weight * dyad.gap();
    c.resisted = -inputs_->get(Parameter::resistance_weight) * weight * resisted_[static_cast<std::size_t>(p)] / 2;
    c.affinity_e = tie.rest.affinity_e;
    c.affinity_v = tie.rest.affinity_v;
    c.audience = weight * inputs_->get(Parameter::audience_weight) * inputs_->get(Channel::audience, state.index());
    c.opinion = dyad.opinion();
    return c;
}

/// Inducement, sovereignty, resistance and affinity.
double Deliberation::of_levers(const Cell& c, const std::array<double, 9>& weight, double e, double v) const {
    const auto of = [&](Term term) { return weight[static_cast<std::size_t>(term)]; };
    const double yielded = std::max(v, 0.0);
    return of(Term::inducement) * c.induced * ((1 - c.paid) * std::max(e, -0.5) + c.paid * v) +
           of(Term::sovereignty) * c.proud * yielded * yielded + of(Term::resistance) * c.resisted * (e + v) +
           of(Term::affinity) * (c.affinity_e * e + c.affinity_v * v - c.audience * (v * v - 2 * c.opinion * v) / 2);
}

double Deliberation::move(const Cell& c, int posture) const {
    const double factor = std::exp(c.effect * (postures_->engagement(posture) - c.engagement));
    return c.reach * (c.target * factor / (1 + c.target * (factor - 1)) - c.target);
}

void Deliberation::bargain(const CourtedState& state, const Dyad& dyad, const Cell& c, Tie& tie) const {
    double minded = 0;
    for (const Dyad& other : state.dyads())
        if (&other != &dyad) minded += dyad.power().minds(other.power().index()) * other.tie(tie.domain).target;
    const double price = inputs_->get(Parameter::concession_share) * dyad.power().means_over_worth() * dyad.stake() *
                         state.weight(tie.domain);
    const double offered = tie.at(seen(world_->model)).offer;
    const double weight = state.term_weight()[static_cast<std::size_t>(Term::inducement)] *
                          inputs_->get(Parameter::inducement_weight) * state.weight(tie.domain);
    for (int k = 0; k < postures_->count(); ++k) {
        const double won = move(c, k) * (1 + minded / (1 - c.target)) +
                           inputs_->get(Parameter::concession_deference) * (postures_->deference(k) - c.deference);
        const double paid = std::min(price * std::max(won, 0.0), offered);
        const double worth = weight * std::log1p(paid / (1 + offered));
        tie.conceded[static_cast<std::size_t>(k)] = paid;
        tie.utility[static_cast<std::size_t>(k)] += worth;
        tie.worth_of_levers[static_cast<std::size_t>(k)] += worth;
    }
}

double Deliberation::utility(const Cell& c, const std::array<double, 9>& weight, int posture) const {
    const auto of = [&](Term term) { return weight[static_cast<std::size_t>(term)]; };
    const double e = postures_->engagement(posture), v = postures_->deference(posture);
    const double moved = move(c, posture), share = c.target + moved, rest = 1 - share;
    const double gain = c.tilt * (share * (std::log(share) - c.ln_market) + rest * (std::log(rest) - c.ln_rest));
    return of(Term::gain) * gain + of(Term::protection) * c.protection * moved +
           of(Term::dependence) * c.dependence * moved +
           of(Term::coercion) * (c.coercion * moved + c.defer * (v - c.deference)) + of_levers(c, weight, e, v);
}

}  // namespace multivector::plain
