#pragma once
// The colours of the report, for a light ground: web/src/style/palettes.json.

#include <cstddef>
#include <string>

namespace multivector::plotting {

/// A colour of drawings by its name there ("text", "muted", "grid", "accent", ...). Throws Error if there is none.
[[nodiscard]] std::string shade(const std::string& name);

/// The colour of a power, a domain, a posture ("p", "d", "s") by its place; past the end of a palette its colours come
/// again, mixed with that of text.
[[nodiscard]] std::string shade(const std::string& palette, std::size_t place);

/// The colour of text that can be read on `color` ("#rrggbb").
[[nodiscard]] std::string text_on(const std::string& color);

}  // namespace multivector::plotting
