#pragma once
// Steering: how far each power's inducement, coercion and protection move a state's choices, shared out by Shapley values.

#include "measures/measures.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// How a power moves a choice.
enum class SteeringChannel { inducement, coercion, protection };
inline constexpr std::size_t kSteeringChannels = 3;

/// Utility of every posture of one cell with every power's terms taken out, and each power's terms apart.
template <class L>
struct PowerTerms {
    using Utility = std::array<L, kMaxPostures>;
    explicit PowerTerms(int powers) : of(z(powers)), through(z(powers)) {}
    Utility without;
    std::vector<Utility> of;                                     // per power
    std::vector<std::array<Utility, kSteeringChannels>> through;  // per power and channel; they add up to `of`
};

/// The terms of power r in the cell (i, p, d): inducement (r = p), protection by r, coercion by r (through ties and deference).
/// They are linear in the slopes, so they sum over r to the terms of the choice itself.
template <class L>
void split_terms(const Frame<L>& f, const StateContext<L>& c, const Slopes<L>& s, int i, int p, int d, PowerTerms<L>& out) {
    const World& w = f.world;
    const int n = w.n.postures;
    const std::size_t cell = z(w.n.ipd(i, p, d));
    const L x = f.month.target[cell], other = L(1.0) / (L(1.0) - x), weight = f.rest.weight[z(w.n.id(i, d))];
    const L memory = f.par(Parameter::coercion_weight) * f.par(Parameter::coercion_memory);
    const L nu = f.par(Parameter::provocation);
    const L scale = weight / (f.get(Channel::substitution, d) - L(1.0));
    const L induced = f.par(Parameter::inducement_weight) * weight * log(L(1.0) + f.seen.offer[cell]);
    const L minded_by_rivals = courted(f.month.deference[z(w.n.ip(i, p))]);
    const auto& tw = w.policies[z(i)].term_weight;
    const L w_protection(tw[static_cast<std::size_t>(Term::protection)]), w_coercion(tw[static_cast<std::size_t>(Term::coercion)]),
        w_inducement(tw[static_cast<std::size_t>(Term::inducement)]);
    std::array<L, kMaxPostures> dx;
    moves(f, i, p, d, dx);
    for (int k = 0; k < n; ++k) out.without[z(k)] = f.month.utility[cell * z(n) + z(k)];
    for (int r = 0; r < w.n.powers; ++r) {
        const L x_r = f.month.target[z(w.n.ipd(i, r, d))];
        const L own = L(r == p ? 1.0 : 0.0);
        const L marginal = slope_of_loss(w, scale, f.now.tie[z(w.n.ipd(i, r, d))]);
        L through_ties = -memory * f.month.hazard[z(w.n.ip(i, r))] * marginal * (own - x_r);
        if (d == w.security) {
            const L each = -memory * f.par(Parameter::security_provocation) * nu * c.defied[z(r)];
            L mean(0.0);
            for (int q = 0; q < w.n.powers; ++q)
                if (q != r) mean += positive(f.get(Channel::rivalry, w.n.pq(r, q))) * f.month.target[z(w.n.ipd(i, q, d))];
            const L minded = r == p ? L(0.0) : positive(f.get(Channel::rivalry, w.n.pq(r, p)));
            through_ties += each * (minded - mean);
        }
        L bracket = own * c.defied[z(r)];
        if (r != p) bracket -= nu * c.defied[z(r)] * positive(f.get(Channel::rivalry, w.n.pq(r, p))) * minded_by_rivals;
        const L protect = w_protection * s.protection[z(r)] * (own - x_r) * other;
        const L press = w_coercion * through_ties * other;
        const L defer = w_coercion * L(0.5) * memory * weight * bracket;
        for (int k = 0; k < n; ++k) {
            const double e = w.lever_e[z(k)], v = w.lever_v[z(k)];
            const L paid = f.get(Channel::conditionality, p);
            L given = r == p ? w_inducement * induced * ((L(1.0) - paid) * L(paid_engagement(e)) + paid * L(v)) : L(0.0);
            if (r == p && w.concessions) given += w_inducement * induced_by_concession(f, i, d, w.n.ipd(i, p, d), k);
            const L pressed = press * dx[z(k)] + defer * (L(v) - f.now.deference[cell]), guarded = protect * dx[z(k)];
            const L u = given + pressed + guarded;
            auto& through = out.through[z(r)];
            through[static_cast<std::size_t>(SteeringChannel::inducement)][z(k)] = given;
            through[static_cast<std::size_t>(SteeringChannel::coercion)][z(k)] = pressed;
            through[static_cast<std::size_t>(SteeringChannel::protection)][z(k)] = guarded;
            out.of[z(r)][z(k)] = u;
            out.without[z(k)] -= u;
        }
    }
}

