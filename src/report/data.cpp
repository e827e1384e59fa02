#include "report/data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "multivector/version.hpp"
#include "report/inputs.hpp"
#include "report/numbers.hpp"

namespace multivector::reporting {
namespace {

constexpr std::array kCompared{"state", "power", "domain", "posture", "corridor"};

const Json& entities(const RunFolder& folder) { return folder.run.at("resolved").at("entities"); }

std::string title_of(const RunFolder& folder) { return folder.run.at("scenario").at("title").get<std::string>(); }

// ---- the world ----------------------------------------------------------------------------------------------------

/// Shares of control of a corridor, by power.
Json control_of(const RunFolder& folder, const std::string& corridor, const std::vector<std::string>& powers) {
    std::map<std::string, double> shares;
    const std::string prefix = "corridors." + corridor + ".control.";
    for (const Json& input : folder.run.at("resolved").at("inputs")) {
        const auto path = input.at("path").get<std::string>();
        if (path.starts_with(prefix)) shares[path.substr(prefix.size())] = input.at("value").get<double>();
    }
    Json out = Json::array();
    for (const auto& power : powers) out.push_back(shares[power]);
    return out;
}

Json world_entities(const RunFolder& folder) {
    const auto powers = ids_of(folder.run, "power");
    Json out = Json::object();
    const auto add = [&](const char* kind, std::initializer_list<const char*> keys) {
        Json& list = out[kind] = Json::array();
        for (const Json& entity : entities(folder).at(kind)) {
            Json kept;
            for (const char* key : keys) kept[key] = entity.at(key);
            kept["name"] = entity.at("name").get<std::string>();
            list.push_back(std::move(kept));
        }
    };
    add("state", {"id", "name", "focal"});
    add("power", {"id", "name"});
    add("domain", {"id", "name", "role"});
    add("posture", {"id", "name", "engagement", "deference"});
    add("corridor", {"id", "name"});
    // Only so that events can call things by their names.
    for (const char* kind : {"organisation", "programme", "theatre", "threat"}) add(kind, {"id", "name"});
    for (Json& corridor : out["corridor"]) corridor["control"] = control_of(folder, corridor["id"], powers);
    return out;
}

// ---- a scenario ---------------------------------------------------------------------------------------------------

Json run_json(const RunFolder& folder) {
    const Json& run = folder.run;
    Json out{{"version", run.at("version")}, {"identity", run.at("identity")}, {"band", run.at("band")}};
    out["options"] = run.at("options");
    out["files"] = run.at("files");
    out["results"] = run.at("results");
    if (folder.build) out["build"] = *folder.build;
    return out;
}

Json line_json(const Line& line) {
    Json out{{"measure", line.subject.measure}};
    const auto add = [&](const char* key, int index) {
        if (index >= 0) out[key] = index;
    };
    add("state", line.subject.state);
    add("power", line.subject.power);
    add("domain", line.subject.domain);
    add("posture", line.subject.posture);
    add("corridor", line.subject.corridor);
    out["grid"] = name_of(line.grid);
    add_columns(out, line.columns);
    return out;
}

Json lines_json(const std::vector<Line>& lines) {
    Json out = Json::array();
    for (const Line& line : lines) out.push_back(line_json(line));
    return out;
}

Json events_json(const RunFolder& folder) {
    Json out{{"date", Json::array()},
             {"kind", Json::array()},
             {"who", Json::array()},
             {"whom", Json::array()},
             {"value", Json::array()}};
    for (const Event& e : folder.events) {
        out["date"].push_back(e.date);
        out["kind"].push_back(e.kind);
        out["who"].push_back(e.who);
        out["whom"].push_back(e.whom);
        out["value"].push_back(number_or_null(e.value));
    }
    return out;
}

Json episodes_json(const RunFolder& folder) {
    Json out = Json::array();
    for (const auto& [pair, events] : folder.episodes) {
        Json entry{{"state", pair.first}, {"power", pair.second}, {"dates", Json::array()}};
        std::vector<double> values;
        for (const Event& e : events) {
            entry["dates"].push_back(e.date);
            values.push_back(e.value);
        }
        add_columns(entry, {{"mean", values}});
        out.push_back(std::move(entry));
    }
    return out;
}

Json votes_json(const RunFolder& folder) {
    Json out = Json::array();
    for (const Vote& vote : folder.votes) {
        Json entry{{"id", vote.id}, {"title", vote.title}, {"date", vote.date}, {"state", vote.state}};
        Json& shares = entry["shares"] = Json::array();
        constexpr double kResolution = 1e4;
        for (const double v : vote.shares) shares.push_back(number_or_null(std::round(v * kResolution) / kResolution));
        out.push_back(std::move(entry));
    }
    return out;
}

Json arrivals_json(const RunFolder& folder) {
    Json out = Json::array();
    for (const auto& [shock, line] : folder.arrivals) {
        Json entry{{"shock", shock}, {"grid", name_of(line.grid)}};
        add_columns(entry, line.columns);
        out.push_back(std::move(entry));
    }
    return out;
}

Json policies_json(const RunFolder& folder) {
    Json out = Json::array();
    for (const Json& policy : folder.run.at("resolved").at("policies")) {
        if (policy.at("of_world").get<bool>()) continue;
        Json entry{{"state", policy.at("state")}, {"follow", policy.at("follow")}};
        if (policy.contains("with")) entry["with"] = policy["with"];
        out.push_back(std::move(entry));
    }
    return out;
}

/// Whether the baseline of the effects of `folder` is the run in `base`: then the means differ by the effect, but for
/// rounding, and the interval of the effect is that of the paired difference.
bool is_baseline_of(const RunFolder& base, const RunFolder& folder) {
    bool any = false;
    for (const Line& line : folder.lines) {
        if (line.subject.measure != "influence" || line.grid != Grid::fine) continue;
        const auto same = [&](const Line& l) { return l.subject == line.subject; };
        const auto effect = std::ranges::find_if(folder.effects, same);
        const auto other = std::ranges::find_if(base.lines, same);
        if (effect == folder.effects.end() || other == base.lines.end()) return false;
        const auto* mean = line.column("mean");
        const auto* base_mean = other->column("mean");
        if (mean == nullptr || base_mean == nullptr) return false;
        const auto& dates = folder.grids.dates(Grid::coarse);
        for (std::size_t k = 0; k < dates.size(); ++k) {
            const int here = folder.grids.place(Grid::fine, dates[k]), there = base.grids.place(Grid::fine, dates[k]);
            if (here < 0 || there < 0) continue;
            const double difference =
                (*mean)[static_cast<std::size_t>(here)] - (*base_mean)[static_cast<std::size_t>(there)];
            constexpr double kRounding = 1e-9;
            if (!(std::abs(difference - (*effect->column("effect"))[k]) < kRounding)) return false;
            any = true;
        }
    }
    return any;
}

Json scenario_json(const RunFolder& folder, const std::string& label, const RunFolder& base) {
    const Json& about = folder.run.at("scenario");
    Json out{{"folder", folder.name}, {"label", label}};
    // The page takes these for texts, whatever somebody made of run.json.
    for (const char* key : {"id", "title", "description", "base", "end"}) out[key] = about.at(key).get<std::string>();
    out["run"] = run_json(folder);
    for (const Grid grid : {Grid::fine, Grid::coarse, Grid::yearly})
        out["dates"][name_of(grid)] = folder.grids.dates(grid);
    out["lines"] = lines_json(folder.lines);
    out["effects"] = lines_json(folder.effects);
    out["effects_of_base"] = is_baseline_of(base, folder);
    out["marks"] = marks_of(folder.run);
    out["policies"] = policies_json(folder);
    out["events"] = events_json(folder);
    out["episodes"] = episodes_json(folder);
    out["votes"] = votes_json(folder);
    out["arrivals"] = arrivals_json(folder);
    return out;
}

// ---- the comparison -----------------------------------------------------------------------------------------------

/// Index of an id, or null for none.
Json index_of(const std::vector<std::string>& ids, const std::string& id) {
    const auto it = std::ranges::find(ids, id);
    return it == ids.end() ? Json() : Json(it - ids.begin());
}

Json compare_json(const Comparison& comparison, const RunFolder& folder) {
    const auto states = ids_of(folder.run, "state"), powers = ids_of(folder.run, "power");
    Json out{{"scenarios", Json::array()}, {"best", Json::array()}};
    for (const ComparedScenario& scenario : comparison.scenarios) {
        Json series = Json::array();
        for (const ComparedSeries& s : scenario.series) {
            Json entry{{"measure", s.measure},
                       {"state", index_of(states, s.state)},
                       {"power", index_of(powers, s.power)},
                       {"dates", s.dates}};
            add_columns(entry, {{"difference", s.difference},
                                {"low", s.low},
                                {"high", s.high},
                                {"arithmetic", s.arithmetic},
                                {"behaviour", s.behaviour},
                                {"share_higher", s.share_higher},
                                {"variance_share", s.variance_ratio}});
            series.push_back(std::move(entry));
        }
        out["scenarios"].push_back({{"scenario", scenario.scenario}, {"series", std::move(series)}});
    }
    for (const BestShare& best : comparison.best)
        out["best"].push_back({{"scenario", best.scenario},
                               {"measure", best.measure},
                               {"state", index_of(states, best.state)},
                               {"power", index_of(powers, best.power)},
                               {"higher_is_better", best.higher_is_better},
                               {"share", number_or_null(best.share)}});
    return out;
}

}  // namespace

void check_together(const std::vector<RunFolder>& folders, Diagnostics& faults) {
    for (std::size_t k = 0; k < folders.size(); ++k) {
        const RunFolder &first = folders.front(), &folder = folders[k];
        const auto refuse = [&](const std::string& message, const std::string& hint) {
            faults.error({folder.path.string(), 0, 0}, message, hint);
        };
        for (std::size_t j = 0; j < k; ++j) {
            std::error_code code;
            if (std::filesystem::equivalent(folders[j].path, folder.path, code)) {
                refuse("the folder is given twice", "");
            } else if (folders[j].run.at("identity") == folder.run.at("identity")) {
                refuse(fmt::format("it holds the same run as '{}'", folders[j].path.string()), "leave one of them out");
            }
        }
        const Json &world = first.run.at("scenario").at("world"), &other = folder.run.at("scenario").at("world");
        if (world != other) {
            refuse(fmt::format("its world is '{}', and that of '{}' is '{}'", other.get<std::string>(),
                               first.path.string(), world.get<std::string>()),
                   "a report compares scenarios of one world");
            continue;
        }
        for (const char* kind : kCompared)
            if (ids_of(folder.run, kind) != ids_of(first.run, kind))
                refuse(fmt::format("its world has another list of '{}' than that of '{}'", kind, first.path.string()),
                       "run both with the same world file");
    }
}

std::vector<std::string> labels_of(const std::vector<RunFolder>& folders) {
    std::map<std::string, int> count;
    for (const RunFolder& folder : folders) ++count[title_of(folder)];
    std::vector<std::string> labels;
    for (const RunFolder& folder : folders) {
        const auto title = title_of(folder);
        labels.push_back(count[title] == 1 ? title : fmt::format("{} ({})", title, folder.name));
    }
    return labels;
}

Json report_data(const std::vector<RunFolder>& folders, std::size_t base, const Comparison* comparison) {
    const RunFolder& first = folders.front();
    Json out{{"format", kReportFormat}, {"version", std::string(kVersion)}};
    out["world"] = {{"id", first.run.at("scenario").at("world")},
                    {"title", first.run.at("scenario").at("world_title")}};
    out["entities"] = world_entities(first);
    out["base"] = base;
    out["scenarios"] = Json::array();
    const auto labels = labels_of(folders);
    for (std::size_t k = 0; k < folders.size(); ++k)
        out["scenarios"].push_back(scenario_json(folders[k], labels[k], folders[base]));
    add_inputs(out, folders, base);
    if (comparison != nullptr) out["compare"] = compare_json(*comparison, first);
    return out;
}

}  // namespace multivector::reporting
