#pragma once
// The check of a tree against a shape: keys, kinds of values, numbers and their bounds, names that must exist. What
// passes it can be read without further questions; rules that tie several values together come later.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/shape.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// The file name of values that come from the command line.
inline constexpr std::string_view kSetOption = "--set";
inline constexpr std::string_view kPolicyOption = "--policy";
inline constexpr std::string_view kEndOption = "--to";

/// Ids by kind of thing ("power", "source", ...), in the order of the file.
using Names = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Ids of `kind`; a rival is a power. Null if nothing is known about the kind, as when the world file cannot be read.
[[nodiscard]] const std::vector<std::string>* ids_of(const Names& names, std::string_view kind);

/// The ids that the top-level maps of a tree make.
[[nodiscard]] Names names_in(const Node& tree, const Shape& shape);

/// "powers" and "north" make "powers.north"; an empty path is the file itself.
[[nodiscard]] std::string join_path(const std::string& path, const std::string& key);

/// " (at powers.north)", or nothing for the file itself.
[[nodiscard]] std::string at_path(const std::string& path);

/// Reports that `node`, a map at `path`, lacks `key`.
void report_missing(Diagnostics& diagnostics, const Node& node, const std::string& path, const std::string& key,
                    const std::string& meaning);

/// What a message calls a value: "'high'", "a list", "nothing".
[[nodiscard]] std::string found(const Node& node);

/// Checks `tree`, which stands at `path`, against `shape` and reports every fault.
void check(const Node& tree, const Shape& shape, const Names& names, Diagnostics& diagnostics,
           const std::string& path = {});

}  // namespace multivector
