#pragma once
// A table of numbers, row by row.

#include <cstddef>
#include <span>
#include <vector>

namespace multivector {

struct Matrix {
    std::size_t rows = 0, columns = 0;
    std::vector<double> values;

    Matrix() = default;
    Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c, 0.0) {}

    double& operator()(std::size_t r, std::size_t c) { return values[r * columns + c]; }
    double operator()(std::size_t r, std::size_t c) const { return values[r * columns + c]; }
    [[nodiscard]] std::span<const double> row(std::size_t r) const { return std::span(values).subspan(r * columns, columns); }
    [[nodiscard]] std::span<double> row(std::size_t r) { return std::span(values).subspan(r * columns, columns); }
};

}  // namespace multivector
