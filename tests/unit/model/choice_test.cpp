// The choice itself: logit, the draw, the mean field, levers, declared policies and the replay of a twin.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

using Chances = std::vector<double>;

/// The choice of one cell, from the utilities of the bench.
void choose_in(Frame<One>& f, int i, int p, int d) {
    f.month.free.resize(f.month.utility.size());
    Inertia<One> inertia;
    fill_inertia(f, i, d, inertia);
    choose(f, i, p, d, inertia);
}

/// One state, one power, domains of equal or given weight; utilities and sharpness set by the test.
class Choice : public testing::Test {
protected:
    static constexpr double kUtility[] = {0.1, 0.2, 0.0, -0.1};
    // |e_k - e_l| + |v_k - v_l| of align, hedge, neutral, balance.
    static constexpr double kDistance[4][4] = {{0, 1.4, 2, 4}, {1.4, 0, 0.6, 2.6}, {2, 0.6, 0, 2}, {4, 2.6, 2, 0}};

    static Scenario scenario(std::vector<Role> roles = {Role::none}) {
        Small s(std::move(roles), {.powers = 1});
        s(Parameter::switching_weight) = 0.05;
        s(Parameter::lever_smoothing) = 0.1;
        return s.scenario;
    }
    static void prepare(Bench& bench) {
        bench.month.utility.clear();
        for (int c = 0; c < bench.world.n.cells(); ++c)
            for (const double u : kUtility) bench.month.utility.emplace_back(u);
        bench.month.choice.assign(bench.month.utility.size(), One(0.0));
        bench.rest.sharpness[0] = One(10.0);
    }
    static Chances logit_from(int in_force, double weight = 1) {
        Chances out;
        double sum = 0;
        for (int k = 0; k < 4; ++k) {
            out.push_back(std::exp(10 * (kUtility[k] - 0.05 * weight * kDistance[k][in_force])));
            sum += out.back();
        }
        for (double& p : out) p /= sum;
        return out;
    }
    static void expect_near(const Chances& got, const Chances& wanted) {
        for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(got.at(k), wanted[k], 1e-13) << k;
    }
};

TEST_F(Choice, IsALogitThatCountsTheCostOfSwitching) {
    Bench bench(scenario(), false);
    prepare(bench);
    for (int l = 0; l < 4; ++l) {
        bench.now.posture[0] = One(l);
        Frame<One> f = bench.frame();
        choose_in(f, 0, 0, 0);
        expect_near(plain(bench.month.choice), logit_from(l));
    }
}

TEST_F(Choice, CountsSwitchingByTheWeightOfTheDomain) {
    Small s({Role::none, Role::none}, {.powers = 1});
    s.scenario = scenario({Role::none, Role::none});
    s(Channel::weight, 0, 0) = 0.2;
    s(Channel::weight, 0, 1) = 0.8;
    Bench bench(s.scenario, false);
    prepare(bench);
    bench.now.posture = {One(0.0), One(0.0)};
    Frame<One> f = bench.frame();
    choose_in(f, 0, 0, 0);
    choose_in(f, 0, 0, 1);
    const auto got = plain(bench.month.choice);
    expect_near({got.begin(), got.begin() + 4}, logit_from(0, 0.2));
    expect_near({got.begin() + 4, got.end()}, logit_from(0, 0.8));
}

TEST_F(Choice, IsEvenWhereSharpnessIsNothing) {
    Bench bench(scenario(), false);
    prepare(bench);
    bench.rest.sharpness[0] = One(0.0);
    Frame<One> f = bench.frame();
    choose_in(f, 0, 0, 0);
    expect_near(plain(bench.month.choice), {0.25, 0.25, 0.25, 0.25});
}

TEST_F(Choice, StaysFiniteForUtilitiesFarApart) {
    Bench bench(scenario(), false);
    prepare(bench);
    bench.rest.sharpness[0] = One(1e6);
    Frame<One> f = bench.frame();
    choose_in(f, 0, 0, 0);
    expect_near(plain(bench.month.choice), {0, 1, 0, 0});
}

