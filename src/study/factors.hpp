#pragma once
// What a study varies: uncertain inputs of a world, one by one or in groups.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/kernel.hpp"
#include "study/matrix.hpp"
#include "world/draw_table.hpp"
#include "world/world.hpp"

namespace multivector {

/// Numbers that move together: each is at the same quantile of its own range.
struct Factor {
    std::string name;
    std::vector<std::size_t> draws;  ///< places in World::draws, one or more
};

enum class FactorSet { parameters, world, all };  ///< the model's parameters, whoever states their range; all else; both
enum class Grouping { channel, none };

/// Parameters and shocks each by itself; other inputs by channel ("gap"), those of votes, conflicts, programmes and projects
/// by their section of the file, or each by itself.
[[nodiscard]] std::vector<Factor> factors_of(const World& world, FactorSet set, Grouping grouping);

/// The table of draws of points: a row for each, from the quantiles of the factors.
[[nodiscard]] DrawTable table_at(const World& world, const std::vector<Factor>& factors, const Matrix& quantiles);

/// The table without the columns that are no uncertain numbers of another world, which states them or has no such numbers.
[[nodiscard]] DrawTable table_for(const World& other, const DrawTable& table);

}  // namespace multivector
