#pragma once
// Faults of a user's files as the program shows them.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/hindcast_spec.hpp"
#include "config/scenario.hpp"
#include "hindcast/figures.hpp"
#include "study/targets.hpp"
#include "world/draw_table.hpp"

namespace multivector {

struct FaultCount {
    std::size_t errors = 0, warnings = 0;

    FaultCount& operator+=(const FaultCount& other);
};

[[nodiscard]] FaultCount count(const Diagnostics& diagnostics);

/// "2 errors, 1 warning"; "no faults" if there is none.
[[nodiscard]] std::string text_of(const FaultCount& faults);

/// Every fault with its source line and a caret, to standard error.
void report_text(const Diagnostics& diagnostics, bool color);

/// "warning:", in its colour.
[[nodiscard]] std::string warning_label(bool color);

/// One JSON object a line to standard output: file, line, column, severity, message, hint.
void report_json(const Diagnostics& diagnostics);

/// Loads a scenario. Its faults, and how many there are, go to standard error; nothing is returned if one is an error.
[[nodiscard]] std::optional<Scenario> load_and_report(const std::filesystem::path& path, const LoadOptions& options,
                                                      bool color);

/// What a file of hindcasts asks for, and the figures of the past that it names.
struct Past {
    HindcastSpec spec;
    hindcast::Archive archive;
};
/// Reads both, in the same way.
[[nodiscard]] std::optional<Past> past_and_report(const std::filesystem::path& path, const LoadOptions& options, bool color);

/// Reads a table of draws for runs of these scenarios, in the same way; null for no path. Throws UsageError if the file has
/// faults, which have been shown by then.
[[nodiscard]] std::shared_ptr<const DrawTable> draws_and_report(const std::filesystem::path& path,
                                                                const std::vector<const Scenario*>& scenarios, bool color);
/// The same for the observed values that a calibration is to meet.
[[nodiscard]] std::vector<Target> targets_and_report(const std::filesystem::path& path, const Scenario& scenario, bool color);

}  // namespace multivector
