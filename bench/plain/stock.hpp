#pragma once
// A number of the state of the model: at the start of the month, and at the start of the next.

#include "world/structure.hpp"

namespace multivector::plain {

enum class Time { now, next };

/// Of the two, that which others see of a number within the month.
inline Time seen(const Structure& model) { return model.order == PhaseOrder::at_once ? Time::now : Time::next; }

struct Stock {
    double now = 0, next = 0;

    double at(Time time) const { return time == Time::now ? now : next; }
    void advance() { now = next; }
    void settle(double value) { now = next = value; }
};

}  // namespace multivector::plain
