#include "plain/corridor.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::plain {

void Corridor::rest() {
    const double capacity = inputs_->get(Channel::corridor_capacity, index_);
    capacity_.settle(capacity);
    cost_at_rest_ = cost();
    room_at_rest_ = capacity * inputs_->get(Channel::corridor_scale, index_);
}

double Corridor::traffic(int power) const { return inputs_->get(Channel::traffic, index_ * world_->n.powers + power); }

double Corridor::moved(int power) const {
    const double at_rest = traffic(power);
    if (at_rest <= 0) return 0;
    const double dearer_by = inputs_->get(Parameter::transit_cost_effect) * dearer();
    return at_rest * room(Time::now) / std::max(room_at_rest(), 1e-9) * std::exp(-dearer_by);
}

double Corridor::passing(int state, int power) const {
    return inputs_->get(Channel::through, index_ * world_->n.states + state) * moved(power);
}

void Corridor::invest(double signal) {
    const double stage = 2 / inputs_->get(Parameter::investment_delay);
    capacity_.next = capacity_.now * (1 + inputs_->get(Parameter::investment_effect) * built_ / 12);
    built_ += stage * (pledged_ - built_);
    pledged_ += stage * (signal - pledged_);
}

}  // namespace multivector::plain
