// Corridors: choice of routes, shared capacity, the passes of the assignment, leverage by closing, growth of capacity.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

struct Flows {
    std::vector<double> flow, served;
};

/// Routes the demand with the inputs as they are; `closing` is a power or -1.
Flows route(Bench& bench, int closing = -1) {
    Frame<One> f = bench.frame();
    const Row<One> pull(z(bench.world.n.dyads()), One(0.0));
    Row<One> weight, flow, served;
    route_weights(f, pull, bench.now.capacity, weight);
    carry(f, weight, bench.now.capacity, closing, flow, served);
    return {plain(flow), plain(served)};
}

/// One state with two roads: flows 8 and 4 of a demand of 12, capacities 8 and 10; each power holds one.
Small two_roads() {
    Small s({Role::transit}, {.powers = 2, .corridors = 2});
    s(Channel::transit_demand, 0) = 12;
    s(Channel::flow, 0, 0) = 8;
    s(Channel::flow, 0, 1) = 4;
    s(Channel::corridor_capacity, 0) = 8;
    s(Channel::corridor_capacity, 1) = 10;
    s(Channel::control, 0, 0) = 1;
    s(Channel::control, 1, 1) = 0.75;  // a quarter of the second road is nobody's
    return s;
}

TEST(Corridors, ReproduceTheBaseFlows) {
    Bench bench(two_roads().scenario);
    const Flows got = route(bench);
    EXPECT_NEAR(got.flow[0], 8, 1e-12);
    EXPECT_NEAR(got.flow[1], 4, 1e-12);
    EXPECT_NEAR(got.served[0], 1, 1e-15);
    EXPECT_NEAR(bench.rest.tie[0][0], 8.0 / 12, 1e-14);       // power 0
    EXPECT_NEAR(bench.rest.tie[1][0], 4 * 0.75 / 12, 1e-14);  // power 1
}

TEST(Corridors, TurnAwayWhatAFullRoadCannotTake) {
    Bench bench(two_roads().scenario);
    bench.input(Channel::corridor_cost, 0) = One(-std::log(2.0));  // weights 16 and 4: asked 9.6 of 8, 2.4 of 10
    const Flows got = route(bench);
    EXPECT_NEAR(got.flow[0], 8, 1e-12);
    EXPECT_NEAR(got.flow[1], 2.4 + 1.6, 1e-12);  // the excess goes to the second road in the second pass
    EXPECT_NEAR(got.served[0], 1, 1e-12);
}

TEST(Corridors, WeighCostAndRiskAlike) {
    Small s = two_roads();
    s(Channel::corridor_cost, 1) = 0.3;  // at the base: no news
    s(Parameter::transit_cost_effect) = 2;
    Bench bench(s.scenario);
    EXPECT_NEAR(route(bench).flow[1], 4, 1e-12);
    bench.input(Channel::corridor_cost, 1) = One(0.4);
    bench.input(Channel::corridor_risk, 0) = One(0.25);
    const double first = 8 * std::exp(-2 * 0.25), second = 4 * std::exp(-2 * 0.1);
    EXPECT_NEAR(route(bench).flow[0], 12 * first / (first + second), 1e-12);
}

TEST(Corridors, ServeWhatIsLeftWhenAllAreFull) {
    Bench bench(two_roads().scenario);
    bench.input(Channel::corridor_scale, 0) = One(0.25);  // 2 Mt left
    bench.input(Channel::corridor_open, 1) = One(0.5);    // 5 Mt left
    const Flows got = route(bench);
    EXPECT_NEAR(got.flow[0], 2, 1e-12);
    EXPECT_NEAR(got.flow[1], 5, 1e-12);
    EXPECT_NEAR(got.served[0], 7.0 / 12, 1e-12);
}

TEST(Corridors, CountDemandThatUsesNoneOfThemAsServed) {
    Small s = two_roads();
    s(Channel::transit_demand, 0) = 15;  // 3 go another way
    Bench bench(s.scenario);
    EXPECT_NEAR(route(bench).flow[0], 8, 1e-12);
    EXPECT_NEAR(route(bench).served[0], 1, 1e-12);
    EXPECT_NEAR(bench.rest.tie[0][0], 8.0 / 15, 1e-14);
    EXPECT_NEAR(route(bench, 0).served[0], 13.0 / 15, 1e-12);  // the second road takes 10 of 12
}

