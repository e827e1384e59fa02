// Memberships that states choose: what each term of their worth says, what the base month reveals, joining and leaving.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

constexpr double kReach = 1 - 0.15009463529699921;  // H_d = 1 - 0.9^18

/// One state, two powers, one market domain with ties of 0.2 with each, and organisation 0 of power 0 with depth 1, which
/// the state is free to join. Nothing but what a test switches on has a weight.
Small free_to_join(double member = 0) {
    Small s({Role::market}, {.states = 1, .powers = 2, .organisations = 1});
    s(Channel::sponsor, 0, 0) = 1;
    s(Channel::depth, 0, 0) = 1;
    s(Channel::membership, 0, 0) = member;
    s(Channel::membership_open, 0, 0) = 1;
    s(Channel::gain, 0) = 0;
    for (const Parameter p : {Parameter::dependence_weight, Parameter::sovereignty_weight, Parameter::coercion_weight}) s(p) = 0;
    s(Parameter::membership_review) = 0.1;
    return s;
}

/// V_gi of the first organisation and state in the base month, without what the base month reveals.
double worth(Bench& bench) {
    bench.run_before("memberships");
    Frame<One> f = bench.frame();
    membership_values(f, Weights::declared);
    return bench.month.membership_value[0][0];
}
double worth(const Small& s) {
    Bench bench(s.scenario);
    return worth(bench);
}

TEST(Memberships, ServicesAreTheGainsOfCheaperTies) {
    Small s = free_to_join();
    s(Channel::gain, 0) = 2;
    // Attraction of power 0 rises by exp(0.15): 0.2 of all ties becomes 0.2 exp(0.15), elasticity of substitution 3.
    const double joined = 2.0 / (3 - 1) * kReach * std::log(1 + 0.2 * (std::exp(0.15) - 1));
    EXPECT_NEAR(worth(s), joined, 1e-15);
    Small member = free_to_join(1);
    member(Channel::gain, 0) = 2;
    EXPECT_NEAR(worth(member), -2.0 / (3 - 1) * kReach * std::log(1 + 0.2 * (std::exp(-0.15) - 1)), 1e-15);
}

TEST(Memberships, TiesThatComeWithItBringDependence) {
    Small s = free_to_join();
    s(Parameter::dependence_weight) = 0.6;
    const double grown = 0.2 * std::exp(0.15), all = 1 + grown - 0.2;
    const double slope = -0.6 * 1 * 0.5 * std::pow(0.8, 0.5) / (2 * 0.8);  // assertiveness 1, gap 0.5, exp(-Lambda) = 0.8^(1/2)
    EXPECT_NEAR(worth(s), slope * kReach * ((grown / all - 0.2) + (0.2 / all - 0.2)), 1e-15);
}

TEST(Memberships, ASponsorHasASayOnTopOfDeference) {
    Small s = free_to_join();
    s(Parameter::sovereignty_weight) = 0.05;
    s(Channel::deference, 0, 0, 0) = 0.2;
    s(Channel::deference, 0, 1, 0) = 0.9;  // to the other power: nothing to do with it
    EXPECT_NEAR(worth(s), -0.05 * 0.5 * (0.45 * 0.45 - 0.2 * 0.2), 1e-15);
    s(Channel::deference, 0, 0, 0) = -0.1;  // from defiance up to 0 it costs nothing
    EXPECT_NEAR(worth(s), -0.05 * 0.5 * 0.15 * 0.15, 1e-15);
}

TEST(Memberships, BackingIsWorthTheLossesItKeepsAway) {
    Small s = free_to_join();
    s.all(Channel::sphere, 1);
    s(Parameter::organisation_effect) = 0;
    s(Parameter::coercion_weight) = 0.3;
    Bench bench(s.scenario);
    const double got = worth(bench);
    const double hazard = bench.month.hazard[0][0], lost = -std::log(0.8) / 2;
    EXPECT_GT(hazard, 0);
    EXPECT_NEAR(got, 0.3 * 24 * 6 * 0.14 * lost * hazard * (1 - hazard / 0.1) * 0.1, 1e-15);
}

TEST(Memberships, RivalsOfTheSponsorMindIt) {
    Small s = free_to_join();
    s(Parameter::organisation_effect) = 0;
    s(Parameter::organisation_backing) = 0;
    s(Parameter::coercion_weight) = 0.3;
    EXPECT_NEAR(worth(s), 0, 1e-15);
    s(Parameter::membership_provocation) = 0.5;
    s(Channel::rivalry, 1, 0) = 0.7;
    Bench bench(s.scenario);
    const double got = worth(bench), minded = bench.month.hazard_slope[1][0] * -std::log(0.8) / 2;
    EXPECT_GT(minded, 0);
    EXPECT_NEAR(got, -0.3 * 24 * 0.6 * 0.5 * minded * 0.7, 1e-15);
}

