#pragma once
// The command line of `report`.

#include <cstddef>
#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

inline constexpr std::size_t kMostFolders = 8;  ///< what a reader can compare, and a page or a picture can hold

struct ReportLine {
    Shared shared;
    std::vector<std::string> folders;
    std::string base;
    std::string out = "report.html";
    bool force = false, unpaired = false;
};

void add_report(CLI::App& app, ReportLine& line);
[[nodiscard]] ReportCommand command_of(const ReportLine& line);

}  // namespace multivector
