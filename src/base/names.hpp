#pragma once
// Nearest valid name for a misspelt one.

#include <string>
#include <string_view>
#include <vector>

namespace multivector {

/// Optimal-string-alignment distance (insert, delete, substitute, swap of neighbours each cost 1), case-insensitive.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `name`, if within max(1, length / 3) edits; otherwise empty. Ties go to the first in `candidates`.
[[nodiscard]] std::string nearest_name(std::string_view name, const std::vector<std::string>& candidates);

/// "did you mean 'x'?" when a candidate is near, else "expected one of a, b, c" (at most eight names), else empty.
[[nodiscard]] std::string name_hint(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace multivector
