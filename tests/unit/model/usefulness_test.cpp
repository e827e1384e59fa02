// Usefulness of a state to a power from routes, threats and trade, and what it keeps away.

#include <cmath>

#include <gtest/gtest.h>

#include "measures/series.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// Two states, two powers, two threats of which the first comes from power 0. Of 40 Mt that power 0 moves by land, 10 go by
/// corridor 0 and 4 by corridor 1; half of the traffic on the former and all on the latter leads through state 0. Power 1 moves
/// no more than the 5 that go by corridor 1.
Small gateway() {
    Small s({Role::security, Role::market, Role::transit}, {.states = 2, .powers = 2, .corridors = 2, .threats = 2});
    s.scenario.threat_power[0] = 0;
    s(Channel::freight, 0) = 40;
    s(Channel::freight, 1) = 5;
    s(Channel::traffic, 0, 0) = 10;
    s(Channel::traffic, 1, 0) = 4;
    s(Channel::traffic, 1, 1) = 5;
    s(Channel::through, 0, 0) = 0.5;
    s(Channel::through, 1, 0) = 1;
    s.all(Channel::threat, 0.2);
    s(Parameter::route_usefulness) = 0.8;
    return s;
}

constexpr double kPassing = 0.5 * 10 + 4;
const double kPassage = -std::log(1 - kPassing / 40) / 2;  // sigma is 3

TEST(Usefulness, OfRoutesIsWhatThePowerWouldLoseWithoutThem) {
    Bench bench(gateway().scenario);
    bench.run_before("capability");
    EXPECT_NEAR(bench.month.passage[0][0], kPassage, 1e-15);
    EXPECT_NEAR(bench.month.passage[1][0], -std::log(0.03) / 2, 1e-15);  // all of it, as far as shares count
    EXPECT_EQ(bench.month.passage[2][0], 0);  // nothing leads through state 1
    EXPECT_NEAR(bench.month.of_use[0][0], 0.8 * kPassage, 1e-15);
}

TEST(Usefulness, OfRoutesFollowsRoomCostAndTheInputs) {
    Bench bench(gateway().scenario);
    const double transit_cost = 1;
    bench.input(Channel::corridor_open, 0) = One(0.5);
    bench.input(Channel::corridor_risk, 1) = One(0.3);
    bench.now.capacity[1] = bench.now.capacity[1] * One(2.0);
    bench.run_before("capability");
    const double first = 10 * 0.5, second = 4 * 2 * std::exp(-0.3 * transit_cost);
    const double moved = 40 + first - 10 + second - 4;
    EXPECT_NEAR(bench.month.passage[0][0], -std::log(1 - (0.5 * first + second) / moved) / 2, 1e-14);
    bench.input(Channel::through, 0) = One(0.0);
    bench.input(Channel::traffic, 2) = One(1.0);
    bench.input(Channel::freight, 0) = One(20.0);
    bench.run_before("capability");
    const double busy = 2 * std::exp(-0.3);
    EXPECT_NEAR(bench.month.passage[0][0], -std::log(1 - busy / (20 + first - 10 + busy - 1)) / 2, 1e-14);
    bench.input(Channel::freight, 0) = One(0.0);  // where nothing is left to be moved nothing can be lost
    bench.run_before("capability");
    EXPECT_EQ(bench.month.passage[0][0], 0);
}

TEST(Usefulness, OfRoutesIsNotTroubledByAnIdleCorridorWithoutRoom) {
    Small s = gateway();
    s(Channel::traffic, 0, 0) = 0;
    s(Channel::corridor_scale, 0) = 0;
    Bench bench(s.scenario);
    bench.run_before("capability");
    EXPECT_NEAR(bench.month.passage[0][0], -std::log(1 - 4.0 / 40) / 2, 1e-15);
}

TEST(Usefulness, OfABufferAndAMarketFollowThreatsAndTies) {
    Small s = gateway();
    s(Parameter::route_usefulness) = 0;
    s(Parameter::buffer_usefulness) = 0.7;
    s(Parameter::market_usefulness) = 0.4;
    s(Channel::rivalry, 1, 0) = 0.5;
    s(Channel::stake, 0, 0) = 0.3;
    s(Channel::stake, 0, 1) = 2;
    Bench bench(s.scenario);
    bench.now.threat[0] = One(0.9);  // from power 0: to power 1 alone, as far as it minds that one
    bench.now.threat[1] = One(0.3);
    bench.now.tie[z(bench.world.n.ipd(0, 0, 0))] = One(0.25);
    bench.now.tie[z(bench.world.n.ipd(0, 1, 1))] = One(0.6);
    bench.run_before("capability");
    EXPECT_NEAR(bench.month.of_use[0][0], 0.7 * 0.25 * 0.3 + 0.4 * 0.3 * 0.2, 1e-15);
    EXPECT_NEAR(bench.month.of_use[1][0], 0.7 * 0.2 * (0.5 * 0.9 + 0.3) + 0.4 * 2 * 0.6, 1e-15);
}

TEST(Usefulness, CountsFromTheBaseAndKeepsCoercionAway) {
    Small plain_world = gateway();
    plain_world(Parameter::route_usefulness) = 0;
    Bench without(plain_world.scenario), with(gateway().scenario);
    without.run_before("capability");
    with.run_before("capability");
    EXPECT_EQ(plain(with.month.hazard), plain(without.month.hazard));  // at rest the stated use is all
    with.input(Channel::through, 0) = with.input(Channel::through, 2) = One(0.0);
    without.input(Channel::usefulness, 0) -= One(0.8 * kPassage);      // the same said as an input
    without.run_before("capability");
    with.run_before("capability");
    EXPECT_NEAR(with.month.hazard[0][0], without.month.hazard[0][0], 1e-15);
    EXPECT_EQ(with.month.hazard[2][0], without.month.hazard[2][0]);
}

TEST(Usefulness, OfRoutesIsThereOnlyWhereItMayCount) {
    Small s = gateway();
    const auto measured = [](const World& w) {
        const auto all = series_of(w, {});
        return std::ranges::count_if(all, [](const Series& x) { return x.kind == SeriesKind::route_leverage; });
    };
    EXPECT_EQ(measured(compile(s.scenario)), 4);
    s(Parameter::route_usefulness) = 0;
    EXPECT_EQ(measured(compile(s.scenario)), 0);
    Quantity& q = s.scenario.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(Parameter::route_usefulness)];
    q.ranged = true;
    q.high = 1;
    EXPECT_EQ(measured(compile(s.scenario)), 4);
    s.scenario.roles[2] = Role::none;  // no corridors count
    EXPECT_EQ(measured(compile(s.scenario)), 0);
}

}  // namespace
}  // namespace multivector::test
