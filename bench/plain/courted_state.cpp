#include "plain/courted_state.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace multivector::plain {

CourtedState::CourtedState(const World& world, const Inputs& inputs, const std::vector<Power>& powers, int index)
    : world_(&world), inputs_(&inputs), index_(index), threats_(static_cast<std::size_t>(world.n.threats)),
      weight_(static_cast<std::size_t>(world.n.domains)), companions_(static_cast<std::size_t>(world.n.states)) {
    for (const Power& power : powers) dyads_.emplace_back(world, inputs, power, index);
    for (std::size_t j = 0; j < threats_.size(); ++j) threats_[j].source = world.threat_power[j];
    for (const NeighbourPair& pair : world.neighbours)
        if (pair.state == index) neighbours_.emplace_back(world, inputs, pair);
    follow({});
}

void CourtedState::follow(const CompiledPolicy& declared) {
    policy_ = make_policy(*world_, declared);
    term_weight_ = declared.term_weight;
}

void CourtedState::join(const std::vector<Organisation>& organisations) {
    for (Dyad& dyad : dyads_) {
        for (Tie& tie : dyad.ties()) tie.organisation = 0;
        for (const Organisation& organisation : organisations) {
            const double tied = organisation.member(index_) * organisation.sponsor(dyad.power().index());
            if (tied == 0) continue;
            for (Tie& tie : dyad.ties()) tie.organisation += tied * organisation.depth(tie.domain);
        }
        dyad.shared = over_domains(dyad, [](const Tie& tie) { return tie.organisation; });
    }
    find_companions(organisations);
}

/// Other states by the depth of the organisations shared with them that have no power to begin with.
void CourtedState::find_companions(const std::vector<Organisation>& organisations) {
    companions_.assign(static_cast<std::size_t>(world_->n.states), 0.0);
    for (const Organisation& organisation : organisations) {
        if (!organisation.powerless()) continue;
        const double added = organisation.alone() * depth(organisation) * organisation.member(index_);
        for (int j = 0; j < world_->n.states; ++j)
            if (j != index_) companions_[static_cast<std::size_t>(j)] += added * organisation.member(j);
    }
}

double CourtedState::depth(const Organisation& organisation) const {
    double sum = 0;
    for (int d = 0; d < world_->n.domains; ++d) sum += weight(d) * organisation.depth(d);
    return sum;
}

double CourtedState::company() const { return std::accumulate(companions_.begin(), companions_.end(), 0.0); }

double CourtedState::bloc() const {
    const double sum = company();
    return sum / (1 + sum);
}

double CourtedState::held_with(int state, int domain) const {
    const auto found = std::find_if(neighbours_.begin(), neighbours_.end(),
                                    [&](const Neighbour& neighbour) { return neighbour.index() == state; });
    if (found == neighbours_.end()) return 0;
    double outside = 1;  // what no power has
    for (const Dyad& dyad : dyads_) outside -= dyad.tie(domain).now.share;
    return found->attraction() / nearness() * outside;
}

double CourtedState::distance(const CourtedState& other) const {
    double sum = 0;
    for (const Dyad& dyad : dyads_) sum += std::abs(dyad.deference - other.dyad(dyad.power().index()).deference);
    return sum / static_cast<double>(dyads_.size());
}

double CourtedState::nearness() const {
    double own = 1, sum = 0;
    for (const Neighbour& neighbour : neighbours_) own -= neighbour.share_at_rest();
    for (const Neighbour& neighbour : neighbours_) sum += neighbour.attraction();
    return std::max(own, 0.0) + sum;
}

void CourtedState::look() {
    for (Dyad& dyad : dyads_) {
        dyad.deference = over_domains(dyad, [](const Tie& tie) { return tie.now.deference; });
        dyad.exposure = over_domains(dyad, [](const Tie& tie) { return tie.now.share; });
    }
}

