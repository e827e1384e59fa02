#pragma once
// A scenario from all its files: what it extends, what it includes, and what it changes.

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/file_tree.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

inline constexpr int kMostLevels = 20;  ///< files that extend one another

struct Layers {
    std::optional<Node> world;     ///< nothing if the world file, or the way to it, has a fault
    std::optional<Node> scenario;  ///< nothing for a world file alone
    std::optional<Node> plain_world;  ///< the world file as it is, before any change
    std::string world_id;          ///< name of the world file without its ending
    std::string world_file;        ///< as a file beside the first would name it
    std::vector<std::pair<std::string, std::string>> files;  ///< paths and hashes; those after the first from its folder, or from that of the files that ship
    bool readable = false;         ///< whether the first file could be read as a world or a scenario
};

/// Reads a file and all that it extends and includes, nearest file first in `files`. The trees are merged, not checked.
[[nodiscard]] Layers read_layers(const std::filesystem::path& path, const FileTree& tree, Diagnostics& diagnostics);

/// Parts of the file at `path` (whose fingerprint is `hash`) as a scenario: `layers` with the sections of a scenario, each on
/// top of the one before, the first on top of what it `extends`.
[[nodiscard]] Layers stack_layers(const std::filesystem::path& path, const std::string& hash, std::vector<Node> layers,
                                  const FileTree& tree, Diagnostics& diagnostics);

}  // namespace multivector
