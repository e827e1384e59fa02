#include "output/sources.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "multivector/version.hpp"
#include "output/draw_file.hpp"
#include "output/manifest.hpp"
#include "output/results.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// The path from `folder`, if it lies there.
std::string below(const fs::path& folder, const fs::path& path) {
    if (folder.empty()) return {};
    const std::string text = fs::weakly_canonical(path).lexically_relative(fs::weakly_canonical(folder)).generic_string();
    return text.starts_with("..") ? std::string() : text;
}

fs::path root_of(const RunSources& s) {
    if (!s.load.root.empty()) return s.load.root;
    return s.scenario.has_parent_path() ? s.scenario.parent_path() : fs::path(".");
}

/// A file of the scenario, which knows it by its path from its own folder or from that of the files that ship.
struct Found {
    fs::path path;
    std::string text;
};
Found found(const RunSources& s, const std::string& name, const std::string& hash) {
    std::error_code code;
    // The present folder comes last: a file of the same name and text there is not the one that was meant.
    for (const fs::path& folder : {s.scenario.parent_path(), s.load.shipped, fs::path()}) {
        const fs::path path = (folder.empty() ? fs::path(name) : fs::absolute(folder) / name).lexically_normal();
        if (!fs::is_regular_file(path, code)) continue;
        std::string text = bytes_of(path);
        if (hash_hex(text) == hash) return {path, std::move(text)};
    }
    throw Error(fmt::format("'{}' has changed since it was read", name));
}

Json pairs_json(const std::vector<std::pair<std::string, std::string>>& pairs) {
    Json out = Json::array();
    for (const auto& [first, second] : pairs) out.push_back({first, second});
    return out;
}

std::vector<std::pair<std::string, std::string>> pairs_of(const Json& json) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const Json& pair : json) out.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    return out;
}

/// Writes the files of run.json to a folder; how they are to be read there.
RunSources unpack(const Json& json, const fs::path& folder) {
    RunSources out;
    for (const Json& file : json.at("files")) {
        const fs::path name = fs::path(file.at("tree").get<std::string>()) / file.at("name").get<std::string>();
        const fs::path path = (folder / name).lexically_normal();
        if (below(folder, path).empty()) throw Error(fmt::format("the file '{}' lies outside", name.string()));
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << file.at("text").get<std::string>();
    }
    out.scenario = folder / "root" / json.at("scenario").get<std::string>();
    out.load.set = pairs_of(json.at("set"));
    out.load.policies = pairs_of(json.at("policies"));
    if (json.at("end").is_string()) out.load.end = parse_month(json.at("end").get<std::string>());
    out.load.root = folder / "root";
    out.load.shipped = folder / json.at("shipped").get<std::string>();
    return out;
}

Scenario load(const RunSources& sources) {
    Diagnostics diagnostics;
    auto scenario = load_scenario(sources.scenario, sources.load, diagnostics);
    if (scenario) return std::move(*scenario);
    const auto faults = diagnostics.sorted();
    throw Error(fmt::format("the scenario in it is not valid{}", faults.empty() ? "" : ": " + faults.front().message));
}

/// The table of draws that a run took; null if none.
std::shared_ptr<const DrawTable> table_of(const Json& json, const Scenario& scenario) {
    if (!json.contains("parameters")) return nullptr;
    Diagnostics faults;
    auto table = parse_draw_table(json.at("parameters").get<std::string>(), "parameters", {&scenario}, faults);
    if (!table) throw Error(fmt::format("the table of draws in it is not valid: {}", faults.sorted().front().message));
    return std::make_shared<const DrawTable>(std::move(*table));
}

}  // namespace

Json sources_json(const Scenario& scenario, const RunSources& sources) {
    const fs::path root = root_of(sources);
    const std::string shipped = below(root, sources.load.shipped);
    Json files = Json::array();
    for (const auto& [name_in_scenario, hash] : scenario.files) {
        auto [path, text] = found(sources, name_in_scenario, hash);
        const std::string in_root = below(root, path);
        const std::string name = in_root.empty() ? below(sources.load.shipped, path) : in_root;
        files.push_back({{"tree", in_root.empty() ? "shipped" : "root"}, {"name", name}, {"text", std::move(text)}});
    }
    Json out{{"scenario", below(root, sources.scenario)}, {"shipped", shipped.empty() ? "shipped" : "root/" + shipped}};
    out["set"] = pairs_json(sources.load.set);
    out["policies"] = pairs_json(sources.load.policies);
    out["end"] = sources.load.end ? Json(to_string(*sources.load.end)) : Json();
    out["files"] = std::move(files);
    return out;
}

FinishedRun::Files::Files() {
    std::string name = (fs::temp_directory_path() / "multivector-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw Error(fmt::format("cannot make a folder in '{}'", fs::temp_directory_path().string()));
    path = name;
}
FinishedRun::Files::~Files() {
    std::error_code ignored;
    if (!path.empty()) fs::remove_all(path, ignored);
}
FinishedRun::Files::Files(Files&& other) noexcept : path(std::move(other.path)) { other.path.clear(); }

FinishedRun reopen_run(const fs::path& folder) {
    const auto refuse = [&](const std::string& why) -> Error { return Error(fmt::format("'{}': {}", folder.string(), why)); };
    FinishedRun run;
    run.folder = folder;
    if (!fs::is_directory(folder)) throw refuse("is not a folder of results");
    std::ifstream in(folder / kRunFile, std::ios::binary);
    if (!in) throw refuse(fmt::format("holds no results of a run: there is no {}", kRunFile));
    run.manifest = Json::parse(in, nullptr, false);
    try {
        if (run.manifest.at("format") != kRunFormat)
            throw Error(fmt::format("has the format {}; this program knows {}", run.manifest.at("format").dump(), kRunFormat));
        if (run.manifest.at("version") != std::string(kVersion))
            throw Error(fmt::format("is of version {}; this is {}", run.manifest.at("version").get<std::string>(), kVersion));
        run.identity = run.manifest.at("identity").get<std::string>();
        if (!run.manifest.contains("inputs")) throw Error("does not hold the files that it was made of");
        run.sources = unpack(run.manifest.at("inputs"), run.files.path);
        run.scenario = load(run.sources);
        run.options = options_of(run.manifest.at("options"), table_of(run.manifest.at("inputs"), run.scenario));
    } catch (const Json::exception&) {
        throw refuse(fmt::format("{} is damaged", kRunFile));
    } catch (const Error& e) {
        throw refuse(e.what());
    } catch (const fs::filesystem_error& e) {
        throw refuse(e.code().message());
    }
    if (run_identity(run.scenario, run.options) != run.identity)
        throw refuse("its scenario or options do not read back as those that ran");
    return run;
}

}  // namespace multivector