/// Mean distance between deference to powers that mind each other.
double CourtedState::polarisation() const {
    double apart = 0, minded = 0;
    for (const Dyad& one : dyads_)
        for (const Dyad& other : dyads_) {
            if (&one == &other) continue;
            const double rivalry = one.power().minds(other.power().index());
            apart += rivalry * std::abs(one.deference - other.deference);
            minded += rivalry;
        }
    return minded > 0 ? apart / minded : 0;
}

double CourtedState::standing_target() const {
    return std::min(inputs_->get(Channel::reliability, index_) * (1 - polarisation() / 2), 1.0);
}

void CourtedState::perceive(const std::vector<Organisation>& organisations) {
    look();
    for (std::size_t j = 0; j < threats_.size(); ++j) {
        Threat& threat = threats_[j];
        double toward = inputs_->get(Channel::threat, world_->n.ij(index_, static_cast<int>(j)));
        if (threat.source >= 0) {
            const Dyad& from = dyad(threat.source);
            toward += inputs_->get(Parameter::threat_from_coercion) * (from.coercion.now - from.coercion_at_rest);
        }
        const double moved =
            threat.level.now + inputs_->get(Parameter::threat_adjustment) * (toward - threat.level.now);
        threat.level.next = std::max(moved, 0.0);
    }
    const double pull = standing_target() - standing_.now;
    standing_.next =
        standing_.now + inputs_->get(pull > 0 ? Parameter::standing_rise : Parameter::standing_fall) * pull;
    for (const Organisation& organisation : organisations) {
        double chairs = organisation.chair(index_);
        for (int j = 0; j < world_->n.states; ++j)
            if (j != index_)
                chairs += inputs_->get(Parameter::chair_sharing) * organisation.member(index_) * organisation.chair(j);
        standing_.next += inputs_->get(Parameter::chair_pulse) * chairs;
    }
    standing_.next = std::min(standing_.next, 1.0);
}

void CourtedState::sum_leverage() {
    for (Dyad& dyad : dyads_) {
        dyad.leverage = over_domains(dyad, [](const Tie& tie) { return tie.leverage; });
        dyad.loss = std::exp(-dyad.leverage);
    }
}

void CourtedState::receive_offers() {
    const double time = inputs_->get(Parameter::offer_time);
    for (Dyad& dyad : dyads_)
        for (Tie& tie : dyad.ties()) tie.next.offer = tie.now.offer + (tie.offer_target - tie.now.offer) / time;
}

double CourtedState::grievance(const Dyad& dyad) const {
    double provoked = 0;
    for (const Dyad& other : dyads_) {
        if (&other == &dyad) continue;
        double with_rival = std::max(other.deference, 0.0);
        if (world_->security >= 0)
            with_rival += inputs_->get(Parameter::security_provocation) * other.tie(world_->security).now.share;
        with_rival += inputs_->get(Parameter::membership_provocation) * (other.shared - other.shared_at_rest);
        provoked += dyad.power().minds(other.power().index()) * with_rival;
    }
    return dyad.power().demand() - dyad.deference + inputs_->get(Parameter::provocation) * provoked;
}

void CourtedState::serve(const TransitDomain* transit) {
    for (Dyad& dyad : dyads_) dyad.use.find(*this, transit);
}

void CourtedState::fear(const std::vector<CourtedState>& states) {
    const double slope = inputs_->get(Parameter::hazard_slope);
    double stakes = 0;
    for (const Dyad& dyad : dyads_) stakes += dyad.power().seen_attention() * dyad.exposure;
    for (Dyad& dyad : dyads_) {
        const double attention = dyad.power().seen_attention(), claim = dyad.claim();
        const double backing =
            stakes - attention * dyad.exposure + inputs_->get(Parameter::organisation_backing) * dyad.shared +
            inputs_->get(Parameter::solidarity) * rallied(states, dyad.power().index());
        const double score = claim * grievance(dyad) - inputs_->get(Parameter::hazard_threshold) -
                             inputs_->get(Parameter::backing_effect) * backing -
                             inputs_->get(Parameter::standing_effect) * standing_.at(seen(world_->model)) -
                             inputs_->get(Parameter::usefulness_effect) * dyad.usefulness();
        const double s = 1 / (1 + std::exp(-slope * score));
        dyad.hazard = inputs_->get(Parameter::hazard_base) * attention * s;
        dyad.hazard_slope = dyad.hazard * slope * claim * (1 - s);
        dyad.hazard_share = s;
        dyad.hazard_score = slope * score;
    }
}

