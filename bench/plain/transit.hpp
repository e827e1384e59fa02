#pragma once
// The domain of transit: demand is carried over corridors, and what a power controls of the flows is its share.

#include <vector>

#include "plain/corridor.hpp"
#include "plain/domain.hpp"

namespace multivector::plain {

/// A corridor as one state uses it.
struct Route {
    Corridor* corridor = nullptr;
    int index = 0;           ///< of the corridor
    double base_flow = 0;    ///< Mt/year
    double weight = 0;       ///< with everything open
    double open_weight = 0;  ///< with what the routing at hand leaves open
    double flow = 0;         ///< of the routing at hand, Mt/year
    double carried = 0;      ///< of the month, Mt/year
};

/// A part of a state's demand that may go by some of its routes.
struct Load {
    std::vector<std::size_t> routes{};      ///< places among those of the state
    double part = 1;                        ///< of what the state sends over corridors
    double wanted = 0, left = 0, rate = 0;  ///< of the routing at hand
};

/// A state's demand and its routes.
struct Shipper {
    std::vector<Route> routes{};
    std::vector<Load> loads{};
    double uncarried = 0;                   ///< part of the demand that uses no corridor of the world
    double served = 1;                      ///< share of the demand, of the month
};

class TransitDomain : public Domain {
public:
    TransitDomain(const World& world, const Inputs& inputs, int index);

    const Corridor& corridor(int index) const { return corridors_[static_cast<std::size_t>(index)]; }
    const Shipper& shipper(int state) const { return shippers_[static_cast<std::size_t>(state)]; }
    /// What a corridor carries for a state, Mt/year.
    double carried(int state, int corridor) const;
    double load(int corridor) const;
    /// What a power moves through a state, Mt/year.
    double passing(int state, int power) const;
    /// What a power moves over the corridors beyond what it would with the room and cost of the base month, Mt/year.
    double more_traffic(int power) const;
    /// How far the corridors that both states use have gained room since the base month, log points, each by its part
    /// in what they send.
    double widened(int one, int other) const;

    void rest_corridors();
    /// Capacity of the next month: investment, and the projects of the month.
    void grow(const std::vector<CourtedState>& states, int month);
    void advance();

    void find_leverage(std::vector<CourtedState>& states) override;
    void pull(std::vector<CourtedState>&, const Capability&, double) override {}  // part of the weights of routes
    void find_targets(std::vector<CourtedState>& states, Time time, Levers levers, double Tie::*out) override;

private:
    void base_shares(std::vector<CourtedState>& states) override;
    bool scales_base_shares() const override { return false; }

    double demand(int state) const { return inputs().get(Channel::transit_demand, state); }
    double route_pull(const Dyad& dyad, Time time, Levers levers) const;
    void weigh_routes(const std::vector<CourtedState>& states, Time time, Levers levers);
    void carry(Time time, const Power* closing);
    void pass();
    void share_out_room();
    double served(int state) const;
    void bind_goods(Shipper& shipper) const;

    std::vector<Corridor> corridors_;
    std::vector<Shipper> shippers_;  // by state
    std::vector<double> pulls_;      // of the powers on one state
};

}  // namespace multivector::plain
