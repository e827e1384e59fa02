#include "output/results.hpp"

#include <map>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "output/folder.hpp"
#include "output/manifest.hpp"
#include "output/tables.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> file_names() {
    std::vector<std::string> names{kRunFile, kBuildFile};
    for (const ResultTable& table : result_tables()) names.push_back(table.file);
    return names;
}

void write_file(const fs::path& path, const std::string& text) {
    OutputFile file(path);
    file.write(text);
    file.finish();
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

void write_results(const fs::path& dir, const EnsembleResult& result, const Scenario& scenario, bool force) {
    const std::string identity = run_identity(scenario, result.options);
    check_results_folder(dir, identity, force);
    PendingFolder pending(dir);
    std::map<std::string, std::string> hashes;
    for (const ResultTable& table : result_tables()) {
        if (!table.belongs_to(result)) continue;
        OutputFile file(pending.path() / table.file);
        table.write(result, scenario, [&](std::string_view text) { file.write(text); });
        hashes[table.file] = file.finish();
    }
    write_file(pending.path() / kBuildFile, build_text(result));
    write_file(pending.path() / kRunFile, run_text(result, scenario, hashes));
    pending.put_in_place([&] { check_results_folder(dir, identity, force); }, file_names());
}

}  // namespace multivector