/// Coercion of its companions by a power, above what is usual.
double CourtedState::rallied(const std::vector<CourtedState>& states, int power) const {
    double sum = 0;
    for (const CourtedState& other : states) {
        const Dyad& dyad = other.dyad(power);
        sum += companions_[static_cast<std::size_t>(other.index())] * (dyad.coercion.now - dyad.coercion_at_rest);
    }
    return sum;
}

/// The logit rule, given the posture in force: utility less the cost of switching.
PerPosture CourtedState::response(const Postures& postures, const Tie& tie, int in_force) const {
    const double cost = inputs_->get(Parameter::switching_weight) * weight(tie.domain) *
                        term_weight_[static_cast<std::size_t>(Term::switching)];
    const auto n = static_cast<std::size_t>(postures.count());
    PerPosture chance{};
    for (std::size_t k = 0; k < n; ++k)
        chance[k] = sharpness_ * (tie.utility[k] - cost * postures.distance(static_cast<int>(k), in_force));
    const double best = *std::max_element(chance.begin(), chance.begin() + postures.count());
    double sum = 0;
    for (std::size_t k = 0; k < n; ++k) sum += chance[k] = std::exp(chance[k] - best);
    for (std::size_t k = 0; k < n; ++k) chance[k] /= sum;
    return chance;
}

namespace {

int pick(const PerPosture& chance, int count, double uniform) {
    double below = 0;
    for (int k = 0; k + 1 < count; ++k) {
        below += chance[static_cast<std::size_t>(k)];
        if (uniform < below) return k;
    }
    return count - 1;
}

}  // namespace

void CourtedState::choose(const Postures& postures, int power, Tie& tie, Luck* luck) const {
    const std::optional<int> forced = policy_->posture(*this, power, tie.domain);
    if (luck) {
        tie.next.posture =
            forced ? *forced : pick(response(postures, tie, tie.now.posture), postures.count(), luck->uniform());
    } else {
        PerPosture mix{};
        if (forced) mix[static_cast<std::size_t>(*forced)] = 1;
        for (int l = 0; l < postures.count() && !forced; ++l) {
            const PerPosture given = response(postures, tie, l);
            for (std::size_t k = 0; k < given.size(); ++k)
                mix[k] += tie.now.mix[static_cast<std::size_t>(l)] * given[k];
        }
        tie.next.mix = mix;
    }
}

void CourtedState::choose(const Postures& postures, Luck* luck) {
    for (Dyad& dyad : dyads_)
        for (Tie& tie : dyad.ties()) choose(postures, dyad.power().index(), tie, luck);
}

bool CourtedState::forced() const {
    for (const Dyad& dyad : dyads_)
        for (const Tie& tie : dyad.ties())
            if (policy_->posture(*this, dyad.power().index(), tie.domain)) return true;
    return false;
}

void CourtedState::follow_postures(const Postures& postures, const Luck* luck) {
    const double speed = inputs_->get(Parameter::lever_smoothing);
    for (Dyad& dyad : dyads_)
        for (Tie& tie : dyad.ties()) {
            double e = 0, v = 0;
            for (int k = 0; k < postures.count(); ++k) {
                const double share =
                    luck ? (tie.next.posture == k ? 1 : 0) : tie.next.mix[static_cast<std::size_t>(k)];
                e += share * postures.engagement(k);
                v += share * postures.deference(k);
            }
            tie.next.engagement = tie.now.engagement + speed * (e - tie.now.engagement);
            tie.next.deference = tie.now.deference + speed * (v - tie.now.deference);
        }
}

/// An episode sets coercion in force to 1, and it fades.
void CourtedState::suffer(Luck* luck) {
    for (Dyad& dyad : dyads_) {
        dyad.struck = luck ? (luck->happens(dyad.hazard) ? 1 : 0) : dyad.hazard;
        const double faded = dyad.coercion.now * coercion_left_;
        dyad.coercion.next = faded + dyad.struck * (1 - faded);
    }
}

