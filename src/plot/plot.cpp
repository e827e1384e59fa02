#include "plot/plot.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/names.hpp"
#include "plot/assemble.hpp"
#include "report/data.hpp"

namespace multivector::plotting {
namespace {

using reporting::Json;
using reporting::RunFolder;

/// Place of the state that the picture is of; nothing, and a fault, if there is none such.
std::optional<int> state_of(const Request& request, const RunFolder& folder, Diagnostics& faults) {
    const auto ids = reporting::ids_of(folder.run, "state");
    if (!request.state.empty()) {
        const auto it = std::ranges::find(ids, request.state);
        if (it != ids.end()) return static_cast<int>(it - ids.begin());
        faults.error({folder.path.string(), 0, 0}, fmt::format("the run has no state '{}'", request.state),
                     name_hint(request.state, ids));
        return std::nullopt;
    }
    const Json& states = folder.run.at("resolved").at("entities").at("state");
    for (std::size_t k = 0; k < states.size(); ++k)
        if (states[k].at("focal").get<bool>()) return static_cast<int>(k);
    faults.error({folder.path.string(), 0, 0}, "the run has no focal state", "name a state with --state");
    return std::nullopt;
}

std::string drawn(const Request& request, const std::vector<RunFolder>& runs, Diagnostics& faults) {
    const bool of_state = std::string_view(request.picture->title).find("{}") != std::string_view::npos;
    Assembly assembly{*request.picture, -1, {}, nullptr, labels_of(runs), request.same_scale};
    std::string id;
    if (of_state) {
        const auto state = state_of(request, runs.front(), faults);
        if (!state) return {};
        assembly.state = *state;
        id = reporting::ids_of(runs.front().run, "state")[static_cast<std::size_t>(*state)];
    }
    for (const RunFolder& run : runs) assembly.runs.push_back({&run, read_curves(run, *request.picture, id, faults)});
    if (faults.has_errors()) return {};
    std::optional<Drawn> against;
    if (!request.against.empty()) {
        against = std::move(assembly.runs.back());
        assembly.runs.pop_back();
        assembly.against = &*against;
    }
    return svg_of(assemble(assembly));
}

}  // namespace

std::string plot(const Request& request, Diagnostics& faults) {
    std::vector<std::filesystem::path> paths = request.folders;
    if (!request.against.empty()) paths.push_back(request.against);
    std::vector<RunFolder> runs;
    for (const auto& path : paths)
        if (auto run = reporting::open_run_folder(path, faults)) runs.push_back(std::move(*run));
    try {
        if (!runs.empty()) check_together(runs, faults);
        if (faults.has_errors() || runs.empty()) return {};
        return drawn(request, runs, faults);
    } catch (const Json::exception& e) {
        faults.error({paths.front().string(), 0, 0}, fmt::format("its run.json is damaged: {}", e.what()));
        return {};
    }
}

}  // namespace multivector::plotting
