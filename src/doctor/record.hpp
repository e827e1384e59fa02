#pragma once
// Runs of a scenario with everything they record, and the first place in which two of them differ.

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "config/scenario.hpp"
#include "engine/kernel.hpp"

namespace multivector::doctor {

using Runs = std::vector<Run>;
inline const Runs kScenarioRun{Run::scenario}, kBaselineRun{Run::baseline},
    kAllRuns{Run::scenario, Run::baseline, Run::twin};

struct Wanted {
    bool mean_field = false;
    InputMode inputs = InputMode::all;
    std::vector<std::uint32_t> replicates{0};
    Runs runs = kScenarioRun;
    const Kernel* kernel = nullptr;  ///< null: the portable one
    std::uint32_t seed = 1;
    RecordOptions record{.domains_of_all = true, .steering_every = 6};
};

struct Record {
    World world;  ///< the scenario as compiled
    std::vector<Series> series;
    Runs runs;
    std::vector<std::uint32_t> replicates;
    std::vector<std::vector<std::vector<std::vector<double>>>> values;  ///< [run][replicate][month][series recorded in it]

    [[nodiscard]] int months() const { return world.months; }
    /// Place of each series in the values of a month; -1 where it is not recorded.
    [[nodiscard]] std::vector<int> places(int month) const;
};

/// Replicates are given to the kernel in the order in which they are listed, the last repeated to fill its lanes.
[[nodiscard]] Record record(const Scenario& scenario, const Wanted& wanted);

/// A value that is not as it should be.
struct Deviation {
    Run run = Run::scenario;
    std::uint32_t replicate = 0;
    int month = 0;
    Series series;
    double found = 0, expected = 0;
};

/// How two records are compared; by default every series, month by month, bit for bit.
struct Match {
    double tolerance = 0;  ///< times the larger of 1 and the expected value; 0: the same value exactly
    int months = -1;       ///< last month that is compared; -1: the last of both
    int first_month = 0;
    std::function<Series(Series)> former;          ///< what a series of the second record is called in the first
    std::function<double(const Series&)> factor;   ///< what the expected value is multiplied by
    std::function<bool(const Series&)> skip;       ///< series of the second record that are left out
};

/// The earliest value of `found` that differs from `expected`, runs and replicates matched by place. A series that the
/// other record lacks, or runs of another number, count as a deviation (found or expected is then not a number).
[[nodiscard]] std::optional<Deviation> first_deviation(const Record& expected, const Record& found,
                                                       const Match& how = {});

/// Calls `see(run, replicate, month, values)` with the value of every series in a month, in the order of time, until it
/// returns true. A value that is not recorded in the month is not a number.
void each_month(const Record& record,
                const std::function<bool(std::size_t run, std::size_t replicate, int month, const std::vector<double>&)>& see);

}  // namespace multivector::doctor
