#include "study_lines.hpp"

#include <limits>

#include <fmt/format.h>

#include "places.hpp"

namespace multivector {
namespace {

constexpr std::uint64_t kLastSeed = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kUsualMorris = 40, kUsualSobol = 256;

void add_study(CLI::App& app, StudyLine& line, const std::string& out) {
    app.add_option("SCENARIO", line.scenario, "Scenario or world file")->required()->type_name("");
    whole(app, "--seed", line.seed, 0, kLastSeed, "Seed of luck and of where to look (1)");
    app.add_flag("--mean-field", line.mean_field, "Expected values, without luck");
    add_threads(app, line.threads);
    add_load(app, line.shared);
    app.add_option("--out", line.out, out)->option_text("FILE");
    app.add_flag("--dry-run", line.dry_run, "Only says what it would run and how long it would take");
    app.add_flag("--quiet", line.quiet, "No progress and no tables");
    add_color(app, line.shared);
}

FactorSet set_of(const std::string& word) {
    return word == "parameters" ? FactorSet::parameters : word == "world" ? FactorSet::world : FactorSet::all;
}

StudyRuns runs_of(const StudyLine& line) {
    StudyRuns runs;
    runs.seed = static_cast<std::uint32_t>(line.seed);
    runs.mean_field = line.mean_field;
    runs.parallelism = parallelism_of(line.threads);
    return runs;
}

std::vector<Month> months_of(const std::string& text) {
    std::vector<Month> out;
    for (const std::string& part : parts_of(text)) {
        const auto month = parse_month(part);
        if (!month) throw UsageError(fmt::format("--at: expected a month as YYYY-MM, got '{}'", part));
        out.push_back(*month);
    }
    return out;
}

std::pair<std::string, std::filesystem::path> alternative_of(const std::string& text) {
    const auto at = text.find('=');
    if (at == std::string::npos || at == 0) throw UsageError(fmt::format("--alternative: expected NAME=FILE, got '{}'", text));
    return {text.substr(0, at), scenario_named(text.substr(at + 1))};
}

}  // namespace

void add_sensitivity(CLI::App& app, SensitivityLine& line) {
    add_study(app, line, "Also writes all estimates to a CSV file");
    choice(app, "--method", line.method, {"sobol", "morris"}, "Shares of variance (usual), or effects of single steps: cheaper, to screen");
    choice(app, "--inputs", line.inputs, {"all", "world", "parameters"}, "Which uncertain numbers vary: all (usual), inputs of the world, parameters of the model");
    choice(app, "--group", line.group, {"channel", "none"}, "Inputs of one channel move together (usual), or each by itself");
    app.add_option("--measures", line.measures, "Measures of states and powers (influence,deference,room)")->option_text("A,B,...");
    app.add_option("--at", line.at, "Months to look at (the middle and the end of the run)")->option_text("YYYY-MM,...");
    whole(app, "--blocks", line.blocks, 2, 1'000'000, "Base points; each takes a run for every factor (sobol 256, morris 40)");
    whole(app, "--bootstrap", line.bootstraps, 0, 100'000, "Bootstraps from which the intervals come (200)");
    app.add_option("--alternative", line.alternatives, "A scenario of another structure on the same draws and luck; repeatable")
        ->allow_extra_args(false)
        ->option_text("NAME=FILE");
    app.footer("Examples:\n"
               "  multivector sensitivity scenarios/three_states_war.yaml --method morris\n"
               "  multivector sensitivity scenarios/three_states_war.yaml --inputs parameters --at 2026-01,2031-01 --out sensitivity.csv");
}

SensitivityCommand command_of(const SensitivityLine& line) {
    SensitivityCommand c;
    c.scenario = scenario_named(line.scenario);
    c.load = load_of(line.shared);
    for (const std::string& text : line.alternatives) c.alternatives.push_back(alternative_of(text));
    c.options.method = line.method == "morris" ? Method::morris : Method::sobol;
    c.options.set = set_of(line.inputs);
    c.options.grouping = line.group == "none" ? Grouping::none : Grouping::channel;
    if (!line.measures.empty()) c.options.measures = parts_of(line.measures);
    c.options.months = months_of(line.at);
    c.options.blocks = line.blocks != 0 ? line.blocks : line.method == "morris" ? kUsualMorris : kUsualSobol;
    c.options.bootstraps = line.bootstraps;
    c.options.runs = runs_of(line);
    c.out = line.out;
    c.quiet = line.quiet;
    c.dry_run = line.dry_run;
    c.color = color_of(line.shared);
    return c;
}

void add_calibrate(CLI::App& app, CalibrateLine& line) {
    add_study(app, line, "File of the posterior draws, for --parameters; with --recover of the table of recovery");
    app.add_option("--targets", line.targets, "CSV of observed values: measure,state,power,date,value,se")->required()->option_text("FILE");
    app.add_option("--free", line.free, "Uncertain numbers or channels to calibrate (all parameters with a range)")->option_text("A,B,...");
    whole(app, "--runs", line.runs, 100, 10'000'000, "Runs at points of the prior (20000)");
    whole(app, "--draws", line.draws, 10, 1'000'000, "Draws of the posterior, no more than simulations are kept: a twentieth of the runs, or fifty (200)");
    whole(app, "--recover", line.recover, 1, 10'000, "Instead: so many rounds with data made from known numbers")->option_text("ROUNDS");
    app.footer("Examples:\n"
               "  multivector calibrate my_world.yaml --targets observed.csv --out posterior.csv\n"
               "  multivector calibrate my_world.yaml --targets observed.csv --recover 100 --out recovery.csv");
}

CalibrateCommand command_of(const CalibrateLine& line) {
    CalibrateCommand c;
    c.scenario = scenario_named(line.scenario);
    c.load = load_of(line.shared);
    c.targets = line.targets;
    if (!line.free.empty()) c.options.free = parts_of(line.free);
    c.options.simulations = line.runs;
    c.options.draws = line.draws;
    c.options.seed = static_cast<std::uint32_t>(line.seed);
    c.options.runs = runs_of(line);
    c.rounds = line.recover;
    c.out = line.out;
    c.quiet = line.quiet;
    c.dry_run = line.dry_run;
    c.color = color_of(line.shared);
    return c;
}

}  // namespace multivector
