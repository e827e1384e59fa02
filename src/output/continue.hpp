#pragma once
// Ensembles put together from parts: merged from several runs, or branched off a kept state.

#include <string>
#include <vector>

#include "output/kept.hpp"
#include "output/sources.hpp"

namespace multivector {

/// The ensemble of which the runs are parts, from the statistics that they kept. Throws Error, naming folders, if they are
/// not parts of one ensemble: another scenario or other options, replicates twice or missing, parts that do not begin
/// with a whole chunk, statistics that were not kept.
[[nodiscard]] EnsembleResult merge_runs(const std::vector<FinishedRun>& runs);

/// The scenario as far as it matters before a month: what is dated from then on is left out, what is in force then has no end.
[[nodiscard]] Scenario before(Scenario scenario, Month month);

/// What of `branch` differs from `parent` before a month, a line each; empty if it may branch off.
[[nodiscard]] std::vector<std::string> differences_before(const Scenario& parent, const Scenario& branch, Month month);

/// The kept state of a parent at the start of a month, ready for a branch of it. Throws Error that says why if the parent kept
/// none, the branch differs before, records something else before, or this program's model gives other numbers than
/// those that were kept (the first chunk is run again up to the month).
[[nodiscard]] Checkpoint state_for_branch(const FinishedRun& parent, const Scenario& branch, Month month);

}  // namespace multivector
