// The compiled world: slots, roles, corners of the lever space, draws of uncertain numbers, variants.

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

Quantity between(double value, double low, double high) {
    Quantity q;
    q.value = value;
    q.low = low;
    q.high = high;
    q.ranged = true;
    q.spread = Spread::around;
    return q;
}

Quantity& quantity(Small& s, Channel c, std::size_t cell) {
    return s.scenario.inputs[static_cast<std::size_t>(c)].at(cell);
}

TEST(Compile, KeepsEveryNumberInItsSlot) {
    Small s({Role::market, Role::transit},
            {.states = 2, .powers = 3, .corridors = 2, .threats = 1, .organisations = 2, .theatres = 1});
    double next = 0;
    for (auto& channel : s.scenario.inputs)
        for (Quantity& q : channel) q.value = ++next;
    const World w = compile(s.scenario);
    for (const ChannelInfo& c : channels())
        for (std::size_t cell = 0; cell < s.scenario.cells(c.channel); ++cell)
            EXPECT_EQ(w.slots.at(z(w.at(c.channel)) + cell), quantity(s, c.channel, cell).value) << c.name;
    EXPECT_EQ(w.slots.at(z(w.at(Channel::tie) + w.n.ipd(1, 2, 1))), s(Channel::tie, 1, 2, 1));
    EXPECT_EQ(w.slots.at(z(w.at(Channel::rivalry) + w.n.pq(2, 1))), s(Channel::rivalry, 2, 1));
    EXPECT_EQ(w.slots.at(z(w.at(Channel::flow) + w.n.ir(1, 0))), s(Channel::flow, 1, 0));
    EXPECT_EQ(w.slots.at(z(w.parameter(Parameter::vote_cut))), s(Parameter::vote_cut));
}

TEST(Compile, FindsRolesWhereverTheyStand) {
    const World w = compile(Small({Role::diplomacy, Role::none, Role::security}).scenario);
    EXPECT_EQ(w.diplomacy, 0);
    EXPECT_EQ(w.security, 2);
    EXPECT_EQ(w.transit, -1);
}

TEST(Compile, FindsTheCornersByLeversNotByPlaceOrName) {
    Small s({Role::none});
    s.scenario.postures = {{-1, -1}, {0, 0.1}, {0.4, 0}, {0.9, 0.8}, {0, -0.4}};
    auto& names = s.scenario.entities[static_cast<std::size_t>(Axis::posture)];
    names = {{"align", 1, "", {}},
             {"hedge", 2, "", {}},
             {"neutral", 3, "", {}},
             {"balance", 4, "", {}},
             {"soft", 5, "", {}}};
    const World w = compile(s.scenario);
    EXPECT_EQ(w.balance, 0);
    EXPECT_EQ(w.neutral, 1);
    EXPECT_EQ(w.hedge, 2);
    EXPECT_EQ(w.align, 3);
}

TEST(Compile, LeavesScenarioMattersOutOfTheBaseline) {
    Small s({Role::transit}, {.states = 2, .powers = 2, .corridors = 1});
    Quantity one;
    one.value = 1;
    s.scenario.projects = {{0, s.scenario.base + 5, one, true},
                           {0, s.scenario.base + 4, one, false},
                           {0, s.scenario.base + -4, one, true}};
    s.scenario.policies.push_back({0, PolicyKind::strict_neutrality, {}, {}, false, {}});
    s.scenario.policies.push_back({1, PolicyKind::strict_neutrality, {}, {}, true, {}});
    s.scenario.issues.push_back({"vote", "", s.scenario.base + 1, {one, one}, {one, one}, {one, one}, {}});
    s.scenario.conflicts.push_back({"talks", 0, 1, s.scenario.base + 2, one, {}});
    const World all = compile(s.scenario), world = compile(s.scenario, Variant::baseline);
    ASSERT_EQ(all.projects.size(), 2u);  // not the one that stands already
    EXPECT_EQ(all.projects[0].month, 4);
    EXPECT_EQ(all.projects[1].month, 5);
    ASSERT_EQ(world.projects.size(), 1u);
    EXPECT_EQ(world.projects[0].month, 5);
    EXPECT_EQ(all.policies[0].kind, DeclaredPolicy::fixed);
    EXPECT_EQ(world.policies[0].kind, DeclaredPolicy::adaptive);
    EXPECT_EQ(world.policies[1].kind, DeclaredPolicy::fixed);
    EXPECT_EQ(world.issues.size(), 1u);
    EXPECT_EQ(world.conflicts.size(), 1u);
    EXPECT_EQ(all.issues[0].month, 1);
}

