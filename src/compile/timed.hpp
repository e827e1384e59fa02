#pragma once
// Dated changes of inputs, compiled to strengths by month.

#include <functional>

#include "config/scenario.hpp"
#include "world/world.hpp"

namespace multivector {

/// w of a shock, `age` months after its first month.
[[nodiscard]] double strength(const Shock& shock, int age);

/// Fills World::timed and World::organisations_change. In a month, the value of an input is
///   (base, moved by the set that began last) * product of (1 + w (scale - 1)) + sum of w * add, clamped to its range.
/// Of two sets that begin in the same month the one whose name sorts last wins. `add_size` gives the slot of a size.
/// Shocks that arrive during the run take their strength from World::triggers, which must be there.
void compile_timed(const Scenario& scenario, bool baseline, const std::function<int(const Shock&)>& add_size, World& world);

}  // namespace multivector
