#include "plain/recorder.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace multivector::plain {
namespace {

using K = SeriesKind;

/// (sum I)^2 / sum I^2.
double partners(const CourtedState& state) {
    double sum = 0, squares = 0;
    for (const Dyad& dyad : state.dyads()) {
        sum += dyad.influence();
        squares += dyad.influence() * dyad.influence();
    }
    return squares > 0 ? sum * sum / squares : 0;
}

double offers(const Dyad& dyad) {
    double sum = 0;
    for (const Tie& tie : dyad.ties()) sum += tie.now.offer;
    return sum;
}

bool left_out(K kind) {
    return kind >= K::steering && kind <= K::rent;
}

}  // namespace

Recorder::Recorder(const World& world, const Inputs& inputs, const std::vector<Series>& series, bool mean_field)
    : world_(&world), inputs_(&inputs), series_(&series), mean_field_(mean_field), postures_(world),
      net_(static_cast<std::size_t>(world.n.dyads())) {
    for (const Series& s : series)
        if (left_out(s.kind)) throw std::invalid_argument("the plain model records no steering");
    values_.reserve(series.size());
}

const std::vector<double>& Recorder::record(Region& region, const std::vector<ArrivingShock>& shocks, int month) {
    region.find_unengaged();
    find_net_engagement(region);
    values_.clear();
    for (const Series& s : *series_) {
        if (!s.recorded_in(month)) continue;
        if (s.corridor >= 0 || (s.state < 0 && s.power >= 0)) values_.push_back(of_network(region, s));
        else if (s.organisation >= 0) values_.push_back(of_membership(region, s));
        else if (s.neighbour >= 0) values_.push_back(of_neighbour(region, s));
        else if (s.event >= 0) values_.push_back(of_event(region, shocks, s));
        else if (s.power >= 0) values_.push_back(of_dyad(region.states()[static_cast<std::size_t>(s.state)], s));
        else if (s.kind == K::served) values_.push_back(region.transit()->shipper(s.state).served);
        else if (s.kind == K::joint_move) values_.push_back(region.courses()[static_cast<std::size_t>(s.state)].moved());
        else values_.push_back(of_state(region.states()[static_cast<std::size_t>(s.state)], s));
    }
    return values_;
}

double Recorder::of_dyad(const CourtedState& state, const Series& s) const {
    const Dyad& dyad = state.dyad(s.power);
    if (s.domain >= 0) return of_tie(dyad.tie(s.domain), s);
    switch (s.kind) {
        case K::influence: return dyad.influence();
        case K::leverage: return dyad.leverage;
        case K::deference: return dyad.deference;
        case K::engagement: return state.over_domains(dyad, [](const Tie& tie) { return tie.now.engagement; });
        case K::net_engagement: return net_engagement(state, s.power);
        case K::hazard: return dyad.hazard;
        case K::route_leverage: return dyad.use.routes();
        case K::concessions: return dyad.conceded;
        case K::coercion: return dyad.coercion.now;
        case K::struck: return dyad.struck;
        case K::exposure: return dyad.exposure;
        case K::offers: return offers(dyad);
        case K::posture_share: return posture_share(state, dyad, s.posture);
        default: return 0;
    }
}

double Recorder::of_tie(const Tie& tie, const Series& s) const {
    switch (s.kind) {
        case K::share: return tie.now.share;
        case K::domain_leverage: return tie.leverage;
        case K::domain_engagement: return tie.now.engagement;
        case K::domain_deference: return tie.now.deference;
        case K::domain_offer: return tie.now.offer;
        default: return 0;
    }
}

double Recorder::of_state(const CourtedState& state, const Series& s) const {
    switch (s.kind) {
        case K::standing: return state.standing();
        case K::hedging: return hedging(state);
        case K::partners: return partners(state);
        case K::room: return room(state);
        case K::alternatives: return alternatives(state);
        case K::polarisation: return state.polarisation();
        case K::threat: return state.threats()[static_cast<std::size_t>(s.threat)].level.now;
        default: return 0;
    }
}

double Recorder::of_network(const Region& region, const Series& s) const {
    switch (s.kind) {
        case K::attention: return region.powers()[static_cast<std::size_t>(s.power)].attention();
        case K::capacity: return region.transit()->corridor(s.corridor).capacity(Time::now);
        case K::flow: return region.transit()->carried(s.state, s.corridor);
        case K::load: return region.transit()->load(s.corridor);
        default: return 0;
    }
}

double Recorder::of_membership(const Region& region, const Series& s) const {
    const Membership* chosen = region.organisations()[static_cast<std::size_t>(s.organisation)].chosen(s.state);
    return s.kind == K::membership ? chosen->in_force() : chosen->value();
}

