// multivector branch: another future from a kept state of a run, without running the months before it again.

#include "base/error.hpp"
#include "commands.hpp"
#include "output/continue.hpp"
#include "report.hpp"

namespace multivector {

int execute(const BranchCommand& command) {
    const auto scenario = load_and_report(command.scenario, command.load, use_color(command.color));
    if (!scenario) return kBadInput;
    try {
        const FinishedRun parent = reopen_run(command.parent);
        RunOptions options = parent.options;
        options.parallelism = command.parallelism;
        const Checkpoint from = state_for_branch(parent, *scenario, command.at);
        const auto out = command.out.empty() ? std::filesystem::path("results") / scenario->id : command.out;
        const RunJob job{*scenario, {command.scenario, command.load}, options, command.keeping, out, command.force, command.quiet, &from};
        check_place(job);
        return execute(job);
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
}

}  // namespace multivector
