#pragma once
// Many replicates of one scenario: chunks of 64 run in parallel, their values streamed into statistics that merge to the
// same bits in any order.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "config/scenario.hpp"
#include "engine/kernel.hpp"
#include "ensemble/statistics.hpp"
#include "parallel/parallel.hpp"

namespace multivector {

/// Replicates in one chunk, the unit of work and of verification.
inline constexpr std::size_t kChunk = 64;

struct RunOptions {
    std::size_t replicates = 1000;  ///< 1 or more; the mean-field mode always has one
    std::uint32_t seed = 1;
    InputMode inputs = InputMode::world;  ///< which uncertain numbers are drawn
    std::size_t replicates_per_draw = 1;  ///< replicates that share one draw of the inputs, 1 or more
    bool mean_field = false;
    bool frozen_twin = false;  ///< also run the baseline and the twin, and their paired differences
    RecordOptions record;
    bool record_draws = false;  ///< also write what every uncertain input was in each draw
    Parallelism parallelism;
    const Kernel* kernel = nullptr;  ///< null: the best one
};

/// The options with what the mode settles put in: in the mean-field mode one replicate per draw of the inputs, and a
/// single one with inputs as stated. Throws Error for options that cannot be run.
[[nodiscard]] RunOptions settled(RunOptions options);

/// Statistics of every series in every month in which it is recorded, over replicates, and of paired differences.
struct EnsembleResult {
    World scenario, baseline;
    std::vector<Series> series;
    std::vector<Run> runs;  ///< scenario first; with a frozen twin also baseline and twin
    RunOptions options;     ///< settled
    std::string kernel;     ///< name of the kernel that ran
    StatisticsTable table;  ///< by (run, place)
    PairTable effect, arithmetic,
        behaviour;  ///< scenario - baseline, twin - baseline, scenario - twin; empty without a twin
    std::vector<std::string> chunk_hashes;  ///< XXH3-128 of the recorded values of each chunk, canonical order

    /// Of the scenario; null if the series (by its index) is not recorded in that month.
    [[nodiscard]] const Statistics* find(std::size_t series_index, int month) const;
    /// Replicates that carry information of their own: those, or draws when several replicates share one.
    [[nodiscard]] std::uint64_t independent() const;
    /// Whether spread over replicates shows uncertain inputs as well as luck.
    [[nodiscard]] bool inputs_vary() const;
};

/// `done` of `total` replicates are finished; called from workers, one call at a time.
using ProgressCallback = std::function<void(std::size_t done, std::size_t total)>;

/// Runs the ensemble. `stop` is polled between batches: when it becomes true an Error("interrupted") is thrown.
/// The same scenario and options (but for parallelism and kernel) give the same result, bit for bit. Throws Error too
/// for options that cannot be run and for a value that is not finite or too large to record, which is named.
[[nodiscard]] EnsembleResult run_ensemble(const Scenario& scenario, const RunOptions& options,
                                          const ProgressCallback& progress = {},
                                          const std::atomic<bool>* stop = nullptr);

}  // namespace multivector
