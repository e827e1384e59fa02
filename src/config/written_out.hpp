#pragma once
// Short forms of files written out: after this every month is YYYY-MM, every number is in the unit of its field, and a
// plain value stands in the field that it is short for.

#include "base/diagnostics.hpp"
#include "config/dates.hpp"
#include "config/shape.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// Brings the numbers of files into the units of their fields. Reports units that are missing, unknown or those of another
/// field; such values are left open. Comes before --set puts numbers of its own beside those of a file.
void write_units(Node& tree, const Shape& shape, Diagnostics& diagnostics);

/// Makes a tree fit to be written to a file: puts units back behind the numbers that must say theirs, and gives a range of
/// one point to a number of --set where a world takes none without range or source.
void say_units(Node& tree, const Shape& shape);

/// Writes out months, and what --set says: its numbers need no unit, there they are in the field's own. Reports what
/// Dates::write_out does, months that are given twice, and units as above.
void write_out(Node& tree, const Shape& shape, const Dates& dates, Diagnostics& diagnostics);

}  // namespace multivector
