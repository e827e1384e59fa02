#pragma once
// What a state comes to be of use for to a power, beyond what files state and what hosting mediation earns.

#include "plain/inputs.hpp"

namespace multivector::plain {

class CourtedState;
class TransitDomain;

class Usefulness {
public:
    Usefulness(const World& world, const Inputs& inputs, int power)
        : world_(&world), inputs_(&inputs), power_(power) {}

    /// What the power would lose if its freight could not pass the state, log points.
    double routes() const { return routes_; }
    /// Since the base month.
    double gained() const { return found_ - at_rest_; }

    void find(const CourtedState& state, const TransitDomain* transit);
    void rest() { at_rest_ = found_; }  ///< what was found is of the base month

private:
    double of_routes(const CourtedState& state, const TransitDomain& transit) const;
    double as_buffer(const CourtedState& state) const;
    double as_market(const CourtedState& state) const;

    const World* world_;
    const Inputs* inputs_;
    int power_;
    double routes_ = 0, found_ = 0, at_rest_ = 0;
};

}  // namespace multivector::plain
