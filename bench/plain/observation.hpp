#pragma once
// What a rule of a policy or a condition of a shock watches.

#include "world/world.hpp"

namespace multivector::plain {

class CourtedState;

/// Whether the comparison holds for the state in the month at hand.
bool holds(const CompiledComparison& what, const CourtedState& state);

}  // namespace multivector::plain