TEST_F(Choice, FallsWhereTheUniformNumberSays) {
    const One p[] = {One(0.125), One(0.25), One(0.5), One(0.125)};
    const auto picked = [&](double u) { return pick(p, 4, One(u))[0]; };
    EXPECT_EQ(picked(1e-10), 0);
    EXPECT_EQ(picked(0.12499), 0);
    EXPECT_EQ(picked(0.125), 1);
    EXPECT_EQ(picked(0.37499), 1);
    EXPECT_EQ(picked(0.375), 2);
    EXPECT_EQ(picked(0.875), 3);
    EXPECT_EQ(picked(1 - 1e-10), 3);
    const One whole[] = {One(0.0), One(1.0), One(0.0)};
    EXPECT_EQ(pick(whole, 3, One(1e-10))[0], 1);
    EXPECT_EQ(pick(whole, 3, One(1 - 1e-10))[0], 1);
}

TEST_F(Choice, MovesLeversATenthOfTheWay) {
    Bench bench(scenario(), false);
    prepare(bench);
    bench.now.posture[0] = One(1.0);
    bench.now.engagement[0] = One(0.3);
    bench.now.deference[0] = One(-0.2);
    bench.luck.posture[0] = One(1 - 1e-9);
    Frame<One> f = bench.frame();
    choose_in(f, 0, 0, 0);
    EXPECT_EQ(bench.next.posture[0][0], 3.0);  // balance: (-1, -1)
    EXPECT_NEAR(bench.next.engagement[0][0], 0.3 - 0.1 * 1.3, 1e-15);
    EXPECT_NEAR(bench.next.deference[0][0], -0.2 - 0.1 * 0.8, 1e-15);
}

TEST_F(Choice, MixesThePosturesInForceInTheMeanField) {
    Bench bench(scenario(), true);
    prepare(bench);
    const Chances before{0.1, 0.4, 0.3, 0.2};
    for (std::size_t l = 0; l < 4; ++l) bench.now.mix[l] = One(before[l]);
    bench.now.engagement[0] = One(0.5);
    bench.now.deference[0] = One(0.0);
    Frame<One> f = bench.frame();
    choose_in(f, 0, 0, 0);
    Chances after(4, 0.0);
    for (int l = 0; l < 4; ++l)
        for (std::size_t k = 0; k < 4; ++k) after[k] += before[z(l)] * logit_from(l)[k];
    expect_near(plain(bench.next.mix), after);
    expect_near(plain(bench.month.choice), after);
    const double e = after[0] + 0.6 * after[1] - after[3], v = after[0] - after[3];
    EXPECT_NEAR(bench.next.engagement[0][0], 0.5 + 0.1 * (e - 0.5), 1e-13);
    EXPECT_NEAR(bench.next.deference[0][0], 0.1 * v, 1e-13);
}

TEST_F(Choice, ReplaysTheBaselineInATwin) {
    for (const bool mean_field : {false, true}) {
        Bench bench(scenario(), mean_field);
        prepare(bench);
        State<One> played = bench.next;
        played.posture[0] = One(2.0);
        played.mix = {One(0.0), One(0.0), One(1.0), One(0.0)};
        bench.luck.posture[0] = One(1e-9);
        Frame<One> f = bench.frame();
        f.played = &played;
        choose_in(f, 0, 0, 0);
        EXPECT_NEAR(bench.next.engagement[0][0], 0.45 - 0.1 * 0.45, 1e-15);
        EXPECT_NEAR(bench.next.deference[0][0], 0.0, 1e-15);
    }
}

class Declared : public testing::Test {
protected:
    /// Three powers, two domains; what the month derives is set by hand.
    explicit Declared(bool mean_field = false) : bench_(scenario(), mean_field) {
        bench_.month.utility.assign(24, One(0.0));
        bench_.month.choice.assign(24, One(0.0));
        bench_.month.hazard.assign(3, One(0.01));
        bench_.month.deference.assign(3, One(0.0));
        bench_.rest.sharpness[0] = One(0.0);                 // even chances
        bench_.month.loss = {One(0.9), One(0.8), One(0.4)};  // influence 0.1, 0.2, 0.6; the mean is 0.3
    }
    static Scenario scenario() { return Small({Role::none, Role::none}, {.powers = 3}).scenario; }
    double choose_in(int p, int d) {
        Frame<One> f = bench_.frame();
        ::multivector::test::choose_in(f, 0, p, d);
        return bench_.next.posture[z(bench_.world.n.ipd(0, p, d))][0];
    }
    Bench bench_;
};

