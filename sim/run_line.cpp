#include "run_line.hpp"

#include <charconv>
#include <limits>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "places.hpp"

namespace multivector {
namespace {

constexpr std::uint64_t kMostReplicates = 1'000'000'000;
constexpr std::uint64_t kLargestSeed = std::numeric_limits<std::uint32_t>::max();

std::vector<std::string> kernel_names() { return {"auto", "portable", "avx2", "avx512"}; }

/// The kernel of that name; null for the best one.
const Kernel* kernel_named(const std::string& name, Precision precision) {
    if (name == "auto") return nullptr;
    std::vector<std::string_view> names;
    for (const Kernel* kernel : available_kernels(precision)) {
        if (kernel->name() == name) return kernel;
        names.push_back(kernel->name());
    }
    throw UsageError(fmt::format("--kernel: this build or this processor has no kernel '{}'; it has {}", name,
                                 fmt::join(names, ", ")));
}

/// The half-width of "precision=.005"; 0 where nothing is said.
double until_of(const std::string& text) {
    constexpr std::string_view kKey = "precision=";
    if (text.empty()) return 0;
    double value = 0;
    if (text.starts_with(kKey)) {
        const char* begin = text.data() + kKey.size();
        const char* end = text.data() + text.size();
        const auto [at, code] = std::from_chars(begin, end, value);
        if (code == std::errc() && at == end && value > 0 && value < 1) return value;
    }
    throw UsageError(fmt::format("--until: '{}' is not precision= and a number between 0 and 1", text));
}

/// Without luck nothing differs between replicates unless inputs are drawn, which must then be asked for.
std::string inputs_of(const RunLine& line) {
    const std::string inputs = !line.inputs.empty() ? line.inputs : line.mean_field ? "fixed" : "world";
    if (!line.parameters.empty()) return inputs;
    if (inputs == "fixed" && line.per_draw != 1)
        throw UsageError("--replicates-per-draw: no inputs are drawn with --inputs fixed");
    if (inputs == "fixed" && line.mean_field && line.replicates != 0)
        throw UsageError("--replicates: --mean-field is a single run unless inputs are drawn (--inputs world or all)");
    return inputs;
}

}  // namespace

void add_run(CLI::App& app, RunLine& line) {
    app.add_option("SCENARIO", line.scenario, "Scenario or world file")->required()->type_name("");
    whole(app, "--replicates", line.replicates, 1, kMostReplicates, "Number of replicates (1000)");
    whole(app, "--seed", line.seed, 0, kLargestSeed, "Seed of all random numbers (1)");
    whole(app, "--first-replicate", line.first_replicate, 0, kMostReplicates,
          "Number of the first one: adds to what another run did (0)");
    app.add_option("--until", line.until, "Stops as soon as mean influence is known this well: precision=HALF-WIDTH of its 95 % interval")
        ->option_text("precision=X");
    choice(app, "--precision", line.precision, {"single", "double"}, "Numbers of 32 bits, which are faster, or of 64");
    add_threads(app, line.threads);
    add_load(app, line.shared);
    auto* mean_field = app.add_flag("--mean-field", line.mean_field,
                                    "Expected values, without luck: one run; with --inputs one per draw");
    app.add_flag(
        "--frozen-twin", line.frozen_twin,
        "Also run without the shocks, and with postures frozen at those: what is arithmetic, what is behaviour");
    choice(app, "--inputs", line.inputs, {"fixed", "world", "all"},
           "Which uncertain inputs are drawn: none, those of the files (usual), parameters of the model too");
    add_parameters(app, line.parameters);
    auto* per_draw = whole(app, "--replicates-per-draw", line.per_draw, 1, kMostReplicates,
                           "Replicates that share one draw of the inputs (1)");
    whole(app, "--steering-every", line.steering_every, 0, 1200,
          "Months between evaluations of steering and rents (12); 0: never");
    app.add_flag("--steering-channels", line.steering_channels, "Also split steering into inducement, coercion and protection");
    app.add_flag("--all-domains", line.all_domains, "Series by domain for every state, not for the focal ones alone");
    choice(app, "--kernel", line.kernel, kernel_names(), "Instruction set; never changes a result");
    app.add_flag("--record-draws", line.record_draws, "Also write what every uncertain input was in each draw (draws.csv)");
    app.add_option("--watch", line.watches, "Counts replicates in which this holds, as 'influence[state,power] > 0.4'; repeatable")
        ->allow_extra_args(false)
        ->option_text("CONDITION");
    add_keep(app, line.keep);
    add_out(app, line.out, line.force, "Folder of the results (results/ and the scenario's name)");
    app.add_flag("--dry-run", line.dry_run, "Only says what time, memory and disk it would take");
    app.add_flag("--quiet", line.quiet, "No progress and no headline");
    add_color(app, line.shared);
    mean_field->excludes(per_draw);
    mean_field->option_text(" ");  // else the library lists what it excludes
    app.footer("Examples:\n"
               "  multivector run scenarios/three_states_war.yaml\n"
               "  multivector run scenarios/three_states_war.yaml --replicates 200 --to 2025-01 --out results/short\n"
               "  multivector run scenarios/three_states_war.yaml --policy center=pivot:south --watch 'influence[center,north] < 0.3'");
}

RunCommand command_of(const RunLine& line) {
    const std::string inputs = inputs_of(line);
    RunCommand c;
    c.scenario = scenario_named(line.scenario);
    c.load = load_of(line.shared);
    if (line.replicates != 0) c.options.replicates = line.replicates;
    c.options.seed = static_cast<std::uint32_t>(line.seed);
    c.options.inputs = inputs == "fixed" ? InputMode::fixed : inputs == "all" ? InputMode::all : InputMode::world;
    c.parameters = line.parameters;
    c.options.replicates_per_draw = line.per_draw;
    c.options.mean_field = line.mean_field;
    c.options.frozen_twin = line.frozen_twin;
    c.options.record.domains_of_all = line.all_domains;
    c.options.record.steering_channels = line.steering_channels;
    c.options.record_draws = line.record_draws;
    c.options.record.steering_every = static_cast<int>(line.steering_every);
    c.options.first_replicate = line.first_replicate;
    c.options.until.half_width = until_of(line.until);
    c.options.watches = line.watches;
    c.options.precision = line.precision == "double" ? Precision::double_ : Precision::single_;
    c.options.parallelism = parallelism_of(line.threads);
    c.options.kernel = kernel_named(line.kernel, line.mean_field ? Precision::double_ : c.options.precision);
    c.keeping = keeping_of(line.keep);
    c.dry_run = line.dry_run;
    c.out = line.out;
    c.force = line.force;
    c.quiet = line.quiet;
    c.color = color_of(line.shared);
    return c;
}

}  // namespace multivector
