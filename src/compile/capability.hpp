#pragma once
// Yearly capability figures as monthly logarithms.

#include "config/scenario.hpp"
#include "world/world.hpp"

namespace multivector {

/// Fills World::ln_market, ln_security and the months from which declared growth acts. A yearly figure stands for the
/// middle of its year; months between are log-linear, months outside the figures take the nearest one.
void compile_capability(const Scenario& scenario, World& world);

}  // namespace multivector
