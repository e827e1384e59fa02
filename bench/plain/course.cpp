#include "plain/course.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace multivector::plain {
namespace {

double weighing(const CourtedState& state, Term term) { return state.term_weight()[static_cast<std::size_t>(term)]; }

std::size_t place(int index) { return static_cast<std::size_t>(index); }

}  // namespace

void Course::rest(const CourtedState& state, const Domains& domains) {
    if (world_->joint_moves.empty()) return;
    const std::vector<double> worths = values(state, domains);
    const double kept = inputs_->get(Parameter::joint_content), sharp = state.sharpness();
    const double best = *std::ranges::max_element(worths);
    double others = 0;
    for (const double v : worths) others += std::exp(sharp * (v - best));
    keeping_ = std::max(best + std::log(kept / (1 - kept) * others) / sharp, 0.0);
    at_rest_ = odds(state, worths);
}

void Course::consider(const CourtedState& state, const Domains& domains, Luck* luck) {
    chances_.assign(world_->joint_moves.size(), 0.0);
    if (chances_.empty()) return;
    const double rate = review(state), u = luck ? luck->uniform() : 0;
    if (u >= rate || state.forced()) return;
    const std::vector<double> chosen = odds(state, values(state, domains));
    double below = 0;
    for (std::size_t m = 0; m < chances_.size(); ++m) {
        const double chance = rate * std::max(chosen[m] - at_rest_[m], 0.0);
        chances_[m] = luck ? (u >= below && u < below + chance ? 1 : 0) : chance;
        below += chance;
    }
}

void Course::take(CourtedState& state, Luck* luck) const {
    for (Dyad& dyad : state.dyads())
        for (Tie& tie : dyad.ties()) {
            PerPosture mix{};
            double moved = 0;
            for (std::size_t m = 0; m < chances_.size(); ++m) {
                const int k = world_->joint_moves[m].posture[place(dyad.power().index())];
                if (k < 0) continue;
                if (luck && chances_[m] > 0) tie.next.posture = k;
                mix[place(k)] += chances_[m];
                moved += chances_[m];
            }
            if (luck) continue;
            for (std::size_t k = 0; k < mix.size(); ++k) tie.next.mix[k] = (1 - moved) * tie.next.mix[k] + mix[k];
        }
}

double Course::moved() const { return std::accumulate(chances_.begin(), chances_.end(), 0.0); }

/// How often the state thinks over its course; in a crisis more often.
double Course::review(const CourtedState& state) const {
    double struck = 0, threatened = 0;
    for (const Dyad& dyad : state.dyads()) struck = std::max(struck, dyad.coercion.now - dyad.coercion_at_rest);
    for (const Threat& threat : state.threats())
        threatened = std::max(threatened, threat.level.at(seen(world_->model)) - threat.at_rest);
    const double more = inputs_->get(Parameter::joint_crisis) - 1;
    return std::min(inputs_->get(Parameter::joint_review) * (1 + more * std::min(struck + threatened, 1.0)), 1.0);
}

/// The posture, or the present levers where there is none.
Course::Stand Course::stand(const CourtedState& state, const Tie& tie, int posture) const {
    if (posture < 0) return {tie.now.engagement, tie.now.deference, tie.worth_of_present};
    const double e = postures_->engagement(posture), v = postures_->deference(posture);
    const double cost = inputs_->get(Parameter::switching_weight) * weighing(state, Term::switching) * state.weight(tie.domain);
    const double distance = std::abs(e - tie.now.engagement) + std::abs(v - tie.now.deference);
    return {e, v, tie.worth_of_levers[place(posture)] - cost * distance};
}

Course::Stands Course::stands(const CourtedState& state, const JointMove& move) const {
    Stands all;
    for (const Dyad& dyad : state.dyads()) {
        auto& row = all.emplace_back();
        for (const Tie& tie : dyad.ties()) row.push_back(stand(state, tie, move.posture[place(dyad.power().index())]));
    }
    return all;
}

