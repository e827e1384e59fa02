#include "output/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/month.hpp"
#include "output/csv.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// State, power and date of a row.
using Key = std::array<std::string, 3>;

struct RunRows {
    std::string name;
    std::vector<std::pair<std::string, std::string>> pairs;  // state and power, in the order of the file
    std::set<std::string> dates;
    std::map<Key, SummaryCell> cells;
    std::map<Key, std::array<double, 3>> effects;  // mean, low, high
};

std::string name_of(const fs::path& folder) {
    const fs::path path = fs::absolute(folder).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

std::ifstream open(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || fs::is_directory(path))
        throw Error(fmt::format("cannot read '{}': is it in a folder of results?", path.string()));
    return in;
}

void read_influence(const fs::path& path, RunRows& run) {
    auto in = open(path);
    CsvReader csv(in, path.string());
    const std::size_t state = csv.column("state"), date = csv.column("date"), power = csv.column("power"),
                      mean = csv.column("mean"), low = csv.column("q05"), high = csv.column("q95"),
                      band = csv.column("band");
    for (std::vector<std::string> row; csv.next(row);) {
        const std::pair pair(row[state], row[power]);
        if (std::ranges::find(run.pairs, pair) == run.pairs.end()) run.pairs.push_back(pair);
        run.dates.insert(row[date]);
        SummaryCell cell{csv.number(row[mean]), csv.number(row[low]), csv.number(row[high]), row[band], {}, {}};
        run.cells[{row[state], row[power], row[date]}] = cell;
    }
    if (run.cells.empty()) throw Error(fmt::format("{}: there are no rows", path.string()));
}

void read_effects(const fs::path& path, RunRows& run) {
    if (!fs::exists(path)) return;
    auto in = open(path);
    CsvReader csv(in, path.string());
    const std::size_t state = csv.column("state"), date = csv.column("date"), power = csv.column("power"),
                      measure = csv.column("measure"), mean = csv.column("effect"), low = csv.column("effect_low"),
                      high = csv.column("effect_high");
    for (std::vector<std::string> row; csv.next(row);) {
        // A single replicate tells no interval.
        if (row[measure] != "influence" || row[low].empty() || row[high].empty()) continue;
        run.effects[{row[state], row[power], row[date]}] = {csv.number(row[mean]), csv.number(row[low]),
                                                            csv.number(row[high])};
    }
}

RunRows read_run(const fs::path& folder) {
    RunRows run;
    run.name = name_of(folder);
    read_influence(folder / "influence.csv", run);
    read_effects(folder / "differences.csv", run);
    return run;
}

Month month_of(const std::string& date) {
    const auto month = parse_month(date);
    if (!month) throw Error(fmt::format("'{}' in a file of results is not a month", date));
    return *month;
}

/// The first month, Januaries of years divisible by five, and the last month unless one of these is within a year of it.
std::vector<std::string> dates_of(const std::vector<RunRows>& runs) {
    std::set<std::string> all;
    for (const RunRows& run : runs) all.insert(run.dates.begin(), run.dates.end());
    std::vector<std::string> dates{*all.begin()};
    for (const std::string& date : all) {
        const Month month = month_of(date);
        if (month.month() == 1 && month.year() % 5 == 0 && date != dates.front()) dates.push_back(date);
    }
    constexpr int kNear = 12;
    if (month_of(*all.rbegin()) - month_of(dates.back()) > (dates.size() > 1 ? kNear : 0))
        dates.push_back(*all.rbegin());
    return dates;
}

/// The paired interval belongs to the difference only if the first run is the baseline of the pairs: then both have the
/// same mean, but for rounding.
void compare(const RunRows& run, const RunRows& first, const Key& key, SummaryCell& cell) {
    const auto base = first.cells.find(key);
    if (base == first.cells.end()) return;
    cell.difference = cell.mean - base->second.mean;
    const auto effect = run.effects.find(key);
    if (effect == run.effects.end()) return;
    constexpr double kRounding = 1e-9;
    const auto& [mean, low, high] = effect->second;
    if (std::abs(mean - *cell.difference) < kRounding) cell.uncertainty = (high - low) / 2;
}

SummaryRow row_of(const RunRows& run, const RunRows* first, const std::pair<std::string, std::string>& pair,
                  const std::vector<std::string>& dates) {
    SummaryRow row{run.name, pair.first, pair.second, {}};
    for (const std::string& date : dates) {
        const Key key{pair.first, pair.second, date};
        const auto it = run.cells.find(key);
        auto& cell = row.cells.emplace_back();
        if (it == run.cells.end()) continue;
        cell = it->second;
        if (first) compare(run, *first, key, *cell);
    }
    return row;
}

