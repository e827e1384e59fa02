#pragma once
// What a run would cost, from a small part of it.

#include "job.hpp"

namespace multivector {

/// Runs one chunk for each thread, writes nothing, and prints time, memory and disk of the whole; the exit code.
[[nodiscard]] int tell_cost(const RunJob& job);

}  // namespace multivector
