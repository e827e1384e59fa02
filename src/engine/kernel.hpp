#pragma once
// The kernel behind one plain interface: a batch of replicates runs from the base to the end, month by month, in every
// variant that is asked for, on the same luck; values of the recorded series go to a sink.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "measures/series.hpp"
#include "world/world.hpp"

namespace multivector {

enum class InputMode { fixed, world, all };  ///< which uncertain numbers are drawn; the others keep their stated value

enum class Run {
    scenario,  ///< with its shocks and policies
    baseline,  ///< without them
    twin,      ///< the scenario with postures and the split of offers replayed from the baseline: what it shows is arithmetic
};

struct BatchPlan {
    const World* baseline = nullptr;
    const World* scenario = nullptr;     ///< may be the same world
    std::vector<Run> runs;               ///< in the order of the sink's `run`; a twin needs the baseline among them
    const std::vector<Series>* series = nullptr;
    std::uint32_t seed = 1;
    std::vector<std::uint32_t> replicates;  ///< numbers of the replicates; exactly kernel.width() of them
    std::vector<std::uint32_t> draws;       ///< number of the draw of inputs of each replicate
    InputMode inputs = InputMode::world;
    bool mean_field = false;
};

/// Receives every recorded frame. Frame `month` shows the state at the start of that month and what the month derives.
class FrameSink {
public:
    virtual ~FrameSink() = default;
    /// `values` holds, for each series recorded in this month in the order of the plan, kernel.width() values.
    virtual void frame(std::size_t run, int month, std::span<const double> values) = 0;
};

/// The resting point with inputs at their stated values, for reports and tests. Shapes as in docs/model.
struct RestingReport {
    std::vector<double> affinity_e, affinity_v, residual, mix, coercion, sharpness, offer, tie;
};

class Kernel {
public:
    virtual ~Kernel() = default;
    [[nodiscard]] virtual int width() const = 0;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Pure: the same plan gives the same values for every kernel, bit for bit.
    virtual void run(const BatchPlan& plan, FrameSink& sink) const = 0;
    [[nodiscard]] virtual RestingReport rest(const World& baseline) const = 0;
};

/// "portable" (one replicate at a time), "avx2", "avx512"; those that this build has and this processor can run.
[[nodiscard]] std::vector<const Kernel*> available_kernels();
/// The widest available kernel; the portable one for a single replicate.
[[nodiscard]] const Kernel& best_kernel(bool single);

/// A row of the schedule, for print-outs and documents.
struct ScheduleRow {
    std::string_view name, reads, writes;
};
[[nodiscard]] std::vector<ScheduleRow> schedule();

}  // namespace multivector
