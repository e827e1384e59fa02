#pragma once
// How uncertain numbers will be drawn.

#include <cstdint>
#include <string>

#include "config/scenario.hpp"
#include "world/world.hpp"

namespace multivector {

/// The draw of a ranged quantity whose range is not empty, into `slot`.
[[nodiscard]] Draw draw_of(const Quantity& q, int slot, std::uint64_t identity, bool parameter);

/// The draw of a parameter from its range for sensitivity.
[[nodiscard]] Draw draw_of(const ParameterInfo& p, double value, int slot);

/// Standard normal distribution function, to within 1e-15; the same bits from every compiler.
[[nodiscard]] double normal_cdf(double x);

}  // namespace multivector
