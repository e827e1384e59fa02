#pragma once
// In what two scenarios differ, whatever the files they are written in.

#include <string>
#include <vector>

#include "config/scenario.hpp"

namespace multivector {

/// One thing that differs, as "inputs.gap[center,north].value", with its JSON text in each scenario; empty where it is not.
struct Change {
    std::string where, left, right;
};

/// What differs in meaning: calendar, entities, the value and range of every input whether stated or not, yearly figures,
/// shocks, projects, programmes, policies, votes and conflicts, each under its name. Titles, notes, sources, units,
/// order, and what is extended or included are not meaning. Empty for scenarios that run alike.
[[nodiscard]] std::vector<Change> scenario_diff(const Scenario& left, const Scenario& right);

}  // namespace multivector
