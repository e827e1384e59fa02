#pragma once
// A state as another one has ties with it, and what draws the two together.

#include <cmath>
#include <vector>

#include "plain/inputs.hpp"
#include "plain/stock.hpp"

namespace multivector::plain {

class CourtedState;
class TransitDomain;

class Neighbour {
public:
    Neighbour(const World& world, const Inputs& inputs, NeighbourPair pair)
        : inputs_(&inputs), pair_(pair), cell_(pair.state * world.n.states + pair.neighbour) {}

    int index() const { return pair_.neighbour; }
    /// Part of what the state has with nobody of the powers, in units of all of it in the base month.
    double attraction() const { return share_ * std::exp(near_.now); }
    double share_at_rest() const { return share_; }

    /// Share of the state's trade that files state; the inputs at hand are those of the base month.
    double stated() const { return inputs_->get(Channel::neighbour, cell_); }
    /// `others`: share of the state's trade that is not with powers.
    void rest(double others, const std::vector<CourtedState>& states, const TransitDomain* transit);
    void approach(const std::vector<CourtedState>& states, const TransitDomain* transit);
    void advance() { near_.advance(); }

private:
    double company(const std::vector<CourtedState>& states) const;
    double distance(const std::vector<CourtedState>& states) const;
    double roads(const TransitDomain* transit) const;

    const Inputs* inputs_;
    NeighbourPair pair_;
    int cell_;
    double share_ = 0, company_at_rest_ = 0, distance_at_rest_ = 0, roads_at_rest_ = 0;
    Stock near_;  // log points
};

}  // namespace multivector::plain
