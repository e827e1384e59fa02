#pragma once
// Questions about single bytes of UTF-8 text, in no language.

namespace multivector {

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a byte belongs to a character that began before it.
[[nodiscard]] inline bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace multivector
