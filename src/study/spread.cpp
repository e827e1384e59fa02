#include "study/spread.hpp"

#include <algorithm>

namespace multivector {

double quantile_of(std::vector<double> values, double p) {
    std::ranges::sort(values);
    const double at = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
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
