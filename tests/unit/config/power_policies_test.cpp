// Policies of powers: the shocks that they stand for.

#include <algorithm>

#include <gtest/gtest.h>

#include "load_text.hpp"

namespace multivector::test {
namespace {

const Shock* find(const Loaded& loaded, const std::string& name) {
    if (!loaded.scenario) return nullptr;
    const auto& shocks = loaded.scenario->shocks;
    const auto it = std::ranges::find(shocks, name, &Shock::name);
    return it == shocks.end() ? nullptr : &*it;
}

TEST(PowerPolicies, SetTheInputsOfThePower) {
    const auto loaded = load_text(scenario_with(
        "power_policies:\n  south: {demand: 0.05, conditionality: 40 %, split: {security: 70 %, economy: 30 %}, from: 2023-01, to: 2025-06}\n"));
    ASSERT_TRUE(loaded.scenario) << loaded.messages;
    const Shock* demand = find(loaded, "south_policy_demand");
    ASSERT_NE(demand, nullptr);
    EXPECT_EQ(demand->channel, Channel::demand);
    EXPECT_EQ(demand->cells, std::vector<std::size_t>{1});
    EXPECT_EQ(demand->effect, Effect::set);
    EXPECT_EQ(demand->size.value, 0.05);
    EXPECT_EQ(demand->from, Month::of(2023, 1));
    EXPECT_EQ(demand->to, Month::of(2025, 6));
    EXPECT_FALSE(demand->of_world);
    EXPECT_EQ(find(loaded, "south_policy_conditionality")->size.value, 0.4);
    const Shock* split = find(loaded, "south_policy_split_security");
    ASSERT_NE(split, nullptr);
    EXPECT_EQ(split->channel, Channel::split);
    EXPECT_EQ(split->cells, std::vector<std::size_t>{4});  // power 1, domain 0, of four domains
    EXPECT_EQ(split->size.value, 0.7);
    const Shock* rest = find(loaded, "south_policy_split_transit");
    ASSERT_NE(rest, nullptr) << "a domain that the split does not name gets nothing, whatever the world says";
    EXPECT_EQ(rest->effect, Effect::set);
    EXPECT_EQ(rest->size.value, 0);
    EXPECT_EQ(find(loaded, "south_policy_assertiveness"), nullptr);
}

TEST(PowerPolicies, HoldFromTheBaseMonthWhereTheyNameNoOther) {
    const auto loaded = load_text(scenario_with("power_policies:\n  north: {demand: 0.5}\n"));
    ASSERT_NE(find(loaded, "north_policy_demand"), nullptr) << loaded.messages;
    EXPECT_EQ(find(loaded, "north_policy_demand")->from, loaded.scenario->base);
}

TEST(PowerPolicies, TakeFromANamedOneWhatTheyDoNotSay) {
    const auto loaded = load_text(
        scenario_with("named_power_policies:\n  patient: {demand: 0.1, assertiveness: 0.5, from: 2024-01}\n"
                      "power_policies:\n  north: {follow: patient, demand: 0.2}\n  south: patient\n"));
    ASSERT_TRUE(loaded.scenario) << loaded.messages;
    EXPECT_EQ(find(loaded, "north_policy_demand")->size.value, 0.2);
    EXPECT_EQ(find(loaded, "north_policy_assertiveness")->size.value, 0.5);
    EXPECT_EQ(find(loaded, "north_policy_assertiveness")->from, Month::of(2024, 1));
    EXPECT_EQ(find(loaded, "south_policy_demand")->size.value, 0.1);
}

TEST(PowerPolicies, MayArriveOnACondition) {
    const auto loaded = load_text(
        scenario_with("power_policies:\n  north: {demand: 0.2, when: \"deference[north] < 0\", lasts: 5 years}\n"));
    ASSERT_NE(find(loaded, "north_policy_demand"), nullptr) << loaded.messages;
}

TEST(PowerPolicies, AreCheckedAsWritten) {
    EXPECT_NE(load_text(scenario_with("power_policies:\n  nort: {demand: 0.2}\n")).messages.find("unknown power 'nort'"),
              std::string::npos);
    EXPECT_NE(load_text(scenario_with("power_policies:\n  north: {demand: 3}\n")).messages.find("3 is outside -1 to 1"),
              std::string::npos);
    EXPECT_NE(load_text(scenario_with("power_policies:\n  north: patent\nnamed_power_policies:\n  patient: {demand: 0}\n"))
                  .messages.find("did you mean 'patient'?"),
              std::string::npos);
}

}  // namespace
}  // namespace multivector::test
