#pragma once
// What a calibration is to meet: observed values of measures at dates, with their standard errors.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/scenario.hpp"
#include "study/responses.hpp"

namespace multivector {

struct Target {
    Output output;
    double value = 0;
    double se = 0;  ///< standard error of the value, of measurement and of the model; above 0
};

/// Reads a CSV with the columns measure, state, power, date, value, se and, if it likes, domain, source and note. Fields that a
/// measure does not speak of are empty. All faults are reported; none is returned then.
[[nodiscard]] std::optional<std::vector<Target>> parse_targets(const std::string& text, const std::string& shown, const Scenario& scenario,
                                                               Diagnostics& diagnostics);
[[nodiscard]] std::optional<std::vector<Target>> read_targets(const std::filesystem::path& path, const Scenario& scenario, Diagnostics& diagnostics);

}  // namespace multivector
