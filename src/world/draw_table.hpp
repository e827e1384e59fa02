#pragma once
// Joint draws of inputs that are handed in instead of being drawn from ranges: from a file, or from a study that chooses
// where to look.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace multivector {

/// One column for each input, one row for each draw. Draw number n takes row n modulo the number of rows.
struct DrawTable {
    std::vector<std::string> inputs;  ///< paths, or cells as "weight[center,security]"
    std::vector<double> values;       ///< row by row, in the unit of the field
    std::vector<std::uint32_t> luck;  ///< by row, the replicate whose luck it meets; empty: each replicate its own. Not in files

    [[nodiscard]] std::size_t rows() const { return inputs.empty() ? 0 : values.size() / inputs.size(); }
    [[nodiscard]] std::span<const double> row(std::size_t number) const {
        return std::span(values).subspan(number % rows() * inputs.size(), inputs.size());
    }
    friend bool operator==(const DrawTable&, const DrawTable&) = default;
};

}  // namespace multivector
