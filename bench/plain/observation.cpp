#include "plain/observation.hpp"

#include "plain/courted_state.hpp"
#include "world/measure.hpp"

namespace multivector::plain {
namespace {

double observed(const CompiledComparison& what, const CourtedState& state) {
    const auto measure = static_cast<Measure>(what.measure);
    if (measure == Measure::standing) return state.standing();
    const Dyad& dyad = state.dyad(what.power);
    switch (measure) {
        case Measure::influence: return dyad.influence();
        case Measure::deference: return dyad.deference;
        case Measure::hazard: return dyad.hazard;
        case Measure::coercion: return dyad.coercion.now;
        case Measure::attention: return dyad.power().attention();
        case Measure::share: return dyad.tie(what.domain).now.share;
        case Measure::engagement: return dyad.tie(what.domain).now.engagement;
        case Measure::standing: break;
    }
    return 0;
}

}  // namespace

bool holds(const CompiledComparison& what, const CourtedState& state) {
    const double value = observed(what, state);
    return what.above ? value > what.level : value < what.level;
}

}  // namespace multivector::plain
