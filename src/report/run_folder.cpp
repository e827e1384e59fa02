#include "report/run_folder.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "output/manifest.hpp"
#include "report/run_tables.hpp"

namespace multivector::reporting {
namespace {

namespace fs = std::filesystem;

/// Fault of the folder as a whole; empty if it is one of results as far as can be told from outside.
std::string obstacle(const fs::path& path) {
    std::error_code code;
    const auto status = fs::status(path, code);
    if (!fs::exists(status)) return "there is no such folder";
    if (!fs::is_directory(status)) return "it is not a folder of results but a file";
    if (!fs::exists(path / kRunFile, code)) return fmt::format("it is not a folder of results: it has no {}", kRunFile);
    return {};
}

std::optional<Json> read_json(const fs::path& path, Diagnostics& faults) {
    const auto text = read_file(path, faults);
    if (!text) return std::nullopt;
    Json json = Json::parse(*text, nullptr, false);
    if (json.is_object()) return json;
    faults.error({path.string(), 0, 0}, "the file is damaged: it is not an object of JSON",
                 "run the scenario again, with --force");
    return std::nullopt;
}

Month month_in(const Json& run, const char* key) {
    const auto text = run.at("scenario").at(key).get<std::string>();
    const auto month = parse_month(text);
    if (!month) throw Json::other_error::create(501, fmt::format("'{}' is not a month", text), nullptr);
    return *month;
}

/// The rest of the message of nlohmann's exceptions, which begins with a code in brackets.
std::string reason_of(const Json::exception& e) {
    const std::string what = e.what();
    const auto end = what.find("] ");
    return end == std::string::npos ? what : what.substr(end + 2);
}

std::string name_of_folder(const fs::path& path) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

}  // namespace

const std::vector<double>* Line::column(const std::string& name) const {
    const auto it = std::ranges::find(columns, name, [](const auto& c) { return c.first; });
    return it == columns.end() ? nullptr : &it->second;
}

std::vector<std::string> ids_of(const Json& run, const std::string& kind) {
    std::vector<std::string> ids;
    for (const Json& entity : run.at("resolved").at("entities").at(kind)) ids.push_back(entity.at("id"));
    return ids;
}

namespace {

/// Runs `read`, and reports what run.json lacks. Whether it lacks nothing.
template <typename Read>
bool whole(const fs::path& path, Diagnostics& faults, const Read& read) {
    try {
        read();
        return true;
    } catch (const Json::exception& e) {
        faults.error({(path / kRunFile).string(), 0, 0}, fmt::format("the file is damaged: {}", reason_of(e)),
                     "run the scenario again, with --force");
        return false;
    }
}

}  // namespace

Json marks_of(const Json& run) {
    Json out = Json::array();
    for (const Json& shock : run.at("resolved").at("shocks")) {
        if (shock.at("of_world").get<bool>() || shock.contains("when") || shock.contains("hazard")) continue;
        Json mark{{"name", shock.at("name")}, {"touches", shock.at("touches")}, {"from", shock.at("from")}};
        if (shock.contains("to") && shock["to"] <= run.at("scenario").at("end")) mark["to"] = shock["to"];
        out.push_back(std::move(mark));
    }
    return out;
}

std::optional<RunFolder> open_run_folder(const fs::path& path, Diagnostics& faults) {
    if (const auto why = obstacle(path); !why.empty()) {
        faults.error({path.string(), 0, 0}, why, "give folders that 'multivector run' wrote");
        return std::nullopt;
    }
    auto run = read_json(path / kRunFile, faults);
    if (!run) return std::nullopt;
    RunFolder folder{path, name_of_folder(path), std::move(*run), {}, Grids{Month{}, Month{}}, {}, {}, {}, {}, {}, {}};
    bool known = true;
    const bool good = whole(path, faults, [&] {
        const auto format = folder.run.at("format").get<std::string>();
        known = format == kRunFormat;
        if (known)
            folder.grids = Grids(month_in(folder.run, "base"), month_in(folder.run, "end"));
        else
            faults.error({(path / kRunFile).string(), 0, 0},
                         fmt::format("its format is '{}', and this program reads '{}'", format, kRunFormat),
                         "run the scenario again with this program");
    });
    if (!good || !known) return std::nullopt;
    return folder;
}

std::optional<RunFolder> read_run_folder(const fs::path& path, Diagnostics& faults) {
    auto folder = open_run_folder(path, faults);
    if (!folder || !whole(path, faults, [&] { read_run_tables(*folder, faults); })) return std::nullopt;
    if (fs::exists(path / kBuildFile)) folder->build = read_json(path / kBuildFile, faults);
    return folder;
}

}  // namespace multivector::reporting