TEST_F(Declared, TakesThePostureOfItsTable) {
    CompiledPolicy& policy = bench_.world.policies[0];
    policy.kind = DeclaredPolicy::fixed;
    policy.posture = {-1, 3, 2, 0, 1, -1};
    for (One& u : bench_.luck.posture) u = One(0.3);  // even chances would pick the second
    EXPECT_EQ(choose_in(0, 0), 1.0);
    EXPECT_EQ(choose_in(0, 1), 3.0);
    EXPECT_EQ(choose_in(1, 0), 2.0);
    EXPECT_EQ(choose_in(1, 1), 0.0);
    EXPECT_EQ(bench_.month.choice[12][0], 1.0);
    EXPECT_EQ(bench_.month.choice[13][0], 0.0);
}

TEST_F(Declared, KeepsEquallyClose) {
    bench_.world.policies[0].kind = DeclaredPolicy::equal_closeness;
    EXPECT_EQ(choose_in(0, 0), static_cast<double>(bench_.world.align));
    bench_.month.loss[1] = One(0.7);  // influence 0.3 is not under the mean of 1/3 by much, but under
    EXPECT_EQ(choose_in(1, 0), static_cast<double>(bench_.world.align));
    bench_.month.loss[1] = One(0.6);  // 0.4 is over the mean of 1.1/3, not by half
    EXPECT_EQ(choose_in(1, 0), static_cast<double>(bench_.world.hedge));
    EXPECT_EQ(choose_in(2, 0), static_cast<double>(bench_.world.neutral));
}

TEST_F(Declared, FollowsTheLastRuleThatHolds) {
    CompiledPolicy& policy = bench_.world.policies[0];
    policy.rules.push_back({static_cast<int>(Measure::influence), 2, -1, true, 0.5, 3, {0, 1}});  // toward power 0
    policy.rules.push_back({static_cast<int>(Measure::hazard), 1, -1, false, 0.02, 2, {1}});  // in its second domain
    policy.rules.push_back({static_cast<int>(Measure::standing), -1, -1, true, 2.0, 0, {0, 1}});  // never
    bench_.luck.posture.assign(6, One(0.3));
    EXPECT_EQ(choose_in(0, 0), 3.0);
    EXPECT_EQ(choose_in(0, 1), 2.0);
    EXPECT_EQ(choose_in(1, 1), 1.0);  // no rule speaks of it
    bench_.month.loss[2] = One(0.6);
    EXPECT_EQ(choose_in(0, 0), 1.0);
}

TEST_F(Declared, ReadsEveryMeasureOfARule) {
    bench_.month.deference[1] = One(0.11);
    bench_.now.coercion[1] = One(0.12);
    bench_.now.attention[1] = One(0.13);
    bench_.now.tie[3] = One(0.14);
    bench_.now.engagement[3] = One(0.15);
    bench_.now.standing[0] = One(0.16);
    const auto value = [&](Measure m) {
        return watched_value(bench_.frame(), CompiledComparison{static_cast<int>(m), 1, 1, true, 0}, 0)[0];
    };
    EXPECT_NEAR(value(Measure::influence), 0.2, 1e-15);
    EXPECT_EQ(value(Measure::deference), 0.11);
    EXPECT_EQ(value(Measure::hazard), 0.01);
    EXPECT_EQ(value(Measure::coercion), 0.12);
    EXPECT_EQ(value(Measure::attention), 0.13);
    EXPECT_EQ(value(Measure::share), 0.14);
    EXPECT_EQ(value(Measure::engagement), 0.15);
    EXPECT_EQ(value(Measure::standing), 0.16);
}

class DeclaredMeanField : public Declared {
protected:
    DeclaredMeanField() : Declared(true) {}
};

TEST_F(DeclaredMeanField, PutsAllOfTheMixOnThePosture) {
    bench_.world.policies[0].kind = DeclaredPolicy::fixed;
    bench_.world.policies[0].posture = {3, -1, -1, -1, -1, -1};
    choose_in(0, 0);
    EXPECT_EQ(plain(bench_.next.mix)[3], 1.0);
    EXPECT_EQ(plain(bench_.next.mix)[0], 0.0);
    EXPECT_NEAR(bench_.next.deference[0][0], -0.1, 1e-15);
    choose_in(0, 1);
    EXPECT_NEAR(plain(bench_.next.mix)[4], 0.25, 1e-15);  // still free
}

}  // namespace
}  // namespace multivector::test
