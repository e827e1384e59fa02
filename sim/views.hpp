#pragma once
// What `multivector describe` shows: each view makes its tables from the library's own lists.

#include <string>
#include <vector>

#include "config/scenario.hpp"
#include "table.hpp"

namespace multivector {

/// Parameters of the model, with the values of a scenario if there is one.
[[nodiscard]] Table parameters_view(const Scenario* scenario);
[[nodiscard]] Table channels_view();
[[nodiscard]] Table schedule_view();

/// Every number that the files state.
[[nodiscard]] Table inputs_view(const Scenario& scenario);
/// One row a state and domain.
[[nodiscard]] Table coverage_view(const Scenario& scenario);
/// States down, domains across: sourced/total and the percentage.
[[nodiscard]] Table coverage_matrix(const Scenario& scenario);

struct RestingView {
    Table cells;        ///< one row a state, power and domain
    Table dyads;        ///< one row a state and power: hazard and coercion
    Table unreachable;  ///< the cells whose base levers no affinity can make restful
};

/// A cell is unreachable when its levers rest farther than this from those the files state.
inline constexpr double kRestingTolerance = 1e-6;

[[nodiscard]] RestingView resting_view(const Scenario& scenario);

/// How fast a small push at the resting point fades.
[[nodiscard]] std::string modes_text(const Scenario& scenario);

[[nodiscard]] std::string overview_text(const Scenario& scenario);
[[nodiscard]] nlohmann::ordered_json overview_json(const Scenario& scenario);

/// Ids of the entities of an axis, in order.
[[nodiscard]] std::vector<std::string> ids_of(const Scenario& scenario, Axis axis);

}  // namespace multivector