TEST(Memberships, AGrievanceCountsWhatWasJoinedSinceTheBase) {
    Small s({Role::market}, {.states = 1, .powers = 2, .organisations = 1});
    s(Channel::sponsor, 0, 0) = 0.8;
    s(Channel::depth, 0, 0) = 0.5;
    s(Channel::rivalry, 1, 0) = 0.7;
    s(Parameter::membership_provocation) = 0.5;
    s.shock("joins", Channel::membership, 0, Effect::set, 1, 2);
    s(Parameter::membership_provocation) = 0;
    Bench calm(s.scenario);
    s(Parameter::membership_provocation) = 0.5;
    Bench minded(s.scenario);
    EXPECT_EQ(calm.rest.coercion[1][0], minded.rest.coercion[1][0]);
    const auto grievance_at = [](Bench& bench, int month) {
        for (int m = 0; m < month; ++m) bench.step(m);
        inputs_of_month(bench.world, month, bench.in);
        bench.run_before("capability", month);
        const double s_shape = bench.month.hazard[1][0] / 0.1;
        return std::log(s_shape / (1 - s_shape)) / 6;  // what the hazard is logistic in, over its slope
    };
    const double before = grievance_at(minded, 1);
    EXPECT_NEAR(before, grievance_at(calm, 1), 1e-14);
    Bench again(s.scenario);
    s(Parameter::membership_provocation) = 0;
    Bench calm_again(s.scenario);
    EXPECT_NEAR(grievance_at(again, 2) - grievance_at(calm_again, 2), 0.6 * 0.7 * 0.5 * (0.8 * 0.5), 1e-13);
}

TEST(Memberships, StatesThatBargainTogetherGainByAnotherFellow) {
    Small s({Role::market}, {.states = 3, .powers = 1, .organisations = 1});
    s(Channel::gain, 0) = 0;
    for (const Parameter p : {Parameter::dependence_weight, Parameter::sovereignty_weight, Parameter::coercion_weight}) s(p) = 0;
    s.all(Channel::skill, 1);
    s(Channel::depth, 0, 0) = 0.5;
    s(Channel::membership, 0, 1) = 1;
    s(Channel::membership, 0, 2) = 0.5;
    s(Channel::membership_open, 0, 0) = 1;
    s(Parameter::membership_review) = 0.1;
    EXPECT_NEAR(worth(s), 0, 1e-15);
    s(Parameter::bargaining) = 2;
    Bench bench(s.scenario);
    const double got = worth(bench), offer = bench.next.offer[0][0];
    const double together = 0.5 * 1.5;  // half a unit of depth with one fellow and a half
    EXPECT_NEAR(got, 0.1 * 2 * together / (1 + together) * offer / (1 + offer) * 0.5 * 0.45, 1e-15);
}

TEST(Memberships, CostAndExitCostAreTakenOff) {
    Small s = free_to_join();
    s(Parameter::membership_cost) = 0.003;
    EXPECT_NEAR(worth(s), -0.003, 1e-15);
}

/// Joins or leaves in expectation after one month.
double after_a_month(Bench& bench) {
    bench.run_before("memberships");
    Frame<One> f = bench.frame();
    memberships_phase(f);
    return bench.next.membership[0][0];
}

TEST(Memberships, AReviewIsALogitOverTheSpellThatItDecides) {
    Small s = free_to_join();
    s(Parameter::membership_cost) = 0.002;
    Bench bench(s.scenario);
    bench.rest.belonging[0] = One(0.0);
    const double sharp = bench.rest.sharpness[0][0];
    EXPECT_NEAR(after_a_month(bench), 0.1 / (1 + std::exp(sharp * 10 * 0.002)), 1e-15);
    Small in = free_to_join(1);
    in(Parameter::membership_cost) = 0.002;
    in(Channel::exit_cost, 0) = 0.0005;
    Bench leaving(in.scenario);
    leaving.rest.belonging[0] = One(0.0);
    EXPECT_NEAR(after_a_month(leaving), 1 - 0.1 / (1 + std::exp(-leaving.rest.sharpness[0][0] * 10 * 0.0015)), 1e-15);
}

