#include "plain/membership.hpp"

#include <algorithm>
#include <cmath>

#include "plain/domain.hpp"

namespace multivector::plain {
namespace {

double weight_of(const CourtedState& state, Term term) { return state.term_weight()[static_cast<std::size_t>(term)]; }

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

/// Cost of deferring, in units of the gap.
double yielded(double deference) {
    const double v = std::max(deference, 0.0);
    return v * v;
}

const CourtedState& state_of(const Membership& membership, const Membership::Surroundings& around) {
    return around.states[static_cast<std::size_t>(membership.state())];
}

const Organisation& organisation_of(const Membership& membership, const Membership::Surroundings& around) {
    return around.organisations[static_cast<std::size_t>(membership.organisation())];
}

/// Its other members.
double others_in(const Organisation& organisation, const CourtedState& state, int states) {
    double sum = 0;
    for (int j = 0; j < states; ++j)
        if (j != state.index()) sum += organisation.member(j);
    return sum;
}

/// Coercion of its other members by a power, above what is usual.
double rallied(const Organisation& organisation, const CourtedState& state, const std::vector<CourtedState>& states,
               int power) {
    double sum = 0;
    for (const CourtedState& other : states) {
        if (&other == &state) continue;
        const Dyad& dyad = other.dyad(power);
        sum += organisation.member(other.index()) * (dyad.coercion.now - dyad.coercion_at_rest);
    }
    return sum;
}

/// What a power minds of joining the organisation: its rivals there.
double minded(const Organisation& organisation, const CourtedState& state, const Power& power) {
    double sum = 0;
    for (const Dyad& other : state.dyads()) {
        const int q = other.power().index();
        if (q != power.index()) sum += power.minds(q) * organisation.sponsor(q);
    }
    return sum;
}

}  // namespace

/// What the base month reveals: at least so much that a state which thinks it over keeps it as it is, as a rule.
void Membership::rest_belonging(const Surroundings& around) {
    belonging_ = 0;
    if (open() <= 0) return;
    const double kept = inputs_->get(Parameter::membership_content);
    const double content = std::log(kept / (1 - kept)) / sharpness(around);
    const double value = worth(around);
    belonging_ = stated() >= 0.5 ? std::max(content - value - exit_cost(), 0.0) : -std::max(content + value, 0.0);
}

/// Of a choice that holds until it is thought over again.
double Membership::sharpness(const Surroundings& around) const {
    return state_of(*this, around).sharpness() / std::max(review(), 1e-6);
}

void Membership::choose(const Surroundings& around, Luck* luck) {
    value_ = worth(around) + belonging_;
    double joins = review() * logistic(sharpness(around) * value_);
    double leaves = review() * logistic(-sharpness(around) * (value_ + exit_cost()));
    if (luck) {
        const double u = luck->uniform();
        joins = u < joins ? 1 : 0;
        leaves = u >= 1 - leaves ? 1 : 0;
    }
    chosen_.next = open() > 0 ? chosen_.now + joins * (1 - chosen_.now) - leaves * chosen_.now : stated();
}

double Membership::worth(const Surroundings& around) const {
    return of_ties(around) + of_cover(around) + of_bargain(around) + of_pooling(around) -
           inputs_->get(Parameter::membership_cost);
}

double Membership::of_ties(const Surroundings& around) const {
    const CourtedState& state = state_of(*this, around);
    const Organisation& organisation = organisation_of(*this, around);
    double sum = 0;
    for (const auto& domain : around.domains) {
        const Pulled in = pulled(state, organisation, domain->index(), 1 - in_force());
        const Pulled out = pulled(state, organisation, domain->index(), -in_force());
        const double served = weight_of(state, Term::gain) * state.weight(domain->index()) * domain->gain() /
                              (domain->substitution() - 1) * (std::log(in.all) - std::log(out.all));
        sum += domain->reach() * (served + in.worth - out.worth);
    }
    return sum;
}

Membership::Pulled Membership::pulled(const CourtedState& state, const Organisation& organisation, int domain,
                                      double more) const {
    const double effect = more * inputs_->get(Parameter::organisation_effect) * organisation.depth(domain);
    Pulled p;
    for (const Dyad& dyad : state.dyads()) {
        const Tie& tie = dyad.tie(domain);
        const double moved = tie.target * std::exp(effect * organisation.sponsor(dyad.power().index()));
        p.all += moved - tie.target;
        p.worth += tie.slope * moved;
    }
    p.worth /= p.all;
    return p;
}

/// Coercion that membership keeps away, and that which it brings.
double Membership::of_cover(const Surroundings& around) const {
    const CourtedState& state = state_of(*this, around);
    const Organisation& organisation = organisation_of(*this, around);
    double backed = 0, provoked = 0;
    for (const Dyad& dyad : state.dyads()) {
        const int p = dyad.power().index();
        const double backing =
            inputs_->get(Parameter::organisation_backing) * organisation.sponsor(p) +
            inputs_->get(Parameter::solidarity) * organisation.alone() * rallied(organisation, state, around.states, p);
        backed += dyad.leverage * dyad.hazard * (1 - dyad.hazard_share) * backing;
        provoked += dyad.leverage * dyad.hazard_slope * minded(organisation, state, dyad.power());
    }
    backed *= inputs_->get(Parameter::hazard_slope) * inputs_->get(Parameter::backing_effect);
    provoked *= inputs_->get(Parameter::provocation) * inputs_->get(Parameter::membership_provocation);
    return weight_of(state, Term::coercion) * inputs_->get(Parameter::coercion_weight) *
           inputs_->get(Parameter::coercion_memory) * state.depth(organisation) * (backed - provoked);
}

/// Offers that the other members' company brings.
double Membership::of_bargain(const Surroundings& around) const {
    const CourtedState& state = state_of(*this, around);
    const Organisation& organisation = organisation_of(*this, around);
    const double added = organisation.alone() * state.depth(organisation) *
                         others_in(organisation, state, static_cast<int>(around.states.size()));
    const double in = state.company() + (1 - in_force()) * added, out = state.company() - in_force() * added;
    const double bargaining = inputs_->get(Parameter::bargaining);
    return weight_of(state, Term::inducement) * inputs_->get(Parameter::inducement_weight) * bargaining *
           (in / (1 + in) - out / (1 + out)) / (1 + bargaining * state.bloc()) * bid(state);
}

/// What somewhat larger offers are worth at present levers.
double Membership::bid(const CourtedState& state) const {
    double sum = 0;
    for (const Dyad& dyad : state.dyads()) {
        const double paid = dyad.power().conditionality();
        sum += state.over_domains(dyad, [&](const Tie& tie) {
            const double offer = tie.at(at_).offer;
            return offer / (1 + offer) * ((1 - paid) * std::max(tie.now.engagement, -0.5) + paid * tie.now.deference);
        });
    }
    return sum;
}

/// What the say of sponsors costs, as so much deference to each of them would.
double Membership::of_pooling(const Surroundings& around) const {
    const CourtedState& state = state_of(*this, around);
    const Organisation& organisation = organisation_of(*this, around);
    double sum = 0;
    for (const Dyad& dyad : state.dyads()) {
        const double said = inputs_->get(Parameter::membership_deference) * organisation.sponsor(dyad.power().index());
        sum += dyad.gap() * state.over_domains(dyad, [&](const Tie& tie) {
            const double v = tie.now.deference;
            return yielded(v + said * organisation.depth(tie.domain)) - yielded(v);
        });
    }
    return -weight_of(state, Term::sovereignty) * inputs_->get(Parameter::sovereignty_weight) * sum;
}

}  // namespace multivector::plain