/// Lines of cells, each column as wide as its widest cell.
class Columns {
public:
    void add(std::vector<std::string> line) { lines_.push_back(std::move(line)); }

    [[nodiscard]] std::string text() const {
        std::vector<std::size_t> widths;
        for (const auto& line : lines_)
            for (std::size_t k = 0; k < line.size(); ++k) {
                widths.resize(std::max(widths.size(), k + 1));
                widths[k] = std::max(widths[k], characters(line[k]));
            }
        std::string out;
        for (const auto& line : lines_) {
            std::string text = " ";
            for (std::size_t k = 0; k < line.size(); ++k)
                text += " " + line[k] + std::string(widths[k] - characters(line[k]) + 1, ' ');
            text.erase(text.find_last_not_of(' ') + 1);
            out += text + "\n";
        }
        return out;
    }

private:
    /// Bytes that begin a character of UTF-8.
    static std::size_t characters(const std::string& text) {
        return static_cast<std::size_t>(
            std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
    }

    std::vector<std::vector<std::string>> lines_;
};

std::string level_text(const SummaryCell& cell) {
    if (cell.band == "none") return fmt::format("{:.3f}", cell.mean);
    return fmt::format("{:.3f} [{:.3f}, {:.3f}]", cell.mean, cell.low, cell.high);
}

std::string difference_text(const SummaryCell& cell) {
    if (!cell.difference) return "";
    // Rounding would make -0.000 of a small negative number.
    constexpr double kShown = 1e3;
    const double shown = std::round(*cell.difference * kShown) / kShown + 0.0;
    std::string text = fmt::format("{:+.3f}", shown == 0 ? 0.0 : shown);
    if (cell.uncertainty) text += fmt::format(" ± {:.3f}", *cell.uncertainty);
    return text;
}

template <class CellText>
std::string table(const Summary& summary, const std::string& state, const CellText& text_of) {
    Columns columns;
    std::vector<std::string> head{"power", "run"};
    head.insert(head.end(), summary.dates.begin(), summary.dates.end());
    columns.add(head);
    std::string power;
    for (const SummaryRow& row : summary.rows) {
        if (row.state != state) continue;
        std::vector<std::string> line{row.power == power ? "" : row.power, row.run};
        for (const auto& cell : row.cells) line.push_back(cell ? text_of(*cell) : "");
        if (std::ranges::all_of(line.begin() + 2, line.end(), &std::string::empty)) continue;
        power = row.power;
        columns.add(std::move(line));
    }
    return columns.text();
}

/// What the brackets say, and by what values spread: by run where runs differ.
std::string meaning(const Summary& summary) {
    std::set<std::string> bands;
    for (const SummaryRow& row : summary.rows)
        for (const auto& cell : row.cells)
            if (cell && cell->band != "none") bands.insert(cell->band);
    if (bands.empty()) return "";
    if (bands.size() > 1)
        return ": mean [5 %, 95 %]; what makes the spread differs between runs, see their column 'band'";
    if (bands.contains("luck")) return ": mean [5 %, 95 %], spread by luck";
    return bands.contains("inputs") ? ": mean [5 %, 95 %], spread by uncertain inputs"
                                    : ": mean [5 %, 95 %], spread by luck and uncertain inputs";
}

}  // namespace

Summary summarise(const std::vector<std::filesystem::path>& folders) {
    if (folders.empty()) throw Error("a summary needs one folder of results or more");
    std::vector<RunRows> runs;
    for (const fs::path& folder : folders) runs.push_back(read_run(folder));
    Summary summary;
    summary.dates = dates_of(runs);
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const RunRows& run : runs)
        for (const auto& pair : run.pairs)
            if (std::ranges::find(pairs, pair) == pairs.end()) pairs.push_back(pair);
    for (const auto& pair : pairs)
        for (const RunRows& run : runs)
            summary.rows.push_back(row_of(run, &run == &runs.front() ? nullptr : &runs.front(), pair, summary.dates));
    return summary;
}

std::string Summary::text() const {
    std::vector<std::string> states;
    for (const SummaryRow& row : rows)
        if (std::ranges::find(states, row.state) == states.end()) states.push_back(row.state);
    const bool compared = std::ranges::any_of(rows, [&](const SummaryRow& row) {
        return std::ranges::any_of(row.cells, [](const auto& cell) { return cell && cell->difference; });
    });
    std::string out;
    for (const std::string& state : states) {
        if (!out.empty()) out += "\n";
        out += fmt::format("Influence over {}{}\n{}", state, meaning(*this), table(*this, state, level_text));
        if (!compared) continue;
        out += fmt::format("\nDifference from {} (± half of the 95 % interval of the mean, where runs are paired)\n{}",
                           rows.front().run, table(*this, state, difference_text));
    }
    return out;
}

}  // namespace multivector
