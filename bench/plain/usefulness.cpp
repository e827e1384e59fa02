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
    const double moved = state.dyad(power_).power().freight() + transit.more_traffic(power_);
    if (moved <= 0) return 0;
    const double part = std::min(transit.passing(state.index(), power_) / moved, 1.0);
    return transit.loss(part) / (transit.substitution() - 1);
}

/// A partner in security against threats of powers that it minds, and of none.
double Usefulness::as_buffer(const CourtedState& state) const {
    if (world_->security < 0) return 0;
    const Dyad& dyad = state.dyad(power_);
    double threats = 0;
    for (const Threat& threat : state.threats()) {
        if (threat.source == power_) continue;
        threats += (threat.source < 0 ? 1 : dyad.power().minds(threat.source)) * threat.level.now;
    }
    return dyad.tie(world_->security).now.share * threats;
}

double Usefulness::as_market(const CourtedState& state) const {
    if (world_->market < 0) return 0;
    const Dyad& dyad = state.dyad(power_);
    return dyad.stake() * dyad.tie(world_->market).now.share;
}

}  // namespace multivector::plain
