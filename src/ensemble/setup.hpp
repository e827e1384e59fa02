#pragma once
// What an ensemble is: its options, and the worlds, series and runs that follow from them and a scenario.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "config/scenario.hpp"
#include "engine/kernel.hpp"
#include "ensemble/watch.hpp"
#include "parallel/parallel.hpp"
#include "world/draw_table.hpp"

namespace multivector {

/// Replicates in one chunk, the unit of work and of verification: chunk n holds replicates 64 n to 64 n + 63.
inline constexpr std::size_t kChunk = 64;

/// When to stop before all replicates are done: as soon as the mean influence of every power over every focal state, in
/// every month, is known to within `half_width` (95 % interval), looked at after 128, 256, 512 and so on replicates.
struct Until {
    double half_width = 0;  ///< share; 0: never before the last replicate
    std::size_t most = 0;   ///< replicates that were asked for, where it may stop before; settled() fills it in
};

struct RunOptions {
    std::size_t first_replicate = 0;  ///< number of the first replicate
    std::size_t replicates = 1000;    ///< 1 or more, as numbered below 2^32
    std::uint32_t seed = 1;
    InputMode inputs = InputMode::world;  ///< which uncertain numbers are drawn
    std::shared_ptr<const DrawTable> table;  ///< of the draws, instead of what would be drawn for its columns; null: none
    std::size_t replicates_per_draw = 1;  ///< replicates that share one draw of the inputs, 1 or more
    bool mean_field = false;
    bool frozen_twin = false;  ///< also run the baseline and the twin, and their paired differences
    RecordOptions record;
    std::vector<std::string> watches;  ///< conditions whose shares and first months are counted (watch.hpp)
    Until until;
    Precision precision = Precision::single_;  ///< the mean-field mode always takes double
    bool record_draws = false;  ///< also write what every uncertain input was in each draw
    Parallelism parallelism;
    const Kernel* kernel = nullptr;  ///< null: the best one; else its precision is taken
};

/// The options with what the mode settles put in: in the mean-field mode one replicate per draw of the inputs, a single one
/// with inputs as stated, and double precision. Throws Error for options that cannot be run.
[[nodiscard]] RunOptions settled(RunOptions options);

struct EnsembleSetup {
    World scenario, baseline;
    World rest;                  ///< whose resting point is taken; without months of its own: that of the baseline
    std::vector<Series> series;
    std::vector<Run> runs;       ///< scenario first; with a frozen twin also baseline and twin
    std::vector<Watch> watches;  ///< in the order of the options
    RunOptions options;          ///< settled

    [[nodiscard]] std::size_t first_chunk() const { return options.first_replicate / kChunk; }
    [[nodiscard]] std::size_t end_chunk() const { return (options.first_replicate + options.replicates + kChunk - 1) / kChunk; }
};

/// Throws Error for options that cannot be run, or a watch that is none of this scenario.
[[nodiscard]] EnsembleSetup prepare(const Scenario& scenario, const RunOptions& options);

}  // namespace multivector
