// Ties: exact change around the base, each of its causes, partial adjustment, growth, legacy and noise.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// One state, two powers, domains of security, market and no role. Ties of the market: 0.3 and 0.2.
Small gravity() {
    Small s({Role::security, Role::market, Role::none}, {.powers = 2});
    for (int d = 0; d < 3; ++d) {
        s(Channel::tie, 0, 0, d) = 0.3;
        s(Channel::tie, 0, 1, d) = 0.2;
        s(Channel::offer_effect, d) = 0.4;
        s(Channel::attention_effect, d) = 0.45;
        s(Channel::capability_effect, d) = 0.7;
    }
    s(Channel::adjustment, 0) = 30;
    s(Channel::adjustment, 1) = 12;
    s(Channel::friction, 0, 0, 1) = 0.25;  // at the base: no news
    s(Channel::cohesion, 0) = -0.1;
    return s;
}

/// Shares of both powers if the attraction of the first is multiplied by `first`, of the rest of the world by `rest`.
std::pair<double, double> shares(double first, double rest = 1) {
    const double sum = 0.3 * first + 0.2 + 0.5 * rest;
    return {0.3 * first / sum, 0.2 / sum};
}

class Ties : public testing::Test {
protected:
    explicit Ties(const Scenario& scenario = gravity().scenario) : bench_(scenario) {
        bench_.month.ln_capability.assign(6, One(0.0));
        bench_.month.ln_capability_rest.assign(3, One(0.0));
    }
    /// Target of the first power in the market, with the present state.
    std::pair<double, double> target(Levers levers = Levers::present) {
        Frame<One> f = bench_.frame();
        log_offers(f);
        pulls(f);
        Row<One> unengaged, again;
        present_targets(f);
        unengaged_targets(f, unengaged);
        targets(f, bench_.now, bench_.now.capacity, again);
        for (const std::size_t c : {1, 4}) EXPECT_NEAR(again[c][0], bench_.month.target[c][0], 1e-15);
        const Row<One>& asked = levers == Levers::present ? bench_.month.target : levers == Levers::at_rest ? bench_.month.market : unengaged;
        return {asked[1][0], asked[4][0]};
    }
    void expect(std::pair<double, double> wanted) {
        const auto got = target();
        EXPECT_NEAR(got.first, wanted.first, 1e-14);
        EXPECT_NEAR(got.second, wanted.second, 1e-14);
    }
    Bench bench_;
};

TEST_F(Ties, StayAtTheBase) { expect({0.3, 0.2}); }

TEST_F(Ties, FollowEngagement) {
    bench_.now.engagement[1] = One(0.95);
    expect(shares(std::exp(0.3 * 0.5)));
    const auto at_rest = target(Levers::at_rest);
    EXPECT_NEAR(at_rest.first, 0.3, 1e-14);
    const auto none = target(Levers::none);
    const double less = std::exp(-0.3 * 0.45);  // for both powers
    EXPECT_NEAR(none.first, 0.3 * less / (0.5 * less + 0.5), 1e-14);
}

TEST_F(Ties, FollowOffers) {
    bench_.rest.offer[1] = One(0.08);
    bench_.rest.offer[4] = bench_.next.offer[4];
    bench_.next.offer[1] = One(0.3);
    for (const std::size_t c : {1, 4}) bench_.rest.ln_offer[c] = log(One(1.0) + bench_.rest.offer[c]);
    expect(shares(std::pow(1.3 / 1.08, 0.4)));
}

TEST_F(Ties, FollowAttentionDownToAFloor) {
    bench_.next.attention[0] = One(0.5);
    expect(shares(std::pow(0.5, 0.45)));
    bench_.next.attention[0] = One(0.01);
    expect(shares(std::pow(0.05, 0.45)));
}

TEST_F(Ties, FollowCapability) {
    bench_.month.ln_capability[1] = One(0.2);
    bench_.month.ln_capability_rest[1] = One(0.1);
    expect(shares(std::exp(0.2), std::exp(0.1)));
}

TEST_F(Ties, FollowFrictionCoercionOrganisationsCohesionAndNoise) {
    bench_.input(Channel::friction, 1) = One(0.45);
    bench_.rest.coercion[0] = One(0.1);
    bench_.now.coercion[0] = One(0.4);
    bench_.rest.coercion[1] = bench_.now.coercion[1];
    bench_.rest.organisation[1] = One(0.2);
    bench_.month.organisation[1] = One(1.2);
    bench_.now.noise[1] = One(0.03);
    bench_.input(Channel::cohesion, 0) = One(0.2);
    expect(shares(std::exp(-0.2 - 0.5 * 0.3 + 0.15 * 1.0 + 0.03), std::exp(0.3)));
}

TEST_F(Ties, LoseTheirLegacy) {
    bench_.input(Channel::legacy, 1) = One(0.4);
    bench_.now.legacy[0] = One(0.25);
    expect(shares(std::exp(0.4 * (0.25 - 1))));
}

