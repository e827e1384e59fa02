#pragma once
// Normal distributions of several numbers, for likelihoods and proposals, and quantiles of a few values.

#include <span>
#include <vector>

#include "study/matrix.hpp"

namespace multivector {

/// The lower factor of a symmetric matrix. What rounding leaves of a direction without variance counts as `floor` of the
/// largest variance.
[[nodiscard]] Matrix cholesky(const Matrix& covariance, double floor = 1e-12);

/// ln of the normal density at `offset` from the mean, with the lower factor of the covariance.
[[nodiscard]] double log_density(std::span<const double> offset, const Matrix& factor);

/// Covariance of the columns over rows, with the divisor rows - 1; of one row zeros.
[[nodiscard]] Matrix covariance_of(const Matrix& rows);

/// The p-quantile of some values, between the two nearest of them.
[[nodiscard]] double quantile_of(std::vector<double> values, double p);

/// Of double, the same bits everywhere.
[[nodiscard]] double natural_log(double x);
[[nodiscard]] double exponential(double x);

}  // namespace multivector
