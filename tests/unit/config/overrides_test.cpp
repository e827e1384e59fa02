#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "load_text.hpp"

namespace multivector {
namespace {

using test::input;
using test::load;
using test::Loaded;
using test::shipped;

using Pairs = std::vector<std::pair<std::string, std::string>>;

Loaded war_with(Pairs set, Pairs policies = {}) {
    LoadOptions options;
    options.set = std::move(set);
    options.policies = std::move(policies);
    return load(shipped("three_states_war.yaml"), options);
}

std::string refusal(const std::string& path, const std::string& value) { return war_with({{path, value}}).messages; }

TEST(Set, ReplacesANumberAndDropsItsRange) {
    const auto loaded = war_with({{"powers.north.budget", "0.5"}});  // below the range of the file
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    const auto& budget = input(*loaded.scenario, Channel::budget, 0);
    EXPECT_EQ(budget.value, 0.5);
    EXPECT_FALSE(budget.ranged);
    EXPECT_EQ(budget.low, 0.5);
    EXPECT_TRUE(budget.stated);
    EXPECT_EQ(budget.path, "powers.north.budget");
    EXPECT_EQ(budget.mark, (Mark{"--set", 0, 0}));
}

TEST(Set, ReplacesASourcedNumberAndDropsItsSource) {
    const auto loaded = war_with({{"states.hill.ties.economy.north", "0.3"}});
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    EXPECT_EQ(input(*loaded.scenario, Channel::tie, 1, 0, 1).value, 0.3);
    EXPECT_EQ(input(*loaded.scenario, Channel::tie, 1, 0, 1).source, "");
}

TEST(Set, MakesWhatTheFilesLeaveOut) {
    const auto loaded = war_with({{"parameters.rationality", "3"},
                                  {"powers.north.attention", "0.8"},
                                  {"states.hill.powers.south.by_domain.economy.friction", "0.2"}});
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    EXPECT_EQ(input(*loaded.scenario, Channel::parameter, static_cast<std::size_t>(Parameter::rationality)).value, 3);
    EXPECT_EQ(input(*loaded.scenario, Channel::attention, 0).value, 0.8);
    EXPECT_EQ(input(*loaded.scenario, Channel::friction, 1, 1, 1).value, 0.2);
    EXPECT_EQ(input(*loaded.scenario, Channel::friction, 1, 1, 0).value, 0);
}

TEST(Set, ReachesIntoScenariosListsAndMaps) {
    const auto loaded = war_with({{"shocks.far_war.from", "2022-04"},
                                  {"shocks.sanctions.effect.add", "0.3"},
                                  {"organisations.pact.members.coast[0].to", "2000-01"},
                                  {"policies.hill", "{follow: pivot, with: [south]}"},
                                  {"title", "Another war"}});
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    const auto& s = *loaded.scenario;
    EXPECT_EQ(s.shocks[8].from, Month::of(2022, 4));
    EXPECT_EQ(s.shocks[9].size.value, 0.3);
    EXPECT_EQ(s.shocks[2].to, Month::of(2000, 1));
    EXPECT_EQ(s.policies[0].kind, PolicyKind::pivot);
    EXPECT_EQ(s.policies[0].with, std::vector<std::size_t>{1});
    EXPECT_EQ(s.title, "Another war");
    EXPECT_EQ(s.world_title, "Three invented states between two powers");
}

TEST(Set, TheLaterOfTwoHolds) {
    const auto loaded = war_with({{"parameters.horizon", "12"}, {"parameters.horizon", "24"}});
    ASSERT_TRUE(loaded.scenario.has_value());
    EXPECT_EQ(input(*loaded.scenario, Channel::parameter, static_cast<std::size_t>(Parameter::horizon)).value, 24);
}

TEST(Set, RefusesUnknownPathsWithTheNearestName) {
    EXPECT_EQ(
        refusal("powers.nort.budget", "1"),
        "--set: error: unknown path 'powers.nort.budget': nothing is called 'nort'\n      | did you mean 'north'?\n");
    EXPECT_EQ(
        refusal("power.north.budget", "1"),
        "--set: error: unknown path 'power.north.budget': nothing is called 'power'\n      | did you mean 'powers'?\n");
    EXPECT_EQ(refusal("parameters.horizont", "1"), "--set: error: unknown path 'parameters.horizont': nothing is "
                                                   "called 'horizont'\n      | did you mean 'horizon'?\n");
    EXPECT_EQ(refusal("shocks.war.from", "2022-01"),
              "--set: error: unknown path 'shocks.war.from': nothing is called 'war'\n"
              "      | expected one of far_war, sanctions\n");
    EXPECT_EQ(refusal("organisations.pact.members.coast[1].to", "2000-01"),
              "--set: error: unknown path 'organisations.pact.members.coast[1].to': nothing is called '[1]'\n");
    EXPECT_EQ(refusal("votes.condemn_war.positions.north.value", "1"),
              "--set: error: unknown path 'votes.condemn_war.positions.north.value': nothing is called 'value'\n");
}

TEST(Set, RefusesWhatItWouldBeTooLateToChange) {
    EXPECT_EQ(refusal("world", "other.yaml"), "--set: error: 'world' cannot be set\n");
    EXPECT_EQ(refusal("format", "x"), "--set: error: 'format' cannot be set\n");
    EXPECT_EQ(refusal("extends", "other.yaml"), "--set: error: 'extends' cannot be set\n");
    EXPECT_EQ(refusal("include[0].with.p", "1"), "--set: error: 'include[0].with.p' cannot be set\n");
    EXPECT_EQ(refusal("", "1"), "--set: error: '' cannot be set\n");
}

TEST(Set, ChecksTheValueLikeThatOfAFile) {
    EXPECT_EQ(refusal("powers.north.budget", "-1"), "--set: error: -1 is outside 0 to 100 (at powers.north.budget)\n   "
                                                    "   | what a power can offer to the region\n");
    EXPECT_EQ(
        refusal("powers.north.budget", "'1'"),
        "--set: error: expected a number, got text in quotes (at powers.north.budget)\n      | remove the quotes\n");
    EXPECT_EQ(refusal("states.center.focal", ""),
              "--set: error: expected true or false, got '' (at states.center.focal)\n");
    EXPECT_EQ(refusal("title", "a: b: c"), "--set: error: title: not valid YAML: illegal map value\n"
                                           "      | check the indentation, or put text that holds ': ' in quotes\n");
}

TEST(Policies, AreSetFromTheCommandLine) {
    const auto loaded = war_with({}, {{"hill", "bandwagon:north,south"}, {"center", "strict_neutrality"}});
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    const auto& policies = loaded.scenario->policies;
    ASSERT_EQ(policies.size(), 3U);
    EXPECT_EQ(policies[0].kind, PolicyKind::strict_neutrality);
    EXPECT_EQ(policies[1].kind, PolicyKind::bandwagon);
    EXPECT_EQ(policies[1].with, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(policies[2].kind, PolicyKind::rules);  // of the file
}

TEST(Policies, WorkInAWorldFile) {
    LoadOptions options;
    options.policies = {{"coast", "maximise_gain"}};
    const auto loaded = load(shipped("worlds/three_states.yaml"), options);
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    ASSERT_EQ(loaded.scenario->policies.size(), 1U);
    EXPECT_EQ(loaded.scenario->policies[0].state, 2U);
}

TEST(Policies, OfTheCommandLineAreChecked) {
    EXPECT_EQ(war_with({}, {{"hil", "adaptive"}}).messages,
              "--policy: error: unknown state 'hil' (at policies)\n      | did you mean 'hill'?\n");
    EXPECT_EQ(war_with({}, {{"hill", "pivot:east"}}).messages,
              "--policy: error: unknown power 'east' (at policies.hill.with)\n      | expected one of north, south\n");
    EXPECT_EQ(war_with({}, {{"hill", "pivot"}}).messages,
              "--policy: error: missing key 'with' (at policies.hill)\n      | the powers that pivot speaks of\n");
    EXPECT_EQ(war_with({}, {{"hill", "adaptive"}, {"hill", "pivot:north"}}).messages,
              "--policy: error: two policies for 'hill'\n");
}

TEST(End, OfTheCommandLineHolds) {
    LoadOptions options;
    options.end = Month::of(2023, 6);
    const auto loaded = load(shipped("three_states_war.yaml"), options);
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    EXPECT_EQ(loaded.scenario->end, Month::of(2023, 6));
    options.end = Month::of(2021, 1);
    EXPECT_EQ(load(shipped("worlds/three_states.yaml"), options).messages,
              "--to: error: the run ends in 2021-01, not after the base month 2021-01\n");
}

}  // namespace
}  // namespace multivector
