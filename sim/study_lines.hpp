#pragma once
// The command lines of studies of the model: sensitivity, calibrate.

#include <cstdint>
#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

/// What both take, as text.
struct StudyLine {
    Shared shared;
    ThreadLine threads;
    std::string scenario, out;
    std::uint64_t seed = 1;
    bool mean_field = false, quiet = false, dry_run = false;
};

struct SensitivityLine : StudyLine {
    std::string method = "sobol", inputs, group = "channel", measures, at;
    std::vector<std::string> alternatives;
    std::uint64_t blocks = 0, bootstraps = 200;
};

struct CalibrateLine : StudyLine {
    std::string targets, free;
    std::uint64_t runs = 20'000, draws = 200, recover = 0;
};

void add_calibrate(CLI::App& app, CalibrateLine& line);
[[nodiscard]] CalibrateCommand command_of(const CalibrateLine& line);
void add_sensitivity(CLI::App& app, SensitivityLine& line);
[[nodiscard]] SensitivityCommand command_of(const SensitivityLine& line);

}  // namespace multivector