std::vector<double> Course::values(const CourtedState& state, const Domains& domains) const {
    const JointMove none{std::vector<int>(state.dyads().size(), -1)};
    const double kept = worth(state, domains, stands(state, none));
    std::vector<double> out;
    for (const JointMove& move : world_->joint_moves) out.push_back(worth(state, domains, stands(state, move)) - kept);
    return out;
}

std::vector<double> Course::odds(const CourtedState& state, std::vector<double> values) const {
    const double best = std::max(keeping_, *std::ranges::max_element(values)), sharp = state.sharpness();
    double all = std::exp(sharp * (keeping_ - best));
    for (double& v : values) all += v = std::exp(sharp * (v - best));
    for (double& v : values) v /= all;
    return values;
}

double Course::worth(const CourtedState& state, const Domains& domains, const Stands& stands) const {
    std::vector<double> moved(state.dyads().size()), secured(state.dyads().size(), 0.0);
    double sum = 0;
    for (const auto& domain : domains) {
        sum += ties(state, *domain, stands, moved);
        if (domain->index() == world_->security) secured = moved;
    }
    for (const auto& row : stands)
        for (const Stand& s : row) sum += s.worth;
    return sum - losses(state, stands, secured);
}

/// Ties at these levers: gains, and what else they are worth over the present ones.
double Course::ties(const CourtedState& state, const Domain& domain, const Stands& stands, std::vector<double>& moved) const {
    const std::size_t d = place(domain.index());
    double all = 1, market = 1, own = 1, apart = 0, sum = 0;
    for (const Dyad& dyad : state.dyads()) {
        const std::size_t p = place(dyad.power().index());
        const Tie& tie = dyad.tie(domain.index());
        moved[p] = tie.target * std::exp(domain.engagement_effect() * (stands[p][d].engagement - tie.now.engagement));
        all += moved[p] - tie.target;
    }
    for (const Dyad& dyad : state.dyads()) {
        const std::size_t p = place(dyad.power().index());
        const Tie& tie = dyad.tie(domain.index());
        moved[p] = domain.reach() * (moved[p] / all - tie.target);
        const double share = tie.target + moved[p];
        own -= share;
        market -= tie.market;
        apart += share * std::log(share / tie.market);
        sum += tie.calm_slope * moved[p];
    }
    own = std::max(own, 1e-9);
    apart += own * std::log(own / std::max(market, 1e-9));
    return sum - weighing(state, Term::gain) * state.weight(domain.index()) * domain.gain() / (domain.substitution() - 1) * apart;
}

/// To coercion, with the whole curve of the hazard.
double Course::losses(const CourtedState& state, const Stands& stands, const std::vector<double>& secured) const {
    std::vector<double> deference;
    for (const Dyad& dyad : state.dyads()) {
        double v = dyad.deference / 2;
        for (const Tie& tie : dyad.ties())
            v += state.weight(tie.domain) * stands[place(dyad.power().index())][place(tie.domain)].deference / 2;
        deference.push_back(v);
    }
    const double slope = inputs_->get(Parameter::hazard_slope), provoked = inputs_->get(Parameter::security_provocation);
    double sum = 0;
    for (const Dyad& dyad : state.dyads()) {
        double grievance = dyad.deference - deference[place(dyad.power().index())];
        for (const Dyad& other : state.dyads()) {
            const std::size_t q = place(other.power().index());
            if (&other == &dyad) continue;
            const double more = std::max(deference[q], 0.0) - std::max(other.deference, 0.0) + provoked * secured[q];
            grievance += inputs_->get(Parameter::provocation) * dyad.power().minds(static_cast<int>(q)) * more;
        }
        const double hazard = inputs_->get(Parameter::hazard_base) * dyad.power().seen_attention() /
                              (1 + std::exp(-(dyad.hazard_score + slope * dyad.claim() * grievance)));
        sum += hazard * dyad.leverage;
    }
    return weighing(state, Term::coercion) * inputs_->get(Parameter::coercion_weight) * inputs_->get(Parameter::coercion_memory) * sum;
}

}  // namespace multivector::plain
