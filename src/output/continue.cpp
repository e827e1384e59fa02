#include "output/continue.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "output/results.hpp"
#include "output/scenario_diff.hpp"

namespace multivector {
namespace {

std::string quoted(const std::filesystem::path& path) { return fmt::format("'{}'", path.string()); }

/// Identity but for which replicates.
std::string kin(const FinishedRun& run) {
    RunOptions options = run.options;
    options.first_replicate = 0;
    options.replicates = kChunk;
    return run_identity(run.scenario, options);
}

void check_parts(const std::vector<const FinishedRun*>& runs) {
    for (std::size_t k = 0; k < runs.size(); ++k) {
        const RunOptions& o = runs[k]->options;
        if (kin(*runs[k]) != kin(*runs.front()))
            throw Error(fmt::format("{} and {} are not parts of one ensemble: the scenario or an option differs", quoted(runs.front()->folder),
                                    quoted(runs[k]->folder)));
        if (o.first_replicate % kChunk != 0)
            throw Error(fmt::format("{} begins with replicate {}; parts begin with multiples of {}", quoted(runs[k]->folder), o.first_replicate, kChunk));
        if (k == 0) continue;
        const RunOptions& last = runs[k - 1]->options;
        const std::size_t next = last.first_replicate + last.replicates;
        if (o.first_replicate < next)
            throw Error(fmt::format("replicate {} is in {} and in {}", o.first_replicate, quoted(runs[k - 1]->folder), quoted(runs[k]->folder)));
        if (o.first_replicate > next)
            throw Error(fmt::format("replicates {} to {}, between {} and {}, are missing", next, o.first_replicate - 1, quoted(runs[k - 1]->folder),
                                    quoted(runs[k]->folder)));
    }
}

EnsembleResult kept_in(const FinishedRun& run) {
    EnsembleResult r;
    static_cast<EnsembleSetup&>(r) = prepare(run.scenario, run.options);
    r.gathered = Gathered(r);
    const auto path = run.folder / kStatisticsFile;
    if (!std::filesystem::exists(path))
        throw Error(fmt::format("{} kept no statistics; run it again with --keep statistics", quoted(run.folder)));
    take_gathered(path, run.identity, r);
    return r;
}

/// Labels of what a world records in a month.
std::vector<std::string> recorded(const EnsembleSetup& s, int month) {
    std::vector<std::string> out;
    for (const Series& series : s.series)
        if (series.recorded_in(month)) out.push_back(label(s.scenario, series));
    return out;
}

/// Runs the first chunk again up to the month and compares what each month recorded.
void check_model(const EnsembleSetup& setup, const Checkpoint& checkpoint) {
    const auto& [number, saved] = *checkpoint.chunks.begin();
    Chunk chunk(setup, kernel_of(setup.options), number);
    for (int month = 0; month < checkpoint.month; ++month) {
        chunk.step(month, month + 1);
        if (chunk.digests().back() != saved.digests.at(static_cast<std::size_t>(month)))
            throw Error(fmt::format("the model has changed since the state was kept: in {} this program gives other numbers",
                                    to_string(setup.scenario.base + month)));
    }
}

}  // namespace

EnsembleResult merge_runs(const std::vector<FinishedRun>& runs) {
    if (runs.empty()) throw Error("there is nothing to merge");
    std::vector<const FinishedRun*> order;
    for (const FinishedRun& run : runs) order.push_back(&run);
    std::ranges::sort(order, {}, [](const FinishedRun* run) { return run->options.first_replicate; });
    check_parts(order);
    EnsembleResult all = kept_in(*order.front());
    for (std::size_t k = 1; k < order.size(); ++k) {
        EnsembleResult part = kept_in(*order[k]);
        all.gathered.merge(part.gathered);
        all.chunk_hashes.merge(part.chunk_hashes);
        all.options.replicates += part.options.replicates;
    }
    all.kernel = "merged";
    return all;
}

Scenario before(Scenario s, Month month) {
    std::erase_if(s.shocks, [&](const Shock& shock) { return shock.from >= month; });
    for (Shock& shock : s.shocks) {
        if (shock.to && *shock.to >= month) shock.to.reset();
        std::erase_if(shock.schedule, [&](const auto& point) { return point.first >= month; });
    }
    std::erase_if(s.projects, [&](const Project& project) { return project.from >= month; });
    std::erase_if(s.issues, [&](const Issue& issue) { return issue.date >= month; });
    std::erase_if(s.conflicts, [&](const Conflict& conflict) { return conflict.date >= month; });
    s.end = month;
    return s;
}

std::vector<std::string> differences_before(const Scenario& parent, const Scenario& branch, Month month) {
    std::vector<std::string> lines;
    for (const Change& c : scenario_diff(before(parent, month), before(branch, month))) lines.push_back(c.where);
    return lines;
}

Checkpoint state_for_branch(const FinishedRun& parent, const Scenario& branch, Month month) {
    const auto path = parent.folder / state_file(month);
    if (!std::filesystem::exists(path))
        throw Error(fmt::format("{} kept no state of {}; run it again with --checkpoint {}", quoted(parent.folder), to_string(month), to_string(month)));
    if (const auto lines = differences_before(parent.scenario, branch, month); !lines.empty())
        throw Error(fmt::format("the branch differs from its parent before {}, where they must be one: {}{}", to_string(month),
                                lines.front(), lines.size() > 1 ? fmt::format(" and {} more", lines.size() - 1) : ""));
    Checkpoint checkpoint = take_checkpoint(path, parent.identity);
    const EnsembleSetup theirs = prepare(parent.scenario, parent.options), ours = prepare(branch, parent.options);
    if (checkpoint.month > ours.scenario.months)
        throw Error(fmt::format("the branch ends in {}, before {}", to_string(branch.end), to_string(month)));
    if (theirs.scenario.open_pairs != ours.scenario.open_pairs)
        throw Error("the branch opens memberships that are never open in its parent, or the other way round; run it from the base");
    for (int m = 0; m < checkpoint.month; ++m)
        if (recorded(theirs, m) != recorded(ours, m))
            throw Error("the branch has shocks without a date that its parent has not, or the other way round; run it from the base");
    check_model(theirs, checkpoint);
    checkpoint.gathered = checkpoint.gathered.moved_to(ours, checkpoint.month);
    return checkpoint;
}

}  // namespace multivector
