#pragma once
// A scenario out of parts of a file, for files that hold several.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/scenario.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// As load_scenario, for `layers` of the file at `path`, whose fingerprint is `hash`: each has the sections of a scenario and
/// is put on the one before; the first says `extends`. The scenario gets the name `id`.
[[nodiscard]] std::optional<Scenario> load_stacked(const std::filesystem::path& path, const std::string& hash, const std::string& id,
                                                   std::vector<Node> layers, const LoadOptions& options, Diagnostics& diagnostics);

}  // namespace multivector
