#pragma once
// The scenarios that properties are tested on.

#include <string>
#include <vector>

#include "doctor/record.hpp"
#include "support/synthetic.hpp"

namespace multivector::test {

using doctor::kAllRuns, doctor::kBaselineRun, doctor::kScenarioRun;
using doctor::Record, doctor::record, doctor::Runs, doctor::Wanted;

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
