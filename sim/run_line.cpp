#include "run_line.hpp"

#include <limits>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "places.hpp"

namespace multivector {
namespace {

constexpr std::uint64_t kMostReplicates = 1'000'000'000;
constexpr std::uint64_t kMostThreads = 1024;
constexpr std::uint64_t kLargestSeed = std::numeric_limits<std::uint32_t>::max();
constexpr std::string_view kThreadsVariable = "MULTIVECTOR_THREADS";

std::vector<std::string> kernel_names() { return {"auto", "portable", "avx2", "avx512"}; }

/// The kernel of that name; null for the best one.
const Kernel* kernel_named(const std::string& name) {
    if (name == "auto") return nullptr;
    std::vector<std::string_view> names;
    for (const Kernel* kernel : available_kernels()) {
        if (kernel->name() == name) return kernel;
        names.push_back(kernel->name());
    }
    throw UsageError(fmt::format("--kernel: this build or this processor has no kernel '{}'; it has {}", name,
                                 fmt::join(names, ", ")));
}

Backend backend_of(const std::string& name) {
    const Backend backend = *backend_named(name);
    if (!is_available(backend)) throw UsageError(fmt::format("--backend: this build does not have '{}'", name));
    return backend;
}

/// The back end where nobody asked for one.
std::string usual_backend() {
    return std::string(name_of(is_available(Backend::tbb) ? Backend::tbb : Backend::threads));
}

/// Threads from the environment where the command line names none; 0: all cores.
std::uint64_t usual_threads() {
    const std::string text = environment(kThreadsVariable.data());
    if (text.empty()) return 0;
    if (const auto fault = whole_fault(text, 1, kMostThreads); !fault.empty())
        throw UsageError(fmt::format("{}: {}", kThreadsVariable, fault));
    return *parse_whole(text);
}

/// Without luck nothing differs between replicates unless inputs are drawn, which must then be asked for.
std::string inputs_of(const RunLine& line) {
    const std::string inputs = !line.inputs.empty() ? line.inputs : line.mean_field ? "fixed" : "world";
    if (inputs == "fixed" && line.per_draw != 1)
        throw UsageError("--replicates-per-draw: no inputs are drawn with --inputs fixed");
    if (inputs == "fixed" && line.mean_field && line.replicates != 0)
        throw UsageError("--replicates: --mean-field is a single run unless inputs are drawn (--inputs world or all)");
    return inputs;
}

}  // namespace

void add_run(CLI::App& app, RunLine& line) {
    line.backend = usual_backend();
    app.add_option("SCENARIO", line.scenario, "Scenario or world file")->required()->type_name("");
    whole(app, "--replicates", line.replicates, 1, kMostReplicates, "Number of replicates (1000)");
    whole(app, "--seed", line.seed, 0, kLargestSeed, "Seed of all random numbers (1)");
    whole(app, "--threads", line.threads, 1, kMostThreads,
          "Number of threads (all cores, or MULTIVECTOR_THREADS); never changes a result");
    choice(app, "--backend", line.backend, backend_names(), "How threads share the work; never changes a result");
    add_load(app, line.shared);
    auto* mean_field = app.add_flag("--mean-field", line.mean_field,
                                    "Expected values, without luck: one run; with --inputs one per draw");
    app.add_flag(
        "--frozen-twin", line.frozen_twin,
        "Also run without the shocks, and with postures frozen at those: what is arithmetic, what is behaviour");
    choice(app, "--inputs", line.inputs, {"fixed", "world", "all"},
           "Which uncertain inputs are drawn: none, those of the files (usual), parameters of the model too");
    auto* per_draw = whole(app, "--replicates-per-draw", line.per_draw, 1, kMostReplicates,
                           "Replicates that share one draw of the inputs (1)");
    whole(app, "--steering-every", line.steering_every, 0, 1200,
          "Months between evaluations of steering and rents (12); 0: never");
    app.add_flag("--steering-channels", line.steering_channels, "Also split steering into inducement, coercion and protection");
    app.add_flag("--all-domains", line.all_domains, "Series by domain for every state, not for the focal ones alone");
    choice(app, "--kernel", line.kernel, kernel_names(), "Instruction set; never changes a result");
    app.add_flag("--record-draws", line.record_draws, "Also write what every uncertain input was in each draw (draws.csv)");
    app.add_option("--out", line.out, "Folder of the results (results/ and the scenario's name)")
        ->check([](const std::string& text) {
            return text.starts_with('-') ? fmt::format("'{}' looks like an option; write './{}'", text, text)
                                         : std::string();
        })
        ->option_text("DIR");
    app.add_flag("--force", line.force, "Replace results of another run in the folder");
    app.add_flag("--quiet", line.quiet, "No progress and no headline");
    add_color(app, line.shared);
    mean_field->excludes(per_draw);
    mean_field->option_text(" ");  // else the library lists what it excludes
    app.footer("Examples:\n"
               "  multivector run scenarios/three_states_war.yaml\n"
               "  multivector run scenarios/three_states_war.yaml --replicates 200 --to 2025-01 --out results/short\n"
               "  multivector run scenarios/three_states_war.yaml --policy center=pivot:south --frozen-twin");
}

RunCommand command_of(const RunLine& line) {
    const std::string inputs = inputs_of(line);
    RunCommand c;
    c.scenario = scenario_named(line.scenario);
    c.load = load_of(line.shared);
    if (line.replicates != 0) c.options.replicates = line.replicates;
    c.options.seed = static_cast<std::uint32_t>(line.seed);
    c.options.inputs = inputs == "fixed" ? InputMode::fixed : inputs == "all" ? InputMode::all : InputMode::world;
    c.options.replicates_per_draw = line.per_draw;
    c.options.mean_field = line.mean_field;
    c.options.frozen_twin = line.frozen_twin;
    c.options.record.domains_of_all = line.all_domains;
    c.options.record.steering_channels = line.steering_channels;
    c.options.record_draws = line.record_draws;
    c.options.record.steering_every = static_cast<int>(line.steering_every);
    c.options.parallelism.threads = static_cast<int>(line.threads == 0 ? usual_threads() : line.threads);
    c.options.parallelism.backend = backend_of(line.backend);
    c.options.kernel = kernel_named(line.kernel);
    c.out = line.out;
    c.force = line.force;
    c.quiet = line.quiet;
    c.color = color_of(line.shared);
    return c;
}

}  // namespace multivector
