#pragma once
// An ensemble from its start, or from where an earlier attempt stopped, to files in a folder: what run and branch share.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ensemble/ensemble.hpp"
#include "output/sources.hpp"

namespace multivector {

/// What is written besides the usual tables, and how.
struct RunKeeping {
    std::optional<Month> checkpoint;    ///< also the states at the start of this month
    bool statistics = false;            ///< also what merging needs
    bool trajectories = false;          ///< also every path
    std::vector<std::string> measures;  ///< of the paths; empty: all
    double every = 5;                   ///< seconds between two savings of what is done
};

struct RunJob {
    const Scenario& scenario;
    RunSources sources;
    RunOptions options;
    RunKeeping keeping;
    std::filesystem::path out;
    bool force = false, quiet = false;
    const Checkpoint* from = nullptr;  ///< where a branch begins
};

/// Refuses now, rather than after the run, what cannot be written: a folder that is not free, paths that have no room.
void check_place(const RunJob& job);

/// Runs, writes and prints the headline; the exit code.
[[nodiscard]] int execute(const RunJob& job);

}  // namespace multivector
