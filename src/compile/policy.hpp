#pragma once
// Declared policies as tables of postures, rules and weights of terms.

#include "config/scenario.hpp"
#include "world/world.hpp"

namespace multivector {

[[nodiscard]] CompiledComparison compile_comparison(const Comparison& comparison);

/// Fills World::policies; in the baseline every state is adaptive unless the world file itself declares otherwise.
/// An omni-enmeshing state also becomes a full member of every organisation from the base month on.
void compile_policies(const Scenario& scenario, bool baseline, World& world);

}  // namespace multivector
