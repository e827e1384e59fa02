#pragma once
// A courted state and a power, and their ties, one in each domain.

#include <vector>

#include "plain/postures.hpp"
#include "plain/power.hpp"
#include "plain/usefulness.hpp"

namespace multivector::plain {

/// What changes from month to month in a tie.
struct TieState {
    double share = 0;  ///< of the state's ties in the domain, (0, 1)
    double engagement = 0, deference = 0;
    double offer = 0;  ///< offer units
    double noise = 0;  ///< log points
    int posture = 0;   ///< in force; in the mean-field mode its distribution
    PerPosture mix{};
};

/// The resting point: what later counts as a difference from the base, and the affinities that make base levers rest.
struct TieAtRest {
    double ln_share = 0, engagement = 0, deference = 0, offer = 0, organisation = 0, friction = 0;
    double affinity_e = 0, affinity_v = 0;
    PerPosture mix{};
};

struct Tie {
    int domain = 0;
    int cell = 0;  ///< in arrays by state, power and domain
    TieAtRest rest{};
    TieState now{}, next{};
    // What a month derives.
    double organisation = 0;             ///< pull of shared organisations
    double split = 0, offer_target = 0;  ///< part of the power's budget; offer units
    double leverage = 0;                 ///< log points
    double pull = 0;                     ///< ln attraction but for engagement, coercion and noise
    double target = 0, market = 0;       ///< shares to which it tends at present levers, at those of the base
    double unengaged = 0;                ///< and at none
    double slope = 0;                    ///< of utility in the share, beside services; kept for memberships
    double calm_slope = 0;               ///< the same without what rivals mind; kept for joint moves
    PerPosture utility{};
    PerPosture worth_of_levers{};        ///< what of it hangs on levers alone and is summed over cells; kept likewise
    double worth_of_present = 0;         ///< the same of the present levers
    PerPosture conceded{};               ///< what the power pays for each posture, offer units

    const TieState& at(Time time) const { return time == Time::now ? now : next; }
};

class Dyad {
public:
    Dyad(const World& world, const Inputs& inputs, const Power& power, int state)
        : use(world, inputs, power.index()), inputs_(&inputs), power_(&power),
          index_(world.n.ip(state, power.index())) {
        for (int d = 0; d < world.n.domains; ++d) {
            Tie& tie = ties_.emplace_back();
            tie.domain = d;
            tie.cell = world.n.ipd(state, power.index(), d);
        }
    }

    const Power& power() const { return *power_; }
    Tie& tie(int domain) { return ties_[static_cast<std::size_t>(domain)]; }
    const Tie& tie(int domain) const { return ties_[static_cast<std::size_t>(domain)]; }
    std::vector<Tie>& ties() { return ties_; }
    const std::vector<Tie>& ties() const { return ties_; }

    double gap() const { return inputs_->get(Channel::gap, index_); }
    double stake() const { return inputs_->get(Channel::stake, index_); }
    double opinion() const { return inputs_->get(Channel::opinion, index_); }
    double usefulness() const {
        return inputs_->get(Channel::usefulness, index_) + inputs_->get(Parameter::mediation_usefulness) * hosted +
               use.gained();
    }
    /// How far the power presses the state to follow its wishes.
    double claim() const { return power_->assertiveness() * inputs_->get(Channel::sphere, index_); }
    double influence() const { return 1 - loss; }

    Stock coercion{};  ///< in force, [0, 1]
    double coercion_at_rest = 0, shared_at_rest = 0;
    double hosted = 0;  ///< usefulness earned by hosting mediation
    Usefulness use;     ///< that follows from routes, threats and trade
    // What a month derives.
    double deference = 0, exposure = 0;   ///< over domains, by the state's weights
    double shared = 0;                    ///< depth of organisations shared
    double leverage = 0, loss = 1;        ///< log points; exp(-leverage)
    double hazard = 0, hazard_slope = 0;  ///< of coercion, 1/month; its derivative in the grievance
    double hazard_share = 0;              ///< of the highest hazard
    double hazard_score = 0;              ///< its log odds
    double struck = 0;                    ///< coercion events
    double conceded = 0;                  ///< by the power to the state, offer units

private:
    const Inputs* inputs_;
    const Power* power_;
    int index_;
    std::vector<Tie> ties_;
};

}  // namespace multivector::plain