TEST(Memberships, TheBaseMonthIsKeptWithTheChanceOfContent) {
    for (const double cost : {0.0, 0.05, -0.05}) {
        Small out = free_to_join(), in = free_to_join(1);
        out(Channel::gain, 0) = in(Channel::gain, 0) = 2;
        out(Parameter::membership_cost) = in(Parameter::membership_cost) = cost;
        in(Channel::exit_cost, 0) = 0.0001;
        Bench outside(out.scenario), inside(in.scenario);
        EXPECT_LE(after_a_month(outside), 0.1 * 0.05 * (1 + 1e-9)) << cost;
        EXPECT_GE(after_a_month(inside), 1 - 0.1 * 0.05 * (1 + 1e-9)) << cost;
        // What keeps less often of itself is held to just that.
        const double kept = cost > 0 ? 1 - after_a_month(inside) : after_a_month(outside);
        EXPECT_NEAR(kept, 0.1 * 0.05, 1e-12) << cost;
    }
}

TEST(Memberships, LuckDecidesWhereThereIsLuck) {
    Small s = free_to_join();
    s(Parameter::membership_cost) = -1;  // worth anything
    Bench bench(s.scenario, false);
    bench.rest.belonging[0] = One(0.0);
    bench.luck.membership.assign(1, One(0.0999));
    EXPECT_EQ(after_a_month(bench), 1);
    bench.luck.membership.assign(1, One(0.1001));
    EXPECT_EQ(after_a_month(bench), 0);
    bench.now.membership[0] = One(1.0);
    bench.input(Channel::exit_cost, 0) = One(-5.0);  // as if nothing could hold it
    bench.in.now[z(bench.world.parameter(Parameter::membership_cost))] = One(5.0);
    bench.luck.membership.assign(1, One(0.8999));
    EXPECT_EQ(after_a_month(bench), 1);
    bench.luck.membership.assign(1, One(0.9001));
    EXPECT_EQ(after_a_month(bench), 0);
}

TEST(Memberships, WhatIsClosedFollowsTheFile) {
    Small s = free_to_join();
    s.shock("closes", Channel::membership_open, 0, Effect::set, 0.25, 0);
    s.shock("enters", Channel::membership, 0, Effect::set, 0.8, 0);
    Bench bench(s.scenario);
    inputs_of_month(bench.world, 0, bench.in);
    bench.now.membership[0] = One(0.5);
    bench.run_before("attention");
    EXPECT_NEAR(bench.month.member[0][0], 0.25 * 0.5 + 0.75 * 0.8, 1e-15);
    EXPECT_NEAR(bench.month.shared[0][0], 0.25 * 0.5 + 0.75 * 0.8, 1e-15);
    bench.in.now[z(bench.world.parameter(Parameter::membership_review))] = One(0.0);
    bench.run_before("attention");
    EXPECT_EQ(bench.month.member[0][0], 0.8);
}

TEST(Memberships, TheFrozenTwinTakesWhatTheBaselineChose) {
    Bench bench(free_to_join().scenario);
    State<One> baseline = bench.now;
    baseline.membership[0] = One(0.625);
    bench.run_before("memberships");
    Frame<One> f = bench.frame();
    f.played = &baseline;
    bench.input(Channel::membership, 0) = One(1.0);
    memberships_phase(f);
    EXPECT_EQ(bench.next.membership[0][0], 0.625);
    bench.input(Channel::membership_open, 0) = One(0.0);
    memberships_phase(f);
    EXPECT_EQ(bench.next.membership[0][0], 1);
}

TEST(Memberships, OnlyWhatAFileEverOpensIsThoughtOver) {
    Small s({Role::market}, {.states = 2, .powers = 1, .organisations = 2});
    EXPECT_TRUE(compile(s.scenario, Variant::scenario).open_pairs.empty());
    s(Channel::membership_open, 1, 0) = 1;
    s.shock("opens", Channel::membership_open, 1, Effect::set, 1, 7);  // organisation 0, state 1
    for (const Variant v : {Variant::scenario, Variant::baseline}) {
        const World w = compile(s.scenario, v);
        ASSERT_EQ(w.open_pairs.size(), 2U);
        EXPECT_EQ(w.open_pairs[0].organisation, 0);
        EXPECT_EQ(w.open_pairs[0].state, 1);
        EXPECT_EQ(w.open_pairs[1].organisation, 1);
        EXPECT_EQ(w.open_pairs[1].state, 0);
    }
}

}  // namespace
}  // namespace multivector::test
