#pragma once
// Whether a folder of results is what its run.json says: files against fingerprints, chunks of replicates run again.

#include <functional>
#include <string>
#include <vector>

#include "output/sources.hpp"

namespace multivector {

struct VerifyOptions {
    std::size_t chunks = 16;     ///< chunks to run again, taken at random; all if the run has no more, or if 0
    std::uint32_t sample = 1;    ///< seed of which chunks are taken
    Parallelism parallelism;
    const std::atomic<bool>* stop = nullptr;
    std::function<void(std::size_t done, std::size_t total)> progress;  ///< in chunks
};

struct Verdict {
    std::vector<std::string> faults;  ///< a sentence each; empty: everything fits
    std::size_t files = 0;            ///< checked
    std::size_t chunks = 0;           ///< run again
    std::size_t all_chunks = 0;
};

/// A table that does not fit its fingerprint is made again, by running all replicates, to name its first byte that differs.
/// Throws Error if it is stopped.
[[nodiscard]] Verdict verify(const FinishedRun& run, const VerifyOptions& options);

}  // namespace multivector
