#pragma once
// Shocks that arrive during the run, compiled to what the kernel watches.

#include <functional>
#include <string>

#include "config/scenario.hpp"
#include "world/world.hpp"

namespace multivector {

/// Fills World::triggers, in the order of Scenario::arriving_shocks. `add` gives the slot of a number that has the given
/// identity.
void compile_triggers(const Scenario& scenario, const std::function<int(const Quantity&, const std::string&)>& add,
                      World& world);

}  // namespace multivector
