#pragma once
// The command line of `run`.

#include <cstdint>
#include <string>

#include "options.hpp"

namespace multivector {

struct RunLine {
    Shared shared;
    std::string scenario, out, backend, inputs, kernel = "auto";
    std::uint64_t replicates = 0, seed = 1, threads = 0, per_draw = 1, steering_every = 12;
    bool mean_field = false, frozen_twin = false, all_domains = false, steering_channels = false;
    bool record_draws = false, force = false, quiet = false;
};

void add_run(CLI::App& app, RunLine& line);
[[nodiscard]] RunCommand command_of(const RunLine& line);

}  // namespace multivector
