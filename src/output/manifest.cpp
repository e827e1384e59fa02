#include "output/manifest.hpp"

#include <fstream>
#include <string_view>

#include "base/hash.hpp"
#include "multivector/version.hpp"
#include "output/draw_file.hpp"
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
    Json out{{"seed", o.seed},
            {"replicates", o.replicates},
            {"first_replicate", o.first_replicate},
            {"precision", std::string(name_of(o.precision))},
            {"inputs", std::string(name_of(o.inputs))},
            {"replicates_per_draw", o.replicates_per_draw},
            {"mean_field", o.mean_field},
            {"frozen_twin", o.frozen_twin},
            {"watches", o.watches},
            {"until", {{"half_width", o.until.half_width}, {"most", o.until.most}}},
            {"record_draws", o.record_draws},
            {"record", {{"domains_of_all", o.record.domains_of_all}, {"steering_every", o.record.steering_every},
                        {"steering_channels", o.record.steering_channels}}}};
    if (o.table != nullptr)
        out["parameters"] = {{"inputs", o.table->inputs.size()}, {"draws", o.table->rows()}, {"hash", hash_hex(draw_table_text(*o.table))}};
    return out;
}

/// Width of the bins from which the quantiles of each measure are read.
Json resolutions() {
    Json out = Json::object();
    for (const SeriesKindInfo& kind : series_kinds()) out[std::string(kind.name)] = Histogram(kind.resolution).width();
    return out;
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
    RunOptions asked = settled(options);
    if (asked.until.half_width > 0) asked.replicates = asked.until.most;
    const Json json{{"format", kRunFormat},
                    {"version", std::string(kVersion)},
                    {"id", scenario.id},
                    {"scenario", scenario_hash(scenario)},
                    {"options", options_json(asked)}};
    return hash_hex(json.dump());
}

std::string run_text(const EnsembleResult& result, const Scenario& scenario,
                     const std::map<std::string, std::string>& table_hashes, const RunSources* sources) {
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
    out["chunk_hashes"] = Json::array();
    for (const auto& [number, hash] : result.chunk_hashes) out["chunk_hashes"].push_back(hash);
    out["resolution"] = resolutions();
    if (sources != nullptr) {
        out["inputs"] = sources_json(scenario, *sources);
        if (result.options.table != nullptr) out["inputs"]["parameters"] = draw_table_text(*result.options.table);
    }
    out["resolved"] = resolved_json(scenario);
    return text_of(out);
}

RunOptions options_of(const Json& json, std::shared_ptr<const DrawTable> table) {
    RunOptions o;
    o.table = std::move(table);
    o.seed = json.at("seed").get<std::uint32_t>();
    o.replicates = json.at("replicates").get<std::size_t>();
    o.first_replicate = json.at("first_replicate").get<std::size_t>();
    o.precision = json.at("precision") == std::string(name_of(Precision::single_)) ? Precision::single_ : Precision::double_;
    const auto inputs = json.at("inputs").get<std::string>();
    for (const InputMode mode : {InputMode::fixed, InputMode::world, InputMode::all})
        if (name_of(mode) == inputs) o.inputs = mode;
    o.replicates_per_draw = json.at("replicates_per_draw").get<std::size_t>();
    o.mean_field = json.at("mean_field").get<bool>();
    o.frozen_twin = json.at("frozen_twin").get<bool>();
    o.watches = json.at("watches").get<std::vector<std::string>>();
    o.until = {json.at("until").at("half_width").get<double>(), json.at("until").at("most").get<std::size_t>()};
    o.record_draws = json.at("record_draws").get<bool>();
    const Json& record = json.at("record");
    o.record.domains_of_all = record.at("domains_of_all").get<bool>();
    o.record.steering_every = record.at("steering_every").get<int>();
    o.record.steering_channels = record.at("steering_channels").get<bool>();
    return settled(o);
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
