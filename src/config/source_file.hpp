#pragma once
// One file of a scenario: its bytes, its tree and which of the formats it says it has.

#include <filesystem>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "config/file_tree.hpp"
#include "config/format.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

struct SourceFile {
    std::filesystem::path path;
    std::string hash;          ///< XXH3-128 of the bytes, in hex; empty if the file could not be read
    std::optional<Node> tree;  ///< nothing if the file has a fault that was reported
    FileKind kind = FileKind::scenario;
};

/// Reads a file; a fault of the file as a whole is reported at `asked`, the place that named it. Messages show `path` as
/// it is given. Reports and drops a tree that is no map, has no `format`, or one that this version does not read.
[[nodiscard]] SourceFile read_source(const std::filesystem::path& path, const Mark& asked, Diagnostics& diagnostics);

/// The file of `tree` that the scalar `field` of the file `from` names. Reports a name that leads outside of `tree`, with
/// the nearest name in the folder a file that does not exist, and a file whose kind is not among `wanted`. An empty tree
/// if any fault.
[[nodiscard]] SourceFile read_named(const FileTree& tree, const std::filesystem::path& from, const Node& field,
                                    const std::string& at, const std::vector<FileKind>& wanted,
                                    Diagnostics& diagnostics);

}  // namespace multivector
