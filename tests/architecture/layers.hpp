#pragma once
// docs/layers.txt as rules, and the sources held to them.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "source_tree.hpp"

namespace multivector::architecture {

struct Rules {
    std::map<std::string, std::set<std::string>> modules;                 ///< module: what else it may include
    std::vector<std::pair<std::string, std::vector<std::string>>> homes;  ///< text: files, or folders ending in /
};

/// Throws std::runtime_error on a line that is no rule.
[[nodiscard]] Rules read_rules(const std::filesystem::path& path);

/// Module of a path below the root: "public" for include/, "sim" for sim/, the folder for src/<folder>/; else empty.
[[nodiscard]] std::string module_of(const std::string& path);

/// Faults of the table itself: modules it does not explain, and circles.
[[nodiscard]] Faults check_table(const Rules& rules);

/// Includes that name no file of the tree or a module that the includer may not know; modules outside the table.
[[nodiscard]] Faults check_includes(const std::filesystem::path& root, const std::vector<SourceFile>& files,
                                    const Rules& rules);

/// Texts of `homes` in code outside their homes. A text that starts or ends with a letter must be a whole word there.
[[nodiscard]] Faults check_homes(const std::vector<SourceFile>& files, const Rules& rules);

}  // namespace multivector::architecture
