#pragma once
// Where the program finds the scenarios that ship.

#include <filesystem>
#include <string>
#include <vector>

#include "config/format.hpp"

namespace multivector {

/// The folder scenarios here, else the one that was installed with the program. Throws UsageError if there is neither.
[[nodiscard]] std::filesystem::path usual_scenarios();

/// The folder of the scenarios that were installed with the program; empty if there is none.
[[nodiscard]] std::filesystem::path shipped_scenarios();

/// The file that a word of the command line means: a bare name that no file here has is that of one of `kinds` that ships.
/// Throws UsageError, with the nearest name, for a bare name of neither.
[[nodiscard]] std::filesystem::path scenario_named(const std::string& word,
                                                   const std::vector<FileKind>& kinds = {FileKind::scenario,
                                                                                         FileKind::world});

}  // namespace multivector
