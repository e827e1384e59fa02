// multivector compare: scenarios against a base, on the same luck.

#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/compare.hpp"
#include "output/folder.hpp"
#include "output/sources.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "table.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// A scenario of the command line: a file, or the one that a folder of results was made of, with its options.
struct Named {
    Scenario scenario;
    std::optional<RunOptions> options;
};

std::optional<Named> named(const fs::path& word, const CompareCommand& command) {
    std::error_code code;
    if (fs::is_directory(word, code)) {
        FinishedRun run = reopen_run(word);
        return Named{std::move(run.scenario), run.options};
    }
    auto scenario = load_and_report(word, command.load, use_color(command.color));
    if (!scenario) return std::nullopt;
    return Named{std::move(*scenario), std::nullopt};
}

/// Where two have one name the later is told by its place.
void tell_apart(Scenario& scenario, std::map<std::string, int>& seen) {
    if (const int times = ++seen[scenario.id]; times > 1) scenario.id += fmt::format("-{}", times);
}

std::string interval(const Difference& d) { return fmt::format("{:+.3f} [{:+.3f}, {:+.3f}]", d.mean, d.low, d.high); }

/// Influence over focal states in the last month.
std::string influence_table(const std::vector<Compared>& compared, const Scenario& base) {
    Table table({{"scenario"}, {"state"}, {"power"}, {"base", Column::Shown::everywhere, 3}, {"value", Column::Shown::everywhere, 3},
                 {"effect"}, {"higher in", Column::Shown::everywhere, 2}, {"arithmetic", Column::Shown::everywhere, 3},
                 {"behaviour", Column::Shown::everywhere, 3}, {"pairing", Column::Shown::everywhere, 2}});
    const auto name = [&](Axis axis, int index) { return base.entities[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)].name; };
    for (const Compared& c : compared)
        for (std::size_t n = 0; n < c.result.series.size(); ++n) {
            const Series& s = c.result.series[n];
            if (s.kind != SeriesKind::influence || !base.focal[static_cast<std::size_t>(s.state)]) continue;
            const ComparedPoint p = compared_point(c.result, *c.result.table().cells().find(n, c.result.scenario.months));
            table.add({c.id, name(Axis::state, s.state), name(Axis::power, s.power), p.base, p.value, interval(p.effect), p.effect.share_higher,
                       p.arithmetic.mean, p.behaviour.mean, p.pairing});
        }
    return table.text();
}

std::string best_table(const std::vector<Compared>& compared, const Scenario& base) {
    std::vector<Column> columns{{"best in share of runs"}, {"state"}, {base.id, Column::Shown::everywhere, 2}};
    for (const Compared& c : compared) columns.push_back({c.id, Column::Shown::everywhere, 2});
    Table table(columns);
    for (const Best& best : best_shares(compared)) {
        std::vector<Cell> row{std::string(info(best.series.kind).name),
                              base.entities[static_cast<std::size_t>(Axis::state)][static_cast<std::size_t>(best.series.state)].name};
        for (const double share : best.shares) row.emplace_back(share);
        table.add(std::move(row));
    }
    return table.text();
}

RunOptions options_of(const Named& base, const CompareCommand& command) {
    RunOptions o = base.options.value_or(RunOptions{});
    if (command.replicates > 0) o.replicates = command.replicates;
    if (command.seed) o.seed = *command.seed;
    o.until = {};
    o.parallelism = command.parallelism;
    return o;
}

}  // namespace

int execute(const CompareCommand& command) {
    watch_for_interrupts();
    try {
        const auto base = named(command.base, command);
        if (!base) return kBadInput;
        Scenario first = base->scenario;
        std::vector<Scenario> others;
        std::map<std::string, int> seen;
        tell_apart(first, seen);
        for (const auto& word : command.others) {
            auto other = named(word, command);
            if (!other) return kBadInput;
            tell_apart(other->scenario, seen);
            others.push_back(std::move(other->scenario));
        }
        RunOptions run = options_of(*base, command);
        std::vector<const Scenario*> all{&first};
        for (const Scenario& other : others) all.push_back(&other);
        if (auto table = draws_and_report(command.parameters, all, use_color(command.color))) run.table = std::move(table);
        std::vector<Compared> compared;
        {
            const ProgressStyle style = progress_style(command.quiet);
            Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
            CompareOptions options{run, &interrupted(), [&](std::size_t done, std::size_t total) { progress.update(done, total); }};
            compared = compare(first, others, options);
        }
        if (!command.out.empty()) {
            std::string text;
            write_comparison(compared, first, [&](std::string_view part) { text += part; });
            write_whole(command.out, text);
        }
        if (command.quiet) return kDone;
        print(influence_table(compared, first) + "\n" + best_table(compared, first) + "\n");
        for (const Compared& c : compared) print(answer(c, first) + "\n");
        if (!command.out.empty()) print(fmt::format("-> {}\n", command.out.string()));
        return kDone;
    } catch (const Error& e) {
        return nothing_written(e);
    }
}

}  // namespace multivector
