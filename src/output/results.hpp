#pragma once
// The results of a run as files of one folder. What the files hold is described in tables.hpp, events.hpp and
// manifest.hpp.

#include <filesystem>
#include <string>

#include "config/scenario.hpp"
#include "ensemble/ensemble.hpp"
#include "output/sources.hpp"

namespace multivector {

/// Fingerprint of what a run's numbers depend on: the resolved scenario, the options but for parallelism and kernel, and
/// the version of the program. Runs with equal identities write equal bytes but for build.json and the hashes of files.
[[nodiscard]] std::string run_identity(const Scenario& scenario, const RunOptions& options);

/// Throws Error if the results of a run with this identity may not be written to `dir`: it is not a folder; it holds
/// something, but not the results of a run; or it holds the results of another run and `force` is not given.
void check_results_folder(const std::filesystem::path& dir, const std::string& identity, bool force);

/// What goes beside the tables.
struct ResultExtras {
    const RunSources* sources = nullptr;     ///< files to keep in run.json
    bool statistics = false;                 ///< also statistics.kept, for merging
    const Checkpoint* checkpoint = nullptr;  ///< also the states at the start of a month, for branches
    std::filesystem::path trajectories;      ///< a file of trajectories to take in; empty: none
};

/// Writes the results of a run to `dir`, making it and the folders above it. Everything is written to a folder beside it
/// and brought to the disk before it takes the place of what `dir` held, as far as check_results_folder allows; files in
/// `dir` that no run writes stay. Throws Error, with the path and the system's reason, and leaves nothing behind if
/// something cannot be written.
void write_results(const std::filesystem::path& dir, const EnsembleResult& result, const Scenario& scenario,
                   bool force, const ResultExtras& extras = {});

}  // namespace multivector
