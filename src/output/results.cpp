#include "output/results.hpp"

#include <map>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "output/folder.hpp"
#include "output/kept.hpp"
#include "output/manifest.hpp"
#include "output/tables.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// Names of what a run may have left in a folder.
std::vector<std::string> file_names(const fs::path& dir) {
    std::vector<std::string> names{kRunFile, kBuildFile, kStatisticsFile, kTrajectoriesFile};
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(dir, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("state-") && name.ends_with(".kept")) names.push_back(name);
    }
    for (const ResultTable& table : result_tables()) names.push_back(table.file);
    return names;
}

void write_file(const fs::path& path, const std::string& text) {
    OutputFile file(path);
    file.write(text);
    file.finish();
}

void write_extras(const fs::path& dir, const std::string& identity, const EnsembleResult& result, const ResultExtras& extras) {
    if (extras.statistics) keep_gathered(dir / kStatisticsFile, identity, result);
    if (extras.checkpoint != nullptr)
        keep_checkpoint(dir / state_file(result.scenario.base + extras.checkpoint->month), identity, *extras.checkpoint);
    if (!extras.trajectories.empty()) fs::rename(extras.trajectories, dir / kTrajectoriesFile);
}

}  // namespace

void check_results_folder(const fs::path& dir, const std::string& identity, bool force) {
    std::error_code code;
    const fs::file_status status = fs::status(dir, code);
    if (!fs::exists(status)) return;
    if (!fs::is_directory(status)) throw Error(fmt::format("'{}' is not a folder", dir.string()));
    const bool empty = fs::is_empty(dir, code);
    if (code) throw Error(fmt::format("cannot read '{}': {}", dir.string(), code.message()));
    if (empty) return;
    const auto there = identity_in(dir);
    if (!there)
        throw Error(
            fmt::format("'{}' holds something else than the results of a run and is left alone; choose another folder",
                        dir.string()));
    if (*there != identity && !force)
        throw Error(
            fmt::format("'{}' holds the results of another run; choose another folder, or use --force to replace them",
                        dir.string()));
}

void write_results(const fs::path& dir, const EnsembleResult& result, const Scenario& scenario, bool force, const ResultExtras& extras) {
    const std::string identity = run_identity(scenario, result.options);
    check_results_folder(dir, identity, force);
    PendingFolder pending(dir);
    std::map<std::string, std::string> hashes;
    for (const ResultTable& table : result_tables()) {
        if (table.wanted != nullptr && !table.wanted(result)) continue;
        OutputFile file(pending.path() / table.file);
        table.write(result, scenario, [&](std::string_view text) { file.write(text); });
        hashes[table.file] = file.finish();
    }
    write_file(pending.path() / kBuildFile, build_text(result));
    write_file(pending.path() / kRunFile, run_text(result, scenario, hashes, extras.sources));
    write_extras(pending.path(), identity, result, extras);
    pending.put_in_place([&] { check_results_folder(dir, identity, force); }, file_names(dir));
}

}  // namespace multivector
