#pragma once
// How a file changes the file that it extends.

#include "config/shape.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// Puts `over` on `base`, which has `shape` (null: unknown to the format). Maps with keys of the format or with names are
/// merged entry by entry; every other value, and a quantity, a list, a schedule or a series of years as a whole, is
/// replaced; so is a policy of a state. An entry of a map of names that is null in
/// `over` is taken out of `base`. Of fields that exclude each other (set, scale, add) those in `over` end the others.
/// Marks go with their values.
void merge(Node& base, const Node& over, const Shape* shape);

/// Adds a null to `now` for every entry of a map of names that only `before` has: merged over `before`, `now` gives itself.
void mark_removed(Node& now, const Node& before, const Shape* shape);

}  // namespace multivector
