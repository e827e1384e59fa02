// Dated changes of inputs: profiles, first and last months, overlaps of set, scale and add, the range of the input.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// The budget of the one power, 2 at the base, over ten months.
class Timed : public testing::Test {
protected:
    Timed() : small_({Role::none}, {.powers = 1}) {
        small_(Channel::budget, 0) = 2;
        small_.scenario.end = small_.scenario.base + 9;
    }
    Shock& shock(const std::string& name, Effect effect, double size, int from, int to = -1) {
        Shock& s = small_.shock(name, Channel::budget, 0, effect, size, from);
        if (to >= 0) s.to = small_.scenario.base + to;
        return s;
    }
    std::vector<double> values(Variant variant = Variant::scenario) {
        const World world = compile(small_.scenario, variant);
        Inputs<One> in;
        const std::uint32_t replicate[] = {0};
        draw_inputs(world, Streams<One>(0, replicate), DrawMode::fixed, in);
        std::vector<double> out;
        for (int month = 0; month <= world.months; ++month) {
            inputs_of_month(world, month, in);
            out.push_back(in[world.at(Channel::budget)][0]);
        }
        return out;
    }
    void expect(const std::vector<double>& wanted) {
        const auto got = values();
        ASSERT_EQ(got.size(), wanted.size());
        for (std::size_t m = 0; m < got.size(); ++m) EXPECT_NEAR(got[m], wanted[m], 1e-14) << "month " << m;
    }
    Small small_;
};

TEST_F(Timed, HoldsFromTheFirstToTheLastMonthBothIncluded) {
    shock("a", Effect::set, 5, 3, 6);
    expect({2, 2, 2, 5, 5, 5, 5, 2, 2, 2});
}

TEST_F(Timed, HoldsForGoodWithoutALastMonth) {
    shock("a", Effect::add, 0.5, 8);
    expect({2, 2, 2, 2, 2, 2, 2, 2, 2.5, 2.5});
}

TEST_F(Timed, HoldsInASingleMonth) {
    shock("a", Effect::scale, 0.5, 4, 4);
    expect({2, 2, 2, 2, 1, 2, 2, 2, 2, 2});
}

TEST_F(Timed, IsInForceFromTheBaseIfItBeganBefore) {
    shock("a", Effect::set, 5, -24, 1);
    Shock& ramp = shock("b", Effect::add, 1, -2);
    ramp.profile = Profile::ramp;
    ramp.months = 5;  // 3/5 at the base
    expect({5.6, 5.8, 3, 3, 3, 3, 3, 3, 3, 3});
}

TEST_F(Timed, IsNothingOutsideTheRun) {
    shock("before", Effect::set, 5, -24).to = small_.scenario.base + -1;
    shock("after", Effect::set, 5, 10);
    expect({2, 2, 2, 2, 2, 2, 2, 2, 2, 2});
}

TEST_F(Timed, PulseLastsItsMonths) {
    Shock& s = shock("a", Effect::set, 5, 2);
    s.profile = Profile::pulse;
    s.months = 3;
    expect({2, 2, 5, 5, 5, 2, 2, 2, 2, 2});
}

TEST_F(Timed, RampRisesEvenly) {
    Shock& s = shock("a", Effect::set, 6, 2, 7);
    s.profile = Profile::ramp;
    s.months = 4;
    expect({2, 2, 3, 4, 5, 6, 6, 6, 2, 2});
}

TEST_F(Timed, DecayHalvesInItsMonths) {
    Shock& s = shock("a", Effect::add, 8, 1, 6);
    s.profile = Profile::decay;
    s.months = 2;
    const double root = std::sqrt(0.5);
    expect({2, 10, 2 + 8 * root, 6, 2 + 4 * root, 4, 2 + 2 * root, 2, 2, 2});
}

TEST_F(Timed, ScheduleHoldsEachPointUntilTheNext) {
    Shock& s = shock("a", Effect::scale, 3, 1, 8);
    s.profile = Profile::schedule;
    const Month base = small_.scenario.base;
    s.schedule = {{base + 2, 0.5}, {base + 4, 1.0}, {base + 7, 0.0}};
    expect({2, 2, 4, 4, 6, 6, 6, 2, 2, 2});
}

