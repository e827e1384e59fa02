#pragma once
// The same scenario with its entities in another order, or with fewer of them.

#include <vector>

#include "config/scenario.hpp"
#include "measures/series.hpp"

namespace multivector::test {

/// The entity at place k becomes the one that was at order[k]; those not in `order` go, with all that speaks of them.
/// Stable numbers become 1, 2, 3 and so on in the new order.
[[nodiscard]] Scenario rearranged(Scenario scenario, Axis axis, const std::vector<std::size_t>& order);

/// What a series of the rearranged scenario was called before.
[[nodiscard]] Series former(Series series, Axis axis, const std::vector<std::size_t>& order);

}  // namespace multivector::test
