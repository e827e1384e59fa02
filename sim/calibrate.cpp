// multivector calibrate: free numbers of a scenario from observed values.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/draw_file.hpp"
#include "output/folder.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "table.hpp"

namespace multivector {
namespace {

constexpr double kLittle = 0.1;  ///< a contraction below this is called nothing
// Standard deviations left over all targets together with those of the farthest, or of the farthest alone, that luck and errors hardly leave.
constexpr double kMuch = 2, kFar = 3, kVeryFar = 5;

std::string number_table(const Calibration& c) {
    constexpr auto everywhere = Column::Shown::everywhere;
    Table table({{"parameter"}, {"5 %", everywhere, 4}, {"50 %", everywhere, 4}, {"95 %", everywhere, 4}, {"contraction", everywhere, 2}, {""}});
    for (const FreeNumber& f : c.numbers)
        table.add({f.name, f.value05, f.value50, f.value95, f.contraction, f.contraction < kLittle ? "not told by the data" : ""});
    return table.text();
}

std::string fit_table(const Calibration& c, const std::vector<Target>& targets, const Scenario& scenario) {
    constexpr auto everywhere = Column::Shown::everywhere;
    const auto id = [&](Axis axis, int index) {
        return index < 0 ? std::string() : scenario.entities[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)].id;
    };
    Table table({{"measure"}, {"state"}, {"power"}, {"domain"}, {"date"}, {"observed", everywhere, 3}, {"fitted", everywhere, 3}, {"spread", everywhere, 3}, {"apart", everywhere, 1}});
    for (std::size_t k = 0; k < targets.size(); ++k) {
        const Series& s = targets[k].output.series;
        table.add({info(s.kind).name, id(Axis::state, s.state), id(Axis::power, s.power), id(Axis::domain, s.domain),
                   to_string(scenario.base + targets[k].output.month), targets[k].value, c.fitted[k], c.spread[k],
                   (targets[k].value - c.fitted[k]) / c.spread[k]});
    }
    return table.text();
}

/// What is left of the targets, in standard deviations of what was to be expected.
struct Misfit {
    double root_mean_square = 0, farthest = 0;
    [[nodiscard]] bool is_large() const { return (root_mean_square > kMuch && farthest > kFar) || farthest > kVeryFar; }
};

Misfit misfit(const Calibration& c, const std::vector<Target>& targets) {
    Misfit out;
    double sum = 0;
    for (std::size_t k = 0; k < targets.size(); ++k) {
        const double apart = std::abs(targets[k].value - c.fitted[k]) / c.spread[k];
        sum += apart * apart;
        out.farthest = std::max(out.farthest, apart);
    }
    out.root_mean_square = std::sqrt(sum / static_cast<double>(targets.size()));
    return out;
}

/// Calls `work` with the options that show how far it is.
template <class Work>
auto with_progress(const CalibrateCommand& command, CalibrationOptions options, const Work& work) {
    const ProgressStyle style = progress_style(command.quiet);
    Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
    options.runs.progress = [&](std::size_t done, std::size_t total) { progress.update(done, total); };
    return work(options);
}

template <class Writer>
void write_text(const std::filesystem::path& out, const Writer& writer) {
    if (out.empty()) return;
    std::string text;
    writer([&](std::string_view part) { text += part; });
    write_whole(out, text);
}

std::string arrow(const std::filesystem::path& out) { return out.empty() ? "" : fmt::format(" -> {}", out.string()); }

int run_calibration(const Scenario& scenario, const std::vector<Target>& targets, const CalibrateCommand& command, const CalibrationOptions& options) {
    const Calibration found = with_progress(command, options, [&](const auto& o) { return calibrate(scenario, targets, o); });
    if (!command.out.empty()) write_whole(command.out, draw_table_text(found.draws));
    if (command.quiet) return kDone;
    print(number_table(found) + "\n" + fit_table(found, targets, scenario) + "\n");
    const Misfit left = misfit(found, targets);
    if (left.is_large())
        print(fmt::format("Hardly any values of these numbers show such data, of which the farthest is {:.1f} standard deviations off: the draws say little.\n",
                          left.farthest));
    const auto untold = std::ranges::count_if(found.numbers, [](const FreeNumber& f) { return f.contraction < kLittle; });
    print(fmt::format("{} targets tell {} of {} free numbers; what is left is {:.1f} standard deviations; {} runs{}\n", targets.size(),
                      found.numbers.size() - static_cast<std::size_t>(untold), found.numbers.size(), left.root_mean_square, found.runs, arrow(command.out)));
    return kDone;
}

int run_recovery(const Scenario& scenario, const std::vector<Target>& targets, const CalibrateCommand& command, const CalibrationOptions& options) {
    const Recovery found = with_progress(command, options, [&](const auto& o) { return recover(scenario, targets, command.rounds, o); });
    write_text(command.out, [&](const TextSink& sink) { write_recovery(found, sink); });
    if (command.quiet) return kDone;
    constexpr auto everywhere = Column::Shown::everywhere;
    Table table({{"parameter"}, {"coverage", everywhere, 2}, {"contraction", everywhere, 2}, {"error", everywhere, 2}, {""}});
    for (const Recovered& r : found.numbers) table.add({r.name, r.coverage, r.contraction, r.error, r.contraction < kLittle ? "not told by such data" : ""});
    print(table.text() + "\n");
    print(fmt::format("In {} rounds the 90 % intervals hold the truth in {:.0f} % of cases{}\n", found.rounds, 100 * found.coverage, arrow(command.out)));
    return kDone;
}

/// What a few runs and rounds take, and what that makes of all.
int tell_cost(const Scenario& scenario, const std::vector<Target>& targets, const CalibrateCommand& command, CalibrationOptions options) {
    constexpr std::size_t kFewRuns = 512, kFewDraws = 20, kFewRounds = 32;
    const auto clock = wall_clock();
    const auto all = static_cast<double>(options.simulations), rounds = static_cast<double>(command.rounds);
    const std::size_t further = command.rounds > 0 ? command.rounds : options.draws;
    const std::size_t runs = options.simulations + further;
    options.simulations = std::min(options.simulations, kFewRuns);
    options.draws = std::min(options.draws, kFewDraws);
    double start = clock();
    const Calibration part = calibrate(scenario, targets, options);
    const double of_runs = clock() - start;
    start = clock();
    if (command.rounds > 0) (void)recover(scenario, targets, kFewRounds, options);
    const double of_rounds = command.rounds > 0 ? std::max(0.0, clock() - start - of_runs) : 0;  // looks through all runs in each
    const double scale = all / static_cast<double>(options.simulations);
    print(fmt::format("{} free numbers, {} targets, {} runs: about {}\n", part.numbers.size(), targets.size(), runs,
                      duration_text(of_runs / static_cast<double>(part.runs) * static_cast<double>(runs) + of_rounds * scale * rounds / kFewRounds)));
    return kDone;
}

}  // namespace

int execute(const CalibrateCommand& command) {
    const auto scenario = load_and_report(command.scenario, command.load, use_color(command.color));
    if (!scenario) return kBadInput;
    const auto targets = targets_and_report(command.targets, *scenario, use_color(command.color));
    watch_for_interrupts();
    try {
        CalibrationOptions options = command.options;
        options.runs.stop = &interrupted();
        if (command.dry_run) return tell_cost(*scenario, targets, command, options);
        return command.rounds > 0 ? run_recovery(*scenario, targets, command, options) : run_calibration(*scenario, targets, command, options);
    } catch (const Error& e) {
        return nothing_written(e);
    }
}

}  // namespace multivector
