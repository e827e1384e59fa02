#pragma once
// The page of documentation that lists every field of every kind of file, made from the rows that the reader uses.

#include <string>

namespace multivector {

/// The bytes of docs/scenario_reference.md.
[[nodiscard]] std::string reference_text();

}  // namespace multivector
