#include "plain/diplomacy.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::plain {
namespace {

constexpr double kUsualTie = 0.2;  ///< share of diplomacy that is much between a host and a party

}  // namespace

/// Standing counts for as much as both parties have to do with the host, who should stand as far from one as the other.
double Mediation::to_powers(const CourtedState& host) const {
    const Dyad &first = host.dyad(conflict_->first), &second = host.dyad(conflict_->second);
    double ties = 0;  // the weaker of the two
    if (world_->diplomacy >= 0)
        ties = std::min(first.tie(world_->diplomacy).now.share, second.tie(world_->diplomacy).now.share);
    const double gap = std::abs(first.deference - second.deference);
    return host.standing() * ties / kUsualTie - gap * first.power().minds(conflict_->second);
}

double Mediation::to_states(const CourtedState& one, const CourtedState& other, const CourtedState& host) const {
    if (world_->diplomacy < 0) return 0;
    const double known = std::min(one.held_with(host.index(), world_->diplomacy),
                                  other.held_with(host.index(), world_->diplomacy)) / kUsualTie;
    const double suits = host.standing() * known - std::abs(host.distance(one) - host.distance(other));
    return std::min(known, 1.0) * grown(suits);
}

/// 0 for a party, which never hosts.
double Mediation::acceptability(const std::vector<CourtedState>& states, const CourtedState& host) const {
    if (conflict_->is_party(host.index())) return 0;
    if (!conflict_->of_states) return grown(to_powers(host));
    return to_states(states[static_cast<std::size_t>(conflict_->first)],
                     states[static_cast<std::size_t>(conflict_->second)], host);
}

/// How much likelier a host gets who suits so well, against one outside of the model.
double Mediation::grown(double suits) const {
    return std::exp(inputs_->get(Parameter::mediation_slope) * (suits - inputs_->slot(conflict_->bar_slot)));
}

/// Powers that mind each other less may do without.
double Mediation::need(const std::vector<CourtedState>& states) const {
    if (conflict_->of_states) return 1;
    const double minded = states.front().dyad(conflict_->first).power().minds(conflict_->second);
    return std::pow(std::max(minded, 1e-6), inputs_->get(Parameter::mediation_need));
}

void Mediation::hold(std::vector<CourtedState>& states, Luck* luck) {
    double sum = 1;  // a host outside of the model
    for (std::size_t i = 0; i < states.size(); ++i) sum += hosting_[i] = acceptability(states, states[i]);
    const double part = need(states) / sum;
    double u = luck ? luck->uniform() : 0;
    for (double& hosting : hosting_) {
        hosting *= part;
        if (!luck) continue;
        const bool chosen = u >= 0 && u < hosting;
        u -= hosting;
        hosting = chosen ? 1 : 0;
    }
    settle(states);
}

/// What hosting earns: standing, and use to powers.
void Mediation::settle(std::vector<CourtedState>& states) const {
    for (CourtedState& state : states) {
        const double share = hosting(state.index());
        state.host_mediation(share);
        if (conflict_->of_states) continue;
        state.dyad(conflict_->first).hosted += share;
        state.dyad(conflict_->second).hosted += share;
    }
}

/// Latent balance of the state's own norm and of the pressures of the powers.
double Vote::balance(const CourtedState& state) const {
    const auto i = static_cast<std::size_t>(state.index());
    double latent = inputs_->slot(issue_->weight_slot[i]) * inputs_->slot(issue_->norm_slot[i]);
    for (const Dyad& dyad : state.dyads()) {
        const double feared = dyad.hazard * dyad.leverage * inputs_->get(Parameter::coercion_memory) / 2;
        const double ties = world_->diplomacy >= 0 ? dyad.tie(world_->diplomacy).now.share : 0;
        latent += inputs_->slot(issue_->position_slot[static_cast<std::size_t>(dyad.power().index())]) *
                  (inputs_->get(Parameter::vote_deference) * dyad.deference +
                   inputs_->get(Parameter::vote_hazard) * feared + inputs_->get(Parameter::vote_ties) * ties);
    }
    return latent;
}

void Vote::hold(const std::vector<CourtedState>& states) {
    const double slope = inputs_->get(Parameter::vote_slope), cut = inputs_->get(Parameter::vote_cut);
    for (const CourtedState& state : states) {
        const double latent = slope * balance(state);
        Chances& chances = chances_[static_cast<std::size_t>(state.index())];
        chances.no = 1 / (1 + std::exp(cut + latent));
        chances.yes = 1 - 1 / (1 + std::exp(latent - cut));
        chances.abstain = std::max(1 - chances.yes - chances.no, 0.0);
    }
}

}  // namespace multivector::plain
