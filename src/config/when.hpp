#pragma once
// Shocks without a date: the keys `when`, `hazard`, `lasts` and `repeats`, and the language of conditions
//   MEASURE[NAMES] > NUMBER for N months and ...

#include <string>
#include <vector>

#include "config/context.hpp"

namespace multivector {

/// Reads the arrival of a shock; nothing if the shock has a date. Reports every fault of these keys, and of keys beside
/// them that do not fit, to the context.
[[nodiscard]] std::optional<Arrival> read_arrival(Context& context, const Reader& shock);

/// Conditions as a file says them, with every name: "influence[center, north] > 0.5 for 6 months and ...".
[[nodiscard]] std::string when_text(const Scenario& scenario, const std::vector<Condition>& when);

}  // namespace multivector
