#pragma once
// The values that uncertain inputs take in each draw, for the record.

#include <cstdint>
#include <vector>

#include "engine/kernel.hpp"

namespace multivector {

/// Whether a draw is taken in a mode: the ranges of parameters only when all uncertain numbers are drawn.
[[nodiscard]] bool is_drawn(const Draw& draw, InputMode mode);

/// The value of every entry of world.draws in draw number `number`, the same bits as a run has; what the mode does not
/// draw has its stated value.
[[nodiscard]] std::vector<double> drawn_values(const World& world, std::uint32_t seed, InputMode mode, std::uint32_t number);

}  // namespace multivector
