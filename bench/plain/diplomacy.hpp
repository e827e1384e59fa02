#pragma once
// Dated events of diplomacy: mediation of conflicts between powers or between states, and votes.

#include <vector>

#include "plain/courted_state.hpp"

namespace multivector::plain {

class Mediation {
public:
    Mediation(const World& world, const Inputs& inputs, const MediationCase& conflict)
        : world_(&world), inputs_(&inputs), conflict_(&conflict), hosting_(static_cast<std::size_t>(world.n.states)) {}

    int month() const { return conflict_->month; }
    /// At most one state hosts; without luck each in part, by its probability.
    void hold(std::vector<CourtedState>& states, Luck* luck);
    /// Share of the mediation that a state hosts.
    double hosting(int state) const { return hosting_[static_cast<std::size_t>(state)]; }

private:
    double acceptability(const std::vector<CourtedState>& states, const CourtedState& host) const;
    double to_powers(const CourtedState& host) const;
    double to_states(const CourtedState& one, const CourtedState& other, const CourtedState& host) const;
    double grown(double suits) const;
    double need(const std::vector<CourtedState>& states) const;
    void settle(std::vector<CourtedState>& states) const;

    const World* world_;
    const Inputs* inputs_;
    const MediationCase* conflict_;
    std::vector<double> hosting_;
};

class Vote {
public:
    struct Chances {
        double yes = 0, abstain = 0, no = 0;
    };

    Vote(const World& world, const Inputs& inputs, const VoteIssue& issue)
        : world_(&world), inputs_(&inputs), issue_(&issue), chances_(static_cast<std::size_t>(world.n.states)) {}

    int month() const { return issue_->month; }
    void hold(const std::vector<CourtedState>& states);
    const Chances& chances(int state) const { return chances_[static_cast<std::size_t>(state)]; }

private:
    double balance(const CourtedState& state) const;

    const World* world_;
    const Inputs* inputs_;
    const VoteIssue* issue_;
    std::vector<Chances> chances_;
};

}  // namespace multivector::plain
