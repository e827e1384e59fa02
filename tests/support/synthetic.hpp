#pragma once
// A scenario of any size, made of numbers and nothing else: for the determinism matrix and for benchmarks.

#include <cstdint>

#include "config/scenario.hpp"

namespace multivector::test {

struct Size {
    int states = 8, powers = 5, domains = 5, corridors = 10, threats = 7, organisations = 6, months = 180;
};

/// Domains 0..3 have the roles security, market, transit, diplomacy (as far as there are that many). Every number follows
/// from `seed` through the project's own streams, so all compilers build the same scenario. With `shocked`, a few shocks
/// of every profile and effect are in it, one that arrives by a condition and one that arrives at random.
[[nodiscard]] Scenario synthetic_scenario(const Size& size, std::uint32_t seed, bool shocked);

}  // namespace multivector::test
