#include "unit/model/reference.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::test {

using C = Channel;
using P = Parameter;

Reference::Reference(const Scenario& scenario, Given given)
    : s_(scenario), g_(std::move(given)), powers_(static_cast<int>(scenario.size(Axis::power))),
      domains_(static_cast<int>(scenario.size(Axis::domain))) {
    for (int d = 0; d < domains_; ++d)
        if (s_.roles[static_cast<std::size_t>(d)] == Role::security) security_ = d;
}

double Reference::in(Channel c, int i, int j, int k) const {
    const auto u = [](int x) { return static_cast<std::size_t>(x); };
    return s_.inputs[static_cast<std::size_t>(c)][s_.flat(c, u(i), u(j), u(k))].value;
}

double Reference::minds(int p, int q) const { return p == q ? 0 : std::max(in(C::rivalry, p, q), 0.0); }

double Reference::weight(int i, int d) const {
    double sum = 0;
    for (int e = 0; e < domains_; ++e) sum += in(C::weight, i, e);
    return in(C::weight, i, d) / sum;
}

double Reference::deference(int i, int p) const {
    double sum = 0;
    for (int d = 0; d < domains_; ++d) sum += weight(i, d) * g_.deference[ipd(i, p, d)];
    return sum;
}

double Reference::leverage(int i, int p) const {
    double sum = 0;
    for (int d = 0; d < domains_; ++d) {
        const double share = g_.tie[ipd(i, p, d)];
        const double loss = linear() ? share : -std::log(1 - std::min(share, 0.97));
        sum += weight(i, d) * loss / (in(C::substitution, d) - 1);
    }
    return sum;
}

double Reference::logistic_of_grievance(int i, int p) const {
    double grievance = in(C::demand, p) - deference(i, p), backing = 0;
    for (int q = 0; q < powers_; ++q) {
        double tie = security_ < 0 ? 0 : par(P::security_provocation) * g_.tie[ipd(i, q, security_)];
        grievance += par(P::provocation) * minds(p, q) * (std::max(deference(i, q), 0.0) + tie);
        for (int d = 0; d < domains_; ++d) {
            if (q != p) backing += g_.attention[static_cast<std::size_t>(q)] * weight(i, d) * g_.tie[ipd(i, q, d)];
            if (q == p) backing += par(P::organisation_backing) * weight(i, d) * g_.organisation[ipd(i, p, d)];
        }
    }
    const double useful = in(C::usefulness, i, p) + par(P::mediation_usefulness) * g_.hosted[ip(i, p)];
    const double score = in(C::assertiveness, p) * in(C::sphere, i, p) * grievance - par(P::hazard_threshold) -
                         par(P::backing_effect) * backing -
                         par(P::standing_effect) * g_.standing[static_cast<std::size_t>(i)] -
                         par(P::usefulness_effect) * useful;
    return 1 / (1 + std::exp(-par(P::hazard_slope) * score));
}

double Reference::hazard(int i, int p) const {
    return par(P::hazard_base) * g_.attention[static_cast<std::size_t>(p)] * logistic_of_grievance(i, p);
}

double Reference::hazard_slope(int i, int p) const {
    const double s = logistic_of_grievance(i, p);
    return par(P::hazard_base) * g_.attention[static_cast<std::size_t>(p)] * par(P::hazard_slope) *
           in(C::assertiveness, p) * in(C::sphere, i, p) * s * (1 - s);
}

double Reference::attraction(int i, int p, int d, At at) const {
    const std::size_t c = ipd(i, p, d);
    const double e = at == At::present ? g_.engagement[c] : at == At::base ? g_.engagement_0[c] : 0.0;
    double ln = std::log(g_.tie_0[c]);
    ln += in(C::attention_effect, d) * std::log(std::max(g_.attention[static_cast<std::size_t>(p)], 0.05));
    ln += in(C::offer_effect, d) * std::log((1 + g_.offer[c]) / (1 + g_.offer_0[c]));
    ln += in(C::engagement_effect, d) * (e - g_.engagement_0[c]);
    ln += par(P::organisation_effect) * (g_.organisation[c] - g_.organisation_0[c]);
    ln -= par(P::coercion_friction) * (g_.coercion[ip(i, p)] - g_.coercion_0[ip(i, p)]);
    return std::exp(ln + g_.noise[c]);
}

