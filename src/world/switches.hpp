#pragma once
// Which parameters switch on what reads a channel.

#include <array>
#include <span>

#include "world/catalogue.hpp"

namespace multivector {

/// A parameter that switches a mechanism on, and a value for a first try with the range that is as good.
struct Switch {
    Parameter parameter;
    double value, low, high;
};

/// Parameters that are read when a world is compiled: without one above 0 there are no neighbours, no routes of use, no joint
/// moves, no concessions.
inline constexpr std::array kMovesNeighbours{Parameter::neighbour_organisations, Parameter::neighbour_distance, Parameter::neighbour_roads};
inline constexpr std::array kCountsRoutes{Parameter::route_usefulness};
inline constexpr std::array kMovesJointly{Parameter::joint_review};
inline constexpr std::array kConcedes{Parameter::concession_share};

/// Of those one must be above 0 for a mechanism to read the channel; none: something always does.
[[nodiscard]] std::span<const Switch> switches_of(Channel channel);

}  // namespace multivector