void CourtedState::jolt_ties(Luck* luck) {
    const double persistence = inputs_->get(Parameter::noise_persistence);
    for (Dyad& dyad : dyads_)
        for (Tie& tie : dyad.ties()) {
            tie.next.noise = persistence * tie.now.noise;
            if (luck) tie.next.noise += inputs_->get(Channel::noise, tie.domain) * luck->normal();
        }
}

void CourtedState::approach(const std::vector<CourtedState>& states, const TransitDomain* transit) {
    for (Neighbour& neighbour : neighbours_) neighbour.approach(states, transit);
}

void CourtedState::forget_mediation() {
    for (Dyad& dyad : dyads_) dyad.hosted *= hosted_left_;
}

void CourtedState::host_mediation(double share) {
    standing_.next = std::min(standing_.next + inputs_->get(Parameter::mediation_pulse) * share, 1.0);
}

void CourtedState::advance() {
    for (Dyad& dyad : dyads_) {
        dyad.coercion.advance();
        for (Tie& tie : dyad.ties()) tie.now = tie.next;
    }
    for (Threat& threat : threats_) threat.level.advance();
    for (Neighbour& neighbour : neighbours_) neighbour.advance();
    standing_.advance();
}

void CourtedState::rest_levers() {
    double sum = 0;
    for (int d = 0; d < world_->n.domains; ++d) sum += inputs_->get(Channel::weight, world_->n.id(index_, d));
    for (int d = 0; d < world_->n.domains; ++d)
        weight_[static_cast<std::size_t>(d)] = inputs_->get(Channel::weight, world_->n.id(index_, d)) / sum;
    cohesion_at_rest_ = inputs_->get(Channel::cohesion, index_);
    coercion_left_ = std::exp(-1 / inputs_->get(Parameter::coercion_duration));
    hosted_left_ = std::exp(-1 / inputs_->get(Parameter::usefulness_memory));
    for (std::size_t j = 0; j < threats_.size(); ++j) {
        threats_[j].at_rest = inputs_->get(Channel::threat, world_->n.ij(index_, static_cast<int>(j)));
        threats_[j].level.settle(threats_[j].at_rest);
    }
    for (Dyad& dyad : dyads_)
        for (Tie& tie : dyad.ties()) {
            tie.rest.engagement = tie.now.engagement = inputs_->get(Channel::engagement, tie.cell);
            tie.rest.deference = tie.now.deference = inputs_->get(Channel::deference, tie.cell);
            tie.rest.friction = inputs_->get(Channel::friction, tie.cell);
        }
}

void CourtedState::rest_standing() {
    look();
    standing_.settle(standing_target());
    standing_at_rest_ = standing_.now;
}

void CourtedState::rest_usefulness(const TransitDomain* transit) {
    serve(transit);
    for (Dyad& dyad : dyads_) dyad.use.rest();
}

/// Where coercion settles under the hazard of the base month.
void CourtedState::rest_coercion() {
    for (Dyad& dyad : dyads_) {
        dyad.coercion_at_rest = dyad.hazard / (1 - (1 - dyad.hazard) * coercion_left_);
        dyad.coercion.settle(dyad.coercion_at_rest);
    }
}

void CourtedState::rest_neighbours(double others, const std::vector<CourtedState>& states, const TransitDomain* transit) {
    double stated = 0;
    for (const Neighbour& neighbour : neighbours_) stated += neighbour.stated();
    for (Neighbour& neighbour : neighbours_) neighbour.rest(std::max(others, stated), states, transit);
}

void CourtedState::start(Luck& luck) {
    for (Dyad& dyad : dyads_) {
        dyad.coercion.settle(luck.happens(dyad.coercion_at_rest) ? 1 : 0);
        for (Tie& tie : dyad.ties()) tie.now.posture = pick(tie.rest.mix, world_->n.postures, luck.uniform());
    }
}

}  // namespace multivector::plain
