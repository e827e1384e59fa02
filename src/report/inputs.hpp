#pragma once
// The inputs of the runs of a report, each with its value, range and source.

#include <vector>

#include "report/run_folder.hpp"

namespace multivector::reporting {

/// Adds "sources", "inputs" (those of the base, column by column) and, to each other scenario of `out`, "changes" (those
/// that are not in the base or not the same) and "without" (paths of the base that it does not have).
void add_inputs(Json& out, const std::vector<RunFolder>& folders, std::size_t base);

}  // namespace multivector::reporting
