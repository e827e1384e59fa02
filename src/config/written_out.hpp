#pragma once
// Short forms of a file written out: after this every month is YYYY-MM, every number is in the unit of its field, and a
// plain value stands in the field that it is short for.

#include "base/diagnostics.hpp"
#include "config/dates.hpp"
#include "config/shape.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// Rewrites `tree`, whose shape is `shape`. Reports units that are missing, unknown or those of another field, and what
/// Dates::write_out reports; such values are left open. Numbers of --set need no unit: there they are the field's own.
void write_out(Node& tree, const Shape& shape, const Dates& dates, Diagnostics& diagnostics);

}  // namespace multivector
