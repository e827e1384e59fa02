#include "report/run_tables.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "report/table_file.hpp"

namespace multivector::reporting {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Statistics of series.csv in the order in which its columns are asked for; a mask says which of them are kept.
constexpr std::array<const char*, 6> kStatistics{"mean", "q05", "q25", "q50", "q75", "q95"};
constexpr unsigned kMean = 1, kMedian = 8, kRange = 2 | 8 | 32, kFan = 2 | 4 | 8 | 16 | 32;

/// A measure that the page shows: on which grid and by which statistics, for focal states and for the others.
struct Shown {
    const char* measure;
    Grid grid;
    unsigned focal, others;  // masks; 0: left out
};

constexpr std::array kSeries{
    Shown{"influence", Grid::fine, kMean | kFan, 0},
    Shown{"deference", Grid::fine, kRange, 0},
    Shown{"hedging", Grid::fine, kFan, 0},
    Shown{"room", Grid::fine, kFan, 0},
    Shown{"standing", Grid::fine, kFan, 0},
    Shown{"partners", Grid::fine, kFan, 0},
    Shown{"domain_leverage", Grid::fine, kMean, 0},
    Shown{"hazard", Grid::coarse, kMean | kRange, 0},
    Shown{"coercion", Grid::coarse, kMean | kRange, 0},
    Shown{"influence", Grid::coarse, 0, kRange},
    Shown{"hedging", Grid::coarse, 0, kMedian},
    Shown{"room", Grid::coarse, 0, kMedian},
};

constexpr std::array<const char*, 11> kEffects{
    "effect",        "effect_low",     "effect_high",           "share_higher",
    "arithmetic",    "arithmetic_low", "arithmetic_high",       "behaviour",
    "behaviour_low", "behaviour_high", "behaviour_share_higher"};
constexpr std::array<const char*, 6> kMeasuresWithEffects{"influence", "deference", "hedging",
                                                          "room",      "standing",  "partners"};

/// Lines by what they are about; a line is there from its first value on.
class Lines {
public:
    explicit Lines(const Grids& grids) : grids_(grids) {}

    /// Keeps values of a month if it is a date of the grid.
    void add(Grid grid, const std::string& date, const Subject& subject,
             std::span<const std::pair<const char*, double>> values) {
        const int place = grids_.place(grid, date);
        if (place < 0) return;
        const auto [it, fresh] = index_.try_emplace({subject, grid}, lines_.size());
        if (fresh) {
            const std::vector<double> empty(grids_.dates(grid).size(), kNone);
            lines_.push_back({subject, grid, {}});
            for (const auto& [name, value] : values) lines_.back().columns.emplace_back(name, empty);
        }
        auto& columns = lines_[it->second].columns;
        for (std::size_t k = 0; k < values.size(); ++k)
            columns[k].second[static_cast<std::size_t>(place)] = values[k].second;
    }

    [[nodiscard]] std::vector<Line> take() { return std::move(lines_); }

private:
    const Grids& grids_;
    std::map<std::pair<Subject, Grid>, std::size_t> index_;
    std::vector<Line> lines_;
};

class Reader {
public:
    Reader(RunFolder& folder, Diagnostics& faults) : folder_(folder), faults_(faults), lines_(folder.grids) {
        for (const char* kind : {"state", "power", "domain", "posture", "corridor"}) {
            auto& ids = ids_[kind];  // there even if the world has none of the kind
            for (const auto& id : ids_of(folder.run, kind)) ids.try_emplace(id, static_cast<int>(ids.size()));
        }
        for (const Json& state : folder.run.at("resolved").at("entities").at("state"))
            focal_.push_back(state.at("focal").get<bool>());
        alone_ = folder.run.at("band").get<std::string>() == "none";
    }

    void read() {
        read_series();
        read_postures();
        read_corridors();
        read_events();
        folder_.lines = lines_.take();
        read_votes();
        read_effects();
        read_arrivals();
    }

private:
    void table(const std::string& file, const std::vector<std::string>& columns,
               const std::function<void(const Row&)>& take) {
        const Json& results = folder_.run.at("results");
        read_table(folder_.path / file, results.contains(file) ? results.at(file).get<std::string>() : "", columns,
                   take, faults_);
    }
    [[nodiscard]] bool written(const char* file) const { return folder_.run.at("results").contains(file); }

    /// Index of an entity; -1 for none.
    [[nodiscard]] int index(const char* kind, const std::string& id) const {
        if (id.empty()) return -1;
        const auto& known = ids_.at(kind);
        const auto it = known.find(id);
        if (it == known.end()) throw Error(fmt::format("run.json knows no {} '{}'", kind, id));
        return it->second;
    }
    [[nodiscard]] bool is_focal(int state) const { return state >= 0 && focal_[static_cast<std::size_t>(state)]; }

    void read_series() {
        std::multimap<std::string, const Shown*, std::less<>> shown;
        for (const Shown& s : kSeries) shown.emplace(s.measure, &s);
        std::vector<std::string> columns{"date", "state", "power", "domain", "measure"};
        columns.insert(columns.end(), kStatistics.begin(), kStatistics.end());
        table("series.csv", columns, [&](const Row& row) {
            const auto [first, last] = shown.equal_range(row.text(4));
            for (auto it = first; it != last; ++it) add_series(row, *it->second);
        });
    }

