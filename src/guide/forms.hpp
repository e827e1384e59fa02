#pragma once
// How a value of each form is written: in words for people and as a JSON Schema for editors. A new form has its one
// place here.

#include <string>

#include <nlohmann/json.hpp>

#include "config/shape.hpp"

namespace multivector {

using Json = nlohmann::ordered_json;

struct Written {
    std::string words;  ///< "month", "one of `set`, `scale`"
    Json schema;        ///< draft-07; of an object, a map or a list without what it holds
};

/// How a value of the shape is written. References of the schema go to `definitions()`.
[[nodiscard]] Written written(const Shape& shape);

/// What the schemas of several forms share, by name.
[[nodiscard]] Json definitions();

/// The definition of a quantity, from the schema of its keys.
[[nodiscard]] Json quantity_definition(Json keys);

/// Regular expression (ECMA 262) of the keys of a map, and how people are told of it: "STATE".
[[nodiscard]] std::string key_pattern(const Shape& map);
[[nodiscard]] std::string key_words(const Shape& map);

/// What holds where the field is missing, as a value of the schema; null if nothing does.
[[nodiscard]] Json fallback_value(const Shape& shape);

/// "0 to 1"; empty for forms without bounds.
[[nodiscard]] std::string range_text(const Shape& shape);

/// Meaning, unit, range and default in one line: "noise of a tie (log points, 0 to 1; 0 if missing)".
[[nodiscard]] std::string sentence(const Shape& shape);

/// The shortest usual form: "0.45", "60000", "1e+09".
[[nodiscard]] std::string short_number(double value);

}  // namespace multivector