TEST(Compile, PutsTheScenariosPolicyInPlaceOfTheWorlds) {
    Small s({Role::none}, {.states = 1, .powers = 1});
    s.scenario.policies.push_back({0, PolicyKind::strict_neutrality, {}, {}, true, {}});
    s.scenario.policies.push_back({0, PolicyKind::equal_closeness, {}, {}, false, {}});
    EXPECT_EQ(compile(s.scenario).policies[0].kind, DeclaredPolicy::equal_closeness);
    const CompiledPolicy world = compile(s.scenario, Variant::baseline).policies[0];
    EXPECT_EQ(world.kind, DeclaredPolicy::fixed);
    EXPECT_EQ(world.posture, std::vector<int>{2});
}

/// Draws of a number in many replicates, in ascending order.
class Draws : public testing::Test {
protected:
    static std::vector<double> of(const World& w, int slot, DrawMode mode = DrawMode::world) {
        std::vector<double> out;
        for (std::uint32_t replicate = 0; replicate < 2000; ++replicate) {
            Inputs<One> in;
            draw_inputs(w, Streams<One>(5, &replicate), mode, in);
            out.push_back(in[slot][0]);
        }
        std::ranges::sort(out);
        return out;
    }
};

TEST_F(Draws, LieHalfOnEachSideOfTheValue) {
    Small s({Role::none}, {.powers = 2});
    quantity(s, Channel::budget, 1) = between(1, 0.8, 2);  // less than a factor of 4: even
    const World w = compile(s.scenario);
    ASSERT_EQ(w.draws.size(), 1u + static_cast<std::size_t>(std::ranges::count_if(
                                       parameters(), [](const auto& p) { return p.from < p.to; })));
    EXPECT_EQ(w.draws[0].kind, DrawKind::linear);
    const auto got = of(w, w.at(Channel::budget) + 1);
    EXPECT_GE(got.front(), 0.8);
    EXPECT_LE(got.back(), 2.0);
    EXPECT_NEAR(got[500], 0.9, 0.01);
    EXPECT_NEAR(got[1000], 1.0, 0.04);
    EXPECT_NEAR(got[1500], 1.5, 0.05);
}

TEST_F(Draws, AreLogarithmicWhereTheRangeIsAFactor) {
    Small s({Role::none}, {.powers = 1});
    quantity(s, Channel::budget, 0) = between(1, 0.25, 1.5);
    const World w = compile(s.scenario);
    ASSERT_EQ(w.draws[0].kind, DrawKind::logarithmic);
    const auto got = of(w, w.at(Channel::budget));
    EXPECT_NEAR(got[500], 0.5, 0.02);
    EXPECT_NEAR(got[1500], std::sqrt(1.5), 0.02);
}

TEST_F(Draws, TakeParametersOnlyWhereAllAreAsked) {
    Small s({Role::none}, {.powers = 1});
    const World w = compile(s.scenario);
    const int slot = w.parameter(Parameter::horizon);
    const ParameterInfo& row = info(Parameter::horizon);
    ASSERT_LT(row.from, row.to);
    const auto world = of(w, slot), all = of(w, slot, DrawMode::all);
    EXPECT_EQ(world.front(), 18.0);
    EXPECT_EQ(world.back(), 18.0);
    EXPECT_LT(all.front(), row.from + 1);
    EXPECT_GT(all.back(), row.to - 1);
    EXPECT_EQ(of(w, slot, DrawMode::fixed).back(), 18.0);
}

TEST_F(Draws, KeepTheirStreamWhenOtherNumbersBecomeUncertain) {
    Small s({Role::none}, {.powers = 2});
    quantity(s, Channel::budget, 1) = between(1, 0.8, 2);
    const World w = compile(s.scenario);
    const auto alone = of(w, w.at(Channel::budget) + 1);
    quantity(s, Channel::budget, 0) = between(1, 0.8, 2);
    quantity(s, Channel::tie, 0) = between(0.2, 0.1, 0.3);
    const World v = compile(s.scenario);
    EXPECT_EQ(of(v, v.at(Channel::budget) + 1), alone);
    EXPECT_NE(of(v, v.at(Channel::budget)), alone);
}

