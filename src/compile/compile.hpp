#pragma once
// A scenario as read becomes a World: flat slots, dated changes with their strengths, capability by month.

#include <vector>

#include "config/scenario.hpp"
#include "world/world.hpp"

namespace multivector {

enum class Variant {
    scenario,  ///< everything the files say
    baseline,  ///< the world alone: no shocks, projects or policies of the scenario file; its votes and conflicts stay
};

/// Compiles a valid scenario (as load_scenario returns it). Never fails for a valid one.
[[nodiscard]] World compile(const Scenario& scenario, Variant variant = Variant::scenario);

/// Gives worlds that run side by side, on one luck and from one resting point, what the structure of any of them has: open
/// memberships, neighbours, routes of use, joint moves, concessions. States of the model, luck and resting points have rows for these.
void share_structure(const std::vector<World*>& worlds);

}  // namespace multivector
