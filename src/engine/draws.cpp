#include "engine/draws.hpp"

#include "model/inputs.hpp"

namespace multivector {

bool is_drawn(const Draw& draw, InputMode mode) {
    return mode == InputMode::all || (mode == InputMode::world && !draw.parameter);
}

std::vector<double> drawn_values(const World& world, std::uint32_t seed, InputMode mode, std::uint32_t number) {
    using Scalar = Lane<double, 1>;
    const Streams<Scalar> streams(seed, &number);
    std::vector<double> values;
    for (const Draw& draw : world.draws) {
        values.push_back(is_drawn(draw, mode) ? drawn(draw, streams)[0] : draw.value);
    }
    return values;
}

}  // namespace multivector
