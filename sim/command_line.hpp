#pragma once
// Words typed by a person become a command.

#include "commands.hpp"

namespace multivector {

/// Reads the command line. Throws UsageError.
[[nodiscard]] Command parse_command_line(int argc, const char* const* argv);

}  // namespace multivector
