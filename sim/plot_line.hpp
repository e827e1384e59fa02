#pragma once
// The command line of `plot`.

#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

struct PlotLine {
    Shared shared;
    std::vector<std::string> folders;
    std::string what, format, out, state, against, scale = "own";
    bool force = false;
};

void add_plot(CLI::App& app, PlotLine& line);
[[nodiscard]] PlotCommand command_of(const PlotLine& line);

}  // namespace multivector
