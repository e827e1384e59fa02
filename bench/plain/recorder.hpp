#pragma once
// The measures of a month, in the order of a list of series.

#include <vector>

#include "measures/series.hpp"
#include "plain/arriving_shock.hpp"
#include "plain/region.hpp"

namespace multivector::plain {

class Recorder {
public:
    /// Throws std::invalid_argument for a series of steering and what is recorded with it: they are left out here.
    Recorder(const World& world, const Inputs& inputs, const std::vector<Series>& series, bool mean_field);

    /// The values of the series that are recorded in the month; valid until the next call.
    const std::vector<double>& record(Region& region, const std::vector<ArrivingShock>& shocks, int month);

private:
    double of_dyad(const CourtedState& state, const Series& series) const;
    double of_tie(const Tie& tie, const Series& series) const;
    double of_state(const CourtedState& state, const Series& series) const;
    double of_network(const Region& region, const Series& series) const;
    double of_membership(const Region& region, const Series& series) const;
    double of_neighbour(const Region& region, const Series& series) const;
    double of_event(const Region& region, const std::vector<ArrivingShock>& shocks, const Series& series) const;

    void find_net_engagement(const Region& region);
    double net_engagement(const CourtedState& state, int power) const;
    double posture_share(const CourtedState& state, const Dyad& dyad, int posture) const;
    double hedging(const CourtedState& state) const;
    double refusal(const CourtedState& state, const Dyad& dyad) const;
    double room(const CourtedState& state) const;
    double alternatives(const CourtedState& state) const;

    const World* world_;
    const Inputs* inputs_;
    const std::vector<Series>* series_;
    bool mean_field_;
    Postures postures_;
    std::vector<double> net_;  // state x power
    std::vector<double> values_;
};

}  // namespace multivector::plain
