#pragma once
// Which numbers of a world the columns of a table of draws speak of.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "world/draw_table.hpp"
#include "world/world.hpp"

namespace multivector {

/// Name of a number of a world among its uncertain inputs: the path where the files state it, or where they could, if it
/// serves this number alone; else the cell, as "weight[center,security]". Empty if the files have no place for it.
[[nodiscard]] std::string input_name(const World& world, int slot);

/// Gives the draws of a world these names; those of numbers without a place keep theirs.
void name_draws(World& world);

/// Every name by which a column may call numbers of a world, with their slots. A path that serves several cells stands for
/// all of them.
[[nodiscard]] std::map<std::string, std::vector<int>, std::less<>> input_names(const World& world);

/// The channel that a slot is a cell of; null for the sizes of programmes, votes, projects and shocks.
[[nodiscard]] const ChannelInfo* channel_of(const World& world, int slot);

/// Has the world take from the table what it has columns for. Columns that name nothing in it do nothing.
void give(World& world, const DrawTable& table);

/// The same, but only for numbers that the world states as each of the others does, as far as they have them: what it
/// states otherwise stays its own.
void give(World& world, const DrawTable& table, const std::vector<const World*>& others);

/// Columns that name nothing in any of the worlds.
[[nodiscard]] std::vector<std::string> unknown_inputs(const DrawTable& table, const std::vector<const World*>& worlds);

/// Throws Error if the table has a column for a parameter that is read when a world is compiled (those of world/switches.hpp)
/// in which that found nothing to do: too late to do anything.
void refuse_late(const DrawTable& table, const std::vector<const World*>& worlds);

}  // namespace multivector
