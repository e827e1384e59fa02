#pragma once
// A world in which every number differs from every other and a state that is far from rest: nothing in it hides a
// forgotten factor or a wrong index. Two states, three powers, domains of security, market and no role.

#include "unit/model/bench.hpp"
#include "unit/model/reference.hpp"

namespace multivector::test {

[[nodiscard]] Scenario busy_scenario();

/// Puts the present state and the inputs of the month off the resting point and runs the phases before the choice of
/// postures.
void disturb(Bench& bench);

/// What the reference has to be told about a disturbed bench.
[[nodiscard]] Given given(const Bench& bench);

}  // namespace multivector::test
