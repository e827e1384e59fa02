#pragma once
// The text of web/src/style/palettes.json, as it stands in the program.

#include <string_view>

namespace multivector::plotting {

[[nodiscard]] std::string_view palettes();

}  // namespace multivector::plotting
