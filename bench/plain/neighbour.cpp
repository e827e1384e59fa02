#include "plain/neighbour.hpp"

#include "plain/transit.hpp"

namespace multivector::plain {

void Neighbour::rest(double others, const std::vector<CourtedState>& states, const TransitDomain* transit) {
    share_ = stated() / others;
    company_at_rest_ = company(states);
    distance_at_rest_ = distance(states);
    roads_at_rest_ = roads(transit);
    near_.settle(0);
}

void Neighbour::approach(const std::vector<CourtedState>& states, const TransitDomain* transit) {
    const double toward = inputs_->get(Parameter::neighbour_organisations) * (company(states) - company_at_rest_) -
                          inputs_->get(Parameter::neighbour_distance) * (distance(states) - distance_at_rest_) +
                          inputs_->get(Parameter::neighbour_roads) * (roads(transit) - roads_at_rest_);
    near_.next = near_.now + (toward - near_.now) / inputs_->get(Parameter::neighbour_time);
}

/// Depth of the organisations of states that the two share, as each of them counts it.
double Neighbour::company(const std::vector<CourtedState>& states) const {
    const CourtedState& one = states[static_cast<std::size_t>(pair_.state)];
    const CourtedState& other = states[static_cast<std::size_t>(pair_.neighbour)];
    return (one.company(other) + other.company(one)) / 2;
}

double Neighbour::distance(const std::vector<CourtedState>& states) const {
    const CourtedState& one = states[static_cast<std::size_t>(pair_.state)];
    const CourtedState& other = states[static_cast<std::size_t>(pair_.neighbour)];
    return one.distance(other);
}

double Neighbour::roads(const TransitDomain* transit) const {
    return transit ? transit->widened(pair_.state, pair_.neighbour) : 0;
}

}  // namespace multivector::plain
