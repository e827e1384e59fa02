// The terms of the utility of a posture, each against explicit sums over the shares that move, and by hand.

#include <array>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "unit/model/busy.hpp"

namespace multivector::test {
namespace {

constexpr std::array<const char*, kTerms> kNames{"gain",        "protection", "dependence", "coercion", "inducement",
                                                 "sovereignty", "resistance", "affinity",   "switching"};

constexpr Structure kUsual, kLinear{LeverageForm::linear_share, PhaseOrder::in_turn},
    kAtOnce{LeverageForm::gains_from_ties, PhaseOrder::at_once};

Scenario busy_scenario_of(const Structure& model) {
    Scenario s = busy_scenario();
    s.model = model;
    return s;
}

class Postures : public testing::TestWithParam<Structure> {
protected:
    Postures() : scenario_(busy_scenario_of(GetParam())), bench_(scenario_, false) {
        disturb(bench_);
        Frame<One> f = bench_.frame();
        postures_phase(f);
        reference_ = std::make_unique<Reference>(scenario_, given(bench_));
    }
    template <class F>
    void each_cell(F&& check) {
        for (int i = 0; i < 2; ++i)
            for (int p = 0; p < 3; ++p)
                for (int d = 0; d < 3; ++d) check(i, p, d);
    }
    Terms<One> terms(int i, int p, int d) {
        const Frame<One> f = bench_.frame();
        const StateContext<One> context = state_context(f, i);
        Slopes<One> slopes;
        fill_slopes(f, context, i, d, slopes);
        Terms<One> u;
        cell_terms(f, context, slopes, i, p, d, u);
        return u;
    }
    Scenario scenario_;
    Bench bench_;
    std::unique_ptr<Reference> reference_;
};

TEST_P(Postures, FearTheHazardOfTheSpecification) {
    for (int i = 0; i < 2; ++i)
        for (int p = 0; p < 3; ++p) {
            const std::size_t dyad = z(bench_.world.n.ip(i, p));
            EXPECT_NEAR(bench_.month.hazard[dyad][0], reference_->hazard(i, p), 1e-14);
            EXPECT_NEAR(bench_.month.hazard_slope[dyad][0], reference_->hazard_slope(i, p), 1e-14);
            EXPECT_NEAR(bench_.month.leverage[dyad][0], reference_->leverage(i, p), 1e-14);
        }
}

TEST_P(Postures, StartFromTheTargetShares) {
    each_cell([&](int i, int p, int d) {
        const std::size_t c = z(bench_.world.n.ipd(i, p, d));
        EXPECT_NEAR(bench_.month.target[c][0], reference_->target(i, p, d), 1e-13);
        EXPECT_NEAR(bench_.month.market[c][0], reference_->target(i, p, d, Reference::At::base), 1e-13);
    });
}

TEST_P(Postures, MoveSharesThatSumToNothing) {
    Frame<One> f = bench_.frame();
    each_cell([&](int i, int p, int d) {
        std::array<One, kMaxPostures> dx;
        moves(f, i, p, d, dx);
        for (int k = 0; k < 4; ++k) {
            const auto all = reference_->moved(i, p, d, k);
            EXPECT_NEAR(std::accumulate(all.begin(), all.end(), 0.0), 0, 1e-15);
            EXPECT_NEAR(dx[z(k)][0], all[z(p)], 1e-14);
        }
    });
}

TEST_P(Postures, HaveEveryTermOfTheSpecification) {
    each_cell([&](int i, int p, int d) {
        const Terms<One> u = terms(i, p, d);
        for (int t = 0; t < static_cast<int>(Term::switching); ++t)
            for (int k = 0; k < 4; ++k)
                EXPECT_NEAR(u.of[z(t)][z(k)][0], reference_->term(static_cast<Term>(t), i, p, d, k), 1e-13)
                    << kNames[z(t)] << " of posture " << k << " in " << i << ' ' << p << ' ' << d;
    });
}

TEST_P(Postures, HaveTermsThatMatter) {  // or the comparison above would compare nothing
    for (int t = 0; t < static_cast<int>(Term::switching); ++t) {
        double widest = 0;
        each_cell([&](int i, int p, int d) {
            const Terms<One> u = terms(i, p, d);
            for (int k = 1; k < 4; ++k) widest = std::max(widest, std::abs((u.of[z(t)][z(k)] - u.of[z(t)][0])[0]));
        });
        EXPECT_GT(widest, 1e-4) << kNames[z(t)];
    }
}

TEST_P(Postures, SumTheirTerms) {
    each_cell([&](int i, int p, int d) {
        for (int k = 0; k < 4; ++k)
            EXPECT_NEAR(bench_.month.utility[z(bench_.world.n.ipd(i, p, d) * 4 + k)][0],
                        reference_->utility(i, p, d, k), 1e-13);
    });
}

TEST_P(Postures, WeighTheirTermsAsAPolicySays) {
    bench_.world.policies[1].term_weight = {2, 3, 5, 7, 11, 13, 17, 19, 1};
    Frame<One> f = bench_.frame();
    utilities(f);
    each_cell([&](int i, int p, int d) {
        for (int k = 0; k < 4; ++k) {
            double sum = 0;
            for (int t = 0; t < static_cast<int>(Term::switching); ++t)
                sum +=
                    bench_.world.policies[z(i)].term_weight[z(t)] * reference_->term(static_cast<Term>(t), i, p, d, k);
            EXPECT_NEAR(bench_.month.utility[z(bench_.world.n.ipd(i, p, d) * 4 + k)][0], sum, 1e-12);
        }
    });
}

TEST_P(Postures, AreChosenByTheLogitOfAllTermsSwitchingIncluded) {
    each_cell([&](int i, int p, int d) {
        const int in_force = static_cast<int>(bench_.now.posture[z(bench_.world.n.ipd(i, p, d))][0]);
        const auto wanted = reference_->choice(i, p, d, in_force);
        for (int k = 0; k < 4; ++k)
            EXPECT_NEAR(bench_.month.choice[z(bench_.world.n.ipd(i, p, d) * 4 + k)][0], wanted[z(k)], 1e-11)
                << i << ' ' << p << ' ' << d;
    });
}

INSTANTIATE_TEST_SUITE_P(Structures, Postures, testing::Values(kUsual, kLinear, kAtOnce), [](const auto& row) {
    return row.param == kUsual ? "usual" : row.param == kLinear ? "linear" : "at_once";
});

/// One state, one power, one domain: x^ = x = 0.2, E = 0.45, psi_e = 0.3, T = 10, h = 18, sigma = 3, b = 1.
class ByHand : public testing::Test {
protected:
    explicit ByHand(Role role = Role::security) : bench_(scenario(role)) {
        bench_.run_before("postures");
        Frame<One> f = bench_.frame();
        postures_phase(f);
    }
    static Scenario scenario(Role role) {
        Small s({role}, {.powers = 1, .threats = 1});
        s.scenario.threat_power[0] = 0;
        s(Channel::threat, 0, 0) = 0.5;
        s(Channel::fit, 0, 0) = 0.6;
        s(Channel::assertiveness, 0) = 0.9;
        s(Channel::gap, 0, 0) = 0.4;
        s(Channel::conditionality, 0) = 0.3;
        s(Channel::skill, 0, 0) = 1;
        s(Channel::deference, 0, 0, 0) = 0.1;
        return s.scenario;
    }
    Terms<One> terms() {
        const Frame<One> f = bench_.frame();
        const StateContext<One> context = state_context(f, 0);
        Slopes<One> slopes;
        fill_slopes(f, context, 0, 0, slopes);
        Terms<One> u;
        cell_terms(f, context, slopes, 0, 0, 0, u);
        return u;
    }
    /// The change of the power's share: f = exp(0.3 (e - 0.45)), 0.2 f / (0.8 + 0.2 f) - 0.2, of which 1 - 0.9^18 in time.
    static double moved(double e) {
        const double f = std::exp(0.3 * (e - 0.45));
        return (1 - std::pow(0.9, 18)) * (0.2 * f / (0.8 + 0.2 * f) - 0.2);
    }
    static constexpr double kEngagement[] = {1, 0.6, 0, -1}, kDeference[] = {1, 0, 0, -1};
    Bench bench_;
};

TEST_F(ByHand, Gain) {
    const double share = 0.2 + moved(1);
    const double divergence = share * std::log(share / 0.2) + (1 - share) * std::log((1 - share) / 0.8);
    EXPECT_NEAR(terms()[Term::gain][0][0], -divergence / 2, 1e-14);
    EXPECT_LT(terms()[Term::gain][0][0], -5e-4);
    const double kept = 0.2 + moved(0.6);  // engagement nearer to the base costs less
    EXPECT_NEAR(terms()[Term::gain][1][0], -(kept * std::log(kept / 0.2) + (1 - kept) * std::log((1 - kept) / 0.8)) / 2,
                1e-14);
}

TEST_F(ByHand, Protection) {
    const double slope = 0.8 * 1.2 * 0.5 * 0.6 * std::exp(-1.2 * 0.6 * 0.2);
    for (int k = 0; k < 4; ++k) EXPECT_NEAR(terms()[Term::protection][z(k)][0], slope * moved(kEngagement[k]), 1e-14);
}

TEST_F(ByHand, Dependence) {
    const double leverage = -std::log(0.8) / 2, slope = -0.6 * 0.9 * 0.4 * std::exp(-leverage) / (2 * 0.8);
    for (int k = 0; k < 4; ++k) EXPECT_NEAR(terms()[Term::dependence][z(k)][0], slope * moved(kEngagement[k]), 1e-14);
}

TEST_F(ByHand, Resistance) {
    EXPECT_EQ(terms()[Term::resistance][0][0], 0.0);  // the threat is at its base
    bench_.next.threat[0] = One(0.8);
    const double slope = -0.03 * (0.8 - 0.5) * (1 - std::exp(-1.2 * 0.6 * 0.2));
    for (int k = 0; k < 4; ++k)
        EXPECT_NEAR(terms()[Term::resistance][z(k)][0], slope * (kEngagement[k] + kDeference[k]) / 2, 1e-16);
    bench_.world.threat_power[0] = -1;  // nobody's threat
    EXPECT_EQ(terms()[Term::resistance][0][0], 0.0);
}

TEST_F(ByHand, Coercion) {
    const double hazard = bench_.month.hazard[0][0], slope = bench_.month.hazard_slope[0][0],
                 leverage = -std::log(0.8) / 2;
    for (int k = 0; k < 4; ++k) {
        const double ties = hazard / (2 * 0.8) * moved(kEngagement[k]),
                     eased = (kDeference[k] - 0.1) / 2 * slope * leverage;
        EXPECT_NEAR(terms()[Term::coercion][z(k)][0], 0.3 * 24 * (eased - ties), 1e-14);
    }
}

TEST_F(ByHand, InducementSovereigntyAndAffinity) {
    const double offer = 0.1 * std::log(1 + 1.0 / 12);  // the whole budget of 1 on one cell
    const double proud = -0.05 * 0.4;
    const double worth[] = {0.7 + 0.3, 0.7 * 0.6, 0, -0.7 * 0.5 - 0.3}, cost[] = {proud, 0, 0, 0};
    bench_.rest.affinity_e[0] = One(0.02);
    bench_.rest.affinity_v[0] = One(-0.03);
    for (int k = 0; k < 4; ++k) {
        EXPECT_NEAR(terms()[Term::inducement][z(k)][0], offer * worth[k], 1e-14);
        EXPECT_NEAR(terms()[Term::sovereignty][z(k)][0], cost[k], 1e-16);
        EXPECT_NEAR(terms()[Term::affinity][z(k)][0], 0.02 * kEngagement[k] - 0.03 * kDeference[k], 1e-16);
    }
}

class WithoutSecurity : public ByHand {
protected:
    WithoutSecurity() : ByHand(Role::none) {}
};

TEST_F(WithoutSecurity, NobodyProtects) {
    for (int k = 0; k < 4; ++k) EXPECT_EQ(terms()[Term::protection][z(k)][0], 0.0);
    EXPECT_LT(terms()[Term::gain][0][0], -5e-4);
}

}  // namespace
}  // namespace multivector::test
