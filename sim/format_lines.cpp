#include "format_lines.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "config/file_tree.hpp"
#include "config/format.hpp"
#include "places.hpp"

namespace multivector {
namespace {

/// What is wrong with a name that becomes a title and the name of a file.
std::string name_fault(const std::string& name) {
    return is_bare_name(name) ? std::string() : fmt::format("'{}' has more than letters, digits, '_' and '-'; see --out", name);
}

}  // namespace

void add_schema(CLI::App& app, SchemaLine& line) {
    std::vector<std::string> kinds;
    for (const auto& kind : formats()) kinds.emplace_back(kind.name);
    auto* kind = choice(app, "KIND", line.kind, kinds, "Kind of file; without it, the kinds there are");
    auto* reference = app.add_flag("--reference", line.reference, "The page of all fields of all kinds instead");
    reference->excludes(kind)->option_text(" ");  // else the library lists what it excludes
    app.footer("Examples:\n"
               "  multivector schema scenario > scenario.schema.json\n"
               "  multivector schema --reference");
}

SchemaCommand command_of(const SchemaLine& line) { return {line.kind, line.reference}; }

void add_odd(CLI::App& app, OddLine& line) {
    app.add_option("SCENARIO", line.scenario, "Scenario or world file whose parameters are shown (the defaults)")->type_name("");
    app.add_option("--out", line.out, "Folder for a file a table (all are printed)")->option_text("DIR");
    auto* out = app.get_option("--out");
    app.add_option("--numbers", line.numbers, "Instead: a CSV file of every state variable of every month of SCENARIO, mean field")
        ->excludes(out)
        ->option_text("FILE");
    app.add_flag("--force", line.force, "Replace files that are there");
    add_load(app, line.shared);
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector odd\n"
               "  multivector odd scenarios/three_states_war.yaml --out odd_tables\n"
               "  multivector odd scenarios/three_states_war.yaml --numbers numbers.csv");
}

OddCommand command_of(const OddLine& line) {
    const LoadOptions load = load_of(line.shared);
    if (line.scenario.empty() && !(load.set.empty() && load.policies.empty() && !load.end))
        throw UsageError("--set, --policy and --to need a SCENARIO");
    if (line.scenario.empty() && !line.numbers.empty()) throw UsageError("--numbers needs a SCENARIO");
    const auto scenario = line.scenario.empty() ? line.scenario : scenario_named(line.scenario).string();
    return {scenario, load, line.out, line.numbers, line.force, color_of(line.shared)};
}

void add_new(CLI::App& app, NewLine& line) {
    app.add_option("NAME", line.name, "Name of the scenario")->required()->check(name_fault)->type_name("");
    app.add_option("--from", line.from, "World to start from, or a scenario on it (an invented world)")
        ->option_text("FILE");
    add_root(app, line.shared);
    app.add_option("--shock", line.shocks, "Input that a shock is to move (see describe --channels); repeatable")
        ->allow_extra_args(false)
        ->option_text("INPUT");
    app.add_option("--out", line.out, "File to write (NAME.yaml)")->option_text("FILE");
    app.add_flag("--force", line.force, "Replace the file if it is there");
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector new my_war\n"
               "  multivector new my_war --from scenarios/worlds/three_states.yaml --shock attention --shock friction");
}

NewCommand command_of(const NewLine& line) {
    const auto from = line.from.empty() ? line.from : scenario_named(line.from).string();
    return {line.name, load_of(line.shared), from, line.shocks, line.out, line.force, color_of(line.shared)};
}

}  // namespace multivector
