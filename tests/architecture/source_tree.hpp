#pragma once
// Reads the C++ files of a tree for the rules that every file must keep.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace multivector::architecture {

/// One file: its path below the root, with slashes, and its lines as written and with comments blanked out.
struct SourceFile {
    std::string path;
    std::vector<std::string> lines;
    std::vector<std::string> code;
};

/// A broken rule, as "path:line: what is wrong".
using Faults = std::vector<std::string>;

[[nodiscard]] std::string read_text(const std::filesystem::path& path);
[[nodiscard]] std::vector<std::string> split_lines(const std::string& text);

/// Text without spaces, tabs and carriage returns at its ends.
[[nodiscard]] std::string trim(const std::string& text);

/// The text with every character of a comment but line ends replaced by a space. Knows strings and raw strings.
[[nodiscard]] std::string blank_comments(const std::string& text);

/// All C++ files below the given folders of the root, by path. A folder that does not exist holds none.
[[nodiscard]] std::vector<SourceFile> read_sources(const std::filesystem::path& root,
                                                   const std::vector<std::string>& folders);

/// Reads lines "key: value"; empty lines and lines that start with # do not count.
[[nodiscard]] std::map<std::string, std::string> read_pairs(const std::filesystem::path& path);

/// Files of more than `limit` lines that `allowed` (path: reason) does not name, and names there that are not needed.
[[nodiscard]] Faults check_length(const std::vector<SourceFile>& files, std::size_t limit,
                                  const std::map<std::string, std::string>& allowed);

/// Headers whose first line of code is not #pragma once.
[[nodiscard]] Faults check_pragma_once(const std::vector<SourceFile>& files);

/// Sources whose first include is not the header of the same name beside them, if there is one. This is also what
/// proves that such a header compiles alone.
[[nodiscard]] Faults check_own_header_first(const std::vector<SourceFile>& files);

/// Headers below include/ that the given list of the build does not name.
[[nodiscard]] Faults check_public_headers_listed(const std::vector<SourceFile>& files, const std::string& list);

}  // namespace multivector::architecture
