#pragma once
// The files that a run was made of, kept in its run.json word for word, so that the folder of results alone is enough to
// run it again.

#include <filesystem>
#include <string>

#include "config/scenario.hpp"
#include "ensemble/setup.hpp"
#include "output/resolved.hpp"

namespace multivector {

/// Where a scenario was read from.
struct RunSources {
    std::filesystem::path scenario;
    LoadOptions load;
};

/// The files of a scenario and what the command line added. Throws Error if a file is not what it was when it was read.
[[nodiscard]] Json sources_json(const Scenario& scenario, const RunSources& sources);

/// A run whose results are in a folder, ready to be run again.
struct FinishedRun {
    std::filesystem::path folder;
    RunSources sources;  ///< files of a folder that lives as long as `files`
    Scenario scenario;
    RunOptions options;
    std::string identity;
    Json manifest;  ///< run.json

    /// A folder that goes with the object.
    struct Files {
        std::filesystem::path path;
        Files();
        ~Files();
        Files(Files&& other) noexcept;
        Files& operator=(Files&&) = delete;
    } files;
};

/// Throws Error, naming the folder, if it holds no results, those of another version, or what does not read back as what ran.
[[nodiscard]] FinishedRun reopen_run(const std::filesystem::path& folder);

}  // namespace multivector
