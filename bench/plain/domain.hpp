#pragma once
// Domains of foreign policy: how ties in them give leverage, and to what shares they tend.

#include <cmath>
#include <vector>

#include "plain/courted_state.hpp"

namespace multivector::plain {

/// Engagement at which a target is asked for.
enum class Levers { present, at_rest, none };

class Domain {
public:
    Domain(const World& world, const Inputs& inputs, int index);
    virtual ~Domain() = default;

    int index() const { return index_; }
    double substitution() const { return inputs_->get(Channel::substitution, index_); }
    double gain() const { return inputs_->get(Channel::gain, index_); }
    double engagement_effect() const { return inputs_->get(Channel::engagement_effect, index_); }
    /// Loss from losing a share, log points, and what a little more of the share adds to it; in units of 1/(sigma - 1).
    double loss(double share) const;
    double marginal_loss(double share) const;
    /// Part of a move of a tie that its adjustment reaches within the planning horizon.
    double reach() const { return reach_; }
    /// Share of the rest of the world and the state itself in the base month.
    double others_at_rest(int state) const { return std::exp(ln_others_at_rest(state)); }

    void rest_times();  ///< constants of adjustment; the inputs at hand are those of the base month
    /// Shares of the base month.
    void rest_ties(std::vector<CourtedState>& states);
    /// Moves ties toward their targets at levers, coercion and noise as seen.
    void adjust(std::vector<CourtedState>& states);

    /// What each state would lose if a power left.
    virtual void find_leverage(std::vector<CourtedState>& states) = 0;
    /// What pulls ties apart from engagement, coercion and noise; `legacy` is what is left of it.
    virtual void pull(std::vector<CourtedState>& states, const Capability& rest_of_world, double legacy) = 0;
    /// Writes the shares to which ties tend to a member of each tie.
    virtual void find_targets(std::vector<CourtedState>& states, Time time, Levers levers, double Tie::*out) = 0;

protected:
    static double engagement(const Tie& tie, Time time, Levers levers);
    const World& world() const { return *world_; }
    const Inputs& inputs() const { return *inputs_; }
    double ln_others_at_rest(int state) const { return ln_others_at_rest_[static_cast<std::size_t>(state)]; }

private:
    virtual void base_shares(std::vector<CourtedState>& states) = 0;
    virtual bool scales_base_shares() const = 0;

    const World* world_;
    const Inputs* inputs_;
    int index_;
    double reach_ = 1, time_ = 1;
    std::vector<double> ln_others_at_rest_;  // ln share of the rest of the world and the state itself, by state
};

/// Gravity in exact-change form: attraction over the sum of attractions, each against its base.
class GravityDomain : public Domain {
public:
    GravityDomain(const World& world, const Inputs& inputs, int index);

    void find_leverage(std::vector<CourtedState>& states) override;
    void pull(std::vector<CourtedState>& states, const Capability& rest_of_world, double legacy) override;
    void find_targets(std::vector<CourtedState>& states, Time time, Levers levers, double Tie::*out) override;

private:
    void base_shares(std::vector<CourtedState>& states) override;
    bool scales_base_shares() const override { return true; }
    double sanctioned(int by, int against) const;
    double diverted(const CourtedState& state, int power) const;

    std::vector<double> others_;             // attraction of the rest of the world, by state
    std::vector<double> sanctions_at_rest_;  // power by power
};

}  // namespace multivector::plain
