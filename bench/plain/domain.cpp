#include "plain/domain.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::plain {

Domain::Domain(const World& world, const Inputs& inputs, int index)
    : world_(&world), inputs_(&inputs), index_(index), ln_others_at_rest_(static_cast<std::size_t>(world.n.states)) {}

void Domain::rest_times() {
    time_ = inputs_->get(Channel::adjustment, index_);
    reach_ = 1 - std::pow(std::max(1 - 1 / time_, 1e-12), inputs_->get(Parameter::horizon));
}

void Domain::rest_ties(std::vector<CourtedState>& states) {
    base_shares(states);
    for (CourtedState& state : states) {
        double sum = 0;
        for (const Dyad& dyad : state.dyads()) sum += dyad.tie(index_).now.share;
        const double scale = 0.985 / std::max(sum, 0.985);  // draws of uncertain shares must leave room for the rest
        for (Dyad& dyad : state.dyads()) {
            Tie& tie = dyad.tie(index_);
            if (scales_base_shares()) tie.now.share *= scale;
            tie.rest.ln_share = std::log(tie.now.share);
        }
        ln_others_at_rest_[static_cast<std::size_t>(state.index())] = std::log(std::max(1 - sum * scale, 1e-9));
    }
}

void Domain::adjust(std::vector<CourtedState>& states) {
    find_targets(states, seen(world_->model), Levers::present, &Tie::target);
    for (CourtedState& state : states)
        for (Dyad& dyad : state.dyads()) {
            Tie& tie = dyad.tie(index_);
            tie.next.share = tie.now.share + (tie.target - tie.now.share) / time_;
        }
}

/// The gains-from-ties formula, or its first-order term.
double Domain::loss(double share) const {
    return world_->model.leverage == LeverageForm::linear_share ? share : -std::log(1 - std::min(share, 0.97));
}

double Domain::marginal_loss(double share) const {
    return world_->model.leverage == LeverageForm::linear_share ? 1 : 1 / (1 - std::min(share, 0.97));
}

double Domain::engagement(const Tie& tie, Time time, Levers levers) {
    return levers == Levers::present ? tie.at(time).engagement : levers == Levers::at_rest ? tie.rest.engagement : 0;
}

GravityDomain::GravityDomain(const World& world, const Inputs& inputs, int index)
    : Domain(world, inputs, index), others_(static_cast<std::size_t>(world.n.states)),
      sanctions_at_rest_(static_cast<std::size_t>(world.n.powers * world.n.powers)) {}

void GravityDomain::base_shares(std::vector<CourtedState>& states) {
    for (std::size_t n = 0; n < sanctions_at_rest_.size(); ++n)
        sanctions_at_rest_[n] = inputs().get(Channel::sanctions, static_cast<int>(n));
    for (CourtedState& state : states)
        for (Dyad& dyad : state.dyads()) {
            Tie& tie = dyad.tie(index());
            tie.now.share = inputs().get(Channel::tie, tie.cell);
        }
}

/// A share that is lost is made up for as far as partners can be substituted.
void GravityDomain::find_leverage(std::vector<CourtedState>& states) {
    for (CourtedState& state : states)
        for (Dyad& dyad : state.dyads()) {
            Tie& tie = dyad.tie(index());
            tie.leverage = loss(tie.now.share) / (substitution() - 1);
        }
}

/// Sanctions of one power on trade with another, against the base.
double GravityDomain::sanctioned(int by, int against) const {
    const int pair = world().n.pq(by, against);
    return inputs().get(Channel::sanctions, pair) - sanctions_at_rest_[static_cast<std::size_t>(pair)];
}

/// What sanctions between powers send through the state, or keep from it, log points.
double GravityDomain::diverted(const CourtedState& state, int power) const {
    double sum = 0;
    for (const Dyad& other : state.dyads()) {
        const int q = other.power().index();
        if (q == power) continue;
        const double traded = std::exp(other.tie(index()).rest.ln_share);
        sum += inputs().get(Parameter::diversion) * traded * (sanctioned(power, q) + sanctioned(q, power)) -
               inputs().get(Parameter::compliance) * sanctioned(q, power);
    }
    return sum;
}

void GravityDomain::pull(std::vector<CourtedState>& states, const Capability& rest_of_world, double legacy) {
    const double offer_effect = inputs().get(Channel::offer_effect, index());
    const double attention_effect = inputs().get(Channel::attention_effect, index());
    const double organisation_effect = inputs().get(Parameter::organisation_effect);
    const Role role = world().roles[static_cast<std::size_t>(index())];
    const double others = inputs().get(Channel::capability_effect, index()) * rest_of_world.change(role);
    for (CourtedState& state : states) {
        for (Dyad& dyad : state.dyads()) {
            Tie& tie = dyad.tie(index());
            const Power& power = dyad.power();
            tie.pull = tie.rest.ln_share + power.capability(index()) + attention_effect * power.ln_attention() +
                       inputs().get(Channel::legacy, tie.cell) * (legacy - 1) +
                       offer_effect * std::log((1 + tie.at(seen(world().model)).offer) / (1 + tie.rest.offer)) +
                       organisation_effect * (tie.organisation - tie.rest.organisation) -
                       (inputs().get(Channel::friction, tie.cell) - tie.rest.friction);
            if (role == Role::market) tie.pull += diverted(state, power.index());
        }
        others_[static_cast<std::size_t>(state.index())] =
            state.nearness() * std::exp(ln_others_at_rest(state.index()) + others + state.cohesion());
    }
}

void GravityDomain::find_targets(std::vector<CourtedState>& states, Time time, Levers levers, double Tie::*out) {
    const double effect = engagement_effect(), friction = inputs().get(Parameter::coercion_friction);
    for (CourtedState& state : states) {
        double sum = others_[static_cast<std::size_t>(state.index())];
        for (Dyad& dyad : state.dyads()) {
            Tie& tie = dyad.tie(index());
            const double coerced = dyad.coercion.at(time) - dyad.coercion_at_rest;
            const double engaged = engagement(tie, time, levers) - tie.rest.engagement;
            sum += tie.*out = std::exp(tie.pull + effect * engaged - friction * coerced + tie.at(time).noise);
        }
        for (Dyad& dyad : state.dyads()) dyad.tie(index()).*out /= sum;
    }
}

}  // namespace multivector::plain
