#pragma once
// Which parameters switch on what reads a channel.

#include <span>

#include "world/catalogue.hpp"

namespace multivector {

/// A parameter that switches a mechanism on, and a value for a first try with the range that is as good.
struct Switch {
    Parameter parameter;
    double value, low, high;
};

/// Of those one must be above 0 for a mechanism to read the channel; none: something always does.
[[nodiscard]] std::span<const Switch> switches_of(Channel channel);

}  // namespace multivector