/// Weight of a coalition of `size` others in a Shapley value among n: size! (n - size - 1)! / n!.
inline double shapley_weight(int size, int n) {
    double weight = 1.0 / n;
    for (int k = 1; k <= size; ++k) weight *= static_cast<double>(k) / (n - k);
    return weight;
}

/// Choice in one cell with the terms of some powers only.
template <class L>
class CoalitionGame {
public:
    CoalitionGame(const Frame<L>& f, int i, const PowerTerms<L>& t) : f_(f), i_(i), t_(t) { free_choice(f, i, t.without.data(), none_.data()); }

    struct Value {
        L divergence;  ///< of choice with the coalition's terms from choice with none
        L deference;   ///< expected v
    };
    [[nodiscard]] Value of(std::uint32_t coalition) const {
        const World& w = f_.world;
        PerPosture<L> u = t_.without, with;
        for (int r = 0; r < w.n.powers; ++r)
            if (coalition >> r & 1U)
                for (int k = 0; k < w.n.postures; ++k) u[z(k)] += t_.of[z(r)][z(k)];
        free_choice(f_, i_, u.data(), with.data());
        Value out{coalition == 0 ? L(0.0) : divergence(with.data(), none_.data(), w.n.postures), L(0.0)};
        for (int k = 0; k < w.n.postures; ++k) out.deference += with[z(k)] * L(w.lever_v[z(k)]);
        return out;
    }

private:
    const Frame<L>& f_;
    int i_;
    const PowerTerms<L>& t_;
    PerPosture<L> none_;
};

/// Adds `scale` times the Shapley value of every power, over all coalitions.
template <class L>
void add_shapley(const CoalitionGame<L>& game, int powers, L scale, Row<L>& phi) {
    Row<L> value(z(1 << powers));
    for (std::uint32_t s = 0; s < 1U << powers; ++s) value[s] = game.of(s).divergence;
    for (int r = 0; r < powers; ++r)
        for (std::uint32_t s = 0; s < 1U << powers; ++s) {
            if (s >> r & 1U) continue;
            const L weight(shapley_weight(__builtin_popcount(s), powers));
            phi[z(r)] += scale * weight * (value[s | 1U << r] - value[s]);
        }
}

/// The same from what each power adds when it joins, averaged over some orders: unbiased, and over the powers it adds up
/// to the value of all exactly.
template <class L>
void add_sampled_shapley(const CoalitionGame<L>& game, const std::vector<std::vector<int>>& orders, L scale, Row<L>& phi) {
    const L each = scale * L(1.0 / static_cast<double>(orders.size()));
    for (const auto& order : orders) {
        std::uint32_t joined = 0;
        L before(0.0);
        for (const int r : order) {
            joined |= 1U << r;
            const L after = game.of(joined).divergence;
            phi[z(r)] += each * (after - before);
            before = after;
        }
    }
}

/// Phi_p (bits) and Psi_p (expected deference toward p with p's terms less without them, weighted over domains) of state i.
/// Shapley values are exact up to kMostPowersExact powers and sampled above.
template <class L>
void steering(const Frame<L>& f, int i, Row<L>& phi, Row<L>& psi, bool exact) {
    const World& w = f.world;
    const int powers = w.n.powers;
    phi.assign(z(powers), L(0.0));
    psi.assign(z(powers), L(0.0));
    const StateContext<L> context = state_context(f, i);
    Slopes<L> slopes;
    PowerTerms<L> terms(powers);
    const auto orders = exact ? std::vector<std::vector<int>>() : joining_orders(w);
    const L per_cell(1.0 / (powers * w.n.domains));
    const auto everyone = static_cast<std::uint32_t>((std::uint64_t{1} << powers) - 1);
    for (int d = 0; d < w.n.domains; ++d) {
        fill_slopes(f, context, i, d, slopes);
        for (int p = 0; p < powers; ++p) {
            split_terms(f, context, slopes, i, p, d, terms);
            const CoalitionGame<L> game(f, i, terms);
            if (exact) add_shapley(game, powers, per_cell, phi);
            else add_sampled_shapley(game, orders, per_cell, phi);
            psi[z(p)] += f.rest.weight[z(w.n.id(i, d))] * (game.of(everyone).deference - game.of(everyone & ~(1U << p)).deference);
        }
    }
}