TEST(Corridors, CloseAllButTheFreePartOfAPowersRoads) {
    Bench bench(two_roads().scenario);
    const Flows first = route(bench, 0);
    EXPECT_NEAR(first.flow[0], 0, 1e-12);
    EXPECT_NEAR(first.flow[1], 10, 1e-12);
    EXPECT_NEAR(first.served[0], 10.0 / 12, 1e-12);
    const Flows second = route(bench, 1);  // 2.5 Mt of the second road stay open, the first is full with 8
    EXPECT_NEAR(second.flow[0], 8, 1e-12);
    EXPECT_NEAR(second.flow[1], 2.5, 1e-12);
}

/// State 0 has two roads (6 and 2 Mt), state 1 the first only (4 Mt): together they fill it. The second holds 9 Mt.
Small neighbours() {
    Small s({Role::transit}, {.states = 2, .powers = 2, .corridors = 2});
    s(Channel::transit_demand, 0) = 8;
    s(Channel::transit_demand, 1) = 4;
    s(Channel::flow, 0, 0) = 6;
    s(Channel::flow, 0, 1) = 2;
    s(Channel::flow, 1, 0) = 4;
    s(Channel::corridor_capacity, 0) = 10;
    s(Channel::corridor_capacity, 1) = 9;
    s(Channel::control, 0, 0) = 1;
    s(Channel::control, 1, 1) = 0.5;
    s(Channel::substitution, 0) = 2.5;
    return s;
}

TEST(SharedCorridor, TakesTheSamePartOfEveryOffer) {
    Bench bench(neighbours().scenario);
    bench.input(Channel::corridor_open, 0) = One(0.5);
    // Weights 3 and 2 of state 0, 2 of state 1: asked 4.8 and 3.2, and 4; the first road takes 5 of 8.8.
    const double part = 5 / 8.8;
    const Flows got = route(bench);
    EXPECT_NEAR(got.flow[0], 4.8 * part, 1e-12);
    EXPECT_NEAR(got.flow[1], 8 - 4.8 * part, 1e-12);  // 3.2 and, in the second pass, all that was turned away
    EXPECT_NEAR(got.flow[2], 4 * part, 1e-12);
    EXPECT_NEAR(got.flow[3], 0, 1e-15);
    EXPECT_NEAR(got.served[0], 1, 1e-12);
    EXPECT_NEAR(got.served[1], part, 1e-12);
}

TEST(SharedCorridor, GivesLeverageForWhatCannotBeReRouted) {
    Bench bench(neighbours().scenario);
    Frame<One> f = bench.frame();
    bench.month.leverage_d.resize(4);
    transit_leverage(f);
    // Power 0 closes the first road: state 0 finds room on the second (8 of 9), state 1 has no other: the floor, 0.03.
    EXPECT_NEAR(bench.month.leverage_d[0][0], 0, 1e-12);
    EXPECT_NEAR(bench.month.leverage_d[2][0], -std::log(0.03) / 1.5, 1e-12);
    // Power 1 closes half of the second: weights 6 and 1, and 4. Asked of the first 48/7 + 4 = 76/7 of 10, a part of
    // 35/38; what state 0 lacks finds room on the second, state 1 goes without 3/38.
    EXPECT_NEAR(bench.month.leverage_d[1][0], 0, 1e-12);
    EXPECT_NEAR(bench.month.leverage_d[3][0], -std::log(35.0 / 38) / 1.5, 1e-12);
}

TEST(SharedCorridor, LosesInTheLinearFormThePartThatCannotBeReRouted) {
    Small s = neighbours();
    s.scenario.model.leverage = LeverageForm::linear_share;
    Bench bench(s.scenario);
    Frame<One> f = bench.frame();
    bench.month.leverage_d.resize(4);
    transit_leverage(f);
    EXPECT_NEAR(bench.month.leverage_d[0][0], 0, 1e-12);
    EXPECT_NEAR(bench.month.leverage_d[2][0], 1 / 1.5, 1e-12);  // all of it, no floor
    EXPECT_NEAR(bench.month.leverage_d[1][0], 0, 1e-12);
    EXPECT_NEAR(bench.month.leverage_d[3][0], 3.0 / 38 / 1.5, 1e-12);
}

