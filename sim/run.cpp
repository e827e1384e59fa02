// multivector run: an ensemble of a scenario, its results in a folder, a headline.

#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "cost.hpp"
#include "report.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// "results/NAME", and for each policy of the command line "-STATE-POLICY-POWER".
fs::path usual_folder(const Scenario& scenario, const LoadOptions& load) {
    std::string name = scenario.id;
    for (const auto& [state, policy] : load.policies) {
        std::string words = policy;
        std::ranges::replace_if(
            words, [](char c) { return c == ':' || c == ','; }, '-');
        name += fmt::format("-{}-{}", state, words);
    }
    return fs::path("results") / name;
}

}  // namespace

int execute(const RunCommand& command) {
    const auto scenario = load_and_report(command.scenario, command.load, use_color(command.color));
    if (!scenario) return kBadInput;
    const fs::path out = command.out.empty() ? usual_folder(*scenario, command.load) : command.out;
    RunOptions options = command.options;
    options.table = draws_and_report(command.parameters, {&*scenario}, use_color(command.color));
    const RunJob job{*scenario, {command.scenario, command.load}, options, command.keeping, out, command.force, command.quiet};
    if (command.dry_run) return tell_cost(job);
    check_place(job);
    return execute(job);
}

}  // namespace multivector
