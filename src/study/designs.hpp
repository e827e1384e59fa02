#pragma once
// Where a study of sensitivity looks, and what it makes of what it finds: pure functions on tables. Factors are quantiles in
// (0, 1), so evenly distributed and independent; one of them may be luck, which has numbers instead of a quantile.
//
// Morris, "Factorial sampling plans for preliminary computational experiments" (1991), with the absolute mean of Campolongo,
// Cariboni and Saltelli (2007) and the radial design of Campolongo, Saltelli and Cariboni (2011). Saltelli et al., "Variance
// based sensitivity analysis of model output" (2010): first-order indices by its equation b, total ones by Jansen's (1999).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "study/matrix.hpp"

namespace multivector {

/// Points to evaluate: quantiles of the factors but luck, and the number of the luck of each point.
struct Design {
    std::size_t factors = 0;  ///< with luck, which is the last one
    std::size_t blocks = 0;   ///< blocks of equal length, one point after another
    bool luck = false;
    Matrix quantiles;
    std::vector<std::uint32_t> lucks;

    [[nodiscard]] std::size_t block_length() const { return quantiles.rows / blocks; }
};

/// Each block: a point, then for each factor the point with this one moved by half its range, up from the lower half and
/// down from the upper; for luck, the point with another luck. All else in a block, luck too, stays.
[[nodiscard]] Design morris_design(std::size_t quantile_factors, bool luck, std::size_t blocks, std::uint32_t seed);

/// Each block: point A, point B, then for each factor A with this factor from B. The first two are what luck and inputs
/// give together.
[[nodiscard]] Design sobol_design(std::size_t quantile_factors, bool luck, std::size_t blocks, std::uint32_t seed);

/// An estimate with the 2.5 and 97.5 % quantiles of its bootstrap over blocks. Not a number where it cannot be told.
struct Estimate {
    double value = 0, low = 0, high = 0;
};

/// Of one output, by factor: mean absolute change for a step of half the range (mu*), mean change if the step is taken
/// upward (mu), standard deviation of that change over blocks (sigma).
struct MorrisIndices {
    Estimate mu_star, mu, sigma;
};
[[nodiscard]] std::vector<MorrisIndices> morris_indices(const Design& design, std::span<const double> outputs, std::size_t bootstraps,
                                                        std::uint32_t seed);

/// Of one output, by factor: share of the variance that goes if the factor is known (first), and that stays if all others
/// are (total). Not numbers where the output does not vary.
struct SobolIndices {
    Estimate first, total;
};
[[nodiscard]] std::vector<SobolIndices> sobol_indices(const Design& design, std::span<const double> outputs, std::size_t bootstraps,
                                                      std::uint32_t seed);

/// Mean of paired differences with its bootstrap.
[[nodiscard]] Estimate mean_with_bootstrap(std::span<const double> differences, std::size_t bootstraps, std::uint32_t seed);

}  // namespace multivector
