// Ties between courted states: what they are part of, what draws neighbours nearer, what that takes from the powers.

#include <cmath>

#include <gtest/gtest.h>

#include "measures/record.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// Three states and two powers, which hold 0.2 each of the ties of a market domain; state 0 has 0.3 of its ties with state 1
/// and 0.15 with state 2, state 1 has 0.1 with state 0.
Small region() {
    Small s({Role::market, Role::transit}, {.states = 3, .powers = 2, .corridors = 2, .organisations = 1});
    s(Channel::neighbour, 0, 1) = 0.3;
    s(Channel::neighbour, 0, 2) = 0.15;
    s(Channel::neighbour, 1, 0) = 0.1;
    for (int i = 0; i < 3; ++i) s(Channel::flow, i, 0) = i == 2 ? 0 : 3;
    s(Channel::flow, 0, 1) = 1;
    s(Channel::flow, 2, 1) = 2;
    s(Channel::depth, 0, 0) = 0.4;
    s(Parameter::neighbour_distance) = 0.5;
    return s;
}

TEST(Neighbours, AreThereOnlyWhereSomethingMovesTheirTies) {
    Small s = region();
    ASSERT_EQ(compile(s.scenario, Variant::baseline).neighbours.size(), 3U);
    const World w = compile(s.scenario, Variant::scenario);
    EXPECT_EQ(w.neighbours[1].state, 0);
    EXPECT_EQ(w.neighbours[1].neighbour, 2);
    s(Parameter::neighbour_distance) = 0;
    EXPECT_TRUE(compile(s.scenario, Variant::scenario).neighbours.empty());
    s(Parameter::neighbour_roads) = 0.1;
    EXPECT_FALSE(compile(s.scenario, Variant::scenario).neighbours.empty());
    s.scenario.roles[0] = Role::none;  // nothing says what part of which ties they would be
    EXPECT_TRUE(compile(s.scenario, Variant::scenario).neighbours.empty());
}

TEST(Neighbours, ArePartsOfWhatThePowersDoNotHold) {
    Bench bench(region().scenario);
    EXPECT_NEAR(bench.rest.neighbour[0][0], 0.3 / 0.6, 1e-15);
    EXPECT_NEAR(bench.rest.neighbour[1][0], 0.15 / 0.6, 1e-15);
    EXPECT_NEAR(bench.rest.neighbour[2][0], 0.1 / 0.6, 1e-15);
    Small much = region();
    much(Channel::neighbour, 0, 1) = 0.65;  // 0.8 in all where 0.6 is left
    Bench most(much.scenario);
    EXPECT_NEAR(most.rest.neighbour[0][0], 0.65 / 0.8, 1e-15);
}

TEST(Neighbours, TakeFromThePowersAsTheyComeNearer) {
    Bench bench(region().scenario);
    bench.now.nearness[0] = One(0.4);
    bench.now.nearness[1] = One(-0.2);
    bench.run_before("postures");
    const double near = 1 + 0.5 * (std::exp(0.4) - 1) + 0.25 * (std::exp(-0.2) - 1);
    EXPECT_NEAR(bench.month.near[0][0], near, 1e-15);
    EXPECT_EQ(bench.month.near[2][0], 1);
    EXPECT_NEAR(bench.month.rest_attraction[0][0], 0.6 * near, 1e-15);
    EXPECT_NEAR(bench.month.rest_attraction[4][0], 0.6, 1e-15);  // state 2, market
}

TEST(Neighbours, MayBeAllThatTheStateHasBesidesThePowers) {
    Small s = region();
    s(Channel::neighbour, 0, 1) = 0.65;
    Bench bench(s.scenario);
    for (const std::size_t pair : {0, 1}) bench.now.nearness[pair] = One(-700.0);
    bench.run_before("postures");
    EXPECT_GT(bench.month.near[0][0], 0);  // nothing is left by subtraction
    EXPECT_LT(bench.month.near[0][0], 1e-15);
}

