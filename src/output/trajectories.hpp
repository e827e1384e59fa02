#pragma once
// Every replicate's path in one NetCDF-4 file by the CF conventions: a variable for each measure, with the dimensions
// replicate, time and those of what the measure speaks of.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ensemble/chunk.hpp"

namespace multivector {

/// Whether this build can write such files.
[[nodiscard]] bool can_write_trajectories();

/// Measures that have paths: recorded in months without a date of their own. All, or those named. Throws Error, with the
/// nearest name, for a name that is none.
[[nodiscard]] std::vector<SeriesKind> measures_with_paths(const EnsembleSetup& setup, const std::vector<std::string>& names);

/// Bytes of the file before compression, which saves about a third.
[[nodiscard]] std::uint64_t trajectory_bytes(const EnsembleSetup& setup, const std::vector<SeriesKind>& kinds);

class TrajectoryFile {
public:
    /// Makes the file. Throws Error with the path and the reason.
    TrajectoryFile(std::filesystem::path path, const Scenario& scenario, const EnsembleSetup& setup, const std::vector<SeriesKind>& kinds);
    /// Removes a file that is not finished.
    ~TrajectoryFile();
    TrajectoryFile(const TrajectoryFile&) = delete;
    TrajectoryFile& operator=(const TrajectoryFile&) = delete;

    /// Takes what a chunk has recorded in a month; a chunk is written when its last month is there. From workers at once.
    void record(const Chunk& chunk, int month);
    /// Writes the coordinates of `replicates` replicates and closes the file.
    void finish();

    struct Dimension;
    struct Variable;  ///< one measure

private:
    struct Buffer;
    void define(const Scenario& scenario);
    void write(const Chunk& chunk, const Buffer& buffer);

    std::filesystem::path path_;
    const EnsembleSetup& setup_;
    int file_ = -1;
    std::vector<Variable> variables_;
    std::mutex lock_;
    std::map<std::size_t, std::unique_ptr<Buffer>> buffers_;  // by chunk
};

}  // namespace multivector