TEST_F(Timed, SetThenScaleThenAdd) {
    shock("add", Effect::add, 0.25, 1, 6);
    shock("set", Effect::set, 4, 2, 5);
    shock("scale", Effect::scale, 0.5, 3, 7);
    shock("another scale", Effect::scale, 3, 4, 4);
    shock("another add", Effect::add, -1, 4, 4);
    expect({2, 2.25, 4.25, 2.25, 4 * 1.5 + 0.25 - 1, 2.25, 1.25, 1, 2, 2});
}

TEST_F(Timed, OfSeveralSetsTheLatestWins) {
    shock("a later", Effect::set, 7, 4, 6);
    shock("z early", Effect::set, 5, 2, 8);
    expect({2, 2, 5, 5, 7, 7, 7, 5, 5, 2});  // and the earlier is in force again when the later has ended
}

TEST_F(Timed, OfSetsOfOneMonthTheLastByNameWins) {
    shock("b", Effect::set, 5, 2, 4);
    shock("a", Effect::set, 7, 2, 6);
    expect({2, 2, 5, 5, 5, 7, 7, 2, 2, 2});
}

TEST_F(Timed, SetsStartFromTheBaseValue) {  // a set that grows moves the base, not what an earlier set left
    shock("a", Effect::set, 6, 1, 9);
    Shock& s = shock("b", Effect::set, 4, 4, 9);
    s.profile = Profile::ramp;
    s.months = 2;
    expect({2, 6, 6, 6, 3, 4, 4, 4, 4, 4});
}

TEST_F(Timed, PartialStrengthScalesPartly) {
    Shock& s = shock("a", Effect::scale, 0.5, 0, 3);
    s.profile = Profile::ramp;
    s.months = 4;
    expect({1.75, 1.5, 1.25, 1, 2, 2, 2, 2, 2, 2});
}

TEST_F(Timed, StaysInTheRangeOfTheInput) {
    shock("a", Effect::add, 1e6, 2, 3);
    shock("b", Effect::add, -1e6, 5, 6);
    expect({2, 2, 100, 100, 2, 0, 0, 2, 2, 2});
}

TEST_F(Timed, OfTheWorldAloneIsInTheBaseline) {
    shock("a", Effect::set, 5, 3, 6).of_world = true;
    shock("b", Effect::scale, 2, 5, 8);
    expect({2, 2, 2, 5, 5, 10, 10, 4, 4, 2});
    EXPECT_EQ(values(Variant::baseline), (std::vector<double>{2, 2, 2, 5, 5, 5, 5, 2, 2, 2}));
}

TEST(TimedCells, AreThoseOfTheShock) {
    Small s({Role::none}, {.states = 2, .powers = 2});
    s.shock("a", Channel::friction, 1, Effect::add, 0.5, 0).cells = {1, 2};
    const World world = compile(s.scenario);
    ASSERT_EQ(world.timed.size(), 2u);
    EXPECT_EQ(world.timed[0].slot, world.at(Channel::friction) + 1);
    EXPECT_EQ(world.timed[1].slot, world.at(Channel::friction) + 2);
    EXPECT_EQ(world.timed[0].ops.size(), 1u);
}

TEST(TimedCells, NoteWhenOrganisationsChange) {
    Small s({Role::none}, {.powers = 1, .organisations = 1});
    s.scenario.end = s.scenario.base + 7;
    s.shock("step", Channel::membership, 0, Effect::set, 1, 1).to = s.scenario.base + 3;
    Shock& ramp = s.shock("ramp", Channel::depth, 0, Effect::add, 1, 5);
    ramp.profile = Profile::ramp;
    ramp.months = 2;
    ramp.to = s.scenario.base + 6;
    s.shock("other", Channel::budget, 0, Effect::add, 1, 2).to = s.scenario.base + 2;
    EXPECT_EQ(compile(s.scenario).organisations_change,
              (std::vector<bool>{false, true, false, false, true, true, true, true}));
}

}  // namespace
}  // namespace multivector::test
