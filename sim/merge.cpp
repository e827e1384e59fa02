// multivector merge: one folder of results from runs that did different replicates of one ensemble.

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "output/continue.hpp"
#include "output/results.hpp"

namespace multivector {

int execute(const MergeCommand& command) {
    try {
        std::vector<FinishedRun> runs;
        for (const auto& folder : command.folders) runs.push_back(reopen_run(folder));
        const EnsembleResult all = merge_runs(runs);
        const ResultExtras extras{&runs.front().sources, true, nullptr, {}};
        write_results(command.out, all, runs.front().scenario, command.force, extras);
        if (!command.quiet)
            print(fmt::format("{} replicates of {} folders -> {}\n", all.options.replicates, runs.size(), command.out.string()));
        return kDone;
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
}

}  // namespace multivector
