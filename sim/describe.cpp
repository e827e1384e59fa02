// multivector describe: what a scenario or the model consists of.

#include <optional>

#include <fmt/format.h>

#include "commands.hpp"
#include "report.hpp"
#include "views.hpp"

namespace multivector {
namespace {

using View = DescribeCommand::View;

std::string section(const std::string& heading, const Table& table) {
    return table.size() == 0 ? std::string() : fmt::format("\n{}\n{}", heading, table.text());
}

std::string text_of(const Scenario& s, View view) {
    if (view == View::inputs) return inputs_view(s).text() + section("Numbers with a source", coverage_matrix(s));
    if (view == View::coverage) return coverage_matrix(s).text();
    if (view == View::overview) return overview_text(s);
    const RestingView resting = resting_view(s);
    const std::string verdict =
        resting.unreachable.size() == 0
            ? "\nEvery cell rests at the engagement and the deference that the files state.\n"
            : section(fmt::format("{} cells cannot rest at the engagement and the deference that the files state",
                                  resting.unreachable.size()),
                      resting.unreachable);
    return resting.cells.text() + section("Hazard of coercion (1/month) and coercion in force", resting.dyads) +
           verdict + modes_text(s);
}

std::string json_of(const Scenario& s, View view) {
    switch (view) {
    case View::inputs:
        return inputs_view(s).json();
    case View::coverage:
        return coverage_view(s).json();
    case View::resting:
        return resting_view(s).cells.json();
    default:
        return json_line(overview_json(s));
    }
}

bool of_model(View view) { return view == View::parameters || view == View::schedule || view == View::channels; }

Table model_view(View view, const Scenario* scenario) {
    if (view == View::parameters) return parameters_view(scenario);
    return view == View::schedule ? schedule_view() : channels_view();
}

}  // namespace

int execute(const DescribeCommand& command) {
    std::optional<Scenario> scenario;
    if (!command.scenario.empty()) {
        scenario = load_and_report(command.scenario, command.load, use_color(command.color));
        if (!scenario) return kBadInput;
    }
    const bool json = command.format == TextFormat::json;
    if (command.view == View::resolved) {
        Diagnostics known;
        print(resolved_text(command.scenario, command.load, known).value_or(""));
        return kDone;
    }
    if (of_model(command.view)) {
        const Table table = model_view(command.view, scenario ? &*scenario : nullptr);
        print(json ? table.json() : table.text());
    } else {
        print(json ? json_of(*scenario, command.view) : text_of(*scenario, command.view));
    }
    return kDone;
}

}  // namespace multivector
