#pragma once
// The values that uncertain inputs take in each draw, for the record.

#include <cstdint>
#include <vector>

#include "engine/kernel.hpp"

namespace multivector {

/// Whether a draw is taken in a mode: the ranges of parameters only when all uncertain numbers are drawn.
[[nodiscard]] bool is_drawn(const Draw& draw, InputMode mode);

/// The value of an uncertain number where a uniform one is `u`, in (0, 1).
[[nodiscard]] double value_at(const Draw& draw, double u);

/// Whether the world takes a number from a table of draws.
[[nodiscard]] bool is_given(const World& world, int slot);

/// The value of every entry of world.draws in draw number `number`, the same bits as a run has; what neither the mode draws
/// nor the table gives has its stated value. `table` is that of world.given, or null.
[[nodiscard]] std::vector<double> drawn_values(const World& world, std::uint32_t seed, InputMode mode, std::uint32_t number,
                                               const DrawTable* table = nullptr);

}  // namespace multivector