    void add_series(const Row& row, const Shown& shown) {
        const Subject subject{shown.measure,
                              index("state", row.text(1)),
                              index("power", row.text(2)),
                              index("domain", row.text(3)),
                              -1,
                              -1};
        unsigned mask = is_focal(subject.state) ? shown.focal : shown.others;
        if (mask == 0) return;
        if (alone_) mask = kMean;
        constexpr std::size_t kFirst = 5;
        std::vector<std::pair<const char*, double>> values;
        for (std::size_t k = 0; k < kStatistics.size(); ++k)
            if (((mask >> k) & 1U) != 0) values.emplace_back(kStatistics[k], row.number(kFirst + k));
        lines_.add(shown.grid, row.text(0), subject, values);
    }

    void read_postures() {
        table("postures.csv", {"date", "state", "power", "posture", "mean"}, [&](const Row& row) {
            const Subject subject{"posture", index("state", row.text(1)),   index("power", row.text(2)),
                                  -1,        index("posture", row.text(3)), -1};
            if (!is_focal(subject.state)) return;
            lines_.add(Grid::fine, row.text(0), subject, std::array{std::pair{"mean", row.number(4)}});
        });
    }

    void read_corridors() {
        table("corridors.csv", {"date", "corridor", "state", "measure", "mean", "q05", "q95"}, [&](const Row& row) {
            const Subject subject{row.text(3), index("state", row.text(2)), -1, -1, -1, index("corridor", row.text(1))};
            std::vector<std::pair<const char*, double>> values{{"mean", row.number(4)}};
            if (!alone_) values.insert(values.end(), {{"q05", row.number(5)}, {"q95", row.number(6)}});
            lines_.add(Grid::yearly, row.text(0), subject, values);
        });
    }

    void read_events() {
        table("events.csv", {"date", "kind", "who", "whom", "value"}, [&](const Row& row) {
            Event event{row.text(0), row.text(1), row.text(2), row.text(3), row.number(4)};
            if (event.kind != "coercion")
                folder_.events.push_back(std::move(event));
            else if (is_focal(index("state", event.whom)))
                folder_.episodes[{index("state", event.whom), index("power", event.who)}].push_back(std::move(event));
        });
    }

    void read_votes() {
        table("votes.csv",
              {"vote", "title", "date", "state", "yes", "abstain", "no", "yes_q05", "yes_q95", "abstain_q05",
               "abstain_q95", "no_q05", "no_q95"},
              [&](const Row& row) {
                  Vote vote{row.text(0), row.text(1), row.text(2), index("state", row.text(3)), {}};
                  constexpr std::size_t kShares = 4, kEnd = 13;
                  for (std::size_t k = kShares; k < kEnd; ++k) vote.shares.push_back(row.number(k));
                  folder_.votes.push_back(std::move(vote));
              });
    }

    void read_effects() {
        if (!written("differences.csv")) return;
        std::vector<std::string> columns{"date", "state", "power", "measure"};
        columns.insert(columns.end(), kEffects.begin(), kEffects.end());
        Lines effects(folder_.grids);
        table("differences.csv", columns, [&](const Row& row) {
            if (std::ranges::find(kMeasuresWithEffects, row.text(3)) == kMeasuresWithEffects.end()) return;
            const Subject subject{row.text(3), index("state", row.text(1)), index("power", row.text(2)), -1, -1, -1};
            if (!is_focal(subject.state) || folder_.grids.place(Grid::coarse, row.text(0)) < 0) return;
            constexpr std::size_t kFirst = 4;
            std::vector<std::pair<const char*, double>> values;
            for (std::size_t k = 0; k < kEffects.size(); ++k) values.emplace_back(kEffects[k], row.number(kFirst + k));
            effects.add(Grid::coarse, row.text(0), subject, values);
        });
        folder_.effects = effects.take();
    }

    void read_arrivals() {
        if (!written("shocks.csv")) return;
        std::map<std::string, Lines> by_shock;
        table("shocks.csv", {"date", "shock", "in_force", "arrived"}, [&](const Row& row) {
            auto& lines = by_shock.try_emplace(row.text(1), folder_.grids).first->second;
            lines.add(Grid::fine, row.text(0), {"arrival", -1, -1, -1, -1, -1},
                      std::array{std::pair{"in_force", row.number(2)}, std::pair{"arrived", row.number(3)}});
        });
        for (auto& [name, lines] : by_shock)
            if (auto all = lines.take(); !all.empty()) folder_.arrivals.emplace(name, std::move(all.front()));
    }

    RunFolder& folder_;
    Diagnostics& faults_;
    std::map<std::string, std::map<std::string, int>> ids_;
    std::vector<bool> focal_;
    bool alone_ = false;  // a single run: quantiles say no more than the mean
    Lines lines_;
};

}  // namespace

void read_run_tables(RunFolder& folder, Diagnostics& faults) { Reader(folder, faults).read(); }

}  // namespace multivector::reporting
