#pragma once
// A membership that its state chooses itself, and what it is worth to the state.

#include <memory>
#include <vector>

#include "plain/inputs.hpp"
#include "plain/stock.hpp"

namespace multivector::plain {

class CourtedState;
class Domain;
class Organisation;

class Membership {
public:
    /// What the state weighs when it thinks the membership over, this month's values in place.
    struct Surroundings {
        const std::vector<CourtedState>& states;
        const std::vector<Organisation>& organisations;
        const std::vector<std::unique_ptr<Domain>>& domains;
    };

    Membership(const World& world, const Inputs& inputs, OpenPair pair)
        : inputs_(&inputs), pair_(pair), cell_(world.n.gi(pair.organisation, pair.state)), at_(seen(world.model)) {}

    int organisation() const { return pair_.organisation; }
    int state() const { return pair_.state; }
    double in_force() const { return review() > 0 ? mixed(chosen_.now) : stated(); }
    double value() const { return value_; }  ///< of being in over being out, log points

    void rest() { chosen_.settle(stated()); }  ///< the inputs at hand are those of the base month
    void rest_belonging(const Surroundings& around);
    /// Without luck the expected membership.
    void choose(const Surroundings& around, Luck* luck);
    void advance() { chosen_.advance(); }

private:
    /// A domain of the state if the organisation pulled on it otherwise than it does.
    struct Pulled {
        double all = 1;    // over what it holds now
        double worth = 0;  // of its ties, beside services
    };

    double review() const { return inputs_->get(Parameter::membership_review); }
    double stated() const { return inputs_->get(Channel::membership, cell_); }
    double open() const { return inputs_->get(Channel::membership_open, cell_); }
    double exit_cost() const { return inputs_->get(Channel::exit_cost, pair_.organisation); }
    double mixed(double chosen) const { return open() * chosen + (1 - open()) * stated(); }

    double sharpness(const Surroundings& around) const;
    double worth(const Surroundings& around) const;
    double of_ties(const Surroundings& around) const;
    Pulled pulled(const CourtedState& state, const Organisation& organisation, int domain, double more) const;
    double of_cover(const Surroundings& around) const;
    double of_bargain(const Surroundings& around) const;
    double bid(const CourtedState& state) const;
    double of_pooling(const Surroundings& around) const;

    const Inputs* inputs_;
    OpenPair pair_;
    int cell_;
    Time at_;  // that of offers as the state sees them
    Stock chosen_;
    double belonging_ = 0, value_ = 0;
};

}  // namespace multivector::plain