TEST_F(Ties, CloseATwelfthOfTheDistanceAMonth) {
    bench_.next.noise[1] = One(0.0);
    bench_.now.noise[1] = One(0.1);  // 0.09 is left of it, without a draw
    Frame<One> f = bench_.frame();
    log_offers(f);
    pulls(f);
    ties_phase(f);
    EXPECT_NEAR(bench_.next.noise[1][0], 0.09, 1e-15);
    EXPECT_NEAR(bench_.next.tie[1][0], 0.3 + (shares(std::exp(0.09)).first - 0.3) / 12, 1e-14);
    EXPECT_NEAR(bench_.next.tie[0][0], 0.3, 1e-14);
    EXPECT_NEAR(bench_.next.legacy[0][0], std::pow(0.5, 1.0 / 60), 1e-15);
}

TEST_F(Ties, UseTheLeversOfTheEndOfTheMonth) {
    bench_.next.engagement[0] = One(-0.55);
    bench_.next.coercion[0] = bench_.rest.coercion[0];
    Frame<One> f = bench_.frame();
    log_offers(f);
    pulls(f);
    ties_phase(f);
    EXPECT_NEAR(bench_.next.tie[0][0], 0.3 + (shares(std::exp(-0.3)).first - 0.3) / 30, 1e-14);
}

TEST(Noise, IsAutoregressive) {
    Small s = gravity();
    s(Channel::noise, 1) = 0.03;
    Bench bench(s.scenario, false);
    bench.month.ln_capability.assign(6, One(0.0));
    bench.month.ln_capability_rest.assign(3, One(0.0));
    bench.now.noise[1] = One(0.1);
    bench.luck.tie[1] = One(-2.0);
    bench.luck.tie[0] = One(1.0);  // a domain without noise
    Frame<One> f = bench.frame();
    log_offers(f);
    pulls(f);
    ties_phase(f);
    EXPECT_NEAR(bench.next.noise[1][0], 0.9 * 0.1 - 0.06, 1e-15);
    EXPECT_EQ(bench.next.noise[0][0], 0.0);
}

/// GDP of the first power doubles within the first year of a series and stays; its military spending halves.
class Capability : public testing::Test {
protected:
    static Scenario scenario() {
        Small s = gravity();
        s.scenario.capability[0].market.points = {{1999, 100}, {2000, 200}};
        s.scenario.capability[0].security.points = {{1999, 100}, {2000, 50}};
        s.scenario.world_capability.market.points = {{1999, 10}, {2000, 20}};
        s(Channel::growth_market, 0) = 0.06;
        s(Channel::world_growth_market) = 0.03;
        return s.scenario;
    }
    Capability() : bench_(scenario()) {}
    void at(int month) {
        Frame<One> f = bench_.frame(month);
        capability_phase(f);
    }
    Bench bench_;
};

TEST_F(Capability, IsGdpArmsOrTheirMeanByRole) {
    at(3);  // half of the way from January to July, itself the second half of the way from 1999 to 2000
    const double quarter = std::log(2.0) / 4;
    EXPECT_NEAR(bench_.month.ln_capability[0][0], 0.7 * -quarter, 1e-14);  // security
    EXPECT_NEAR(bench_.month.ln_capability[1][0], 0.7 * quarter, 1e-14);   // market
    EXPECT_NEAR(bench_.month.ln_capability[2][0], 0.0, 1e-14);             // the mean of both
    EXPECT_NEAR(bench_.month.ln_capability_rest[1][0], 0.7 * quarter, 1e-14);
    EXPECT_EQ(bench_.month.ln_capability[4][0], 0.0);  // no data, no change
}

TEST_F(Capability, IsMultipliedByShocks) {
    bench_.input(Channel::capability, 1) = One(0.5);
    at(0);
    EXPECT_NEAR(bench_.month.ln_capability[1][0], 0.7 * std::log(0.5), 1e-14);
    EXPECT_EQ(bench_.month.ln_capability[0][0], 0.0);
}

TEST_F(Capability, GrowsAsDeclaredAfterTheLastFigure) {
    at(5);
    EXPECT_EQ(bench_.next.grown_market[0][0], 0.0);
    at(6);  // July 2000 stands for 2000, the last year
    EXPECT_NEAR(bench_.next.grown_market[0][0], 0.005, 1e-15);
    EXPECT_NEAR(bench_.next.grown_market[2][0], 0.0025, 1e-15);  // the rest of the world
    EXPECT_EQ(bench_.next.grown_security[0][0], 0.0);
    bench_.now.grown_market[0] = One(0.1);
    at(7);
    EXPECT_NEAR(bench_.next.grown_market[0][0], 0.105, 1e-15);
    EXPECT_NEAR(bench_.month.ln_capability[1][0], 0.7 * (std::log(2.0) / 2 + 0.1), 1e-14);
}

}  // namespace
}  // namespace multivector::test
