#pragma once
// The courted states, the powers and all else of a world, and what happens to them in a month.

#include <memory>
#include <vector>

#include "plain/course.hpp"
#include "plain/deliberation.hpp"
#include "plain/diplomacy.hpp"
#include "plain/transit.hpp"

namespace multivector::plain {

class Region {
public:
    /// Both must outlive the region.
    Region(const World& world, const Inputs& inputs);
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;

    /// Finds the resting point; the inputs at hand must be those of the base month of the baseline.
    void rest();
    /// Lets every state take up its policy and, with luck, draws what the start of a replicate leaves to it.
    void start(Luck* luck);
    /// Every phase reads the state at the start of the month and writes that of the next. Without luck: the mean field.
    void step(int month, Luck* luck);
    /// What the month shows beside: the shares to which ties would tend without engagement.
    void find_unengaged();
    /// Ends the month.
    void advance();

    const World& world() const { return world_; }
    const Postures& postures() const { return postures_; }
    const std::vector<Power>& powers() const { return powers_; }
    const std::vector<CourtedState>& states() const { return states_; }
    const std::vector<Course>& courses() const { return courses_; }  ///< by state
    const std::vector<Organisation>& organisations() const { return organisations_; }
    const std::vector<Mediation>& mediations() const { return mediations_; }
    const std::vector<Vote>& votes() const { return votes_; }
    const std::vector<std::unique_ptr<Domain>>& domains() const { return domains_; }
    const TransitDomain* transit() const { return transit_; }

private:
    void rest_ties_and_offers();
    void rest_choice();
    void rest_neighbours();
    void perceive(int month);
    void make_offers();
    void pull_ties(int month);
    void choose(Luck* luck);
    void move_ties(int month, Luck* luck);
    void meet(int month, Luck* luck);
    void find_targets(Levers levers, double Tie::*out);
    Membership::Surroundings around() const { return {states_, organisations_, domains_}; }

    const World& world_;
    const Inputs& inputs_;
    Postures postures_;
    std::vector<Power> powers_;
    Capability rest_of_world_;
    std::vector<Membership> memberships_;  // those that are left to states
    std::vector<Organisation> organisations_;
    std::vector<Programme> programmes_;
    std::vector<CourtedState> states_;
    std::vector<std::unique_ptr<Domain>> domains_;
    TransitDomain* transit_ = nullptr;  // one of the domains, if any
    std::vector<Mediation> mediations_;
    std::vector<Vote> votes_;
    Deliberation deliberation_;
    std::vector<Course> courses_;  // by state
    double legacy_ = 1, legacy_left_ = 1;  // what is left of it, what a month leaves of that
};

}  // namespace multivector::plain
