// Shocks without a date, compiled.

#include <algorithm>

#include <gtest/gtest.h>

#include "random/identity.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

class CompiledTriggers : public testing::Test {
protected:
    CompiledTriggers() : small_({Role::none, Role::none}, {.states = 2, .powers = 2, .organisations = 1}) {
        small_.scenario.end = small_.scenario.base + 9;
    }
    Shock& shock(const std::string& name, Channel channel = Channel::budget) {
        Shock& s = small_.shock(name, channel, 0, Effect::set, 0.5, 2);
        s.arrival.emplace();
        return s;
    }
    Small small_;
};

TEST_F(CompiledTriggers, StandInTheOrderOfNames) {
    shock("b").to = small_.scenario.base + 30;
    Shock& a = shock("a");
    a.from = small_.scenario.base + -5;
    a.to = small_.scenario.base + 6;
    const World w = compile(small_.scenario);
    ASSERT_EQ(w.triggers.size(), 2U);
    EXPECT_EQ(w.triggers[0].identity, identity_hash("a"));
    EXPECT_EQ(w.triggers[0].first, 0);
    EXPECT_EQ(w.triggers[0].last, 6);
    EXPECT_EQ(w.triggers[1].first, 2);
    EXPECT_EQ(w.triggers[1].last, 9);
    ASSERT_EQ(w.timed.size(), 1U);
    ASSERT_EQ(w.timed[0].ops.size(), 2U);
    EXPECT_EQ(w.timed[0].first, 0);
    EXPECT_EQ(w.timed[0].last, 9);
    EXPECT_EQ(w.timed[0].ops[0].trigger, 0);
    EXPECT_EQ(w.timed[0].ops[1].trigger, 1);
    EXPECT_LT(w.timed[0].ops[0].rank, w.timed[0].ops[1].rank);
}

TEST_F(CompiledTriggers, HoldConditionsAndStrengths) {
    Shock& s = shock("a");
    Condition c;
    c.measure = Measure::share;
    c.of_power = 1;
    c.of_domain = 0;
    c.above = false;
    c.level = 0.25;
    c.state = 1;
    c.months = 6;
    s.arrival->when = {c};
    s.arrival->lasts = 2.5;
    s.profile = Profile::ramp;
    s.months = 4;
    const Trigger once = compile(small_.scenario).triggers[0];
    ASSERT_EQ(once.conditions.size(), 1U);
    EXPECT_EQ(static_cast<Measure>(once.conditions[0].measure), Measure::share);
    EXPECT_EQ(once.conditions[0].power, 1);
    EXPECT_EQ(once.conditions[0].domain, 0);
    EXPECT_EQ(once.conditions[0].state, 1);
    EXPECT_EQ(once.conditions[0].months, 6);
    EXPECT_FALSE(once.conditions[0].above);
    EXPECT_EQ(once.conditions[0].level, 0.25);
    EXPECT_EQ(once.hazard_slot, -1);
    EXPECT_EQ(once.lasts, 0);
    EXPECT_EQ(once.strength, (std::vector<double>{0.25, 0.5, 0.75}));
    s.arrival->repeats = true;
    EXPECT_EQ(compile(small_.scenario).triggers[0].lasts, 3);
    s.arrival.emplace();
    s.profile = Profile::pulse;
    s.months = 2;
    EXPECT_EQ(compile(small_.scenario).triggers[0].strength, (std::vector<double>{1, 1}));
}

TEST_F(CompiledTriggers, DrawTheirHazardByTheirName) {
    Quantity q;
    q.value = 0.02;
    q.low = 0.01;
    q.high = 0.03;
    q.ranged = true;
    shock("a").arrival->hazard = q;
    const World w = compile(small_.scenario);
    const int slot = w.triggers[0].hazard_slot;
    ASSERT_GE(slot, 0);
    EXPECT_EQ(w.slots[static_cast<std::size_t>(slot)], 0.02);
    const auto draw = std::ranges::find(w.draws, slot, &Draw::slot);
    ASSERT_NE(draw, w.draws.end());
    EXPECT_EQ(draw->identity, identity_hash("hazard:a"));
    EXPECT_EQ(draw->high, 0.03);
}

TEST_F(CompiledTriggers, NoteThatOrganisationsMayChangeInAnyMonth) {
    Shock& s = shock("a", Channel::membership);
    s.to = small_.scenario.base + 5;
    EXPECT_EQ(compile(small_.scenario).organisations_change,
              (std::vector<bool>{false, false, true, true, true, true, true, false, false, false}));
}

}  // namespace
}  // namespace multivector::test
