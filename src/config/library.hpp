#pragma once
// Libraries of shocks and of policies, and what a scenario makes of them with `include`.

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/file_tree.hpp"
#include "config/source_file.hpp"

namespace multivector {

/// Puts the values of a library's parameters where "$name" stands for them. `with` (null: none) is the map of values
/// that an `include` gives; `asked` is where to report one that is missing. Reports names that do not exist. A parameter
/// without any value leaves its places open if `with` is null, as when a library is checked by itself.
void fill_parameters(Node& library, const Node* with, const Mark& asked, Diagnostics& diagnostics);

/// What the entry `include` of the scenario at `path` brings, as a tree with the sections of a scenario; takes `include`
/// out of `scenario`. Files that were read are added to `files`.
[[nodiscard]] Node read_includes(const FileTree& tree, const std::filesystem::path& path, Node& scenario,
                                 std::vector<SourceFile>& files, Diagnostics& diagnostics);

}  // namespace multivector
