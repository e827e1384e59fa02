// Grievance, the hazard of coercion and its derivative; coercion in force, by chance and on average.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

double logistic_of(double x) { return 1 / (1 + std::exp(-x)); }

/// One state, three powers, security and another domain of weights 0.4 and 0.6.
class Hazard : public testing::Test {
protected:
    Hazard() : bench_(scenario()) {
        const double deference[] = {0.1, 0.5, -0.3}, exposure[] = {0.3, 0.2, 0.1}, security[] = {0.4, 0.25, 0.15};
        bench_.month.deference.resize(3);
        bench_.month.exposure.resize(3);
        for (std::size_t p = 0; p < 3; ++p) {
            bench_.month.deference[p] = One(deference[p]);
            bench_.month.exposure[p] = One(exposure[p]);
            bench_.now.tie[p * 2] = One(security[p]);
            bench_.next.attention[p] = One(p == 0 ? 0.8 : 1.1);
        }
        bench_.next.standing[0] = One(0.7);
        bench_.month.shared[0] = One(0.5);
        bench_.now.hosted[0] = One(0.25);
    }
    static Scenario scenario() {
        Small s({Role::security, Role::none}, {.powers = 3});
        s(Channel::demand, 0) = 0.35;
        s(Channel::assertiveness, 0) = 1.2;
        s(Channel::sphere, 0, 0) = 0.9;
        s(Channel::usefulness, 0, 0) = 0.15;
        s(Channel::rivalry, 0, 1) = 0.8;
        s(Channel::rivalry, 0, 2) = 0.5;
        s(Channel::rivalry, 1, 0) = 1;  // what others mind does not count here
        return s.scenario;
    }
    void run() {
        Frame<One> f = bench_.frame();
        hazard_phase(f);
    }
    /// 0.35 - 0.1 + 0.6 (0.8 (0.5 + 1.2 0.25) + 0.5 (0 + 1.2 0.15)).
    static constexpr double kGrievance = 0.25 + 0.6 * (0.8 * 0.8 + 0.5 * 0.18);
    /// a_1 X_1 + a_2 X_2 + c_g 0.5.
    static constexpr double kBacking = 1.1 * 0.3 + 0.1 * 0.5;
    Bench bench_;
};

TEST_F(Hazard, GrievesOverDeferenceOwedAndTiesWithRivals) {
    EXPECT_NEAR(grievance(bench_.world, bench_.in, hazard_inputs(bench_.frame()), 0, 0)[0], kGrievance, 1e-15);
}

TEST_F(Hazard, IsALogisticOfGrievanceLessWhatProtects) {
    run();
    const double useful = 0.15 + 0.2 * 0.25;
    const double score = 1.2 * 0.9 * kGrievance - 0.2 - 0.14 * kBacking - 0.25 * 0.7 - 0.2 * useful;
    EXPECT_NEAR(bench_.month.hazard[0][0], 0.1 * 0.8 * logistic_of(6 * score), 1e-15);
}

TEST_F(Hazard, HasTheSlopeOfItsFiniteDifference) {
    run();
    const double slope = bench_.month.hazard_slope[0][0], step = 1e-5;
    bench_.input(Channel::demand, 0) = One(0.35 + step);  // a unit of demand is a unit of grievance
    run();
    const double above = bench_.month.hazard[0][0];
    bench_.input(Channel::demand, 0) = One(0.35 - step);
    run();
    EXPECT_NEAR(slope, (above - bench_.month.hazard[0][0]) / (2 * step), 1e-9);
    EXPECT_GT(slope, 0.01);
}

TEST_F(Hazard, IsNothingWithoutAttention) {
    bench_.next.attention[0] = One(0.0);
    run();
    EXPECT_EQ(bench_.month.hazard[0][0], 0.0);
    EXPECT_EQ(bench_.month.hazard_slope[0][0], 0.0);
}

TEST_F(Hazard, KnowsNoSecurityWhereNoDomainHasThatRole) {
    Small s({Role::none, Role::none}, {.powers = 3});
    s(Channel::demand, 0) = 0.35;
    s(Channel::rivalry, 0, 1) = 0.8;
    Bench other(s.scenario);
    EXPECT_EQ(other.world.security, -1);
    other.month.deference = bench_.month.deference;
    EXPECT_NEAR(grievance(other.world, other.in, hazard_inputs(other.frame()), 0, 0)[0], 0.25 + 0.6 * 0.8 * 0.5, 1e-15);
}

/// One dyad with kappa 0.6 in force and a hazard of 0.02.
class Coercion : public testing::Test {
protected:
    static double next(bool mean_field, double uniform) {
        Small s({Role::none}, {.powers = 1});
        s(Parameter::coercion_duration) = 6;
        Bench bench(s.scenario, mean_field);
        bench.now.coercion[0] = One(0.6);
        bench.month.hazard = {One(0.02)};
        bench.luck.coercion[0] = One(uniform);
        Frame<One> f = bench.frame();
        coercion_phase(f);
        return bench.next.coercion[0][0];
    }
};

TEST_F(Coercion, DecaysByASixthInTheExponent) { EXPECT_NEAR(next(false, 0.0201), 0.6 * std::exp(-1.0 / 6), 1e-15); }

TEST_F(Coercion, IsWholeAfterAnEvent) { EXPECT_EQ(next(false, 0.0199), 1.0); }

TEST_F(Coercion, AddsTheHazardAfterTheDecayOnAverage) {
    const double faded = 0.6 * std::exp(-1.0 / 6);
    EXPECT_NEAR(next(true, 0.0), faded + 0.02 * (1 - faded), 1e-15);
}

TEST_F(Coercion, RestsWhereDecayAndHazardBalance) {
    const double decay = std::exp(-1.0 / 6), kappa = resting_coercion(One(0.02), One(decay))[0];
    EXPECT_NEAR(kappa * decay + 0.02 * (1 - kappa * decay), kappa, 1e-15);
    EXPECT_GT(kappa, 0.1);
    EXPECT_LT(kappa, 0.13);  // about 0.02 * 6, less overlaps
}

}  // namespace
}  // namespace multivector::test
