#pragma once
// The choice of postures as the specification writes it, in plain numbers and explicit sums: every share that moves is
// moved, nothing is factored out. For worlds without a domain of role transit.

#include <vector>

#include "config/scenario.hpp"
#include "world/world.hpp"

namespace multivector::test {

/// What the reference is told; the rest it works out. ipd = state x power x domain, and so on.
struct Given {
    std::vector<double> tie, engagement, deference, noise;   // ipd, start of the month
    std::vector<double> coercion, hosted;                    // ip, start of the month
    std::vector<double> attention, threat, standing, offer;  // p, ij, i, ipd: as seen in the month
    std::vector<double> tie_0, engagement_0, offer_0;        // ipd, base month
    std::vector<double> coercion_0;                          // ip
    std::vector<double> affinity_e, affinity_v;              // ipd
    std::vector<double> sharpness;                           // i
    std::vector<double> organisation;    // ipd: sum over organisations of depth, sponsor and membership
    std::vector<double> organisation_0;  // the same in the base month
};

class Reference {
public:
    Reference(const Scenario& scenario, Given given);

    [[nodiscard]] double weight(int i, int d) const;
    [[nodiscard]] double deference(int i, int p) const;
    [[nodiscard]] double leverage(int i, int p) const;
    [[nodiscard]] double hazard(int i, int p) const;
    [[nodiscard]] double hazard_slope(int i, int p) const;
    /// Target share; with every engagement as it is, at its base, or 0.
    enum class At { present, base, zero };
    [[nodiscard]] double target(int i, int p, int d, At at = At::present) const;
    /// Changes of all shares in d when i takes posture k toward p; the rest of the world is last.
    [[nodiscard]] std::vector<double> moved(int i, int p, int d, int k, bool within_horizon = true) const;
    /// One term of the utility of posture k; switching as seen from posture `now`.
    [[nodiscard]] double term(Term term, int i, int p, int d, int k, int now = 0) const;
    /// What power r contributes: inducement, protection and coercion.
    [[nodiscard]] double of_power(int r, int i, int p, int d, int k) const;
    /// Sum of all terms but switching.
    [[nodiscard]] double utility(int i, int p, int d, int k) const;
    /// P(k) for all k, switching seen from posture `now`; without switching if `now` is -1.
    [[nodiscard]] std::vector<double> choice(int i, int p, int d, int now) const;

private:
    [[nodiscard]] double in(Channel c, int i = 0, int j = 0, int k = 0) const;
    [[nodiscard]] double par(Parameter p) const { return in(Channel::parameter, static_cast<int>(p)); }
    [[nodiscard]] bool linear() const { return s_.model.leverage == LeverageForm::linear_share; }
    [[nodiscard]] double minds(int p, int q) const;
    [[nodiscard]] std::size_t ip(int i, int p) const { return static_cast<std::size_t>(i * powers_ + p); }
    [[nodiscard]] std::size_t ipd(int i, int p, int d) const {
        return static_cast<std::size_t>((i * powers_ + p) * domains_ + d);
    }
    [[nodiscard]] double logistic_of_grievance(int i, int p) const;
    [[nodiscard]] double attraction(int i, int p, int d, At at) const;
    [[nodiscard]] double marginal(int i, int q, int d) const;
    [[nodiscard]] double cover(int i, int j) const;
    [[nodiscard]] double sheltered(int i, int r) const;
    [[nodiscard]] double direct_threat(int i, int p) const;
    [[nodiscard]] double protection_by(int r, int i, int p, int d, int k) const;
    [[nodiscard]] double coercion_by(int r, int i, int p, int d, int k) const;
    [[nodiscard]] double inducement(int i, int p, int d, int k) const;
    [[nodiscard]] double gain(int i, int p, int d, int k) const;

    const Scenario& s_;
    Given g_;
    int powers_, domains_, security_ = -1;
};

}  // namespace multivector::test
