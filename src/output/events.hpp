#pragma once
// What happens at dates, as a table: date,kind,who,whom,value, by date, kind, who and whom.
//
//   coercion           first month of a calendar year; a power; a state; expected coercive episodes begun in that year
//   mediation          month; a state; a conflict; probability that the state hosts the talks
//   vote               month; a vote
//   shock begins/ends  first and last month in force; the shock's name; what it touches ("friction[all,north,economy]");
//                      its size where it begins. Shocks that change nothing by any draw are left out,
//                      and so are those that arrive during the run
//   membership begins/ends, chair begins/ends   a state; an organisation; the share where it begins
//   programme begins/ends                       a programme; its power; its effort where it begins
//   event begins/ends  another dated event of the world, told like a shock
//   project            first month of new capacity; a corridor; Mt/year added
//
// Only what falls into the months that the run steps through is told. Coercion has a row for each year and pair.

#include "output/tables.hpp"

namespace multivector {

void write_events(const EnsembleResult& result, const Scenario& scenario, const TextSink& sink);

/// The cells of an input that a shock moves, axis by axis: "theatre_demand[far_war,north]", "threat[center+hill,all]".
[[nodiscard]] std::string cells_text(const Scenario& scenario, Channel channel, const std::vector<std::size_t>& cells);

/// The last month in which a shock is in force; none if it is for good.
[[nodiscard]] std::optional<Month> last_month(const Shock& shock);

}  // namespace multivector
