#include "plain/corridor.hpp"

namespace multivector::plain {

void Corridor::rest() {
    const double capacity = inputs_->get(Channel::corridor_capacity, index_);
    capacity_.settle(capacity);
    cost_at_rest_ = cost();
    room_at_rest_ = capacity * inputs_->get(Channel::corridor_scale, index_);
}

void Corridor::invest(double signal) {
    const double stage = 2 / inputs_->get(Parameter::investment_delay);
    capacity_.next = capacity_.now * (1 + inputs_->get(Parameter::investment_effect) * built_ / 12);
    built_ += stage * (pledged_ - built_);
    pledged_ += stage * (signal - pledged_);
}

}  // namespace multivector::plain
