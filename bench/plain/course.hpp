#pragma once
// The course of a state as a whole: moves toward several powers at once, what they are worth, and which of them it makes.

#include <memory>
#include <vector>

#include "plain/domain.hpp"

namespace multivector::plain {

class Course {
public:
    using Domains = std::vector<std::unique_ptr<Domain>>;

    Course(const World& world, const Inputs& inputs, const Postures& postures)
        : world_(&world), inputs_(&inputs), postures_(&postures) {}

    /// Takes what the base month reveals; the state's utilities at rest are in place.
    void rest(const CourtedState& state, const Domains& domains);
    /// Finds the chances of all moves this month; with luck one of them is certain, or none happens.
    void consider(const CourtedState& state, const Domains& domains, Luck* luck);
    /// Lets the state take the postures of what it moves, after it has chosen the others.
    void take(CourtedState& state, Luck* luck) const;
    double moved() const;  ///< chance of any move

private:
    /// How the state stands toward a power in a domain: levers, and what is summed over cells.
    struct Stand {
        double engagement = 0, deference = 0, worth = 0;
    };
    using Stands = std::vector<std::vector<Stand>>;  // by power and domain

    Stand stand(const CourtedState& state, const Tie& tie, int posture) const;
    Stands stands(const CourtedState& state, const JointMove& move) const;
    std::vector<double> values(const CourtedState& state, const Domains& domains) const;
    std::vector<double> odds(const CourtedState& state, std::vector<double> values) const;
    double worth(const CourtedState& state, const Domains& domains, const Stands& stands) const;
    double ties(const CourtedState& state, const Domain& domain, const Stands& stands, std::vector<double>& moved) const;
    double losses(const CourtedState& state, const Stands& stands, const std::vector<double>& secured) const;
    double review(const CourtedState& state) const;

    const World* world_;
    const Inputs* inputs_;
    const Postures* postures_;
    double keeping_ = 0;          // worth of keeping all postures
    std::vector<double> at_rest_, chances_;
};

}  // namespace multivector::plain
