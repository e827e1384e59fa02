#pragma once
// Many replicates of one scenario: chunks of 64 run in parallel, their values streamed into statistics that merge to the
// same bits in any order.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "config/scenario.hpp"
#include "ensemble/collector.hpp"
#include "ensemble/setup.hpp"

namespace multivector {

/// Statistics of every series in every month in which it is recorded, over replicates, and of paired differences.
struct EnsembleResult : EnsembleSetup {
    std::string kernel;  ///< name of the kernel that ran
    Gathered gathered;
    std::map<std::size_t, std::string> chunk_hashes;  ///< of the chunks that are done, by number
    bool complete = true;                             ///< false: stopped before the last replicate

    [[nodiscard]] const StatisticsTable& table() const { return gathered.table; }
    /// Of the scenario; null if the series (by its index) is not recorded in that month.
    [[nodiscard]] const Statistics* find(std::size_t series_index, int month) const;
    /// Replicates that are done.
    [[nodiscard]] std::size_t done() const;
    /// Replicates that carry information of their own: those, or draws when several replicates share one.
    [[nodiscard]] std::uint64_t independent() const;
    /// Standard error of a mean over replicates, from their standard deviation.
    [[nodiscard]] double standard_error(double sd) const;
    /// Whether spread over replicates shows uncertain inputs as well as luck.
    [[nodiscard]] bool inputs_vary() const;
};

/// A state of the whole ensemble at the start of a month, with all that was gathered in the months before.
struct Checkpoint {
    int month = 0;
    Gathered gathered;
    std::map<std::size_t, SavedChunk> chunks;

    template <class A>
    void archive(A& a) { a(month)(gathered)(chunks); }
};

/// What an ensemble tells while it runs, and what it is told. All may be empty; workers call one at a time.
struct EnsembleHooks {
    /// `done` of `total` replicates are finished.
    std::function<void(std::size_t done, std::size_t total)> progress;
    /// Polled between months: no further chunk starts once it is true; those under way are finished.
    const std::atomic<bool>* stop = nullptr;
    /// A round of chunks is done and nothing runs: `so_far` is whole. Returns the number of chunks of the next round, 1 or more.
    std::function<std::size_t(const EnsembleResult& so_far)> round_done;
    /// A chunk has recorded a month; called from workers at once, with chunks of their own.
    std::function<void(const Chunk& chunk, int month)> recorded;
    /// When the month before this one is told of, the chunk stands at its start and may be saved; 0: nobody asks.
    int stands_at = 0;
    /// What an earlier, stopped run of the same ensemble had gathered.
    const EnsembleResult* earlier = nullptr;
    /// Where a run from a checkpoint on begins; null: at the base.
    const Checkpoint* from = nullptr;
};

/// Runs the ensemble. The same scenario and options (but for parallelism and kernel) give the same result, bit for bit,
/// whatever the hooks. Throws Error for options that cannot be run and for a value that is not finite or too large to
/// record, which is named.
[[nodiscard]] EnsembleResult run_ensemble(const Scenario& scenario, const RunOptions& options, const EnsembleHooks& hooks = {});

/// The same for what is prepared already.
[[nodiscard]] EnsembleResult run_setup(EnsembleSetup setup, const EnsembleHooks& hooks);

/// The kernel that runs these options.
[[nodiscard]] const Kernel& kernel_of(const RunOptions& options);

/// Widest 95 % half-interval of the mean influence of any power over any focal state in any month so far.
[[nodiscard]] double widest_half_interval(const EnsembleResult& result);

}  // namespace multivector
