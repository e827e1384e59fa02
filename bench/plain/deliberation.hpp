#pragma once
// The utility of every posture toward every power in every domain, as a sum of named terms.

#include <memory>
#include <vector>

#include "plain/domain.hpp"

namespace multivector::plain {

class Deliberation {
public:
    Deliberation(const World& world, const Inputs& inputs, const Postures& postures);

    /// Fills the utilities of a state's ties, switching apart; what the month derives before choices must be in place.
    void weigh(CourtedState& state, const std::vector<std::unique_ptr<Domain>>& domains);

private:
    /// What a move of a tie changes by way of one channel: per share held with each power, and over all of them.
    struct Slopes {
        std::vector<double> of;  // by power
        double all = 0;          // at the targets

        /// Per share that moves to a power while the others of the domain give way in proportion.
        double along(int power, double target) const {
            return (of[static_cast<std::size_t>(power)] - all) / (1 - target);
        }
    };
    /// What the postures of one cell have in common.
    struct Cell;

    void look_around(const CourtedState& state);
    void shelter_from(const CourtedState& state, const Threat& threat, int index);
    double provoked(const CourtedState& state, int power) const;
    void find_slopes(const CourtedState& state, const Domain& domain);
    void keep_slopes(CourtedState& state, const Domain& domain) const;
    Cell cell(const CourtedState& state, const Dyad& dyad, const Domain& domain) const;
    /// What the power pays for each posture, and what it is worth to the state.
    void bargain(const CourtedState& state, const Dyad& dyad, const Cell& cell, Tie& tie) const;
    double of_levers(const Cell& cell, const std::array<double, 9>& weight, double e, double v) const;
    double move(const Cell& cell, int posture) const;
    double utility(const Cell& cell, const std::array<double, 9>& weight, int posture) const;

    const World* world_;
    const Inputs* inputs_;
    const Postures* postures_;
    // Of the state at hand, by power.
    std::vector<double> shelter_;   // against its threats
    std::vector<double> resisted_;  // threat over its base times protection at hand
    std::vector<double> feared_;    // loss that more grievance of the power would bring
    std::vector<double> bracket_;   // the same of deference, its rivals' grievance included
    Slopes protection_, dependence_, coercion_;
};

}  // namespace multivector::plain
