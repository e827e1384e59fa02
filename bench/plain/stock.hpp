#pragma once
// A number of the state of the model: at the start of the month, and at the start of the next.

namespace multivector::plain {

enum class Time { now, next };

struct Stock {
    double now = 0, next = 0;

    double at(Time time) const { return time == Time::now ? now : next; }
    void advance() { now = next; }
    void settle(double value) { now = next = value; }
};

}  // namespace multivector::plain
