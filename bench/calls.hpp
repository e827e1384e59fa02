#pragma once
// How often a month calls the costly functions, and what those calls cost alone.

#include "world/world.hpp"

namespace multivector::bench {

/// Calls of one replicate-month: blocks of four uniform numbers, exponentials, logarithms.
struct Calls {
    double blocks = 0, exps = 0, logs = 0;
};

/// Counted over a run of the world from its base to its end, with every series but steering recorded; what comes before the
/// first month is not counted.
[[nodiscard]] Calls calls_per_month(const World& world);

/// Seconds that these calls take per replicate-month and nothing else, on the widest lanes of float that this processor has.
[[nodiscard]] double floor_seconds(const Calls& calls);

}  // namespace multivector::bench
