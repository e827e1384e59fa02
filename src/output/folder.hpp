#pragma once
// Files that are whole or absent: a folder is filled beside its place, brought to the disk, then put in place.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "output/leftovers.hpp"

namespace multivector {

/// A new file. Every failure throws Error with the path and the system's reason.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes);
    /// Brings the file to the disk and closes it; returns the fingerprint of its bytes.
    std::string finish();

private:
    void flush();

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::string buffer_;
    Hasher hasher_;
};

/// Writes a file that is whole or as it was before: under another name first. Makes the folders above, and removes what killed
/// processes left of the same file. Throws Error if that cannot be done.
void write_whole(const std::filesystem::path& path, std::string_view text);

/// The place itself, not a link to it, without "." and without a slash at its end. Throws Error if no folder can be there.
[[nodiscard]] std::filesystem::path true_place(const std::filesystem::path& target);

/// A folder on its way to `target`. Unless put in place it disappears with the object, along with folders above it that
/// it had to make. What killed processes left beside `target` is swept away (leftovers.hpp). Every failure throws Error with the path and the system's reason.
class PendingFolder {
public:
    explicit PendingFolder(const std::filesystem::path& target);
    ~PendingFolder();
    PendingFolder(const PendingFolder&) = delete;
    PendingFolder& operator=(const PendingFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return pending_; }

    /// Puts the folder in place. If something is there by then, `may_replace` is called, which throws if it must stay;
    /// then the files of that folder called `names` go, and the others move to the new one.
    void put_in_place(const std::function<void()>& may_replace, const std::vector<std::string>& names);

private:
    void make_above(const std::filesystem::path& folder);
    void finish_replacing(const std::filesystem::path& aside, const std::vector<std::string>& names);
    void replace(const std::vector<std::string>& names);

    std::filesystem::path target_, pending_;
    Claim claim_;  // on pending_
    std::vector<std::filesystem::path> made_;  // folders above, outermost first
};

}  // namespace multivector
