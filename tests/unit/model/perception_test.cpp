// Perception: sums over domains, threats, polarisation, standing.

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

TEST(Perception, WeightsSumDeferenceAndTies) {
    Small s({Role::none, Role::none}, {.powers = 2});
    s(Channel::weight, 0, 0) = 0.3;  // scaled to 1/4 and 3/4
    s(Channel::weight, 0, 1) = 0.9;
    Bench bench(s.scenario);
    const double deference[] = {0.4, -0.2, 0.1, 0.6}, tie[] = {0.1, 0.3, 0.5, 0.2};  // power 0 in both domains, power 1
    for (std::size_t c = 0; c < 4; ++c) bench.now.deference[c] = One(deference[c]), bench.now.tie[c] = One(tie[c]);
    Frame<One> f = bench.frame();
    perception_phase(f);
    EXPECT_NEAR(bench.month.deference[0][0], 0.25 * 0.4 - 0.75 * 0.2, 1e-15);
    EXPECT_NEAR(bench.month.deference[1][0], 0.25 * 0.1 + 0.75 * 0.6, 1e-15);
    EXPECT_NEAR(bench.month.exposure[0][0], 0.25 * 0.1 + 0.75 * 0.3, 1e-15);
    EXPECT_NEAR(bench.month.exposure[1][0], 0.25 * 0.5 + 0.75 * 0.2, 1e-15);
}

class Threats : public testing::Test {
protected:
    Threats() : bench_(scenario()) {
        bench_.rest.coercion[0] = One(0.1);
        bench_.now.coercion[0] = One(0.4);
        for (One& theta : bench_.now.threat) theta = One(0.3);
    }
    static Scenario scenario() {
        Small s({Role::none}, {.powers = 1, .threats = 2});
        s.scenario.threat_power[0] = 0;  // the first comes from the power, the second from nobody
        s.all(Channel::threat, 0.5);
        s(Parameter::threat_adjustment) = 0.1;
        s(Parameter::threat_from_coercion) = 0.6;
        return s.scenario;
    }
    Bench bench_;
};

TEST_F(Threats, FollowTheirBarAndCoercionByTheirOwnPower) {
    Frame<One> f = bench_.frame();
    perception_phase(f);
    EXPECT_NEAR(bench_.next.threat[0][0], 0.3 + 0.1 * (0.5 + 0.6 * (0.4 - 0.1) - 0.3), 1e-15);  // 0.338
    EXPECT_NEAR(bench_.next.threat[1][0], 0.3 + 0.1 * (0.5 - 0.3), 1e-15);
}

TEST_F(Threats, RestAtTheirBar) {
    bench_.now.coercion[0] = One(0.1);
    for (One& theta : bench_.now.threat) theta = One(0.5);
    Frame<One> f = bench_.frame();
    perception_phase(f);
    EXPECT_EQ(bench_.next.threat[0][0], 0.5);
    EXPECT_EQ(bench_.next.threat[1][0], 0.5);
}

TEST_F(Threats, AreNeverNegative) {
    bench_.input(Channel::threat, 0) = One(0.0);
    bench_.input(Channel::parameter, static_cast<int>(Parameter::threat_adjustment)) = One(1.0);
    bench_.rest.coercion[0] = One(1.0);
    bench_.now.coercion[0] = One(0.0);
    Frame<One> f = bench_.frame();
    perception_phase(f);
    EXPECT_EQ(bench_.next.threat[0][0], 0.0);
}

/// v = 0.5, -0.1, 0.3; rho: 0 minds 1 by 0.8, 1 minds 0 by 0.4, 2 likes 0 (-0.5): (0.8 + 0.4) * 0.6 / 1.2 = 0.6.
class Standing : public testing::Test {
protected:
    Standing() : bench_(scenario()) {
        const double v[] = {0.5, -0.1, 0.3};
        for (std::size_t p = 0; p < 3; ++p) bench_.now.deference[p] = One(v[p]);
    }
    static Scenario scenario() {
        Small s({Role::none}, {.powers = 3, .organisations = 2});
        s(Channel::rivalry, 0, 1) = 0.8;
        s(Channel::rivalry, 1, 0) = 0.4;
        s(Channel::rivalry, 2, 0) = -0.5;
        s(Parameter::standing_rise) = 0.03;
        s(Parameter::standing_fall) = 0.12;
        s(Parameter::chair_pulse) = 0.01;
        return s.scenario;
    }
    double after_a_month(double standing) {
        bench_.now.standing[0] = One(standing);
        Frame<One> f = bench_.frame();
        perception_phase(f);
        return bench_.next.standing[0][0];
    }
    Bench bench_;
};

TEST_F(Standing, KnowsPolarisation) {
    after_a_month(0.5);
    EXPECT_NEAR(polarisation(bench_.world, bench_.in, bench_.month.deference, 0)[0], 0.6, 1e-15);
}

TEST_F(Standing, RisesSlowlyAndFallsFast) {
    EXPECT_NEAR(after_a_month(0.5), 0.5 + 0.03 * (0.7 - 0.5), 1e-15);
    EXPECT_NEAR(after_a_month(0.9), 0.9 - 0.12 * (0.9 - 0.7), 1e-15);
}

TEST_F(Standing, GainsAPulseForEveryChairUpToOne) {
    bench_.input(Channel::chair, 0) = One(1.0);
    EXPECT_NEAR(after_a_month(0.5), 0.506 + 0.01, 1e-15);
    bench_.input(Channel::chair, 1) = One(1.0);
    EXPECT_NEAR(after_a_month(0.5), 0.506 + 0.02, 1e-15);
    bench_.input(Channel::parameter, static_cast<int>(Parameter::chair_pulse)) = One(0.9);
    EXPECT_EQ(after_a_month(0.5), 1.0);
}

TEST_F(Standing, IsWholeWhereNoPowerMindsAnother) {
    bench_.input(Channel::rivalry, 1) = One(0.0);
    bench_.input(Channel::rivalry, 3) = One(-1.0);
    EXPECT_NEAR(after_a_month(0.5), 0.5 + 0.03 * 0.5, 1e-15);
    EXPECT_EQ(polarisation(bench_.world, bench_.in, bench_.month.deference, 0)[0], 0.0);
}

}  // namespace
}  // namespace multivector::test
