#pragma once
// What a killed process leaves beside the place that it was writing to, and how the next one tells it from what a live
// process is at: names end with the number of their process, and who works on a file or folder holds a lock on it.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace multivector {

/// A lock on a file or folder, held until the object goes; the system lets go of those of a process that dies.
class Claim {
public:
    Claim() = default;
    /// Nothing is held if another holds it, if it is gone, or if the file system knows no locks.
    explicit Claim(const std::filesystem::path& path);
    ~Claim();
    Claim(Claim&& other) noexcept;
    Claim& operator=(Claim&& other) noexcept;

    [[nodiscard]] bool held() const { return descriptor_ >= 0; }

private:
    int descriptor_ = -1;
};

/// ".NAME.PROCESS-NUMBER.ENDING" beside `target`, which is called NAME.
[[nodiscard]] std::filesystem::path hidden_beside(const std::filesystem::path& target, int number, std::string_view ending);

inline constexpr std::string_view kFile = "file";        ///< being written
inline constexpr std::string_view kNewFolder = "new";    ///< being filled; only a run's own files are in it
inline constexpr std::string_view kOldFolder = "old";    ///< moved aside; others' files may be in it
inline constexpr std::string_view kPathsFile = "paths";  ///< trajectories on their way

/// What dead processes left beside `target` with this ending. Of each the lock is held while it is in the list: nobody else
/// can take it for a leftover, nor be at work on it. Where the file system knows no locks there is never any.
struct Leftover {
    std::filesystem::path path;
    Claim claim;
};
[[nodiscard]] std::vector<Leftover> leftovers_of(const std::filesystem::path& target, std::string_view ending);
/// Removes them, as far as that can be done.
void remove_leftovers(const std::filesystem::path& target, std::string_view ending);

}  // namespace multivector