double Reference::target(int i, int p, int d, At at) const {
    double rest = 1, sum = 0;
    for (int q = 0; q < powers_; ++q) {
        rest -= g_.tie_0[ipd(i, q, d)];
        sum += attraction(i, q, d, at);
    }
    return attraction(i, p, d, at) / (sum + rest);
}

std::vector<double> Reference::moved(int i, int p, int d, int k, bool within_horizon) const {
    const double e = s_.postures[static_cast<std::size_t>(k)].engagement;
    const double f = std::exp(in(C::engagement_effect, d) * (e - g_.engagement[ipd(i, p, d)]));
    const double reach = within_horizon ? 1 - std::pow(1 - 1 / in(C::adjustment, d), par(P::horizon)) : 1;
    std::vector<double> at;
    double rest = 1;
    for (int q = 0; q < powers_; ++q) {
        at.push_back(target(i, q, d));
        rest -= at.back();
    }
    at.push_back(rest);
    const std::size_t own = static_cast<std::size_t>(p);
    const double raised = at[own] * f / (1 + at[own] * (f - 1)), others = (1 - raised) / (1 - at[own]);
    std::vector<double> change;
    for (std::size_t q = 0; q < at.size(); ++q)
        change.push_back(reach * ((q == own ? raised : at[q] * others) - at[q]));
    return change;
}

double Reference::marginal(int i, int q, int d) const {
    const double left = linear() ? 1 : 1 - std::min(g_.tie[ipd(i, q, d)], 0.97);
    return weight(i, d) / ((in(C::substitution, d) - 1) * left);
}

double Reference::gain(int i, int p, int d, int k) const {
    const double share = target(i, p, d) + moved(i, p, d, k)[static_cast<std::size_t>(p)],
                 market = target(i, p, d, At::base);
    const double divergence = share * std::log(share / market) + (1 - share) * std::log((1 - share) / (1 - market));
    return -weight(i, d) * in(C::gain, d) / (in(C::substitution, d) - 1) * divergence;
}

/// sum_p fit_jp a_p x_ip,sec.
double Reference::cover(int i, int j) const {
    double sum = 0;
    for (int p = 0; security_ >= 0 && p < powers_; ++p)
        sum += in(C::fit, j, p) * g_.attention[static_cast<std::size_t>(p)] * g_.tie[ipd(i, p, security_)];
    return sum;
}

double Reference::sheltered(int i, int r) const {
    double sum = 0;
    const int threats = static_cast<int>(s_.size(Axis::threat));
    for (int j = 0; j < threats; ++j)
        sum += g_.threat[static_cast<std::size_t>(i * threats + j)] * in(C::fit, j, r) *
               std::exp(-par(P::protection_saturation) * cover(i, j));
    return sum;
}

/// What p threatens above its base, as far as there is protection against it.
double Reference::direct_threat(int i, int p) const {
    double sum = 0;
    const int threats = static_cast<int>(s_.size(Axis::threat));
    for (int j = 0; j < threats; ++j) {
        if (s_.threat_power[static_cast<std::size_t>(j)] != static_cast<std::size_t>(p)) continue;
        const double raised = g_.threat[static_cast<std::size_t>(i * threats + j)] - in(C::threat, i, j);
        sum += raised * (1 - std::exp(-par(P::protection_saturation) * cover(i, j)));
    }
    return sum;
}

double Reference::protection_by(int r, int i, int p, int d, int k) const {
    if (d != security_) return 0;
    const double slope = par(P::protection_weight) * par(P::protection_saturation) *
                         g_.attention[static_cast<std::size_t>(r)] * sheltered(i, r);
    return slope * moved(i, p, d, k)[static_cast<std::size_t>(r)];
}

