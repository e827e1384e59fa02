// Shocks that arrive during a run: when, for how long, again or not, and what they make of the inputs they touch.

#include "model/triggers.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// The budget of the one power, 2 at the base, over twelve months; its attention is what the test says.
class Triggers : public testing::Test {
protected:
    Triggers() : small_({Role::none}, {.powers = 1}) {
        small_(Channel::budget, 0) = 2;
        small_.scenario.end = small_.scenario.base + 11;
    }

    Shock& shock(const std::string& name, Effect effect, double size, int from = 0) {
        return small_.shock(name, Channel::budget, 0, effect, size, from);
    }

    /// "When attention has been above `level` for `months` months."
    static Condition attention(double level, int months) {
        Condition c;
        c.measure = Measure::attention;
        c.of_power = 0;
        c.level = level;
        c.months = months;
        return c;
    }

    static Quantity hazard(double value) {
        Quantity q;
        q.value = value;
        return q;
    }

    struct Run {
        std::vector<double> budget, in_force, arrived;
    };

    /// Months 0 to 11 with the given attention at the start of each; `in_force` and `arrived` are of the first trigger.
    Run run(std::vector<double> attention, bool mean_field = true, std::uint32_t replicate = 0) {
        Bench bench(small_.scenario, mean_field);
        Arrivals<One> arrivals;
        start_arrivals(bench.world, arrivals);
        const Streams<One> streams(1, &replicate);
        attention.resize(12, attention.empty() ? 1.0 : attention.back());
        Run out;
        for (int month = 0; month < 12; ++month) {
            bench.now.attention[0] = One(attention[z(month)]);
            arrive(bench.world, streams, mean_field, month, arrivals, bench.in);
            inputs_of_month(bench.world, month, bench.in);
            watch(bench.frame(month), arrivals);
            out.budget.push_back(bench.input(Channel::budget)[0]);
            out.in_force.push_back(bench.in.arriving.in_force[0][0]);
            out.arrived.push_back(bench.in.arriving.arrived[0][0]);
        }
        return out;
    }

    static void expect(const std::vector<double>& got, const std::vector<double>& wanted) {
        ASSERT_EQ(got.size(), wanted.size());
        for (std::size_t m = 0; m < got.size(); ++m) EXPECT_NEAR(got[m], wanted[m], 1e-14) << "month " << m;
    }

    Small small_;
};

