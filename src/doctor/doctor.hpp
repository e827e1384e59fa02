#pragma once
// Checks of the program on a user's own scenario: transformations of it of which the model says what they do to the
// results. What differs is a fault of the program (or, rarely, a scenario at an edge of the model), not of the file.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/scenario.hpp"
#include "doctor/record.hpp"

namespace multivector::doctor {

struct CheckInfo {
    std::string_view id;       ///< "order"
    std::string_view meaning;  ///< one line
};

/// All checks, in the order in which they run.
[[nodiscard]] std::vector<CheckInfo> checks();

/// Something that is not as it should be, and where first.
struct Symptom {
    std::string check;    ///< id of the check
    std::string message;  ///< a full clause without a final stop
    std::string series;   ///< "influence[center,north]"; empty if the symptom is of no series
    std::string month;    ///< "2022-03"; empty likewise
    std::string run;      ///< scenario, baseline or twin
    std::uint32_t replicate = 0;
    double found = 0, expected = 0;  ///< expected is not a number where a range is
};

struct Options {
    LoadOptions load;
    std::vector<std::string> only;  ///< ids of the checks to run; empty: all
    int months = 36;                ///< the scenario is cut after so many, 6 or more
};

struct Report {
    std::size_t checks = 0;  ///< that ran
    std::vector<Symptom> symptoms;
};

/// Reads the scenario and examines it. Nothing if the file has an error; all faults are in `diagnostics`. Throws Error
/// for an id that is not of a check.
[[nodiscard]] std::optional<Report> examine(const std::filesystem::path& path, const Options& options,
                                            Diagnostics& diagnostics);

}  // namespace multivector::doctor