TEST(SharedCorridor, ComparesWithWhatIsServedToday) {
    Bench bench(neighbours().scenario);
    bench.input(Channel::corridor_scale, 0) = One(0.5);  // state 1 is served 5/8.8 today, and nothing without power 0
    Frame<One> f = bench.frame();
    bench.month.leverage_d.resize(4);
    transit_leverage(f);
    EXPECT_NEAR(bench.month.served[1][0], 5 / 8.8, 1e-12);
    EXPECT_NEAR(bench.month.leverage_d[2][0], -std::log(0.03) / 1.5, 1e-12);
    // Power 1 closes half of the second road: weights 3 and 1, and 2: state 0 asks 6 of the first, state 1 asks 4: 5 of 10.
    EXPECT_NEAR(bench.month.leverage_d[3][0], -std::log(0.5 / (5 / 8.8)) / 1.5, 1e-12);
}

TEST(Routes, FollowEngagementFrictionOrganisationsCoercionAndNoise) {
    Small s = two_roads();
    s(Channel::corridor_capacity, 0) = 100;
    s(Channel::corridor_capacity, 1) = 100;
    s(Channel::engagement_effect, 0) = 0.3;
    s(Channel::friction, 0, 0, 0) = 0.1;
    Bench bench(s.scenario);
    bench.now.engagement[0] = One(0.95);  // + 0.5 on power 0's road
    bench.rest.coercion[0] = One(0.05);
    bench.now.coercion[0] = One(0.25);
    bench.now.noise[1] = One(0.07);
    bench.input(Channel::friction, 0) = One(0.3);
    bench.month.organisation[1] = One(0.4);
    Frame<One> f = bench.frame();
    Row<One> target(2);
    transit_targets(f, bench.now, bench.now.capacity, Levers::present, target);
    const double first = 8 * std::exp(0.3 * 0.5 - 0.2 - 0.5 * 0.2), second = 4 * std::exp(0.75 * (0.15 * 0.4 + 0.07));
    EXPECT_NEAR(target[0][0], first / (first + second), 1e-12);
    EXPECT_NEAR(target[1][0], 0.75 * second / (first + second), 1e-12);
}

TEST(Capacity, StaysWhereOffersStay) {
    Bench bench(two_roads().scenario);
    Frame<One> f = bench.frame();
    log_offers(f);
    capacity_phase(f);
    EXPECT_EQ(bench.next.capacity[0][0], 8.0);
    EXPECT_EQ(bench.next.capacity[1][0], 10.0);
}

TEST(Capacity, FollowsTheOwnersOffersInTwoStages) {
    Small s = two_roads();
    s(Parameter::investment_delay) = 20;  // a tenth a month in each stage
    s(Parameter::investment_effect) = 0.12;
    Bench bench(s.scenario);
    bench.rest.offer[1] = One(0.25);
    bench.next.offer[1] = One(1.5);  // ln 2 above the base, of which three quarters fall on power 1's road
    bench.next.offer[0] = bench.rest.offer[0];
    for (const std::size_t c : {0, 1}) bench.rest.ln_offer[c] = log(One(1.0) + bench.rest.offer[c]);
    bench.now.pledged[1] = One(0.2);
    bench.now.built[1] = One(0.1);
    Frame<One> f = bench.frame();
    log_offers(f);
    capacity_phase(f);
    EXPECT_NEAR(bench.next.pledged[1][0], 0.2 + 0.1 * (0.75 * std::log(2.0) - 0.2), 1e-9);
    EXPECT_NEAR(bench.next.built[1][0], 0.1 + 0.1 * (0.2 - 0.1), 1e-15);
    EXPECT_NEAR(bench.next.capacity[1][0], 10 * (1 + 0.12 * 0.1 / 12), 1e-13);
    EXPECT_EQ(bench.next.capacity[0][0], 8.0);
}

TEST(Capacity, TakesDatedProjectsInTheirMonth) {
    Small s = two_roads();
    Quantity more;
    more.value = 2.5;
    s.scenario.projects.push_back({1, s.scenario.base + 3, more, true});
    s.scenario.projects.push_back({1, s.scenario.base + -3, more, true});  // stands already
    Bench bench(s.scenario);
    for (int month = 0; month < 5; ++month) {
        Frame<One> f = bench.frame(month);
        log_offers(f);
    capacity_phase(f);
        EXPECT_EQ(bench.next.capacity[1][0], month == 3 ? 12.5 : 10.0) << month;
    }
}

}  // namespace
}  // namespace multivector::test
