#pragma once
// How often a month calls the costly functions and what else it computes, and what that costs alone.

#include "world/world.hpp"

namespace multivector::bench {

/// What one replicate-month does: blocks of four uniform numbers, exponentials, logarithms; and outside of these divisions (or
/// square roots) and other operations on a number: sums, products, comparisons, choices.
struct Calls {
    double blocks = 0, exps = 0, logs = 0, divisions = 0, operations = 0;
};

/// Counted over a run of the world from its base to its end, with every series but steering recorded; what comes before the
/// first month is not counted.
[[nodiscard]] Calls calls_per_month(const World& world);

/// Seconds that this takes per replicate-month and nothing else, on the widest lanes of float that this processor has, each kind
/// at the pace at which the processor does it from and to its nearest cache.
struct Floor {
    double calls = 0;       ///< blocks, exponentials and logarithms
    double arithmetic = 0;  ///< divisions and other operations
};
[[nodiscard]] Floor floor_seconds(const Calls& calls);

}  // namespace multivector::bench
