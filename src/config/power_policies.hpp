#pragma once
// Policies of powers: what a power demands, how conditional it is and how it splits its budget, as changes of its inputs.

#include <string>
#include <vector>

#include "config/check.hpp"
#include "config/shape.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// Rows of a power's policy at `at`.
[[nodiscard]] std::vector<Row> power_policy_rows(const std::string& at);

/// Puts the shocks that `power_policies` of a checked scenario stand for into its `shocks`, as POWER_policy_INPUT or
/// POWER_policy_split_DOMAIN, in force from `base` where the policy names no month, and takes the section out. A policy
/// that follows one of `named_power_policies` says itself only what differs. `names` has the domains of the world: a
/// split gives nothing to those that it does not name.
void put_power_policies(Node& scenario, const std::string& base, const Names& names);

}  // namespace multivector
