#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "load_text.hpp"

namespace multivector {
namespace {

using test::input;
using test::load;
using test::load_text;
using test::scenario_with;
using test::shipped;

const Scenario& world() {
    static const auto loaded = load(shipped("worlds/three_states.yaml"));
    EXPECT_EQ(loaded.messages, "");
    return *loaded.scenario;
}

const Scenario& war() {
    static const auto loaded = load(shipped("three_states_war.yaml"));
    EXPECT_EQ(loaded.messages, "");
    return *loaded.scenario;
}

std::vector<std::string> ids(const Scenario& s, Axis axis) {
    std::vector<std::string> result;
    for (const auto& entity : s.entities[static_cast<std::size_t>(axis)]) result.push_back(entity.id);
    return result;
}

TEST(LoadWorld, ReadsTheHead) {
    EXPECT_EQ(world().id, "three_states");
    EXPECT_EQ(world().world_id, "three_states");
    EXPECT_EQ(world().title, "Three invented states between two powers");
    EXPECT_EQ(world().title, world().world_title);
    EXPECT_EQ(world().base, Month::of(2021, 1));
    EXPECT_EQ(world().end, Month::of(2031, 1));
    ASSERT_EQ(world().sources.size(), 1U);
    EXPECT_EQ(world().sources[0].id, "invented");
    EXPECT_EQ(world().sources[0].citation, "Invented for teaching.");
}

TEST(LoadWorld, ReadsEntities) {
    EXPECT_EQ(ids(world(), Axis::state), (std::vector<std::string>{"center", "hill", "coast"}));
    EXPECT_EQ(ids(world(), Axis::power), (std::vector<std::string>{"north", "south"}));
    EXPECT_EQ(ids(world(), Axis::domain), (std::vector<std::string>{"security", "economy", "transit", "diplomacy"}));
    EXPECT_EQ(world().roles, (std::vector<Role>{Role::security, Role::market, Role::transit, Role::diplomacy}));
    EXPECT_EQ(world().focal, (std::vector<bool>{true, false, false}));
    EXPECT_EQ(world().postures[1].engagement, 0.6);
    EXPECT_EQ(world().postures[3].deference, -1);
    EXPECT_EQ(world().threat_power[0], 0U);
    EXPECT_EQ(world().threat_power[1], 1U);
    EXPECT_EQ(world().threat_power[2], std::nullopt);
    EXPECT_EQ(world().entities[static_cast<std::size_t>(Axis::theatre)][0].name, "A war far away");
    EXPECT_EQ(world().entities[static_cast<std::size_t>(Axis::threat)][0].name, "north");  // no name given
}

TEST(LoadWorld, ReadsNumbersWithTheirOrigin) {
    const auto& gap = input(world(), Channel::gap, 2, 0);
    EXPECT_EQ(gap.value, 0.6);
    EXPECT_EQ(gap.low, 0.4);
    EXPECT_EQ(gap.high, 0.8);
    EXPECT_TRUE(gap.ranged);
    EXPECT_TRUE(gap.stated);
    EXPECT_EQ(gap.path, "states.coast.powers.north.gap");
    const auto& tie = input(world(), Channel::tie, 1, 0, 3);
    EXPECT_EQ(tie.value, 0.4);
    EXPECT_EQ(tie.source, "invented");
    EXPECT_EQ(tie.year, 2021);
    EXPECT_FALSE(tie.ranged);
    EXPECT_EQ(tie.low, 0.4);
    EXPECT_EQ(tie.high, 0.4);
    EXPECT_EQ(input(world(), Channel::flow, 0, 1).value, 20);
    EXPECT_EQ(input(world(), Channel::rivalry, 1, 0).value, 0.6);
    EXPECT_EQ(input(world(), Channel::fit, 2, 1).value, 0.4);
    EXPECT_EQ(input(world(), Channel::world_growth_market).value, 0.028);
    EXPECT_EQ(input(world(), Channel::corridor_capacity, 2).value, 25);
    EXPECT_EQ(input(world(), Channel::sponsor, 0, 0).value, 1);
    EXPECT_EQ(input(world(), Channel::depth, 1, 3).value, 0.5);
}

TEST(LoadWorld, FillsDefaultsOfTheCatalogue) {
    const auto& friction = input(world(), Channel::friction, 0, 0, 1);
    EXPECT_EQ(friction.value, 0);
    EXPECT_FALSE(friction.stated);
    EXPECT_EQ(friction.path, "states.center.powers.north.friction");
    EXPECT_EQ(input(world(), Channel::engagement, 0, 0, 0).value, 0.45);
    EXPECT_EQ(input(world(), Channel::capability, 1, 1).value, 1);
    EXPECT_EQ(input(world(), Channel::corridor_open, 0).value, 1);
    const auto& parameters = world().inputs[static_cast<std::size_t>(Channel::parameter)];
    ASSERT_EQ(parameters.size(), kParameters);
    EXPECT_EQ(parameters[static_cast<std::size_t>(Parameter::horizon)].high, 24);
    EXPECT_EQ(parameters[static_cast<std::size_t>(Parameter::rationality)].value, info(Parameter::rationality).value);
    EXPECT_FALSE(parameters[static_cast<std::size_t>(Parameter::rationality)].stated);
}

TEST(LoadWorld, TheMoreSpecialPlaceWins) {
    EXPECT_EQ(input(world(), Channel::weight, 0, 1).value, 0.3);
    EXPECT_EQ(input(world(), Channel::weight, 2, 1).value, 0.4);  // coast says its own weight of the economy
    EXPECT_EQ(input(world(), Channel::weight, 2, 0).value, 0.3);
    EXPECT_EQ(input(world(), Channel::engagement, 1, 0, 0).value, 0.55);  // hill toward north in security
    EXPECT_EQ(input(world(), Channel::engagement, 1, 0, 1).value, 0.45);
    for (std::size_t d = 0; d < 4; ++d) EXPECT_EQ(input(world(), Channel::deference, 2, 0, d).value, -0.2);
}

TEST(LoadWorld, LeavesTiesOfTransitToTheCorridors) {
    EXPECT_FALSE(input(world(), Channel::tie, 0, 0, 2).stated);
    EXPECT_EQ(input(world(), Channel::tie, 0, 0, 2).value, 0);
}

TEST(LoadWorld, ReadsSeriesAndEvents) {
    ASSERT_EQ(world().capability.size(), 2U);
    const auto& market = world().capability[1].market;
    ASSERT_EQ(market.points.size(), 3U);
    EXPECT_EQ(market.points[0], (std::pair{2019, 90.0}));
    EXPECT_EQ(market.points[2], (std::pair{2021, 100.0}));
    EXPECT_EQ(market.source, "invented");
    EXPECT_EQ(world().world_capability.security.points[1].second, 99);
    ASSERT_EQ(world().projects.size(), 1U);
    EXPECT_EQ(world().projects[0].corridor, 2U);
    EXPECT_EQ(world().projects[0].from, Month::of(2024, 6));
    EXPECT_EQ(world().projects[0].add.value, 5);
    ASSERT_EQ(world().programmes.size(), 1U);
    EXPECT_EQ(world().programmes[0].power, 1U);
    EXPECT_EQ(world().programmes[0].share_of_domain[2].value, 0.6);
    EXPECT_EQ(world().programmes[0].share_of_domain[0].value, 0);
    EXPECT_EQ(world().programmes[0].states, (std::vector<std::size_t>{0, 1}));
}

TEST(LoadWorld, TurnsDatedEventsIntoShocks) {
    ASSERT_EQ(world().shocks.size(), 8U);  // six memberships, a chair, a programme
    const auto& left = world().shocks[2];  // coast left the pact
    EXPECT_EQ(left.channel, Channel::membership);
    EXPECT_EQ(left.cells, (std::vector<std::size_t>{world().flat(Channel::membership, 0, 2)}));
    EXPECT_EQ(left.size.value, 1);
    EXPECT_EQ(left.effect, Effect::set);
    EXPECT_EQ(left.to, Month::of(1999, 4));
    const auto& chair = world().shocks[6];
    EXPECT_EQ(chair.channel, Channel::chair);
    EXPECT_EQ(chair.from, Month::of(2022, 1));
    const auto& programme = world().shocks[7];
    EXPECT_EQ(programme.channel, Channel::programme_effort);
    EXPECT_EQ(programme.size.value, 0.1);
    EXPECT_EQ(programme.to, std::nullopt);
    EXPECT_TRUE(std::ranges::all_of(world().shocks, &Shock::of_world));
}

TEST(LoadScenario, ReadsShocksVotesConflictsAndPolicies) {
    const auto& s = war();
    EXPECT_EQ(s.world_id, "three_states");
    EXPECT_EQ(s.title, "A war elsewhere draws North's attention away");
    ASSERT_EQ(s.shocks.size(), 10U);
    const auto& far_war = s.shocks[8];
    EXPECT_EQ(far_war.name, "far_war");
    EXPECT_FALSE(far_war.of_world);
    EXPECT_EQ(far_war.size.value, 1.5);
    EXPECT_EQ(far_war.size.high, 2);
    EXPECT_EQ(far_war.to, Month::of(2026, 2));
    const auto& sanctions = s.shocks[9];
    EXPECT_EQ(sanctions.effect, Effect::add);
    EXPECT_EQ(sanctions.profile, Profile::ramp);
    EXPECT_EQ(sanctions.months, 6);
    // friction[state, power, domain] with 2 powers and 4 domains: north is 0, the economy 1.
    EXPECT_EQ(sanctions.cells, (std::vector<std::size_t>{1, 9, 17}));
    ASSERT_EQ(s.issues.size(), 1U);
    EXPECT_EQ(s.issues[0].position[1].value, -0.2);
    EXPECT_EQ(s.issues[0].norm[2].high, 1.0);
    EXPECT_EQ(s.issues[0].weight[0].value, 1);
    ASSERT_EQ(s.conflicts.size(), 1U);
    EXPECT_EQ(s.conflicts[0].first, 0U);
    EXPECT_EQ(s.conflicts[0].second, 1U);
    EXPECT_EQ(s.conflicts[0].bar.value, 0.3);
    ASSERT_EQ(s.policies.size(), 2U);
    EXPECT_EQ(s.policies[0].kind, PolicyKind::adaptive);
    ASSERT_EQ(s.policies[1].rules.size(), 1U);
    const auto& rule = s.policies[1].rules[0];
    EXPECT_EQ(rule.measure, Measure::influence);
    EXPECT_EQ(rule.of_power, 0U);
    EXPECT_TRUE(rule.above);
    EXPECT_EQ(rule.level, 0.3);
    EXPECT_EQ(rule.posture, 2U);
    EXPECT_EQ(rule.domains, (std::vector<std::size_t>{1}));
}

TEST(LoadScenario, KeepsTheFingerprintsOfItsFiles) {
    Diagnostics diagnostics;
    ASSERT_EQ(war().files.size(), 2U);
    EXPECT_EQ(war().files[0].first, shipped("three_states_war.yaml").string());
    EXPECT_EQ(war().files[0].second, hash_hex(*read_file(shipped("three_states_war.yaml"), diagnostics)));
    EXPECT_EQ(war().files[1].first, "worlds/three_states.yaml");
    EXPECT_EQ(war().files[1].second, hash_hex(*read_file(shipped("worlds/three_states.yaml"), diagnostics)));
}

TEST(LoadScenario, ItsParametersAndPoliciesReplaceThoseOfTheWorld) {
    const auto loaded = load_text(scenario_with("parameters: {horizon: 30 months}\nend: 2025-01\n"));
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    const auto& horizon =
        loaded.scenario
            ->inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(Parameter::horizon)];
    EXPECT_EQ(horizon.value, 30);
    EXPECT_FALSE(horizon.ranged);
    EXPECT_EQ(horizon.source, "");
    EXPECT_EQ(loaded.scenario->end, Month::of(2025, 1));
}

TEST(LoadScenario, ProjectsJoinThoseOfTheWorld) {
    const auto loaded = load_text(scenario_with("projects:\n  south_rail: [{from: 2025-01, add: 10 Mt/year}]\n"));
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    ASSERT_EQ(loaded.scenario->projects.size(), 2U);
    EXPECT_EQ(loaded.scenario->projects[1].corridor, 1U);
    EXPECT_EQ(loaded.scenario->projects[1].add.value, 10);
    EXPECT_FALSE(loaded.scenario->projects[1].of_world);
}

/// The shipped world as text, with the first `what` replaced.
std::string world_with(const std::string& what, const std::string& by) {
    Diagnostics diagnostics;
    auto text = *read_file(shipped("worlds/three_states.yaml"), diagnostics);
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

TEST(LoadWorld, OrderIsThatOfStableNumbersNotOfTheFile) {
    const auto loaded = load_text(world_with("  hill:\n    stable: 2", "  hill:\n    stable: 20"));
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    EXPECT_EQ(ids(*loaded.scenario, Axis::state), (std::vector<std::string>{"center", "coast", "hill"}));
    EXPECT_EQ(input(*loaded.scenario, Channel::transit_demand, 2).value, 10);
    EXPECT_EQ(loaded.scenario->stable_name(Channel::gap, loaded.scenario->flat(Channel::gap, 2, 1)), "gap[20,2]");
}

TEST(LoadWorld, TakesOnePowerOnly) {
    std::string text = R"(format: multivector-world/1
title: One power
base: 2021-01
end: 2022-01
sources: {book: {citation: A book.}}
domains:
  trade: {stable: 1, weight: {value: 1, assumption: [1, 1]}, substitution: {value: 3, assumption: [2, 5]},
          gain: {value: 1, assumption: [1, 1]}, adjustment: {value: 12 months, assumption: [6, 24]},
          engagement_effect: {value: 0.3, assumption: [0.1, 0.5]}}
postures: {a: {stable: 1, engagement: 1, deference: 1}, b: {stable: 2, engagement: -1, deference: -1}}
powers:
  only: {stable: 1, assertiveness: {value: 1, assumption: [1, 1]}, demand: {value: 0.3, assumption: [0.3, 0.3]},
         conditionality: {value: 0.3, assumption: [0, 1]}, budget: {value: 1, assumption: [1, 1]}, capability: &data
           {market: {unit: index, source: book, data: {2020: 1}},
            security: {unit: index, assumption: true, data: {2021: 1}}}}
rest_of_world: {capability: *data}
states:
  home: {stable: 7, focal: true, powers: {only: {gap: {value: 1, assumption: [1, 1]},
         sphere: {value: 1, assumption: [1, 1]},
         stake: {value: 1, assumption: [1, 1]}}}, ties: {trade: {only: {value: 0.5, source: book}}}}
)";
    const auto loaded = load_text(text);
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    EXPECT_EQ(loaded.scenario->cells(Channel::rivalry), 1U);
    EXPECT_EQ(loaded.scenario->cells(Channel::flow), 0U);
    EXPECT_TRUE(loaded.scenario->capability[0].security.assumption);
    EXPECT_FALSE(input(*loaded.scenario, Channel::transit_demand, 0).stated);  // there is no domain of role transit
}

TEST(LoadWorld, RefusesMoreThanThirtyTwoPowers) {
    std::string more;
    for (int p = 3; p <= 33; ++p) {
        more += "  p" + std::to_string(p) + ": {stable: " + std::to_string(p) + "}\n";
    }
    const auto loaded = load_text(world_with("powers:\n", "powers:\n" + more));
    EXPECT_FALSE(loaded.scenario.has_value());
    EXPECT_NE(loaded.messages.find("error: 33 powers; at most 32 are possible (at powers)"), std::string::npos);
}

TEST(Scenario, CellsAreRowMajor) {
    const auto& s = world();
    EXPECT_EQ(s.cells(Channel::tie), 3U * 2U * 4U);
    EXPECT_EQ(s.flat(Channel::tie, 2, 1, 3), 23U);
    EXPECT_EQ(s.flat(Channel::flow, 1, 2), 5U);
    EXPECT_EQ(s.flat(Channel::budget, 1), 1U);
    EXPECT_EQ(s.cells(Channel::world_growth_market), 1U);
    EXPECT_EQ(s.flat(Channel::world_growth_market, 5), 0U);
    EXPECT_EQ(s.cells(Channel::parameter), kParameters);
    EXPECT_EQ(s.stable_name(Channel::tie, 23), "tie[3,2,4]");
    EXPECT_EQ(s.stable_name(Channel::world_growth_market, 0), "world_growth_market");
    EXPECT_EQ(s.stable_name(Channel::parameter, static_cast<std::size_t>(Parameter::horizon)), "parameter[horizon]");
}

TEST(Load, ReportsFilesThatAreNotThere) {
    const auto loaded = load("no_such.yaml");
    EXPECT_EQ(loaded.messages, "no_such.yaml: error: cannot read 'no_such.yaml': no such file\n");
}

TEST(LoadWorld, ReadsJointMovesByName) {
    const auto l = load_text(scenario_with("world: {moves: {turn: {toward: align, against: balance}, both: {others: hedge}}}\n"));
    ASSERT_TRUE(l.scenario) << l.messages;
    ASSERT_EQ(l.scenario->moves.size(), 2U);
    const NamedMove &both = l.scenario->moves[0], &turn = l.scenario->moves[1];
    EXPECT_EQ(both.id, "both");
    EXPECT_FALSE(both.toward || both.against);
    const auto posture = [&](const std::optional<std::size_t>& k) {
        return l.scenario->entities[static_cast<std::size_t>(Axis::posture)].at(k.value()).id;
    };
    EXPECT_EQ(posture(both.others), "hedge");
    EXPECT_EQ(posture(turn.toward), "align");
    EXPECT_EQ(posture(turn.against), "balance");
    EXPECT_FALSE(turn.others);
}

}  // namespace
}  // namespace multivector
