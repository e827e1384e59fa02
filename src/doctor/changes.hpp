#pragma once
// Changes of a scenario of which it is known what they do to its results. Each returns a changed copy.

#include "config/scenario.hpp"
#include "measures/series.hpp"

namespace multivector::doctor {

/// Without what the scenario adds to its world: shocks, projects and policies. Its votes and conflicts stay.
[[nodiscard]] Scenario unshocked(Scenario s);

/// The world with the inputs of its base month for good: no growth, no legacy, no dated change, no policy, no conflict.
/// Cells listed in `unreachable` (positions of channel engagement) get levers that a mix of postures reaches.
[[nodiscard]] Scenario still(Scenario s, const std::vector<std::size_t>& unreachable);

/// Every id of every axis, and every path, with "x_" before it.
[[nodiscard]] Scenario renamed(Scenario s);

/// Every stable number seven higher: the same order, other streams of random numbers.
[[nodiscard]] Scenario renumbered(Scenario s);

/// The shocks of the scenario in the opposite order.
[[nodiscard]] Scenario reordered(Scenario s);

/// Two lasting and three added shocks on the same cells, in no order of time or name; only if the world has powers.
[[nodiscard]] Scenario overlapping(Scenario s);

/// A brief shock of a few inputs, in force from the third to the fifth month: attention, friction, membership, demand.
[[nodiscard]] Scenario probed(Scenario s);

/// A shock that does nothing, on every cell of the channel and all the time: scale by 1, add 0, or set to the base value
/// the cells that nothing else sets.
[[nodiscard]] Scenario idle(Scenario s, Channel channel, Effect effect);
[[nodiscard]] Scenario idle(Scenario s, Effect effect);  ///< on every channel that a shock may move

/// A shock on the whole of a channel.
[[nodiscard]] Shock shock_on_all(const Scenario& s, std::string name, Channel channel, Effect effect, double size, Month from);

/// Flows, capacities, demand and what is added to them in a unit 1/1000 the size.
[[nodiscard]] Scenario in_small_tonnes(Scenario s);
[[nodiscard]] double small_tonnes(const Series& s);  ///< by what a series of it is larger

/// Figures of capability in a unit 1/1000 the size.
[[nodiscard]] Scenario in_small_money(Scenario s);

/// Budgets half as large in a unit of offers twice the size.
[[nodiscard]] Scenario in_large_offers(Scenario s);

/// No state gives weight to the domain; then also with other ties and effects in it.
[[nodiscard]] Scenario weightless(Scenario s, std::size_t domain);
[[nodiscard]] Scenario otherwise_in(Scenario s, std::size_t domain);

/// Ends `months` after its base, if it would end later.
[[nodiscard]] Scenario cut(Scenario s, int months);

}  // namespace multivector::doctor
