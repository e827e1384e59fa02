#pragma once
// A power: what it is and wants, its attention to the region, its capability and its offers.

#include <vector>

#include "plain/capability.hpp"
#include "plain/stock.hpp"

namespace multivector::plain {

class CourtedState;

class Power {
public:
    Power(const World& world, const Inputs& inputs, int index);

    int index() const { return index_; }
    double assertiveness() const { return inputs_->get(Channel::assertiveness, index_); }
    double demand() const { return inputs_->get(Channel::demand, index_); }
    double conditionality() const { return inputs_->get(Channel::conditionality, index_); }
    double skill(int domain) const { return inputs_->get(Channel::skill, world_->n.pd(index_, domain)); }
    double freight() const { return inputs_->get(Channel::freight, index_); }  ///< Mt/year
    /// How much it minds a state's ties with the other, 0 where it welcomes them.
    double minds(int other) const {
        const double rivalry = inputs_->get(Channel::rivalry, world_->n.pq(index_, other));
        return rivalry > 0 ? rivalry : 0;
    }

    double attention() const { return attention_.now; }
    /// Its attention as others see it within the month.
    double seen_attention() const { return attention_.at(seen(world_->model)); }
    /// Offer units to which its budget comes within the month.
    double means() const {
        return inputs_->get(Parameter::offer_scale) * world_->n.states * world_->n.domains *
               inputs_->get(Channel::budget, index_) * seen_attention();
    }
    /// The same over all that cells are worth to it in the base month; 0 where that is nothing.
    double means_over_worth() const { return worth_at_rest_ > 1e-9 ? means() / worth_at_rest_ : 0; }
    /// What its attention, as seen, adds to the attraction of ties, log points.
    double ln_attention() const { return ln_attention_; }
    /// ln K_pd(t)/K_pd(base) times the elasticity of ties in the domain.
    double capability(int domain) const { return capability_in_[static_cast<std::size_t>(domain)]; }

    void rest();              ///< the inputs at hand are those of the base month
    void attend();            ///< attention of the next month
    void measure(int month);  ///< capability of the month
    void grow() { capability_.grow(); }
    /// Splits the budget over all cells in proportion to what they are worth, and targets offers by it.
    void target_offers(std::vector<CourtedState>& states) const;
    void advance() {
        attention_.advance();
        conceded_.advance();
    }
    void rest_worth(const std::vector<CourtedState>& states);
    void rest_concessions(std::vector<CourtedState>& states);
    /// Pays for the postures in force next month, or for their distribution.
    void concede(std::vector<CourtedState>& states, bool by_luck);

private:
    double load() const;
    double worth(const CourtedState& state, int domain) const;
    double pay(std::vector<CourtedState>& states, bool by_luck) const;
    void keep_declared_split(std::vector<CourtedState>& states) const;

    const World* world_;
    const Inputs* inputs_;
    int index_;
    Stock attention_{1, 1};
    double ln_attention_ = 0;
    Stock conceded_{};  // to all states, offer units
    double conceded_at_rest_ = 0, worth_at_rest_ = 0;  // over its means; of all cells
    double wanted_at_rest_ = 1;  // load of theatres over the multiplier of attention
    Capability capability_;
    std::vector<double> multiplier_at_rest_, capability_in_;  // by domain; ln of the multiplier of capability
};

}  // namespace multivector::plain
