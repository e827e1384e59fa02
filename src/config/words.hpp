#pragma once
// Spellings of the enumerations of a scenario: the readers, the messages and the results all take them from here.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/scenario.hpp"

namespace multivector {

[[nodiscard]] std::string_view effect_name(Effect effect);
[[nodiscard]] std::string_view profile_name(Profile profile);
[[nodiscard]] std::string_view measure_name(Measure measure);
[[nodiscard]] std::string_view policy_name(PolicyKind kind);
/// One line for people: "aligns with the powers named by 'with' ...".
[[nodiscard]] std::string_view policy_meaning(PolicyKind kind);

[[nodiscard]] std::optional<Effect> find_effect(std::string_view name);
[[nodiscard]] std::optional<Profile> find_profile(std::string_view name);
[[nodiscard]] std::optional<Measure> find_measure(std::string_view name);
[[nodiscard]] std::optional<PolicyKind> find_policy(std::string_view name);

/// All spellings, in the order of the enumeration.
[[nodiscard]] std::vector<std::string> effect_names();
[[nodiscard]] std::vector<std::string> profile_names();
[[nodiscard]] std::vector<std::string> measure_names();
[[nodiscard]] std::vector<std::string> policy_names();
[[nodiscard]] std::vector<std::string> role_names();
/// Inputs that a shock may move, in the order of the catalogue; and those it may not.
[[nodiscard]] std::vector<std::string> shockable_names();
[[nodiscard]] std::vector<std::string> unshockable_names();

/// Whether a policy is told powers in `with`; whether a measure speaks of one power, of one domain.
[[nodiscard]] bool needs_with(PolicyKind kind);
[[nodiscard]] bool needs_power(Measure measure);
[[nodiscard]] bool needs_domain(Measure measure);
/// "the measure attention is of no domain", or "of one" if it needs the thing.
[[nodiscard]] std::string subject_fault(Measure measure, std::string_view thing, bool needed);
/// Whether a measure is of a state; the least and the greatest value that it can take.
[[nodiscard]] bool needs_state(Measure measure);
[[nodiscard]] std::pair<double, double> range_of(Measure measure);

}  // namespace multivector
