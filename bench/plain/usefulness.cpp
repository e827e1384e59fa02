#include "plain/usefulness.hpp"

#include <algorithm>

#include "plain/transit.hpp"

namespace multivector::plain {

void Usefulness::find(const CourtedState& state, const TransitDomain* transit) {
    routes_ = transit && world_->routes_of_use ? of_routes(state, *transit) : 0;
    found_ = inputs_->get(Parameter::route_usefulness) * routes_ +
             inputs_->get(Parameter::buffer_usefulness) * as_buffer(state) +
             inputs_->get(Parameter::market_usefulness) * as_market(state);
}

/// Its freight is to the power as ties are to a state.
double Usefulness::of_routes(const CourtedState& state, const TransitDomain& transit) const {
    const double freight = state.dyad(power_).power().freight();
    if (freight <= 0) return 0;
    const double part = std::min(transit.passing(state.index(), power_) / freight, 1.0);
    return transit.loss(part) / (transit.substitution() - 1);
}

/// A partner in security against threats that are not of the power's own making.
double Usefulness::as_buffer(const CourtedState& state) const {
    if (world_->security < 0) return 0;
    double threats = 0;
    for (const Threat& threat : state.threats())
        if (threat.source != power_) threats += threat.level.now;
    return state.dyad(power_).tie(world_->security).now.share * threats;
}

double Usefulness::as_market(const CourtedState& state) const {
    return world_->market >= 0 ? state.dyad(power_).tie(world_->market).now.share : 0;
}

}  // namespace multivector::plain
