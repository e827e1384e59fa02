#pragma once
// The data of a report, "multivector-report/1": web/DATA.md says what it holds.

#include <vector>

#include "base/diagnostics.hpp"
#include "report/comparison.hpp"
#include "report/run_folder.hpp"

namespace multivector::reporting {

inline constexpr const char* kReportFormat = "multivector-report/1";

/// Reports why folders cannot stand in one report: the same run twice, other worlds, other entities.
void check_together(const std::vector<RunFolder>& folders, Diagnostics& faults);

/// The data of a report on folders that can stand together. `base`: place of the one that others are compared with.
[[nodiscard]] Json report_data(const std::vector<RunFolder>& folders, std::size_t base, const Comparison* comparison);

/// What a scenario is called in the report: its title; where titles are the same, with the name of the folder.
[[nodiscard]] std::vector<std::string> labels_of(const std::vector<RunFolder>& folders);

}  // namespace multivector::reporting
