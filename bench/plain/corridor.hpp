#pragma once
// A corridor: its capacity, what it costs, who controls it, and how much of it a routing has used.

#include "plain/inputs.hpp"
#include "plain/stock.hpp"

namespace multivector::plain {

class Corridor {
public:
    Corridor(const World& world, const Inputs& inputs, int index) : world_(&world), inputs_(&inputs), index_(index) {}

    double control(int power) const { return inputs_->get(Channel::control, index_ * world_->n.powers + power); }
    double capacity(Time time) const { return capacity_.at(time); }
    /// Capacity in use, Mt/year.
    double room(Time time) const {
        return capacity_.at(time) * inputs_->get(Channel::corridor_scale, index_) *
               inputs_->get(Channel::corridor_open, index_);
    }
    double room_at_rest() const { return room_at_rest_; }
    /// Cost and risk over those of the base month, log points.
    double dearer() const { return cost() - cost_at_rest_; }

    /// What a power moves by it, Mt/year: as stated, with the room and cost of the month, and what of that leads through a state.
    double traffic(int power) const;
    double moved(int power) const;
    double passing(int state, int power) const;

    void rest();                 ///< the inputs at hand are those of the base month
    void invest(double signal);  ///< owners' offers over their base, log points: felt after a delay of two stages
    void build(double added) { capacity_.next += added; }
    void advance() { capacity_.advance(); }

    // Used by investment: Mt/year of all users, and their signals by these.
    double users = 0, signalled = 0;
    // Used by a routing.
    double open = 1;   ///< part that is not closed
    double spare = 0;  ///< Mt/year
    double asked = 0;  ///< Mt/year, of this pass
    double taken = 0;  ///< part of what was asked

private:
    double cost() const {
        return inputs_->get(Channel::corridor_cost, index_) + inputs_->get(Channel::corridor_risk, index_);
    }

    const World* world_;
    const Inputs* inputs_;
    int index_;
    Stock capacity_{};
    double pledged_ = 0, built_ = 0;
    double cost_at_rest_ = 0, room_at_rest_ = 1;
};

}  // namespace multivector::plain
