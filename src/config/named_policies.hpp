#pragma once
// Policies that have a name, from the scenario or a library, put where a state follows them.

#include "config/yaml_tree.hpp"

namespace multivector {

/// Replaces "follow: NAME" in `policies` of a checked scenario by what `named_policies` says under that name; what the
/// state itself says (`with`, `rules`) goes before that.
void put_named_policies(Node& scenario);

}  // namespace multivector
