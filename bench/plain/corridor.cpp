#include "plain/corridor.hpp"

#include <cmath>

namespace multivector::plain {

void Corridor::rest() {
    const double capacity = inputs_->get(Channel::corridor_capacity, index_);
    capacity_.settle(capacity);
    cost_at_rest_ = cost();
    room_at_rest_ = capacity * inputs_->get(Channel::corridor_scale, index_);
}

double Corridor::passing(int state, int power) const {
    const double traffic = inputs_->get(Channel::traffic, index_ * world_->n.powers + power);
    const double through = inputs_->get(Channel::through, index_ * world_->n.states + state);
    const double dearer_by = inputs_->get(Parameter::transit_cost_effect) * dearer();
    return through * traffic * room(Time::now) / room_at_rest() * std::exp(-dearer_by);
}

void Corridor::invest(double signal) {
    const double stage = 2 / inputs_->get(Parameter::investment_delay);
    capacity_.next = capacity_.now * (1 + inputs_->get(Parameter::investment_effect) * built_ / 12);
    built_ += stage * (pledged_ - built_);
    pledged_ += stage * (signal - pledged_);
}

}  // namespace multivector::plain
