#pragma once
// Worlds are data: no name of a shipped world's states and powers belongs in the code.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "source_tree.hpp"

namespace multivector::architecture {

/// Ids, display names (`name:`) and codes (`code:`, `iso:`, `iso3:`) of all entries under the top-level keys `states:` and
/// `powers:` of a world file, found by their indentation; the text need not be valid YAML.
[[nodiscard]] std::set<std::string> names_of_world(const std::string& yaml);

/// Places where a name stands as whole words, in code or comment; a separator in the name matches any other. Case does
/// not matter, but in names of three letters or fewer, where it tells a code from an English word.
[[nodiscard]] Faults check_names(const std::vector<SourceFile>& files, const std::set<std::string>& names);

}  // namespace multivector::architecture
