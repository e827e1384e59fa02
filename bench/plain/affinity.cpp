#include "plain/affinity.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::plain {
namespace {

constexpr int kNewtonSteps = 60;
constexpr double kSolved = 1e-28;  ///< squared distance of the mean levers from their targets

using Factors = std::array<PerPosture, kMaxPostures>;

struct LeverPair {
    double e = 0, v = 0;
};

/// Chain of choices of one cell at some affinities: its resting distribution, mean levers, and how these answer.
struct Rested {
    LeverPair phi{}, mean{}, missing{};  // missing: target less mean
    double ee = 0, vv = 0, ev = 0;       // Hessian
    double height = 0;                   // the convex function that the affinities minimise
    PerPosture mix{};

    double apart() const { return missing.e * missing.e + missing.v * missing.v; }
};

class AffinityCell {
public:
    AffinityCell(const Postures& postures, const PerPosture& logits, const Factors& stay, LeverPair target)
        : postures_(postures), logits_(logits), stay_(stay), target_(target) {}

    /// A damped Newton method. A step is kept where it lowers the function, or where it comes nearer to the target when
    /// rounding no longer tells heights apart.
    Rested solve() const {
        Rested best = at({});
        double damping = 1e-3;
        for (int step = 0; step < kNewtonSteps && best.apart() > kSolved; ++step) {
            const double a = best.ee + damping, b = best.vv + damping, determinant = a * b - best.ev * best.ev;
            const Rested tried = at({best.phi.e + (b * best.missing.e - best.ev * best.missing.v) / determinant,
                                     best.phi.v + (a * best.missing.v - best.ev * best.missing.e) / determinant});
            const bool level = tried.height <= best.height + 1e-13 * (std::abs(best.height) + 1);
            const bool kept = tried.height < best.height || (level && tried.apart() < best.apart());
            if (kept) best = tried;
            damping = std::clamp(kept ? damping * 0.1 : damping * 10, 1e-12, 1e6);
        }
        return best;
    }

private:
    Rested at(LeverPair phi) const {
        const int n = postures_.count();
        PerPosture a{};
        double highest = -1e300;
        for (int k = 0; k < n; ++k) {
            a[z(k)] = logits_[z(k)] + phi.e * postures_.engagement(k) + phi.v * postures_.deference(k);
            highest = std::max(highest, a[z(k)]);
        }
        for (int k = 0; k < n; ++k) a[z(k)] = std::exp(a[z(k)] - highest);
        Rested r;
        r.phi = phi;
        double q = 0, e = 0, v = 0;
        for (int k = 0; k < n; ++k) {
            for (int l = 0; l < n; ++l) {
                const double joint = a[z(k)] * a[z(l)] * stay_[z(k)][z(l)];
                const double both_e = postures_.engagement(k) + postures_.engagement(l);
                const double both_v = postures_.deference(k) + postures_.deference(l);
                r.mix[z(k)] += joint;
                e += joint * both_e;
                v += joint * both_v;
                r.ee += joint * both_e * both_e;
                r.vv += joint * both_v * both_v;
                r.ev += joint * both_e * both_v;
            }
            q += r.mix[z(k)];
        }
        for (double& share : r.mix) share /= q;
        e /= q;
        v /= q;
        r.mean = {e / 2, v / 2};
        r.missing = {target_.e - r.mean.e, target_.v - r.mean.v};
        r.ee = (r.ee / q - e * e) / 2;
        r.vv = (r.vv / q - v * v) / 2;
        r.ev = (r.ev / q - e * v) / 2;
        r.height = highest + std::log(q) / 2 - phi.e * target_.e - phi.v * target_.v;
        return r;
    }

    static std::size_t z(int k) { return static_cast<std::size_t>(k); }

    const Postures& postures_;
    const PerPosture& logits_;
    const Factors& stay_;
    LeverPair target_;
};

/// What the cost of switching leaves of each move from one posture to another.
Factors factors(const Postures& postures, double cost) {
    Factors stay{};
    for (int k = 0; k < postures.count(); ++k)
        for (int l = 0; l < postures.count(); ++l)
            stay[static_cast<std::size_t>(k)][static_cast<std::size_t>(l)] = std::exp(-cost * postures.distance(k, l));
    return stay;
}

double deviation(const PerPosture& utility, int postures) {
    double mean = 0, square = 0;
    for (int k = 0; k < postures; ++k) mean += utility[static_cast<std::size_t>(k)] / postures;
    for (int k = 0; k < postures; ++k) {
        const double gap = utility[static_cast<std::size_t>(k)] - mean;
        square += gap * gap / postures;
    }
    return std::sqrt(square);
}

}  // namespace

double sharpness_at_rest(const CourtedState& state, int postures, double rationality) {
    double total = 0;
    int cells = 0;
    for (const Dyad& dyad : state.dyads())
        for (const Tie& tie : dyad.ties()) {
            total += deviation(tie.utility, postures);
            ++cells;
        }
    return rationality / std::max(total / cells, 1e-12);
}

void solve_affinity(CourtedState& state, const Postures& postures, double switching_weight) {
    const double sharp = state.sharpness();
    for (std::size_t d = 0; d < state.dyad(0).ties().size(); ++d) {
        const int domain = static_cast<int>(d);
        const Factors stay = factors(postures, sharp * switching_weight * state.weight(domain));
        for (Dyad& dyad : state.dyads()) {
            Tie& tie = dyad.tie(domain);
            PerPosture logits{};
            for (std::size_t k = 0; k < logits.size(); ++k) logits[k] = sharp * tie.utility[k];
            const Rested rested =
                AffinityCell(postures, logits, stay, {tie.rest.engagement, tie.rest.deference}).solve();
            tie.rest.affinity_e = rested.phi.e / sharp;
            tie.rest.affinity_v = rested.phi.v / sharp;
            tie.rest.mix = rested.mix;
        }
    }
}

}  // namespace multivector::plain
