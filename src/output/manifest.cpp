#include "output/manifest.hpp"

#include <fstream>
#include <string_view>

#include "base/hash.hpp"
#include "multivector/version.hpp"
#include "output/resolved.hpp"
#include "output/results.hpp"
#include "output/tables.hpp"

namespace multivector {
namespace {

std::string_view name_of(InputMode mode) {
    if (mode == InputMode::fixed) return "fixed";
    return mode == InputMode::world ? "world" : "all";
}

/// The options that results depend on, settled.
Json options_json(const RunOptions& o) {
    return {{"seed", o.seed},
            {"replicates", o.replicates},
            {"inputs", std::string(name_of(o.inputs))},
            {"replicates_per_draw", o.replicates_per_draw},
            {"mean_field", o.mean_field},
            {"frozen_twin", o.frozen_twin},
            {"record", {{"domains_of_all", o.record.domains_of_all}, {"steering_every", o.record.steering_every},
                        {"steering_channels", o.record.steering_channels}}}};
}

Json files_json(const Scenario& scenario) {
    Json out = Json::array();
    for (const auto& [path, hash] : scenario.files)
        out.push_back({{"file", std::filesystem::path(path).filename().string()}, {"hash", hash}});
    return out;
}

std::string text_of(const Json& json) {
    // A name that is not UTF-8 becomes readable rather than fatal.
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string run_identity(const Scenario& scenario, const RunOptions& options) {
    const Json json{{"format", kRunFormat},
                    {"version", std::string(kVersion)},
                    {"id", scenario.id},
                    {"scenario", scenario_hash(scenario)},
                    {"options", options_json(settled(options))}};
    return hash_hex(json.dump());
}

std::string run_text(const EnsembleResult& result, const Scenario& scenario,
                     const std::map<std::string, std::string>& table_hashes) {
    Json out{{"format", kRunFormat},
             {"version", std::string(kVersion)},
             {"identity", run_identity(scenario, result.options)}};
    out["scenario"] = {{"id", scenario.id},
                       {"title", scenario.title},
                       {"description", scenario.description},
                       {"world", scenario.world_id},
                       {"world_title", scenario.world_title},
                       {"base", to_string(scenario.base)},
                       {"end", to_string(scenario.end)}};
    out["options"] = options_json(result.options);
    out["band"] = std::string(band_of(result));
    out["files"] = files_json(scenario);
    out["results"] = table_hashes;
    out["chunk_size"] = kChunk;
    out["chunk_hashes"] = result.chunk_hashes;
    out["resolved"] = resolved_json(scenario);
    return text_of(out);
}

std::string build_text(const EnsembleResult& result) {
    return text_of(Json{{"version", std::string(kVersion)},
                        {"compiler", MULTIVECTOR_COMPILER},
                        {"build_type", MULTIVECTOR_BUILD_TYPE},
                        {"flags", MULTIVECTOR_FLAGS},
                        {"kernel", result.kernel},
                        {"backend", std::string(name_of(result.options.parallelism.backend))},
                        {"threads", thread_count(result.options.parallelism)}});
}

std::optional<std::string> identity_in(const std::filesystem::path& folder) {
    std::ifstream in(folder / kRunFile, std::ios::binary);
    const Json json = Json::parse(in, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto text = [&](const char* key) {
        return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
    };
    if (!text("format").starts_with("multivector-run/") || text("identity").empty()) return std::nullopt;
    return text("identity");
}

}  // namespace multivector
