#include "command_line.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/names.hpp"
#include "doctor_line.hpp"
#include "format_lines.hpp"
#include "multivector/version.hpp"
#include "options.hpp"

namespace multivector {
namespace {

constexpr std::uint64_t kMostReplicates = 1'000'000'000;
constexpr std::uint64_t kMostThreads = 1024;
constexpr std::uint64_t kLargestSeed = std::numeric_limits<std::uint32_t>::max();
constexpr std::string_view kThreadsVariable = "MULTIVECTOR_THREADS";
constexpr const char* kNoText = " ";  // beside an option in the help, where the library would list what it excludes

// ---- run ----------------------------------------------------------------------------------------------------------

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

struct RunLine {
    Shared shared;
    std::string scenario, out, backend = usual_backend(), inputs, kernel = "auto";
    std::uint64_t replicates = 0, seed = 1, threads = 0, per_draw = 1, steering_every = 12;
    bool mean_field = false, frozen_twin = false, all_domains = false, steering_channels = false, record_draws = false, force = false, quiet = false;
};

void add_run(CLI::App& app, RunLine& line) {
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
    mean_field->option_text(kNoText);
    app.footer("Examples:\n"
               "  multivector run scenarios/three_states_war.yaml\n"
               "  multivector run scenarios/three_states_war.yaml --replicates 200 --to 2025-01 --out results/short\n"
               "  multivector run scenarios/three_states_war.yaml --policy center=pivot:south --frozen-twin");
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

RunCommand command_of(const RunLine& line) {
    const std::string inputs = inputs_of(line);
    RunCommand c;
    c.scenario = line.scenario;
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

// ---- the other commands -------------------------------------------------------------------------------------------

struct CheckLine {
    Shared shared;
    std::vector<std::string> scenarios;
};

void add_check(CLI::App& app, CheckLine& line) {
    app.add_option("SCENARIO", line.scenarios, "Scenario or world files")->required()->type_name("");
    add_format(app, line.shared);
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector check my_scenario.yaml\n"
               "  multivector check scenarios/*.yaml --format json");
}

CheckCommand command_of(const CheckLine& line) {
    return {{line.scenarios.begin(), line.scenarios.end()}, format_of(line.shared), color_of(line.shared)};
}

struct DescribeLine {
    Shared shared;
    std::string scenario;
    std::vector<std::pair<DescribeCommand::View, bool>> views;
};

void add_describe(CLI::App& app, DescribeLine& line) {
    using View = DescribeCommand::View;
    app.add_option("SCENARIO", line.scenario,
                   "Scenario or world file; --parameters, --schedule and --channels need none")
        ->type_name("");
    const std::vector<std::tuple<View, std::string, std::string>> views{
        {View::inputs, "--inputs",
         "Every number: path, value, range, unit, and its source or that it is an assumption"},
        {View::parameters, "--parameters", "Parameters of the model"},
        {View::coverage, "--coverage", "Share of the numbers with a source, by state and domain"},
        {View::schedule, "--schedule", "Steps of a month: what each reads and writes"},
        {View::channels, "--channels", "Kinds of inputs: axes, unit, range, whether a shock may move them"},
        {View::resolved, "--resolved", "All values of all its files in one, each with its file and line"},
        {View::resting, "--resting",
         "The resting point of the base month, and the cells that cannot reach their base"}};
    line.views.reserve(views.size());  // flags keep references to the elements
    std::vector<CLI::Option*> flags;
    for (const auto& [view, name, meaning] : views) {
        auto& [kept, on] = line.views.emplace_back(view, false);
        flags.push_back(app.add_flag(name, on, meaning));
        flags.back()->option_text(kNoText);
        for (std::size_t i = 0; i + 1 < flags.size(); ++i) flags.back()->excludes(flags[i]);
    }
    add_load(app, line.shared);
    add_format(app, line.shared);
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector describe scenarios/three_states_war.yaml\n"
               "  multivector describe scenarios/worlds/three_states.yaml --inputs\n"
               "  multivector describe --channels --format json");
}

DescribeCommand command_of(const DescribeLine& line) {
    using View = DescribeCommand::View;
    DescribeCommand c;
    c.scenario = line.scenario;
    for (const auto& [view, on] : line.views)
        if (on) c.view = view;
    c.load = load_of(line.shared);
    c.format = format_of(line.shared);
    c.color = color_of(line.shared);
    const bool of_model = c.view == View::parameters || c.view == View::schedule || c.view == View::channels;
    if (c.scenario.empty() && !of_model) throw UsageError("SCENARIO is required");
    if (c.scenario.empty() && !(c.load.set.empty() && c.load.policies.empty() && !c.load.end))
        throw UsageError("--set, --policy and --to need a SCENARIO");
    return c;
}

struct ListLine {
    std::string folder;
};

void add_list(CLI::App& app, ListLine& line) {
    app.add_option("DIR", line.folder, "Folder to look in (scenarios/ here, else those installed with the program)")
        ->type_name("");
    app.footer("Examples:\n"
               "  multivector list\n"
               "  multivector list my_scenarios");
}

struct DiffLine {
    Shared shared;
    std::string left, right;
};

void add_diff(CLI::App& app, DiffLine& line) {
    app.add_option("LEFT", line.left, "Scenario or world file")->required()->type_name("");
    app.add_option("RIGHT", line.right, "Scenario or world file")->required()->type_name("");
    add_format(app, line.shared);
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector diff scenarios/worlds/three_states.yaml scenarios/three_states_war.yaml");
}

struct SummaryLine {
    std::vector<std::string> folders;
};

void add_summary(CLI::App& app, SummaryLine& line) {
    app.add_option("DIR", line.folders, "Folders of results; the first one is what the others are compared with")
        ->required()
        ->type_name("");
    app.footer("Examples:\n"
               "  multivector summary results/three_states\n"
               "  multivector summary results/three_states results/three_states_war");
}

// ---- the line as a whole ------------------------------------------------------------------------------------------

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

std::string advice(const std::string& hint, const std::string& command) {
    const std::string help = fmt::format("see 'multivector{}{} --help'", command.empty() ? "" : " ", command);
    return hint.empty() ? "; " + help : fmt::format("; {} ({})", hint, help);
}

/// What to say about a line that the library refused. A misspelt option comes first: it makes other faults appear.
std::string explain(const CLI::ParseError& error, const CLI::App* command) {
    if (command == nullptr) return error.what() + advice({}, {});
    for (const auto& word : command->remaining()) {
        if (!word.starts_with('-')) continue;
        const auto near = nearest_name(word.substr(0, word.find('=')), option_names(*command));
        const auto hint = near.empty() ? std::string() : fmt::format("did you mean '{}'?", near);
        return fmt::format("unknown option '{}'", word) + advice(hint, command->get_name());
    }
    if (!command->remaining().empty())
        return fmt::format("unexpected argument '{}'", command->remaining().front()) + advice({}, command->get_name());
    std::string message = error.what();
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        const std::string name = message.substr(0, message.find(':'));
        const auto* option = command->get_option_no_throw(name);
        message = name + (option != nullptr && option->count() > 1 ? ": given more than once" : ": a value is missing");
    }
    return message + advice({}, command->get_name());
}

struct Lines {
    RunLine run;
    CheckLine check;
    DescribeLine describe;
    ListLine list;
    DiffLine diff;
    DoctorLine doctor;
    SummaryLine summary;
    SchemaLine schema;
    NewLine create;
};

void add_commands(CLI::App& app, Lines& lines) {
    add_run(*app.add_subcommand("run", "Run a scenario and write its results"), lines.run);
    add_check(*app.add_subcommand("check", "Report every fault of scenario files"), lines.check);
    add_describe(*app.add_subcommand("describe", "Show what a scenario or the model consists of"), lines.describe);
    add_list(*app.add_subcommand("list", "List worlds, scenarios, libraries and policies"), lines.list);
    add_diff(*app.add_subcommand("diff", "Show in what two scenarios differ"), lines.diff);
    add_doctor(*app.add_subcommand("doctor", "Check the program on a scenario: what may not change its results"), lines.doctor);
    add_summary(*app.add_subcommand("summary", "Compare the results of several runs"), lines.summary);
    add_schema(*app.add_subcommand("schema", "Print a JSON Schema of a kind of file, for editors"), lines.schema);
    add_new(*app.add_subcommand("new", "Write a first scenario to change"), lines.create);
    app.set_version_flag("--version", fmt::format("multivector {}", kVersion), "Show the version");
    app.footer("Examples:\n"
               "  multivector list\n"
               "  multivector run scenarios/three_states_war.yaml\n"
               "  multivector COMMAND --help");
}

Command command_of(const std::string& name, const Lines& lines) {
    if (name == "run") return command_of(lines.run);
    if (name == "check") return command_of(lines.check);
    if (name == "describe") return command_of(lines.describe);
    if (name == "list") return ListCommand{lines.list.folder};
    if (name == "diff")
        return DiffCommand{lines.diff.left, lines.diff.right, format_of(lines.diff.shared), color_of(lines.diff.shared)};
    if (name == "schema") return command_of(lines.schema);
    if (name == "new") return command_of(lines.create);
    if (name == "doctor") return command_of(lines.doctor);
    return SummaryCommand{{lines.summary.folders.begin(), lines.summary.folders.end()}};
}

/// Refuses a first word that is no command, which the library would not name.
void check_first_word(const CLI::App& app, int argc, const char* const* argv) {
    if (argc < 2) throw UsageError("a command is required" + advice({}, {}));
    const std::string word = argv[1];
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    if (std::ranges::find(names, word) != names.end()) return;
    const auto options = option_names(app);
    if (word == "-h" || std::ranges::find(options, word) != options.end()) return;
    const bool option = word.starts_with('-');
    const auto hint = option ? nearest_name(word, options) : name_hint(word, names);
    throw UsageError(fmt::format("unknown {} '{}'", option ? "option" : "command", word) +
                     advice(option && !hint.empty() ? fmt::format("did you mean '{}'?", hint) : hint, {}));
}

}  // namespace

Command parse_command_line(int argc, const char* const* argv) {
    Lines lines;
    CLI::App app("Simulates multi-vector foreign policy: how influence over states moves between powers.",
                 "multivector");
    app.require_subcommand(1);
    app.get_formatter()->column_width(36);
    add_commands(app, lines);
    check_first_word(app, argc, argv);
    const auto chosen = [&]() -> const CLI::App* {
        const auto commands = app.get_subcommands();
        return commands.empty() ? nullptr : commands.front();
    };
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForVersion& e) {
        return ShowText{std::string(e.what()) + "\n"};
    } catch (const CLI::CallForHelp&) {
        return ShowText{app.help()};
    } catch (const CLI::ParseError& e) {
        throw UsageError(explain(e, chosen()));
    }
    try {
        return command_of(chosen()->get_name(), lines);
    } catch (const UsageError& e) {
        throw UsageError(e.what() + advice({}, chosen()->get_name()));
    }
}

}  // namespace multivector