double Reference::coercion_by(int r, int i, int p, int d, int k) const {
    const auto dx = moved(i, p, d, k);
    const double feared = hazard_slope(i, r) * leverage(i, r),
                 memory = par(P::coercion_weight) * par(P::coercion_memory);
    double loss = hazard(i, r) * marginal(i, r, d) * dx[static_cast<std::size_t>(r)];
    for (int q = 0; d == security_ && q < powers_; ++q)
        loss +=
            par(P::security_provocation) * par(P::provocation) * feared * minds(r, q) * dx[static_cast<std::size_t>(q)];
    double eased = r == p ? feared : 0;
    eased -= par(P::provocation) * feared * minds(r, p) * std::clamp(1 + 10 * deference(i, p), 0.0, 1.0);
    const double step = (s_.postures[static_cast<std::size_t>(k)].deference - g_.deference[ipd(i, p, d)]) / 2;
    return memory * (weight(i, d) * step * eased - loss);
}

double Reference::inducement(int i, int p, int d, int k) const {
    const auto& posture = s_.postures[static_cast<std::size_t>(k)];
    const double c = in(C::conditionality, p);
    return par(P::inducement_weight) * weight(i, d) * std::log(1 + g_.offer[ipd(i, p, d)]) *
           ((1 - c) * std::max(posture.engagement, -0.5) + c * posture.deference);
}

double Reference::of_power(int r, int i, int p, int d, int k) const {
    return protection_by(r, i, p, d, k) + coercion_by(r, i, p, d, k) + (r == p ? inducement(i, p, d, k) : 0);
}

double Reference::term(Term which, int i, int p, int d, int k, int now) const {
    const auto& posture = s_.postures[static_cast<std::size_t>(k)];
    const auto& old = s_.postures[static_cast<std::size_t>(now)];
    const auto dx = moved(i, p, d, k);
    double sum = 0;
    switch (which) {
    case Term::gain:
        return gain(i, p, d, k);
    case Term::protection:
        for (int q = 0; q < powers_; ++q) sum += protection_by(q, i, p, d, k);
        return sum;
    case Term::dependence:
        for (int q = 0; q < powers_; ++q)
            sum -= par(P::dependence_weight) * in(C::assertiveness, q) * in(C::gap, i, q) *
                   g_.attention[static_cast<std::size_t>(q)] * std::exp(-leverage(i, q)) * marginal(i, q, d) *
                   dx[static_cast<std::size_t>(q)];
        return sum;
    case Term::coercion:
        for (int q = 0; q < powers_; ++q) sum += coercion_by(q, i, p, d, k);
        return sum;
    case Term::inducement:
        return inducement(i, p, d, k);
    case Term::sovereignty:
        return -par(P::sovereignty_weight) * weight(i, d) * in(C::gap, i, p) *
               std::pow(std::max(posture.deference, 0.0), 2);
    case Term::resistance:
        return -par(P::resistance_weight) * weight(i, d) * direct_threat(i, p) *
               (posture.engagement + posture.deference) / 2;
    case Term::affinity:
        return g_.affinity_e[ipd(i, p, d)] * posture.engagement + g_.affinity_v[ipd(i, p, d)] * posture.deference;
    case Term::switching:
        return -par(P::switching_weight) * weight(i, d) *
               (std::abs(posture.engagement - old.engagement) + std::abs(posture.deference - old.deference));
    }
    return sum;
}

double Reference::utility(int i, int p, int d, int k) const {
    double sum = 0;
    for (int t = 0; t < static_cast<int>(Term::switching); ++t) sum += term(static_cast<Term>(t), i, p, d, k);
    return sum;
}

std::vector<double> Reference::choice(int i, int p, int d, int now) const {
    std::vector<double> out;
    double sum = 0;
    for (int k = 0; k < static_cast<int>(s_.postures.size()); ++k) {
        const double cost = now < 0 ? 0 : term(Term::switching, i, p, d, k, now);
        out.push_back(std::exp(g_.sharpness[static_cast<std::size_t>(i)] * (utility(i, p, d, k) + cost)));
        sum += out.back();
    }
    for (double& x : out) x /= sum;
    return out;
}

}  // namespace multivector::test
