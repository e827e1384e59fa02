#pragma once
// The command line of 'patterns'.

#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

struct PatternsLine {
    Shared shared;
    ThreadLine threads;
    std::string folder, parameters, out;
    std::vector<std::string> patterns;
    std::uint64_t draws = 200, luck = 0, seed = 1;
    bool force = false, quiet = false;
};

void add_patterns(CLI::App& app, PatternsLine& line);
[[nodiscard]] PatternsCommand command_of(const PatternsLine& line);

}  // namespace multivector