double Recorder::of_neighbour(const Region& region, const Series& s) const {
    const CourtedState& state = region.states()[static_cast<std::size_t>(s.state)];
    double sum = 0;
    for (const auto& domain : region.domains()) {
        if (domain->index() == world_->transit) continue;
        const double held = state.held_with(s.neighbour, domain->index());
        sum += state.weight(domain->index()) *
               (s.kind == K::neighbour_share ? held : domain->loss(held) / (domain->substitution() - 1));
    }
    return sum;
}

double Recorder::of_event(const Region& region, const std::vector<ArrivingShock>& shocks, const Series& s) const {
    const auto event = static_cast<std::size_t>(s.event);
    switch (s.kind) {
        case K::hosting: return region.mediations()[event].hosting(s.state);
        case K::vote_yes: return region.votes()[event].chances(s.state).yes;
        case K::vote_abstain: return region.votes()[event].chances(s.state).abstain;
        case K::vote_no: return region.votes()[event].chances(s.state).no;
        case K::shock_in_force: return shocks[event].in_force();
        case K::shock_arrived: return shocks[event].arrived();
        default: return 0;
    }
}

void Recorder::find_net_engagement(const Region& region) {
    const auto above_gravity = [](const Tie& tie) { return std::log(std::max(tie.now.share, 1e-12) / tie.unengaged); };
    for (const CourtedState& state : region.states())
        for (const Dyad& dyad : state.dyads()) {
            const int cell = world_->n.ip(state.index(), dyad.power().index());
            net_[static_cast<std::size_t>(cell)] = state.over_domains(dyad, above_gravity);
        }
}

double Recorder::net_engagement(const CourtedState& state, int power) const {
    return net_[static_cast<std::size_t>(world_->n.ip(state.index(), power))];
}

double Recorder::posture_share(const CourtedState& state, const Dyad& dyad, int posture) const {
    return state.over_domains(dyad, [&](const Tie& tie) {
        return mean_field_ ? tie.now.mix[static_cast<std::size_t>(posture)] : tie.now.posture == posture ? 1.0 : 0.0;
    });
}

/// Engagement net of gravity with both of two rivals, without deferring to one of them.
double Recorder::hedging(const CourtedState& state) const {
    double sum = 0, minded = 0;
    for (const Dyad& one : state.dyads())
        for (const Dyad& other : state.dyads()) {
            const int p = one.power().index(), q = other.power().index();
            if (p >= q) continue;
            const double rivalry = (one.power().minds(q) + other.power().minds(p)) / 2;
            const double both = std::max(std::min(net_engagement(state, p), net_engagement(state, q)), 0.0);
            sum += rivalry * both * (1 - std::abs(one.deference - other.deference) / 2);
            minded += rivalry;
        }
    return minded > 0 ? sum / minded : 0;
}

/// Cost of refusing to defer to a power, over domains, in standard deviations of utility.
double Recorder::refusal(const CourtedState& state, const Dyad& dyad) const {
    double sum = 0;
    for (const Tie& tie : dyad.ties()) {
        const double best = *std::max_element(tie.utility.begin(), tie.utility.begin() + postures_.count());
        double all = 0, free = 0;
        for (int k = 0; k < postures_.count(); ++k) {
            const double chance = std::exp(state.sharpness() * (tie.utility[static_cast<std::size_t>(k)] - best));
            all += chance;
            if (postures_.deference(k) <= 0) free += chance;
        }
        sum -= std::log(std::clamp(free / all, 1e-300, 1.0));
    }
    return sum / std::max(inputs_->get(Parameter::rationality), 1e-12);
}

double Recorder::room(const CourtedState& state) const {
    double sum = 0;
    for (const Dyad& dyad : state.dyads())
        sum += dyad.power().assertiveness() * dyad.power().attention() * refusal(state, dyad);
    return std::exp(-sum / world_->n.domains);
}

/// Share of the postures that are within half a standard deviation of the best of their cell.
double Recorder::alternatives(const CourtedState& state) const {
    const double near = 0.5 * inputs_->get(Parameter::rationality) / state.sharpness();
    int count = 0;
    for (const Dyad& dyad : state.dyads())
        for (const Tie& tie : dyad.ties()) {
            const auto end = tie.utility.begin() + postures_.count();
            const double bar = *std::max_element(tie.utility.begin(), end) - near;
            count += static_cast<int>(std::count_if(tie.utility.begin(), end, [&](double u) { return u >= bar; }));
        }
    return static_cast<double>(count) / (world_->n.powers * world_->n.domains * postures_.count());
}

}  // namespace multivector::plain
