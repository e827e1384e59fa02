#pragma once
// JSON Schemas of the kinds of files, for editors. Made from the rows that the reader checks files with. A schema knows
// one file: that names exist, how numbers are spelt, and what ties several values together is left to `check`.

#include <string>

#include "config/format.hpp"
#include "guide/forms.hpp"

namespace multivector {

/// JSON Schema, draft-07, of a kind of file.
[[nodiscard]] Json schema_of(const FormatInfo& kind);

/// The same as text, with a line end; the bytes of scenarios/schema/NAME.schema.json.
[[nodiscard]] std::string schema_text(const FormatInfo& kind);

}  // namespace multivector
