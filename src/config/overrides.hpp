#pragma once
// What the command line adds to the files, put into their trees before anything is read.

#include "base/diagnostics.hpp"
#include "config/check.hpp"
#include "config/scenario.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// The trees of a run; `scenario` is null when a world is run alone.
struct Trees {
    Node* world = nullptr;
    Node* scenario = nullptr;
};

/// Puts each `path=value` of options.set in its place, in the scenario where that has the path, else in the world. A
/// field that the format knows but the files leave out is made; a quantity loses its source and range.
void apply_set(const Trees& trees, const Names& names, const LoadOptions& options, Diagnostics& diagnostics);

/// Puts each policy ("hill", "bandwagon:north,south") under `policies` of the scenario or the world.
void apply_policies(const Trees& trees, const LoadOptions& options, Diagnostics& diagnostics);

}  // namespace multivector
