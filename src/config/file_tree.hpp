#pragma once
// Which files a scenario may be made of: those of its folder tree and those that ship with the program.

#include <filesystem>
#include <string>
#include <vector>

#include "config/format.hpp"

namespace multivector {

/// Where a name in a file leads: a path, or why it may not be followed.
struct FileName {
    std::filesystem::path path;
    std::string fault;  ///< empty if there is none
    std::string hint;
};

class FileTree {
public:
    /// `first` is the file that the user named. `root` is the folder that the files of a scenario may not leave; empty: the
    /// folder of `first`. `shipped` is the folder that bare names stand for; empty: they stand for nothing.
    FileTree(std::filesystem::path first, std::filesystem::path root, std::filesystem::path shipped);

    /// The file that `text`, written in the file `from`, names when a file of one of the kinds `wanted` is meant. A bare
    /// name (letters, digits, '_' and '-') is that of a file that ships; a path goes from the folder of `from`. Links are
    /// followed before it is asked whether a path leaves the tree; nothing outside of it is looked at.
    [[nodiscard]] FileName find(const std::filesystem::path& from, const std::string& text,
                                const std::vector<FileKind>& wanted) const;

    /// What a file beside the first one would write to name `path`.
    [[nodiscard]] std::string name_of(const std::filesystem::path& path) const;
    /// The path from the folder of the first file or, in the other tree, from that of the files that ship.
    [[nodiscard]] std::string place_of(const std::filesystem::path& path) const;
    /// Advice where there is no such file but one of the name ships; empty if none does.
    [[nodiscard]] std::string hint_for(const std::string& text, const std::vector<FileKind>& wanted) const;

private:
    [[nodiscard]] std::string bare_name_of(const std::filesystem::path& path) const;
    [[nodiscard]] FileName find_shipped(const std::filesystem::path& from, const std::string& name,
                                        const std::vector<FileKind>& wanted) const;

    std::filesystem::path folder_;   ///< of the first file, as it was given
    std::filesystem::path root_;
    std::filesystem::path shipped_;
};

/// Whether a name is one of those that only files that ship are called by.
[[nodiscard]] bool is_bare_name(const std::string& text);

/// The file of one of the kinds `wanted` that ships under a bare name; empty if there is none.
[[nodiscard]] std::filesystem::path shipped_file(const std::filesystem::path& shipped, const std::string& name,
                                                 const std::vector<FileKind>& wanted);

/// The bare names of the files of some kinds, in order.
[[nodiscard]] std::vector<std::string> shipped_names(const std::filesystem::path& shipped,
                                                     const std::vector<FileKind>& wanted);

}  // namespace multivector
