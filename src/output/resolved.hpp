#pragma once
// A scenario as it was run, with every file, default and override put together: enough to audit it and to tell it from
// another one.

#include <nlohmann/json.hpp>

#include "config/scenario.hpp"

namespace multivector {

using Json = nlohmann::ordered_json;

/// Every stated number (path, value, range, source, year), the values of unstated ones, yearly figures, entities,
/// shocks, projects, programmes, policies, votes and conflicts. Holds no path of the machine and no place in a file.
[[nodiscard]] Json resolved_json(const Scenario& scenario);

/// Fingerprint of what the tables of a run depend on in a scenario; notes, sources and names are not part of it.
[[nodiscard]] std::string scenario_hash(const Scenario& scenario);

/// What scenario_hash sees, with every value under the names of its entities, shocks and so on instead of in a list.
[[nodiscard]] Json named_json(const Scenario& scenario);

}  // namespace multivector
