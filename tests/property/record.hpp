#pragma once
// Runs of a scenario through the kernels, with everything they record.

#include <cstdint>
#include <vector>

#include "config/scenario.hpp"
#include "engine/kernel.hpp"
#include "support/synthetic.hpp"

namespace multivector::test {

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
};

/// Recorded values, [run][replicate][month][series recorded in that month].
struct Record {
    std::vector<Series> series;
    std::vector<std::vector<std::vector<std::vector<double>>>> values;
};

/// Replicates are given to the kernel in the order in which they are listed, the last repeated to fill its lanes.
[[nodiscard]] Record record(const Scenario& scenario, const Wanted& wanted);

/// All domains and postures of a small world, the shocks of synthetic_scenario in it.
[[nodiscard]] Scenario usual_scenario();

/// A shipped scenario, by its path under scenarios/. Throws if it has a fault.
[[nodiscard]] Scenario shipped(const std::string& file);

/// Worlds at the edges of what a world may be: one state and one power, no transit, no security, two postures and so on.
struct NamedScenario {
    const char* name;
    Scenario scenario;
};
[[nodiscard]] std::vector<NamedScenario> edge_cases();

}  // namespace multivector::test
