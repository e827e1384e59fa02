#include "doctor/changes.hpp"

#include <gtest/gtest.h>

#include "doctor/rearranged.hpp"
#include "support/synthetic.hpp"

namespace multivector::doctor {
namespace {

Scenario small_scenario() { return test::synthetic_scenario({3, 2, 3, 2, 2, 1, 24}, 5, true); }

const Quantity& at(const Scenario& s, Channel c, std::size_t cell = 0) { return s.inputs[static_cast<std::size_t>(c)][cell]; }

TEST(Changes, UnitsReachShocksInThatUnitAlone) {
    Scenario s = small_scenario();
    const double demand = at(s, Channel::transit_demand).value;
    s.shocks = {shock_on_all(s, "a", Channel::transit_demand, Effect::add, 2, s.base),
                shock_on_all(s, "b", Channel::transit_demand, Effect::scale, 2, s.base),
                shock_on_all(s, "c", Channel::friction, Effect::add, 2, s.base)};
    const Scenario small = in_small_tonnes(s);
    EXPECT_EQ(at(small, Channel::transit_demand).value, 1000 * demand);
    EXPECT_EQ(small.shocks[0].size.value, 2000);
    EXPECT_EQ(small.shocks[1].size.value, 2);
    EXPECT_EQ(small.shocks[2].size.value, 2);
}

TEST(Changes, OffersKeepTheirProduct) {
    const Scenario s = small_scenario(), other = in_large_offers(s);
    const auto scale = static_cast<std::size_t>(Parameter::offer_scale);
    EXPECT_EQ(at(other, Channel::budget).value, at(s, Channel::budget).value / 2);
    EXPECT_EQ(at(other, Channel::parameter, scale).value, at(s, Channel::parameter, scale).value * 2);
}

TEST(Changes, AnIdleSetLeavesWhatIsSetElsewhere) {
    Scenario s = small_scenario();
    s.shocks = {shock_on_all(s, "set", Channel::budget, Effect::set, 2, s.base + 3)};
    s.shocks[0].cells = {1};
    const Scenario idle_one = idle(s, Channel::budget, Effect::set);
    ASSERT_EQ(idle_one.shocks.size(), 2U);
    EXPECT_EQ(idle_one.shocks[1].cells, std::vector<std::size_t>{0});
    EXPECT_EQ(idle_one.shocks[1].size.value, at(s, Channel::budget, 0).value);
}

TEST(Changes, IdleShocksReachEveryInputThatAShockMayMove) {
    Scenario s = small_scenario();
    s.shocks.clear();
    std::size_t shockable = 0;
    for (const ChannelInfo& row : channels()) shockable += row.shockable;
    EXPECT_EQ(idle(s, Effect::scale).shocks.size(), shockable);
}

TEST(Changes, OnlyTheOwnShocksTurnRound) {
    Scenario s = small_scenario();
    s.shocks.clear();
    for (const char* name : {"world", "one", "two"}) s.shocks.push_back(shock_on_all(s, name, Channel::budget, Effect::scale, 1, s.base));
    s.shocks[0].of_world = true;
    const Scenario turned = reordered(s);
    EXPECT_EQ(turned.shocks[0].name, "world");
    EXPECT_EQ(turned.shocks[1].name, "two");
    EXPECT_EQ(turned.shocks[2].name, "one");
    EXPECT_EQ(unshocked(s).shocks.size(), 1U);
}

TEST(Changes, ADoubleHasTheInputsShocksAndPolicyOfItsState) {
    Scenario s = small_scenario();
    s.shocks = {shock_on_all(s, "threat", Channel::threat, Effect::add, 1, s.base)};
    s.shocks[0].cells = {0, 1};  // both threats to the first state
    Policy policy;
    policy.state = 0;
    s.policies = {policy};
    const Scenario twice = rearranged(s, Axis::state, {0, 1, 2, 0});
    EXPECT_EQ(twice.size(Axis::state), 4U);
    EXPECT_EQ(twice.shocks[0].cells, (std::vector<std::size_t>{0, 1, 6, 7}));
    ASSERT_EQ(twice.policies.size(), 2U);
    EXPECT_EQ(twice.policies[1].state, 3U);
    EXPECT_EQ(at(twice, Channel::gap, 6).value, at(s, Channel::gap, 0).value);
}

TEST(Changes, AStillWorldHasNothingDatedAndNoGrowth) {
    Scenario s = small_scenario();
    s.shocks = {shock_on_all(s, "later", Channel::membership, Effect::set, 1, s.base + 1),
                shock_on_all(s, "now", Channel::membership, Effect::set, 1, s.base)};
    for (Shock& shock : s.shocks) shock.of_world = true;
    s.shocks[1].to = s.base + 4;
    const Scenario quiet = still(s, {2});
    ASSERT_EQ(quiet.shocks.size(), 1U);
    EXPECT_EQ(quiet.shocks[0].name, "now");
    EXPECT_FALSE(quiet.shocks[0].to);
    EXPECT_EQ(at(quiet, Channel::growth_market).value, 0);
    EXPECT_TRUE(quiet.capability[0].market.points.empty());
    double mean = 0;
    for (const Posture& p : s.postures) mean += p.engagement / static_cast<double>(s.postures.size());
    EXPECT_DOUBLE_EQ(at(quiet, Channel::engagement, 2).value, mean);
    EXPECT_EQ(at(quiet, Channel::engagement, 1).value, at(s, Channel::engagement, 1).value);
}

}  // namespace
}  // namespace multivector::doctor
