#include "engine/draws.hpp"

#include <algorithm>

#include "model/inputs.hpp"

namespace multivector {

bool is_drawn(const Draw& draw, InputMode mode) {
    return mode == InputMode::all || (mode == InputMode::world && !draw.parameter);
}

double value_at(const Draw& draw, double u) { return drawn(draw, Lane<double, 1>(u))[0]; }

bool is_given(const World& world, int slot) {
    return std::ranges::find(world.given, slot, &GivenInput::slot) != world.given.end();
}

std::vector<double> drawn_values(const World& world, std::uint32_t seed, InputMode mode, std::uint32_t number, const DrawTable* table) {
    using Scalar = Lane<double, 1>;
    const Streams<Scalar> streams(seed, &number);
    std::vector<double> values;
    for (const Draw& draw : world.draws) {
        const auto given = std::ranges::find(world.given, draw.slot, &GivenInput::slot);
        if (given != world.given.end()) values.push_back(table->row(number)[given->column]);
        else values.push_back(is_drawn(draw, mode) ? drawn(draw, streams)[0] : draw.value);
    }
    return values;
}

}  // namespace multivector
