#pragma once
// The command line of `estimate`.

#include <string>

#include "options.hpp"

namespace multivector {

struct EstimateLine {
    Shared shared;
    ThreadLine threads;
    std::string spec, out;
    std::uint64_t rounds = 400, draws = 200, seed = 1;
    bool force = false, quiet = false;
};

void add_estimate(CLI::App& app, EstimateLine& line);
[[nodiscard]] EstimateCommand command_of(const EstimateLine& line);

}  // namespace multivector
