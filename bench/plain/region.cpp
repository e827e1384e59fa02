#include "plain/region.hpp"

#include <cmath>

#include "plain/affinity.hpp"

namespace multivector::plain {

Region::Region(const World& world, const Inputs& inputs)
    : world_(world), inputs_(inputs), postures_(world), rest_of_world_(world, inputs, world.n.powers),
      deliberation_(world, inputs, postures_),
      courses_(static_cast<std::size_t>(world.n.states), Course(world, inputs, postures_)) {
    for (int p = 0; p < world.n.powers; ++p) powers_.emplace_back(world, inputs, p);
    for (int g = 0; g < world.n.organisations; ++g) organisations_.emplace_back(world, inputs, g);
    for (const OpenPair& pair : world.open_pairs) memberships_.emplace_back(world, inputs, pair);
    for (const Membership& membership : memberships_)
        organisations_[static_cast<std::size_t>(membership.organisation())].leave_to_state(membership);
    for (int m = 0; m < world.n.programmes; ++m)
        programmes_.emplace_back(world.programmes[static_cast<std::size_t>(m)], inputs, m);
    for (int i = 0; i < world.n.states; ++i) states_.emplace_back(world, inputs, powers_, i);
    for (int d = 0; d < world.n.domains; ++d) {
        if (d != world.transit) {
            domains_.push_back(std::make_unique<GravityDomain>(world, inputs, d));
            continue;
        }
        auto transit = std::make_unique<TransitDomain>(world, inputs, d);
        transit_ = transit.get();
        domains_.push_back(std::move(transit));
    }
    for (const MediationCase& conflict : world.conflicts) mediations_.emplace_back(world, inputs, conflict);
    for (const VoteIssue& issue : world.issues) votes_.emplace_back(world, inputs, issue);
}

void Region::rest() {
    legacy_left_ = std::pow(0.5, 1 / inputs_.get(Parameter::legacy_half_life));
    for (Power& power : powers_) power.rest();
    for (Membership& membership : memberships_) membership.rest();
    for (CourtedState& state : states_) {
        state.rest_levers();
        state.join(organisations_);
        for (Dyad& dyad : state.dyads()) {
            dyad.shared_at_rest = dyad.shared;
            for (Tie& tie : dyad.ties()) tie.rest.organisation = tie.organisation;
        }
    }
    if (transit_) transit_->rest_corridors();
    rest_ties_and_offers();
    for (CourtedState& state : states_) {
        state.rest_standing();
        state.rest_usefulness(transit_);
        state.fear(states_);
        state.rest_coercion();
    }
    rest_neighbours();
    pull_ties(0);
    rest_choice();
}

void Region::rest_ties_and_offers() {
    for (const auto& domain : domains_) {
        domain->rest_times();
        domain->rest_ties(states_);
    }
    if (world_.concessions)
        for (Power& power : powers_) power.rest_worth(states_);
    for (const Power& power : powers_) power.target_offers(states_);
    for (const Programme& programme : programmes_) programme.add_offers(states_);
    for (CourtedState& state : states_)
        for (Dyad& dyad : state.dyads())
            for (Tie& tie : dyad.ties()) {
                tie.rest.offer = tie.now.offer = tie.offer_target;
                tie.next = tie.now;
            }
}

void Region::rest_neighbours() {
    if (world_.neighbours.empty()) return;
    const Domain& market = *domains_[static_cast<std::size_t>(world_.market)];
    for (CourtedState& state : states_)
        state.rest_neighbours(market.others_at_rest(state.index()), states_, transit_);
}

void Region::rest_choice() {
    for (const auto& domain : domains_) domain->find_leverage(states_);
    find_targets(Levers::present, &Tie::target);
    find_targets(Levers::at_rest, &Tie::market);
    for (CourtedState& state : states_) {
        state.sum_leverage();
        deliberation_.weigh(state, domains_);
        state.set_sharpness(sharpness_at_rest(state, postures_.count(), inputs_.get(Parameter::rationality)));
        solve_affinity(state, postures_, inputs_.get(Parameter::switching_weight));
        deliberation_.weigh(state, domains_);
        courses_[static_cast<std::size_t>(state.index())].rest(state, domains_);
    }
    if (world_.concessions)
        for (Power& power : powers_) power.rest_concessions(states_);
    for (Membership& membership : memberships_) membership.rest_belonging(around());
}

void Region::start(Luck* luck) {
    for (CourtedState& state : states_) {
        state.follow(world_.policies[static_cast<std::size_t>(state.index())]);
        if (luck) state.start(*luck);
        for (Dyad& dyad : state.dyads())
            for (Tie& tie : dyad.ties()) tie.now.mix = tie.rest.mix;
    }
}

void Region::step(int month, Luck* luck) {
    perceive(month);
    make_offers();
    for (CourtedState& state : states_) state.serve(transit_);
    for (CourtedState& state : states_) state.fear(states_);
    pull_ties(month);
    for (Power& power : powers_) power.grow();
    rest_of_world_.grow();
    choose(luck);
    for (CourtedState& state : states_) state.suffer(luck);
    move_ties(month, luck);
    meet(month, luck);
}

void Region::perceive(int month) {
    if (month == 0 || !memberships_.empty() || world_.organisations_change[static_cast<std::size_t>(month)])
        for (CourtedState& state : states_) state.join(organisations_);
    for (Power& power : powers_) power.attend();
    for (CourtedState& state : states_) state.perceive(organisations_);
    for (const auto& domain : domains_) domain->find_leverage(states_);
    for (CourtedState& state : states_) state.sum_leverage();
}

void Region::make_offers() {
    for (const Power& power : powers_) power.target_offers(states_);
    for (const Programme& programme : programmes_) programme.add_offers(states_);
    for (CourtedState& state : states_) state.receive_offers();
}

void Region::pull_ties(int month) {
    for (Power& power : powers_) power.measure(month);
    rest_of_world_.enter(month);
    for (const auto& domain : domains_) domain->pull(states_, rest_of_world_, legacy_);
}

void Region::find_targets(Levers levers, double Tie::*out) {
    for (const auto& domain : domains_) domain->find_targets(states_, Time::now, levers, out);
}

void Region::choose(Luck* luck) {
    find_targets(Levers::present, &Tie::target);
    find_targets(Levers::at_rest, &Tie::market);
    for (CourtedState& state : states_) {
        deliberation_.weigh(state, domains_);
        Course& course = courses_[static_cast<std::size_t>(state.index())];
        course.consider(state, domains_, luck);
        state.choose(postures_, luck);
        course.take(state, luck);
        state.follow_postures(postures_, luck);
    }
    if (world_.concessions)
        for (Power& power : powers_) power.concede(states_, luck != nullptr);
    for (Membership& membership : memberships_) membership.choose(around(), luck);
}

void Region::move_ties(int month, Luck* luck) {
    if (transit_) transit_->grow(states_, month);
    for (CourtedState& state : states_) state.jolt_ties(luck);
    for (const auto& domain : domains_) domain->adjust(states_);
    legacy_ *= legacy_left_;
}

void Region::meet(int month, Luck* luck) {
    for (CourtedState& state : states_) state.forget_mediation();
    for (Mediation& mediation : mediations_)
        if (mediation.month() == month) mediation.hold(states_, luck);
    for (Vote& vote : votes_)
        if (vote.month() == month) vote.hold(states_);
    for (CourtedState& state : states_) state.approach(states_, transit_);
}

void Region::find_unengaged() { find_targets(Levers::none, &Tie::unengaged); }

void Region::advance() {
    for (Power& power : powers_) power.advance();
    for (CourtedState& state : states_) state.advance();
    for (Membership& membership : memberships_) membership.advance();
    if (transit_) transit_->advance();
}

}  // namespace multivector::plain
