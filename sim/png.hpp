#pragma once
// Pictures of pixels, by a program that has been made for it.

#include <string>

namespace multivector {

/// A PNG of a drawing, three pixels for each of SVG: 300 an inch where it is 19 cm wide. Calls rsvg-convert, without a
/// shell, nor files that are seen. Throws Error if it is not there (with the package that has it) or fails.
[[nodiscard]] std::string png_of(const std::string& svg);

}  // namespace multivector
