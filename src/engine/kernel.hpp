#pragma once
// The kernel behind one plain interface: a batch of replicates runs from the base to the end, month by month, in every
// variant that is asked for, on the same luck; values of the recorded series go to whoever steps it.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "measures/series.hpp"
#include "world/draw_table.hpp"
#include "world/world.hpp"

namespace multivector {

enum class InputMode { fixed, world, all };  ///< which uncertain numbers are drawn; the others keep their stated value

/// In which the months are computed. Inputs are drawn, and the resting point is solved, in double precision in both.
enum class Precision { single_, double_ };
[[nodiscard]] std::string_view name_of(Precision precision);  ///< "single", "double"

enum class Run {
    scenario,  ///< with its shocks and policies
    baseline,  ///< without them
    twin,      ///< the scenario with postures, chosen memberships and the split of offers replayed from the baseline: what it shows is arithmetic
};

struct BatchPlan {
    const World* baseline = nullptr;
    const World* scenario = nullptr;     ///< may be the same world
    const World* rest = nullptr;         ///< whose resting point is taken; null: that of the baseline
    std::vector<Run> runs;               ///< in the order of what is recorded; a twin needs the baseline among them
    const std::vector<Series>* series = nullptr;
    std::uint32_t seed = 1;
    std::vector<std::uint32_t> replicates;  ///< numbers of the replicates; exactly kernel.width() of them
    std::vector<std::uint32_t> draws;       ///< number of the draw of inputs of each replicate
    InputMode inputs = InputMode::world;
    const DrawTable* table = nullptr;       ///< of the draws, for the inputs that the worlds say are given; null: none
    bool mean_field = false;
};

/// Where the recorded values of one run and month go, as floats or doubles by the precision of the kernel: value k of lane l
/// becomes number k * width + l, the values in the order of the series that are recorded in the month. None is a negative zero.
struct Place {
    void* at = nullptr;
};

/// A replicate at the start of a month: every number that it carries on, and the shocks without a date by identity.
struct SavedReplicate {
    struct Shock {
        std::uint64_t identity = 0;
        double never = 1;           ///< share that has not arrived yet
        std::vector<double> began;  ///< share that arrived, by month
        std::vector<double> held;   ///< months in a row that each condition has held
        friend bool operator==(const Shock&, const Shock&) = default;
        template <class A>
        void archive(A& a) { a(identity)(never)(began)(held); }
    };
    std::vector<double> state;  ///< of each run after another
    std::vector<Shock> shocks;
    friend bool operator==(const SavedReplicate&, const SavedReplicate&) = default;
    template <class A>
    void archive(A& a) { a(state)(shocks); }
};

/// A batch of replicates on its way. Its plan must outlive it.
class Batch {
public:
    virtual ~Batch() = default;
    /// Steps a month, from 0 or the one of restore() on without gaps; a place for each run of the plan. Recorded is the state
    /// at the start of the month and what the month derives.
    virtual void step(int month, std::span<const Place> places) = 0;
    /// Lane `lane` at the start of the month that step() would take next.
    [[nodiscard]] virtual SavedReplicate save(int lane) const = 0;
    /// Goes on from `month`, all lanes. Throws Error if the numbers are not those of this plan.
    virtual void restore(int month, std::span<const SavedReplicate> lanes) = 0;
};

/// Receives every recorded frame of a whole run.
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
    [[nodiscard]] virtual Precision precision() const = 0;
    /// Pure: the same plan gives the same values for every kernel of a precision, bit for bit.
    [[nodiscard]] virtual std::unique_ptr<Batch> start(const BatchPlan& plan) const = 0;
    [[nodiscard]] virtual RestingReport rest(const World& baseline) const = 0;

    /// From the base to the end.
    void run(const BatchPlan& plan, FrameSink& sink) const;
};

/// "portable" (one replicate at a time), "avx2", "avx512"; those that this build has and this processor can run.
[[nodiscard]] std::vector<const Kernel*> available_kernels(Precision precision = Precision::double_);
/// The widest available kernel.
[[nodiscard]] const Kernel& best_kernel(Precision precision = Precision::double_);

/// A row of the schedule, for print-outs and documents.
struct ScheduleRow {
    std::string_view name, reads, writes;
};
[[nodiscard]] std::vector<ScheduleRow> schedule();

}  // namespace multivector
