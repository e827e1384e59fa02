#include "places.hpp"

#include <system_error>

#include <fmt/format.h>

#include "commands.hpp"
#include "base/names.hpp"
#include "config/file_tree.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// Found from the place of the program, so that a moved tree works.
fs::path installed_scenarios() {
    std::error_code code;
    const fs::path program = fs::read_symlink("/proc/self/exe", code);
    if (code) return {};
    return (program.parent_path() / MULTIVECTOR_SCENARIOS_FROM_PROGRAM).lexically_normal();
}

}  // namespace

fs::path usual_scenarios() {
    const fs::path here = "scenarios";
    const fs::path installed = installed_scenarios();
    for (const auto& place : {here, installed})
        if (!place.empty() && fs::is_directory(place)) return place;
    throw UsageError(fmt::format("there is no folder scenarios here and no '{}'; name a folder", installed.string()));
}

fs::path shipped_scenarios() {
    std::error_code code;
    const fs::path installed = installed_scenarios();
    return !installed.empty() && fs::is_directory(installed, code) ? installed : fs::path();
}

fs::path scenario_named(const std::string& word, const std::vector<FileKind>& kinds) {
    std::error_code code;
    if (!is_bare_name(word) || fs::exists(word, code)) return word;
    const auto folder = shipped_scenarios();
    if (auto shipped = shipped_file(folder, word, kinds); !shipped.empty()) return shipped;
    auto names = shipped_names(folder, kinds);
    for (const auto& entry : fs::directory_iterator(".", code)) names.push_back(entry.path().filename().string());
    const auto near = nearest_name(word, names);
    throw UsageError(fmt::format("there is no file '{}', and nothing ships under that name{}", word,
                                 near.empty() ? "" : fmt::format("; did you mean '{}'?", near)));
}

}  // namespace multivector
