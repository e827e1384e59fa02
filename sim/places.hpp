#pragma once
// Where the program finds the scenarios that ship.

#include <filesystem>

namespace multivector {

/// The folder scenarios here, else the one that was installed with the program. Throws UsageError if there is neither.
[[nodiscard]] std::filesystem::path usual_scenarios();

}  // namespace multivector
