#include "command_line.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/names.hpp"
#include "doctor_line.hpp"
#include "estimate_line.hpp"
#include "format_lines.hpp"
#include "multivector/version.hpp"
#include "options.hpp"
#include "patterns_line.hpp"
#include "places.hpp"
#include "plot_line.hpp"
#include "report_line.hpp"
#include "result_lines.hpp"
#include "run_line.hpp"
#include "study_lines.hpp"

namespace multivector {
namespace {

constexpr const char* kNoText = " ";  // beside an option in the help, where the library would list what it excludes

struct CheckLine {
    Shared shared;
    std::vector<std::string> scenarios;
};

void add_check(CLI::App& app, CheckLine& line) {
    app.add_option("SCENARIO", line.scenarios, "Scenario or world files")->required()->type_name("");
    add_root(app, line.shared);
    add_format(app, line.shared);
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector check my_scenario.yaml\n"
               "  multivector check scenarios/*.yaml --format json");
}

CheckCommand command_of(const CheckLine& line) {
    CheckCommand c{{}, load_of(line.shared), format_of(line.shared), color_of(line.shared)};
    for (const auto& word : line.scenarios) c.scenarios.push_back(
            scenario_named(word, {FileKind::scenario, FileKind::world, FileKind::shocks, FileKind::policies, FileKind::pattern, FileKind::hindcast}));
    return c;
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
    if (!line.scenario.empty()) c.scenario = scenario_named(line.scenario);
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
    add_root(app, line.shared);
    add_format(app, line.shared);
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector diff scenarios/worlds/three_states.yaml scenarios/three_states_war.yaml");
}

DiffCommand command_of(const DiffLine& line) {
    return {scenario_named(line.left), scenario_named(line.right), load_of(line.shared), format_of(line.shared),
            color_of(line.shared)};
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
    CompareLine compare;
    BranchLine branch;
    MergeLine merge;
    VerifyLine verify;
    SensitivityLine sensitivity;
    CalibrateLine calibrate;
    CheckLine check;
    DescribeLine describe;
    ListLine list;
    DiffLine diff;
    DoctorLine doctor;
    HindcastLine hindcast;
    EstimateLine estimate;
    SummaryLine summary;
    ReportLine report;
    PlotLine plot;
    SchemaLine schema;
    OddLine odd;
    NewLine create;
    PatternsLine patterns;
};

void add_commands(CLI::App& app, Lines& lines) {
    add_run(*app.add_subcommand("run", "Run a scenario and write its results"), lines.run);
    add_compare(*app.add_subcommand("compare", "Compare scenarios on the same luck"), lines.compare);
    add_branch(*app.add_subcommand("branch", "Run another future from a kept state of a run"), lines.branch);
    add_merge(*app.add_subcommand("merge", "Put runs of different replicates together"), lines.merge);
    add_patterns(*app.add_subcommand("patterns", "Try claims of the literature over all plausible inputs"), lines.patterns);
    add_verify(*app.add_subcommand("verify", "Run parts of finished runs again and compare"), lines.verify);
    add_sensitivity(*app.add_subcommand("sensitivity", "Say what the results of a scenario hang on"), lines.sensitivity);
    add_calibrate(*app.add_subcommand("calibrate", "Draw free numbers from their posterior, given observed values"), lines.calibrate);
    add_check(*app.add_subcommand("check", "Report every fault of scenario files"), lines.check);
    add_describe(*app.add_subcommand("describe", "Show what a scenario or the model consists of"), lines.describe);
    add_list(*app.add_subcommand("list", "List worlds, scenarios, libraries and policies"), lines.list);
    add_diff(*app.add_subcommand("diff", "Show in what two scenarios differ"), lines.diff);
    add_doctor(*app.add_subcommand("doctor", "Check the program on a scenario: what may not change its results"), lines.doctor);
    add_hindcast(*app.add_subcommand("hindcast", "Score the model against what happened"), lines.hindcast);
    add_estimate(*app.add_subcommand("estimate", "Estimate numbers of the model from observed figures, without running it"), lines.estimate);
    add_summary(*app.add_subcommand("summary", "Compare the results of several runs"), lines.summary);
    add_report(*app.add_subcommand("report", "Write a page of the results of one run or several"), lines.report);
    add_plot(*app.add_subcommand("plot", "Draw a picture of the results of one run or several"), lines.plot);
    add_schema(*app.add_subcommand("schema", "Print a JSON Schema of a kind of file, for editors"), lines.schema);
    add_odd(*app.add_subcommand("odd", "Write the tables of the ODD document of the model"), lines.odd);
    add_new(*app.add_subcommand("new", "Write a first scenario to change"), lines.create);
    app.set_version_flag("--version", fmt::format("multivector {}", kVersion), "Show the version");
    app.footer("Examples:\n"
               "  multivector list\n"
               "  multivector run scenarios/three_states_war.yaml\n"
               "  multivector COMMAND --help");
}

Command command_of(const std::string& name, const Lines& lines) {
    if (name == "run") return command_of(lines.run);
    if (name == "compare") return command_of(lines.compare);
    if (name == "branch") return command_of(lines.branch);
    if (name == "merge") return command_of(lines.merge);
    if (name == "verify") return command_of(lines.verify);
    if (name == "sensitivity") return command_of(lines.sensitivity);
    if (name == "calibrate") return command_of(lines.calibrate);
    if (name == "check") return command_of(lines.check);
    if (name == "describe") return command_of(lines.describe);
    if (name == "list") return ListCommand{load_of({}), lines.list.folder};
    if (name == "diff") return command_of(lines.diff);
    if (name == "patterns") return command_of(lines.patterns);
    if (name == "report") return command_of(lines.report);
    if (name == "plot") return command_of(lines.plot);
    if (name == "schema") return command_of(lines.schema);
    if (name == "odd") return command_of(lines.odd);
    if (name == "new") return command_of(lines.create);
    if (name == "hindcast") return command_of(lines.hindcast);
    if (name == "estimate") return command_of(lines.estimate);
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
