#include "hindcast/results.hpp"

#include <map>
#include <string>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "hindcast/tables.hpp"
#include "output/folder.hpp"

namespace multivector::hindcast {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIdentity = "hindcast.json";

/// What was read and what was written, each with the fingerprint of its bytes.
std::string identity_text(const HindcastSpec& spec, const std::map<std::string, std::string>& written) {
    nlohmann::ordered_json out{{"format", "multivector-hindcast-results/1"}, {"hindcast", spec.id}, {"title", spec.title}};
    for (const auto& [path, hash] : spec.world.files) out["world"][fs::path(path).filename().string()] = hash;
    for (const fs::path& path : {spec.figures, spec.ties, spec.drivers})
        if (!path.empty()) out["read"][path.filename().string()] = hash_hex(bytes_of(path));
    for (const auto& [name, text] : written) out["written"][name] = hash_hex(text);
    return out.dump(2) + "\n";
}

}  // namespace

void check_folder(const fs::path& dir) {
    std::error_code code;
    const auto status = fs::status(dir, code);
    if (!fs::exists(status)) return;
    if (!fs::is_directory(status)) throw Error(fmt::format("'{}' is not a folder", dir.string()));
    const bool empty = fs::is_empty(dir, code);
    if (code) throw Error(fmt::format("cannot read '{}': {}", dir.string(), code.message()));
    if (!empty && !fs::is_regular_file(dir / kIdentity, code))
        throw Error(fmt::format("'{}' holds something else than the results of a hindcast and is left alone; choose another folder", dir.string()));
}

void write_folder(const fs::path& dir, const HindcastSpec& spec, const Forecasts& forecasts, const Verdicts& verdicts, const Archive& archive) {
    check_folder(dir);
    std::map<std::string, std::string> files{{"scores.csv", scores_csv(spec, verdicts)},
                                             {"forecasts.csv", forecasts_csv(spec, forecasts, archive.figures)},
                                             {"fits.csv", fits_csv(spec, forecasts)},
                                             {"unscored.csv", unscored_csv(spec, verdicts)},
                                             {"report.md", report_md(spec, verdicts)}};
    files[kIdentity] = identity_text(spec, files);
    PendingFolder pending(dir);
    std::vector<std::string> names;
    for (const auto& [name, text] : files) {
        OutputFile file(pending.path() / name);
        file.write(text);
        file.finish();
        names.push_back(name);
    }
    pending.put_in_place([&] { check_folder(dir); }, names);
}

}  // namespace multivector::hindcast
