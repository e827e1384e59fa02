#pragma once
// The same scenario with its entities in another order, with fewer of them, or with some of them twice.

#include <vector>

#include "config/scenario.hpp"
#include "measures/series.hpp"

namespace multivector::doctor {

/// The entity at place k becomes the one that was at order[k]; those not in `order` go, with all that speaks of them, and
/// one that stands there twice gets a double, with the same inputs, shocks and policy (where single powers are named, the
/// first of the two is meant). Stable numbers become 1, 2, 3 and so on in the new order.
[[nodiscard]] Scenario rearranged(Scenario scenario, Axis axis, const std::vector<std::size_t>& order);

/// What a series of the rearranged scenario was called before.
[[nodiscard]] Series former(Series series, Axis axis, const std::vector<std::size_t>& order);

}  // namespace multivector::doctor
