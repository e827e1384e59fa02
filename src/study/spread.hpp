#pragma once
// Spread of a few values.

#include <vector>

#include "study/matrix.hpp"

namespace multivector {

/// Covariance of the columns over rows, with the divisor rows - 1; of one row zeros.
[[nodiscard]] Matrix covariance_of(const Matrix& rows);

/// The p-quantile of some values, between the two nearest of them.
[[nodiscard]] double quantile_of(std::vector<double> values, double p);

}  // namespace multivector
