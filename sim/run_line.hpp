#pragma once
// The command line of `run`.

#include <cstdint>
#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

struct RunLine {
    Shared shared;
    ThreadLine threads;
    KeepLine keep;
    std::string scenario, out, inputs, parameters, until, kernel = "auto", precision = "single";
    std::vector<std::string> watches;
    std::uint64_t replicates = 0, first_replicate = 0, seed = 1, per_draw = 1, steering_every = 12;
    bool mean_field = false, frozen_twin = false, all_domains = false, steering_channels = false;
    bool record_draws = false, force = false, quiet = false, dry_run = false;
};

void add_run(CLI::App& app, RunLine& line);
[[nodiscard]] RunCommand command_of(const RunLine& line);

}  // namespace multivector