template <class L>
void steering(const Frame<L>& f, int i, Row<L>& phi, Row<L>& psi) {
    steering(f, i, phi, psi, f.world.n.powers <= kMostPowersExact);
}

/// Divergence of choice with the terms of `present` powers and of some channels of p from choice with none.
template <class L>
class SplitGame {
public:
    SplitGame(const Frame<L>& f, int i, const PowerTerms<L>& t) : f_(f), i_(i), t_(t) { free_choice(f, i, t.without.data(), none_.data()); }

    /// Values of all sets of channels of p, beside the powers of `present`, of which p is none.
    void values(int p, int present, std::array<L, 1 << kSteeringChannels>& value) const {
        const int n = f_.world.n.postures;
        std::array<L, kMaxPostures> others = t_.without, with, u;
        for (int r = 0; r < f_.world.n.powers; ++r)
            if (present >> r & 1)
                for (int k = 0; k < n; ++k) others[z(k)] += t_.of[z(r)][z(k)];
        for (std::size_t set = 0; set < value.size(); ++set) {
            u = others;
            for (std::size_t c = 0; c < kSteeringChannels; ++c)
                if (set >> c & 1)
                    for (int k = 0; k < n; ++k) u[z(k)] += t_.through[z(p)][c][z(k)];
            free_choice(f_, i_, u.data(), with.data());
            value[set] = divergence(with.data(), none_.data(), n);
        }
    }

private:
    const Frame<L>& f_;
    int i_;
    const PowerTerms<L>& t_;
    std::array<L, kMaxPostures> none_;
};

/// Phi_p split by channel (bits, power x channel): the Owen value of the game whose players are the channels, with the
/// powers as unions (Owen 1977). Over the channels of a power it adds up to Phi_p. Needs at most kMostPowersExact powers.
template <class L>
void steering_by_channel(const Frame<L>& f, int i, Row<L>& phi) {
    const World& w = f.world;
    const int powers = w.n.powers;
    constexpr int kChannelCount = static_cast<int>(kSteeringChannels);
    phi.assign(z(powers * kChannelCount), L(0.0));
    const StateContext<L> context = state_context(f, i);
    Slopes<L> slopes;
    PowerTerms<L> terms(powers);
    std::array<L, 1 << kSteeringChannels> value;
    for (int d = 0; d < w.n.domains; ++d) {
        fill_slopes(f, context, i, d, slopes);
        for (int p = 0; p < powers; ++p) {
            split_terms(f, context, slopes, i, p, d, terms);
            const SplitGame<L> game(f, i, terms);
            for (int r = 0; r < powers; ++r)
                for (int present = 0; present < 1 << powers; ++present) {
                    if (present >> r & 1) continue;
                    game.values(r, present, value);
                    const double outer = shapley_weight(__builtin_popcount(static_cast<unsigned>(present)), powers) / (powers * w.n.domains);
                    for (int c = 0; c < kChannelCount; ++c)
                        for (unsigned set = 0; set < value.size(); ++set) {
                            if (set >> c & 1) continue;
                            const L weight(outer * shapley_weight(__builtin_popcount(set), kChannelCount));
                            phi[z(r * kChannelCount + c)] += weight * (value[set | 1U << c] - value[set]);
                        }
                }
        }
    }
}

/// Sum over domains of the second-highest bid; bid_pd = stake_pi w_id (x'(align) - x'(neutral)) (1 + sum_q rho+_pq x_iqd).
template <class L>
L competition_rent(const Frame<L>& f, int i) {
    const World& w = f.world;
    L sum(0.0);
    std::array<L, kMaxPostures> dx;
    for (int d = 0; d < w.n.domains; ++d) {
        L best(0.0), second(0.0);
        for (int p = 0; p < w.n.powers; ++p) {
            moves(f, i, p, d, dx);
            L rivals(1.0);
            for (int q = 0; q < w.n.powers; ++q)
                if (q != p) rivals += positive(f.get(Channel::rivalry, w.n.pq(p, q))) * f.now.tie[z(w.n.ipd(i, q, d))];
            const L gained = (dx[z(w.align)] - dx[z(w.neutral)]) / f.rest.reach[z(d)];
            const L bid = f.get(Channel::stake, w.n.ip(i, p)) * f.rest.weight[z(w.n.id(i, d))] * gained * rivals;
            second = max(second, min(best, bid));
            best = max(best, bid);
        }
        sum += second;
    }
    return sum;
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
