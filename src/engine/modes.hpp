#pragma once
// How the resting point answers a small push: the slowest modes of the linearised month.

#include <complex>
#include <vector>

#include "world/world.hpp"

namespace multivector {

/// The mean-field month at the resting point of the base month, with the inputs of that month, linearised.
struct Modes {
    /// Leading eigenvalues, largest modulus first; a push along one is multiplied by it each month.
    std::vector<std::complex<double>> leading;

    [[nodiscard]] double radius() const { return leading.empty() ? 0 : std::abs(leading.front()); }
    /// Months in which a push along the slowest mode halves; infinite if it does not shrink.
    [[nodiscard]] double half_life() const;
};

/// Arnoldi's method (1951) on central differences of the month, with `basis` vectors. What the month keeps for good, the
/// capacity of corridors with what is pledged to it, and what is left of the legacy are held. `world` must be a baseline.
[[nodiscard]] Modes slowest_modes(const World& world, int basis = 80);

}  // namespace multivector
