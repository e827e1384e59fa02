#pragma once
// Reading a user's text files whole.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace multivector {

inline constexpr std::size_t kLargestFile = std::size_t{16} << 20U;  ///< bytes

/// The bytes of a text file. Reports one error and returns nothing when the file is missing, a folder, not a regular
/// file, unreadable or larger than kLargestFile (at `asked`, the place that named the file), or holds a NUL byte or
/// text that is not UTF-8 (at the place in the file, under the name `shown`).
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path, const std::string& shown,
                                                   const Mark& asked, Diagnostics& diagnostics);
/// The same, with faults of the file as a whole reported at the file itself.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path, Diagnostics& diagnostics);

/// The bytes of a file of the program's own. Throws Error with the path if it cannot be read.
[[nodiscard]] std::string bytes_of(const std::filesystem::path& path);

/// Line `line` (from 1) of `text` without its end; empty when there is none.
[[nodiscard]] std::string_view line_of(std::string_view text, int line);

/// Offset of the first byte that is not part of valid UTF-8 (RFC 3629), or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// Line and column, in characters, of a byte of `text`, both from 1.
[[nodiscard]] Mark mark_of(std::string_view text, std::size_t offset, std::string file);

}  // namespace multivector