TEST_F(Draws, HaveIdentitiesOfTheirOwn) {
    Small s({Role::none, Role::market}, {.states = 2, .powers = 3});
    for (auto& channel : s.scenario.inputs)
        for (Quantity& q : channel) q = between(q.value, q.value - 0.01, q.value + 0.01);
    const World w = compile(s.scenario);
    std::set<std::uint64_t> identities;
    for (const Draw& d : w.draws) identities.insert(d.identity);
    EXPECT_EQ(identities.size(), w.draws.size());
    EXPECT_GT(w.draws.size(), 100u);
}

TEST_F(Draws, LeaveParametersAloneThatAFileStates) {
    Small s({Role::none}, {.powers = 1});
    quantity(s, Channel::parameter, static_cast<std::size_t>(Parameter::horizon)).stated = true;
    const World w = compile(s.scenario);
    EXPECT_EQ(of(w, w.parameter(Parameter::horizon), DrawMode::all).front(), 18.0);
    EXPECT_EQ(of(w, w.parameter(Parameter::horizon), DrawMode::all).back(), 18.0);
}

/// The identity of the draw of a size, a share or a position that has the value 0.5.
std::uint64_t identity_of(const Scenario& s) {
    const World w = compile(s);
    for (const Draw& d : w.draws)
        if (!d.parameter && d.value == 0.5) return d.identity;
    return 0;
}

TEST_F(Draws, OfEventsOfTheWorldDoNotHangOnNames) {
    Small s({Role::none}, {.states = 2, .powers = 1, .organisations = 1});
    Shock& event = s.shock("organisations.pact.members.left[0]", Channel::membership, 1, Effect::set, 0.5, 3);
    event.size = between(0.5, 0.4, 0.6);
    event.of_world = true;
    const auto before = identity_of(s.scenario);
    ASSERT_NE(before, 0u);
    event.name = "organisations.treaty.members.right[2]";
    EXPECT_EQ(identity_of(s.scenario), before);
    event.from = event.from + 1;
    EXPECT_NE(identity_of(s.scenario), before);
    event.of_world = false;  // a shock of the scenario is what its name says
    const auto named = identity_of(s.scenario);
    event.name = "other";
    EXPECT_NE(identity_of(s.scenario), named);
}

TEST_F(Draws, OfVotesAndProgrammesFollowStableNumbers) {
    Small s({Role::none, Role::market}, {.states = 2, .powers = 1, .programmes = 1});
    s.scenario.programmes[0].share_of_domain[1] = between(0.5, 0.4, 0.6);
    const auto of_programme = identity_of(s.scenario);
    s.scenario.entities[static_cast<std::size_t>(Axis::domain)][1].stable = 7;
    EXPECT_NE(identity_of(s.scenario), of_programme);
    Small v({Role::none}, {.states = 2, .powers = 1});
    Quantity one;
    one.value = 1;
    v.scenario.issues.push_back(
        {"vote", "", v.scenario.base + 1, {one}, {one, between(0.5, 0.4, 0.6)}, {one, one}, {}});
    const auto of_vote = identity_of(v.scenario);
    v.scenario.entities[static_cast<std::size_t>(Axis::state)][1].stable = 9;
    EXPECT_NE(identity_of(v.scenario), of_vote);
}

TEST_F(Draws, FollowStableNumbersNotPlaces) {
    Small s({Role::none}, {.powers = 2});
    quantity(s, Channel::budget, 0) = between(1, 0.8, 2);
    const World w = compile(s.scenario);
    const auto first = of(w, w.at(Channel::budget));
    Small t({Role::none}, {.powers = 2});
    quantity(t, Channel::budget, 1) = between(1, 0.8, 2);
    t.scenario.entities[static_cast<std::size_t>(Axis::power)][0].stable = 0;
    t.scenario.entities[static_cast<std::size_t>(Axis::power)][1].stable = 1;  // the number of the first power above
    const World v = compile(t.scenario);
    EXPECT_EQ(of(v, v.at(Channel::budget) + 1), first);
}

}  // namespace
}  // namespace multivector::test