/// Nearness after a month that began with none.
double after_a_month(Bench& bench, std::size_t pair) {
    bench.run_before("neighbours");
    Frame<One> f = bench.frame();
    neighbours_phase(f);
    return bench.next.nearness[pair][0];
}

TEST(Neighbours, PartAsTheirDeferenceDoes) {
    Bench bench(region().scenario);
    EXPECT_EQ(after_a_month(bench, 0), 0);
    bench.now.deference[z(bench.world.n.ipd(1, 0, 0))] = One(0.6);  // half of state 1's weight, toward one power of two
    EXPECT_NEAR(after_a_month(bench, 0), -0.5 * (0.6 / 2 / 2) / 24, 1e-15);
    EXPECT_NEAR(after_a_month(bench, 2), -0.5 * (0.6 / 2 / 2) / 24, 1e-15);  // both of a pair alike
    EXPECT_EQ(after_a_month(bench, 1), 0);
}

TEST(Neighbours, DrawNearerByOrganisationsOfTheirOwn) {
    Small s = region();
    s(Parameter::neighbour_organisations) = 0.3;
    s(Parameter::neighbour_time) = 12;
    s(Channel::membership, 0, 0) = 1;
    s(Channel::weight, 0, 0) = 3;  // three quarters of the weights of state 0
    Bench bench(s.scenario);
    EXPECT_EQ(after_a_month(bench, 0), 0);
    bench.input(Channel::membership, 1) = One(0.5);
    Frame<One> f = bench.frame();
    organisations_phase(f);
    const double shared = 0.5 * (0.4 * 0.75 * 0.5 + 0.4 * 0.5 * 0.5);
    neighbours_phase(f);
    EXPECT_NEAR(bench.next.nearness[0][0], 0.3 * shared / 12, 1e-15);
}

TEST(Neighbours, DrawNearerByRoadsThatBothUse) {
    Small s = region();
    s(Parameter::neighbour_roads) = 0.2;
    Bench bench(s.scenario);
    // State 0 sends 3/4 by corridor 0, which is all that state 1 uses, and 1/4 by corridor 1, which is all of state 2.
    bench.now.capacity[0] = One(20.0);
    EXPECT_NEAR(after_a_month(bench, 0), 0.2 * std::sqrt(0.75) * std::log(2.0) / 24, 1e-15);
    EXPECT_EQ(after_a_month(bench, 1), 0);
    bench.input(Channel::corridor_open, 1) = One(0.0);
    EXPECT_NEAR(after_a_month(bench, 1), 0.2 * 0.5 * std::log(0.03) / 24, 1e-15);
    s(Channel::corridor_open, 0) = 0.4;  // in the base month already: nothing has changed
    Bench half(s.scenario);
    EXPECT_EQ(after_a_month(half, 0), 0);
    half.input(Channel::corridor_open, 0) = One(0.8);
    EXPECT_NEAR(after_a_month(half, 0), 0.2 * std::sqrt(0.75) * std::log(2.0) / 24, 1e-15);
}

TEST(Neighbours, AreMeasuredAsPowersAre) {
    Bench bench(region().scenario);
    bench.now.nearness[0] = One(0.4);
    bench.run_before("coercion");
    const Frame<One> f = bench.frame();
    Recorder<One> recorder;
    recorder.begin(f);
    Series s;
    s.state = 0, s.neighbour = 1;
    const double held = 0.5 * std::exp(0.4) / (1 + 0.5 * (std::exp(0.4) - 1)) * 0.6;
    s.kind = SeriesKind::neighbour_share;
    EXPECT_NEAR(recorder.value(f, s)[0], 0.5 * held, 1e-15);  // the market has half the weight
    s.kind = SeriesKind::neighbour_leverage;
    EXPECT_NEAR(recorder.value(f, s)[0], 0.5 * -std::log(1 - held) / 2, 1e-15);
}

}  // namespace
}  // namespace multivector::test
