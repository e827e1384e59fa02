#include "plain/power.hpp"

#include <algorithm>
#include <cmath>

#include "plain/courted_state.hpp"

namespace multivector::plain {

Power::Power(const World& world, const Inputs& inputs, int index)
    : world_(&world), inputs_(&inputs), index_(index), capability_(world, inputs, index),
      multiplier_at_rest_(static_cast<std::size_t>(world.n.domains)), capability_in_(multiplier_at_rest_.size()) {}

double Power::load() const {
    double load = 1;
    for (int t = 0; t < world_->n.theatres; ++t)
        load += inputs_->get(Channel::theatre_demand, t * world_->n.powers + index_);
    return load;
}

void Power::rest() {
    attention_.settle(1);
    ln_attention_ = 0;
    wanted_at_rest_ = load() / std::max(inputs_->get(Channel::attention, index_), 1e-6);
    for (int d = 0; d < world_->n.domains; ++d)
        multiplier_at_rest_[static_cast<std::size_t>(d)] =
            std::log(inputs_->get(Channel::capability, world_->n.pd(index_, d)));
}

void Power::attend() {
    const double wanted = inputs_->get(Channel::attention, index_) * wanted_at_rest_ / load();
    const double moved = attention_.now + (wanted - attention_.now) / inputs_->get(Parameter::attention_time);
    attention_.next = std::clamp(moved, 1e-6, 1.5);
    ln_attention_ = std::log(std::max(seen_attention(), 0.05));
}

void Power::measure(int month) {
    capability_.enter(month);
    for (int domain = 0; domain < world_->n.domains; ++domain) {
        const auto d = static_cast<std::size_t>(domain);
        const double multiplier = std::log(inputs_->get(Channel::capability, world_->n.pd(index_, domain)));
        const double change = capability_.change(world_->roles[d]) + multiplier - multiplier_at_rest_[d];
        capability_in_[d] = inputs_->get(Channel::capability_effect, domain) * change;
    }
}

/// A proportional contest: offers go where the marginal value of a tie is high.
double Power::worth(const CourtedState& state, int domain) const {
    const Dyad& dyad = state.dyad(index_);
    const TieState& tie = dyad.tie(domain).now;
    double rivals = 0;
    for (const Dyad& other : state.dyads())
        if (&other != &dyad) rivals += minds(other.power().index()) * other.tie(domain).now.share;
    const double floor = inputs_->get(Parameter::deference_floor);
    return dyad.stake() * state.weight(domain) * skill(domain) * std::sqrt(tie.share) * (1 - tie.share) *
           (1 + inputs_->get(Parameter::rival_bid) * rivals) * (floor + (1 - floor) * std::max(1 + tie.deference, 0.0)) *
           std::exp(inputs_->get(Parameter::standing_in_offers) * state.standing_gained());
}

void Power::target_offers(std::vector<CourtedState>& states) const {
    double total = 0;
    for (CourtedState& state : states)
        for (int d = 0; d < world_->n.domains; ++d) total += state.dyad(index_).tie(d).split = worth(state, d);
    for (CourtedState& state : states)
        for (Tie& tie : state.dyad(index_).ties()) tie.split /= std::max(total, 1e-300);
    keep_declared_split(states);
    const double budget = std::max(means() * (1 + conceded_at_rest_) - conceded_.now, 0.0);
    for (CourtedState& state : states) {
        const double reaching = budget * (1 + inputs_->get(Parameter::bargaining) * state.bloc());
        for (Tie& tie : state.dyad(index_).ties()) tie.offer_target = reaching * tie.split;
    }
}

void Power::rest_worth(const std::vector<CourtedState>& states) {
    worth_at_rest_ = 0;
    for (const CourtedState& state : states)
        for (int d = 0; d < world_->n.domains; ++d) worth_at_rest_ += worth(state, d);
}

/// Fills what the power pays each state, and gives the sum.
double Power::pay(std::vector<CourtedState>& states, bool by_luck) const {
    double all = 0;
    for (CourtedState& state : states) {
        Dyad& dyad = state.dyad(index_);
        dyad.conceded = 0;
        for (const Tie& tie : dyad.ties())
            for (std::size_t k = 0; k < tie.conceded.size(); ++k) {
                const bool taken = tie.next.posture == static_cast<int>(k);
                dyad.conceded += (by_luck ? (taken ? 1.0 : 0.0) : tie.next.mix[k]) * tie.conceded[k];
            }
        all += dyad.conceded;
    }
    return all;
}

void Power::concede(std::vector<CourtedState>& states, bool by_luck) { conceded_.next = pay(states, by_luck); }

void Power::rest_concessions(std::vector<CourtedState>& states) {
    for (CourtedState& state : states)
        for (Tie& tie : state.dyad(index_).ties()) tie.next.mix = tie.rest.mix;
    conceded_.settle(pay(states, false));
    conceded_at_rest_ = conceded_.now / std::max(means(), 1e-9);
}

/// Where a power declares its split over domains, worth decides within a domain only.
void Power::keep_declared_split(std::vector<CourtedState>& states) const {
    const auto share = [&](int d) { return inputs_->get(Channel::split, world_->n.pd(index_, d)); };
    double declared = 0;
    for (int d = 0; d < world_->n.domains; ++d) declared += share(d);
    if (declared <= 0) return;
    for (int d = 0; d < world_->n.domains; ++d) {
        double sum = 0;
        for (const CourtedState& state : states) sum += state.dyad(index_).tie(d).split;
        const double factor = share(d) / declared / std::max(sum, 1e-300);
        for (CourtedState& state : states) state.dyad(index_).tie(d).split *= factor;
    }
}

}  // namespace multivector::plain
