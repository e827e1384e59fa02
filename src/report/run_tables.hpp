#pragma once
// Reads the tables of a folder of results into its lines.

#include "report/run_folder.hpp"

namespace multivector::reporting {

/// Fills lines, effects, votes, events and arrivals of a folder whose run and grids are there. Throws nlohmann's
/// exceptions where run.json lacks something.
void read_run_tables(RunFolder& folder, Diagnostics& faults);

}  // namespace multivector::reporting
