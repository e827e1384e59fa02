#include "plain/inputs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "plain/arriving_shock.hpp"

namespace multivector::plain {
namespace {

/// Half of the mass on each side of the value, evenly between it and the bound.
double around(double low, double value, double high, double u) {
    return u < 0.5 ? low + 2 * u * (value - low) : value + (2 * u - 1) * (high - value);
}

double draw(const Draw& d, Luck& luck) {
    switch (d.kind) {
    case DrawKind::linear:
        return around(d.low, d.value, d.high, luck.uniform());
    case DrawKind::logarithmic:
        return std::exp(around(std::log(d.low), std::log(d.value), std::log(d.high), luck.uniform()));
    case DrawKind::normal:
        break;
    }
    double x = d.low;
    do x = d.value + d.deviation * luck.normal();
    while (x < d.low || x > d.high);
    return x;
}

/// What one dated change does in a month.
struct Acting {
    double strength, in_force, began;
};

Acting acting(const Op& op, int month, const std::vector<ArrivingShock>& shocks) {
    if (op.trigger < 0) return {op.strength[static_cast<std::size_t>(month - op.first)], 1.0, op.began};
    const ArrivingShock& shock = shocks[static_cast<std::size_t>(op.trigger)];
    return {shock.strength(), shock.in_force(), shock.began()};
}

bool active(const Op& op, int month) { return month >= op.first && month <= op.last; }

}  // namespace

std::vector<double> draw_inputs(const World& world, Drawn drawn, Luck& luck) {
    std::vector<double> base = world.slots;
    if (drawn == Drawn::none) return base;
    for (const Draw& d : world.draws)
        if (!d.parameter || drawn == Drawn::all) base[static_cast<std::size_t>(d.slot)] = draw(d, luck);
    return base;
}

std::vector<double> same_draws(const World& scenario, const std::vector<double>& drawn, const World& baseline) {
    std::vector<double> base = baseline.slots;
    auto theirs = scenario.draws.begin();  // the baseline has a part of the scenario's draws, in the same order
    for (const Draw& d : baseline.draws) {
        theirs =
            std::find_if(theirs, scenario.draws.end(), [&](const Draw& other) { return other.identity == d.identity; });
        if (theirs == scenario.draws.end()) break;
        base[static_cast<std::size_t>(d.slot)] = drawn[static_cast<std::size_t>(theirs->slot)];
    }
    return base;
}

Inputs::Inputs(const World& world, std::vector<double> base)
    : world_(&world), offset_(world.offset), base_(std::move(base)), now_(base_) {}

void Inputs::enter(int month, const std::vector<ArrivingShock>& shocks) {
    for (const TimedInput& input : world_->timed)
        if (month == 0 || (month >= input.first && month <= input.last + 1))
            now_[index(input.slot)] = value(input, month, shocks);
}

/// Of the sets that are surely in force the one that began last holds; one that is in force with a probability moves
/// what the others leave by its expected strength.
double Inputs::after_sets(const TimedInput& input, int month, const std::vector<ArrivingShock>& shocks) const {
    const double stated = base(input.slot);
    double value = stated, began = -1e9, rank = 0;
    for (const Op& op : input.ops) {
        if (op.kind != OpKind::set || !active(op, month)) continue;
        const Acting now = acting(op, month, shocks);
        if (now.in_force < 1 || now.began < began || (now.began == began && op.rank < rank)) continue;
        began = now.began;
        rank = op.rank;
        value = stated + now.strength * (base(op.size_slot) - stated);
    }
    for (const Op& op : input.ops) {
        if (op.kind != OpKind::set || op.trigger < 0 || !active(op, month)) continue;
        const Acting now = acting(op, month, shocks);
        if (now.in_force < 1) value += now.strength * (base(op.size_slot) - value);
    }
    return value;
}

double Inputs::value(const TimedInput& input, int month, const std::vector<ArrivingShock>& shocks) const {
    double factor = 1, sum = 0;
    for (const Op& op : input.ops) {
        if (op.kind == OpKind::set || !active(op, month)) continue;
        const double strength = acting(op, month, shocks).strength, size = base(op.size_slot);
        if (op.kind == OpKind::scale)
            factor *= 1 + strength * (size - 1);
        else
            sum += strength * size;
    }
    return std::clamp(after_sets(input, month, shocks) * factor + sum, input.low, input.high);
}

}  // namespace multivector::plain
