#pragma once
// Draws from a posterior by sequential Monte Carlo on tempered likelihoods (Del Moral, Doucet and Jasra, "Sequential Monte Carlo
// samplers", 2006): from the prior to the posterior in steps that keep half of the effective sample, with Metropolis moves
// in between. The prior is even and independent on (0, 1) in each dimension: quantiles of ranges.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "study/matrix.hpp"

namespace multivector {

/// ln likelihoods of points, a row each.
using LogLikelihood = std::function<std::vector<double>(const Matrix& points)>;

struct SamplerOptions {
    std::size_t particles = 200;
    std::size_t moves = 3;  ///< of each particle between two temperatures
    std::uint32_t seed = 1;
};

struct Posterior {
    Matrix points;                         ///< equally likely draws
    std::vector<double> log_likelihoods;   ///< of each
    double log_evidence = 0;               ///< ln of the mean likelihood under the prior
    std::vector<double> temperatures;      ///< from above 0 to 1
    std::vector<double> acceptance;        ///< share of moves accepted at each of them
    std::size_t evaluations = 0;           ///< points at which the likelihood was asked for
};

/// Throws Error if the likelihood is not a number, or is zero everywhere.
[[nodiscard]] Posterior sample_posterior(std::size_t dimensions, const LogLikelihood& likelihood, const SamplerOptions& options);

}  // namespace multivector
