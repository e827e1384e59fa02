#pragma once
// The command line of `doctor`.

#include <cstdint>
#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

struct DoctorLine {
    Shared shared;
    std::string scenario;
    std::vector<std::string> checks;
    std::uint64_t months = 36;
    bool list = false;
};

void add_doctor(CLI::App& app, DoctorLine& line);
[[nodiscard]] DoctorCommand command_of(const DoctorLine& line);

}  // namespace multivector
