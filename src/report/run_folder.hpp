#pragma once
// A folder of results as a report needs it: run.json, and the thinned lines of the tables.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "report/grid.hpp"

namespace multivector::reporting {

using Json = nlohmann::ordered_json;

/// What a line is about: indices into the lists of entities of run.json, -1 where it is about none.
struct Subject {
    std::string measure;
    int state = -1, power = -1, domain = -1, posture = -1, corridor = -1;

    friend auto operator<=>(const Subject&, const Subject&) = default;
};

/// Columns of numbers over the dates of a grid; NaN where the table has none.
struct Line {
    Subject subject;
    Grid grid = Grid::fine;
    std::vector<std::pair<std::string, std::vector<double>>> columns;

    [[nodiscard]] const std::vector<double>* column(const std::string& name) const;
};

struct Vote {
    std::string id, title, date;
    int state = -1;
    std::vector<double> shares;  ///< yes, abstain, no; then the 5 and 95 % quantiles of each
};

struct Event {
    std::string date, kind, who, whom;
    double value = 0;
};

struct RunFolder {
    std::filesystem::path path;
    std::string name;  ///< of the folder
    Json run;          ///< run.json
    std::optional<Json> build;
    Grids grids{Month{}, Month{}};
    std::vector<Line> lines;    ///< in the order of the tables
    std::vector<Line> effects;  ///< of differences.csv; empty without a frozen twin
    std::vector<Vote> votes;
    std::vector<Event> events;                                   ///< without coercion
    std::map<std::pair<int, int>, std::vector<Event>> episodes;  ///< coercion a year, by focal state and power
    std::map<std::string, Line> arrivals;                        ///< of shocks without a date, by name
};

/// Reads run.json alone. A fault is reported if there is no folder, no run.json, or one of another format or without a
/// first and a last month; then nothing is returned.
[[nodiscard]] std::optional<RunFolder> open_run_folder(const std::filesystem::path& path, Diagnostics& faults);

/// Reads a folder. Every fault is reported: those of run.json, tables that are missing, broken or not those of the run.
/// Returns nothing if run.json cannot be used.
[[nodiscard]] std::optional<RunFolder> read_run_folder(const std::filesystem::path& path, Diagnostics& faults);

/// Dated shocks of the scenario itself, which charts mark: name, what they touch, from, and to if they end within the run.
[[nodiscard]] Json marks_of(const Json& run);

/// Ids of the entities of a kind ("state", "power", ...), in the order of run.json.
[[nodiscard]] std::vector<std::string> ids_of(const Json& run, const std::string& kind);

}  // namespace multivector::reporting
