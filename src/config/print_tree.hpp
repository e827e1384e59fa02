#pragma once
// A tree as YAML, with the place that every value comes from.

#include <string>

#include "config/yaml_tree.hpp"

namespace multivector {

/// A map, one entry a line; behind each value stands "# file:line" (or "# --set"), in one column. Reads back as the same
/// tree but for marks. Empty text for an empty map.
[[nodiscard]] std::string print_tree(const Node& map);

}  // namespace multivector
