#pragma once
// A courted state: what it perceives, fears and chooses.

#include <memory>
#include <vector>

#include "plain/dyad.hpp"
#include "plain/neighbour.hpp"
#include "plain/organisation.hpp"
#include "plain/policy.hpp"

namespace multivector::plain {

/// A threat as one state perceives it.
struct Threat {
    Stock level{};
    double at_rest = 0;
    int source = -1;  ///< power; -1: none
};

class CourtedState {
public:
    CourtedState(const World& world, const Inputs& inputs, const std::vector<Power>& powers, int index);

    int index() const { return index_; }
    double weight(int domain) const { return weight_[static_cast<std::size_t>(domain)]; }
    Dyad& dyad(int power) { return dyads_[static_cast<std::size_t>(power)]; }
    const Dyad& dyad(int power) const { return dyads_[static_cast<std::size_t>(power)]; }
    std::vector<Dyad>& dyads() { return dyads_; }
    const std::vector<Dyad>& dyads() const { return dyads_; }
    std::vector<Threat>& threats() { return threats_; }
    const std::vector<Threat>& threats() const { return threats_; }
    /// Share of its ties in the domain held with another state, 0 if that is no neighbour.
    double held_with(int state, int domain) const;
    /// Between their deference to a power, in the mean of all powers.
    double distance(const CourtedState& other) const;
    /// Attraction of all but the powers, against what it would be with neighbours as they were in the base month.
    double nearness() const;
    double standing() const { return standing_.now; }
    double standing_gained() const { return standing_.now - standing_at_rest_; }
    double company() const;  ///< depth of the organisations without powers that it shares with others
    double bloc() const;     ///< weight of the company that it bargains in, [0, 1)
    double depth(const Organisation& organisation) const;
    /// Depth of the organisations without powers that it shares with another.
    double company(const CourtedState& other) const { return companions_[static_cast<std::size_t>(other.index_)]; }
    double sharpness() const { return sharpness_; }
    const std::array<double, 9>& term_weight() const { return term_weight_; }
    /// Attraction of partners other than the powers, against the base, log points.
    double cohesion() const { return inputs_->get(Channel::cohesion, index_) - cohesion_at_rest_; }

    /// Sum over domains of the state's weight times a value of the tie with the power.
    template <class Value>
    double over_domains(const Dyad& dyad, Value value) const {
        double sum = 0;
        for (const Tie& tie : dyad.ties()) sum += weight(tie.domain) * value(tie);
        return sum;
    }
    double polarisation() const;
    bool forced() const;  ///< whether its policy takes a posture out of its hands

    /// Takes up a policy; a state is adaptive at first.
    void follow(const CompiledPolicy& declared);
    void set_sharpness(double sharpness) { sharpness_ = sharpness; }

    // The resting point.
    void rest_levers();  ///< the inputs at hand are those of the base month
    void rest_standing();
    void rest_usefulness(const TransitDomain* transit);
    void rest_coercion();
    /// `others`: share of its trade that it has with nobody of the powers.
    void rest_neighbours(double others, const std::vector<CourtedState>& states, const TransitDomain* transit);
    void start(Luck& luck);  ///< draws the postures and coercion in force

    // A month, in the order of its phases. Without luck the mean-field mode runs.
    void join(const std::vector<Organisation>& organisations);
    void look();                                                    ///< deference and exposure over domains
    void perceive(const std::vector<Organisation>& organisations);  ///< look, threats, standing
    void sum_leverage();
    void receive_offers();
    void serve(const TransitDomain* transit);            ///< usefulness to powers
    void fear(const std::vector<CourtedState>& states);  ///< hazards of coercion
    void choose(const Postures& postures, Luck* luck);               ///< postures of the next month
    void follow_postures(const Postures& postures, const Luck* luck);  ///< levers
    void suffer(Luck* luck);     ///< coercion
    void jolt_ties(Luck* luck);  ///< noise
    void approach(const std::vector<CourtedState>& states, const TransitDomain* transit);  ///< neighbours
    void forget_mediation();
    void host_mediation(double share);
    void advance();

private:
    double grievance(const Dyad& dyad) const;
    double standing_target() const;
    double rallied(const std::vector<CourtedState>& states, int power) const;
    void find_companions(const std::vector<Organisation>& organisations);
    PerPosture response(const Postures& postures, const Tie& tie, int in_force) const;
    void choose(const Postures& postures, int power, Tie& tie, Luck* luck) const;

    const World* world_;
    const Inputs* inputs_;
    int index_;
    std::vector<Dyad> dyads_;
    std::vector<Threat> threats_;
    std::vector<Neighbour> neighbours_;
    std::vector<double> weight_;      // by domain, adds up to 1
    std::vector<double> companions_;  // depth of organisations without powers that it shares, by state
    std::array<double, 9> term_weight_{};
    std::unique_ptr<Policy> policy_;
    Stock standing_;
    double cohesion_at_rest_ = 0, standing_at_rest_ = 0, sharpness_ = 1;
    double coercion_left_ = 0, hosted_left_ = 0;  // what a month leaves of them
};

}  // namespace multivector::plain
