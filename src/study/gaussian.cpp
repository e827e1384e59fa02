#include "study/gaussian.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "lanes/elementary.hpp"

namespace multivector {

double quantile_of(std::vector<double> values, double p) {
    std::ranges::sort(values);
    const double at = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

double natural_log(double x) { return log(Lane<double, 1>(x))[0]; }
double exponential(double x) { return exp(Lane<double, 1>(x))[0]; }

Matrix cholesky(const Matrix& covariance, double floor) {
    const std::size_t n = covariance.rows;
    double largest = 0;
    for (std::size_t k = 0; k < n; ++k) largest = std::max(largest, covariance(k, k));
    Matrix out(n, n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = covariance(i, j);
            for (std::size_t k = 0; k < j; ++k) rest -= out(i, k) * out(j, k);
            out(i, j) = i == j ? std::sqrt(std::max(rest, floor * largest)) : out(j, j) > 0 ? rest / out(j, j) : 0;
        }
    return out;
}

double log_density(std::span<const double> offset, const Matrix& factor) {
    double sum = 0;
    std::vector<double> solved(offset.size());
    for (std::size_t i = 0; i < offset.size(); ++i) {
        double rest = offset[i];
        for (std::size_t k = 0; k < i; ++k) rest -= factor(i, k) * solved[k];
        solved[i] = rest / factor(i, i);
        sum -= solved[i] * solved[i] / 2 + natural_log(factor(i, i)) + natural_log(2 * std::numbers::pi) / 2;
    }
    return sum;
}

Matrix covariance_of(const Matrix& rows) {
    Matrix out(rows.columns, rows.columns);
    if (rows.rows < 2) return out;
    std::vector<double> mean(rows.columns, 0.0);
    for (std::size_t r = 0; r < rows.rows; ++r)
        for (std::size_t c = 0; c < rows.columns; ++c) mean[c] += rows(r, c) / static_cast<double>(rows.rows);
    for (std::size_t r = 0; r < rows.rows; ++r)
        for (std::size_t i = 0; i < rows.columns; ++i)
            for (std::size_t j = 0; j < rows.columns; ++j)
                out(i, j) += (rows(r, i) - mean[i]) * (rows(r, j) - mean[j]) / static_cast<double>(rows.rows - 1);
    return out;
}

}  // namespace multivector
