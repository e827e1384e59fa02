#pragma once
// Requests to stop (Ctrl-C, the termination signal of a batch system) as a flag that the run polls.

#include <atomic>

#include "base/error.hpp"

namespace multivector {

/// From now on the first SIGINT or SIGTERM raises the flag and a second one ends the program at once. A signal that the
/// caller had the program ignore stays ignored.
void watch_for_interrupts();

/// The flag.
[[nodiscard]] const std::atomic<bool>& interrupted();

/// 128 plus the number of the signal: 130 for SIGINT, 143 for SIGTERM. Call it only when the flag is raised.
[[nodiscard]] int interrupt_exit_code();

/// Ends a command that an error stopped before it wrote anything: says so and returns the exit code if it was interrupted, else
/// throws UsageError with the text of the error.
[[nodiscard]] int nothing_written(const Error& error);

}  // namespace multivector