TEST_F(Triggers, ComeInTheMonthAfterTheConditionHasHeldForItsMonths) {
    shock("a", Effect::add, 1).arrival = Arrival{{attention(0.5, 3)}, {}, {}, false};
    // Above in months 1 and 2, not in 3, then in 4, 5, 6: three in a row through 6.
    const Run r = run({0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0});
    expect(r.in_force, {0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
    expect(r.arrived, r.in_force);
    expect(r.budget, {2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3});
}

TEST_F(Triggers, AreWatchedFromTheirFirstMonthToTheirLast) {
    Shock& s = shock("a", Effect::add, 1, 4);
    s.arrival = Arrival{{attention(0.5, 2)}, {}, {}, false};
    s.to = small_.scenario.base + 8;
    expect(run({1}).in_force, {0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0});  // 4 and 5 count, 0 to 3 do not
    // Above through 8 at last: it would come in 9, which is too late.
    expect(run({0, 0, 0, 0, 0, 0, 0, 1, 1}).arrived, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
}

TEST_F(Triggers, TheLevelItselfDoesNotCount) {
    shock("a", Effect::add, 1).arrival = Arrival{{attention(0.5, 1)}, {}, {}, false};
    EXPECT_EQ(run({0.5}).arrived.back(), 0);
    EXPECT_EQ(run({0.5000001}).arrived[1], 1);
}

TEST_F(Triggers, NeedEveryCondition) {
    Condition low = attention(0.9, 2);
    low.above = false;
    shock("a", Effect::add, 1).arrival = Arrival{{attention(0.5, 1), low}, {}, {}, false};
    // 0.7 meets both, 1 the first alone. The second is met in 3 and 4, the first in all months.
    expect(run({1, 0.7, 1, 0.7, 0.7, 1, 1}).in_force, {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1});
}

TEST_F(Triggers, LastAndComeAgain) {
    Shock& s = shock("a", Effect::add, 1);
    s.arrival = Arrival{{attention(0.5, 1)}, {}, 3.0, false};
    expect(run({1}).in_force, {0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0});
    s.arrival->repeats = true;
    expect(run({1}).in_force, {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    // It ends after month 3; the condition holds again in 5.
    expect(run({1, 0, 0, 0, 0, 1, 0}).in_force, {0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0});
    s.arrival->lasts = 2.5;  // begun months count
    expect(run({1, 0}).in_force, {0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0});
}

TEST_F(Triggers, ProfilesCountFromTheArrival) {
    Shock& s = shock("a", Effect::add, 4);
    s.arrival = Arrival{{attention(0.5, 1)}, {}, {}, false};
    s.profile = Profile::ramp;
    s.months = 4;
    expect(run({0, 0, 1}).budget, {2, 2, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6});
    s.profile = Profile::pulse;
    s.months = 2;
    expect(run({0, 0, 1}).budget, {2, 2, 2, 6, 6, 2, 2, 2, 2, 2, 2, 2});
    s.profile = Profile::decay;
    s.months = 1;
    expect(run({0, 0, 1}).budget, {2, 2, 2, 6, 4, 3, 2.5, 2.25, 2.125, 2.0625, 2.03125, 2.015625});
}

TEST_F(Triggers, OfSeveralSetsTheOneThatCameLastHolds) {
    shock("dated", Effect::set, 5, 4).to = small_.scenario.base + 9;
    Shock& s = shock("a", Effect::set, 7);
    s.arrival = Arrival{{attention(0.5, 1)}, {}, {}, false};
    expect(run({0, 1}).budget, {2, 2, 7, 7, 5, 5, 5, 5, 5, 5, 7, 7});              // came in 2, before the dated one
    expect(run({0, 0, 0, 0, 0, 1}).budget, {2, 2, 2, 2, 5, 5, 7, 7, 7, 7, 7, 7});  // in 6, after it
    expect(run({0, 0, 0, 1}).budget, {2, 2, 2, 2, 5, 5, 5, 5, 5, 5, 7, 7});        // both in 4: the later name holds
    s.name = "z";
    expect(run({0, 0, 0, 1}).budget, {2, 2, 2, 2, 7, 7, 7, 7, 7, 7, 7, 7});
}

TEST_F(Triggers, ScaleAndAddTogetherWithinTheRange) {
    shock("dated", Effect::scale, 0.5, 3);
    shock("a", Effect::scale, 3).arrival = Arrival{{attention(0.5, 1)}, {}, {}, false};
    shock("b", Effect::add, -2).arrival = Arrival{{attention(0.5, 4)}, {}, {}, false};
    expect(run({0, 1}).budget, {2, 2, 6, 3, 3, 1, 1, 1, 1, 1, 1, 1});
    small_.scenario.shocks.back().size.value = -20;
    EXPECT_EQ(run({0, 1}).budget.back(), 0);
}

TEST_F(Triggers, AtRandomAreProbabilitiesInTheMeanFieldMode) {
    shock("a", Effect::add, 1, 2).arrival = Arrival{{}, hazard(0.25), {}, false};
    const Run r = run({});
    std::vector<double> wanted{0, 0};
    for (int n = 1; n <= 10; ++n) wanted.push_back(1 - std::pow(0.75, n));  // the month 2 is watched too
    expect(r.in_force, wanted);
    expect(r.arrived, wanted);
    for (std::size_t m = 0; m < 12; ++m) EXPECT_NEAR(r.budget[m], 2 + wanted[m], 1e-14);
}

TEST_F(Triggers, AtRandomMayComeAgainInTheMeanFieldMode) {
    shock("a", Effect::scale, 3).arrival = Arrival{{}, hazard(0.5), 2.0, true};
    // p(m) = 0.5 (1 - p(m-1)); in force p(m) + p(m-1); arrived 1 - 0.5^(m+1).
    const Run r = run({});
    const std::vector<double> first{0.5, 0.75, 0.625, 0.6875};
    for (std::size_t m = 0; m < first.size(); ++m) {
        EXPECT_NEAR(r.in_force[m], first[m], 1e-14);
        EXPECT_NEAR(r.budget[m], 2 * (1 + 2 * first[m]), 1e-13);
        EXPECT_NEAR(r.arrived[m], 1 - std::pow(0.5, static_cast<double>(m) + 1), 1e-14);
    }
}

TEST_F(Triggers, AtRandomMoveWhatOtherSetsLeaveInTheMeanFieldMode) {
    shock("dated", Effect::set, 6, 1);
    Shock& s = shock("a", Effect::set, 10);
    s.arrival = Arrival{{}, hazard(0.5), {}, false};
    const Run r = run({});
    EXPECT_NEAR(r.budget[0], 0.5 * 2 + 0.5 * 10, 1e-14);
    EXPECT_NEAR(r.budget[1], 0.25 * 6 + 0.75 * 10, 1e-14);
    s.arrival->hazard = hazard(1);  // as good as a date: the base month, before that of the other
    expect(run({}).budget, {10, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6});
}

TEST_F(Triggers, AtRandomWaitForTheirCondition) {
    shock("a", Effect::add, 1).arrival = Arrival{{attention(0.5, 1)}, hazard(0.5), {}, false};
    // Held through 2 and 3: chances in 3 and 4 alone.
    expect(run({0, 0, 1, 1, 0}).in_force, {0, 0, 0, 0.5, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75});
}

TEST_F(Triggers, EachReplicateHasItsOwnLuck) {
    shock("a", Effect::add, 1).arrival = Arrival{{}, hazard(0.1), {}, false};
    constexpr std::uint32_t kReplicates = 3000;
    std::vector<double> came(12, 0.0);
    for (std::uint32_t replicate = 0; replicate < kReplicates; ++replicate) {
        const Run r = run({}, false, replicate);
        for (std::size_t m = 0; m < 12; ++m) {
            ASSERT_TRUE(r.in_force[m] == 0 || r.in_force[m] == 1);
            ASSERT_EQ(r.budget[m], 2 + r.in_force[m]);
            came[m] += r.arrived[m] / kReplicates;
        }
    }
    for (std::size_t m = 0; m < 12; ++m) {
        const double p = 1 - std::pow(0.9, static_cast<double>(m) + 1);
        EXPECT_NEAR(came[m], p, 4 * std::sqrt(p * (1 - p) / kReplicates)) << "month " << m;
    }
}

TEST_F(Triggers, AHigherHazardComesNoLaterOnTheSameLuck) {
    Shock& s = shock("a", Effect::add, 1);
    double earlier = 0;
    for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
        s.arrival = Arrival{{}, hazard(0.1), {}, false};
        const Run rare = run({}, false, replicate);
        s.arrival->hazard = hazard(0.3);
        const Run often = run({}, false, replicate);
        for (std::size_t m = 0; m < 12; ++m) {
            EXPECT_GE(often.arrived[m], rare.arrived[m]);
            earlier += often.arrived[m] - rare.arrived[m];
        }
    }
    EXPECT_GT(earlier, 0);
}

TEST_F(Triggers, OfOtherNamesHaveOtherLuck) {
    shock("a", Effect::add, 1).arrival = Arrival{{}, hazard(0.5), {}, false};
    std::vector<double> one, other;
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) one.push_back(run({}, false, replicate).arrived[0]);
    small_.scenario.shocks[0].name = "b";
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate)
        other.push_back(run({}, false, replicate).arrived[0]);
    EXPECT_NE(one, other);
}

TEST_F(Triggers, AreNotInTheBaseline) {
    shock("a", Effect::add, 1).arrival = Arrival{{}, hazard(1), {}, false};
    const World baseline = compile(small_.scenario, Variant::baseline);
    EXPECT_TRUE(baseline.triggers.empty());
    EXPECT_TRUE(baseline.timed.empty());
}

}  // namespace
}  // namespace multivector::test
