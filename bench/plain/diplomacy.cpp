#include "plain/diplomacy.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::plain {

double Mediation::acceptability(const CourtedState& state) const {
    const Dyad &first = state.dyad(conflict_->first), &second = state.dyad(conflict_->second);
    double ties = 0;  // the weaker of the two, in units of a fifth
    if (world_->diplomacy >= 0)
        ties = std::min(first.tie(world_->diplomacy).now.share, second.tie(world_->diplomacy).now.share) / 0.2;
    const double gap = std::abs(first.deference - second.deference);
    return state.standing() * ties - gap * first.power().minds(conflict_->second) - inputs_->slot(conflict_->bar_slot);
}

void Mediation::hold(std::vector<CourtedState>& states, Luck* luck) {
    const double slope = inputs_->get(Parameter::mediation_slope);
    double sum = 1;  // a host outside of the model
    for (std::size_t i = 0; i < states.size(); ++i) sum += hosting_[i] = std::exp(slope * acceptability(states[i]));
    const double minded = states.front().dyad(conflict_->first).power().minds(conflict_->second);
    const double need = std::pow(std::max(minded, 1e-6), inputs_->get(Parameter::mediation_need));
    double u = luck ? luck->uniform() : 0;
    for (std::size_t i = 0; i < states.size(); ++i) {
        hosting_[i] *= need / sum;
        if (luck) {
            const bool chosen = u >= 0 && u < hosting_[i];
            u -= hosting_[i];
            hosting_[i] = chosen ? 1 : 0;
        }
        states[i].host_mediation(states[i].dyad(conflict_->first), states[i].dyad(conflict_->second), hosting_[i]);
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
