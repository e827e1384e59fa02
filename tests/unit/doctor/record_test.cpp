#include "doctor/record.hpp"

#include <cmath>
#include <optional>

#include <gtest/gtest.h>

#include "support/fake_kernel.hpp"
#include "support/synthetic.hpp"

namespace multivector::doctor {
namespace {

using test::FakeKernel;
using test::Spot;

Scenario small_scenario() { return test::synthetic_scenario({2, 2, 3, 1, 1, 1, 12}, 5, true); }

/// What the fake kernel says in three replicates of all runs.
Record fake(const std::function<double(const Spot&)>& value, std::vector<std::uint32_t> replicates = {0, 1, 2}, int width = 2) {
    const FakeKernel kernel(width, value);
    Wanted wanted;
    wanted.kernel = &kernel;
    wanted.replicates = std::move(replicates);
    wanted.runs = kAllRuns;
    return record(small_scenario(), wanted);
}

bool is(const Series& s, SeriesKind kind, int state, int power) {
    return s.kind == kind && s.state == state && s.power == power;
}

double by_place(const Spot& at) { return at.replicate + 10.0 * at.month + at.series.state; }

TEST(Deviations, EqualRecordsHaveNone) { EXPECT_FALSE(first_deviation(fake(by_place), fake(by_place, {0, 1, 2}, 4))); }

TEST(Deviations, TheEarliestIsTold) {
    const auto off = [](const Spot& at) {
        const bool here = at.run == Run::twin && at.replicate == 1 && at.month >= 7 && is(at.series, SeriesKind::hazard, 1, 0);
        const bool later = at.month >= 8 && is(at.series, SeriesKind::influence, 0, 0);
        return by_place(at) + (here || later ? 0.5 : 0.0);
    };
    const auto d = first_deviation(fake(by_place), fake(off));
    ASSERT_TRUE(d);
    EXPECT_EQ(d->run, Run::twin);
    EXPECT_EQ(d->replicate, 1U);
    EXPECT_EQ(d->month, 7);
    EXPECT_TRUE(is(d->series, SeriesKind::hazard, 1, 0));
    EXPECT_EQ(d->expected, 72.0);  // replicate 1, month 7, state 1
    EXPECT_EQ(d->found, 72.5);
}

TEST(Deviations, ToleranceIsRelativeAboveOne) {
    const auto by = [](double more) { return [more](const Spot&) { return 1000.0 + more; }; };
    Match how;
    how.tolerance = 1e-3;
    EXPECT_FALSE(first_deviation(fake(by(0)), fake(by(0.9)), how));
    EXPECT_TRUE(first_deviation(fake(by(0)), fake(by(1.1)), how));
    EXPECT_TRUE(first_deviation(fake(by(0)), fake(by(1e-9))));
}

TEST(Deviations, ANumberThatIsNoneDiffers) {
    const Record good = fake(by_place), bad = fake([](const Spot&) { return std::nan(""); });
    Match how;
    how.tolerance = 1;
    EXPECT_TRUE(first_deviation(good, bad, how));
    EXPECT_TRUE(first_deviation(good, bad));
}

TEST(Deviations, SeriesMayBeSkippedRenamedAndScaled) {
    const auto by_state = [](const Spot& at) { return at.series.state == 0 ? 3.0 : 5.0; };
    const auto turned = [](const Spot& at) { return at.series.state == 0 ? 50.0 : 30.0; };
    Match how;
    how.skip = [](const Series& s) { return s.kind != SeriesKind::influence; };
    how.former = [](Series s) {
        s.state = 1 - s.state;
        return s;
    };
    EXPECT_TRUE(first_deviation(fake(by_state), fake(turned), how));
    how.factor = [](const Series&) { return 10.0; };
    EXPECT_FALSE(first_deviation(fake(by_state), fake(turned), how));
}

TEST(Deviations, OtherRunsOrUnknownSeriesDiffer) {
    Record one = fake(by_place);
    Record fewer = one;
    fewer.replicates.pop_back();
    EXPECT_TRUE(first_deviation(one, fewer));
    Match how;
    how.former = [](Series s) {
        s.state += 7;
        return s;
    };
    EXPECT_TRUE(first_deviation(one, one, how));
}

TEST(Records, LanesThatShareLuckAreSeenInTheOrderOfReplicates) {
    // A kernel of two lanes in which the second shows the values of the first.
    std::uint32_t first = 0;
    bool second = false;
    const auto leaking = [&](const Spot& at) {
        if (!second) first = at.replicate;
        second = !second;
        return static_cast<double>(first);
    };
    const Record forward = fake(leaking, {0, 1}), backward = fake(leaking, {1, 0});
    EXPECT_EQ(forward.values[0][1][0][0], 0.0);   // replicate 1 with the values of 0
    EXPECT_EQ(backward.values[0][0][0][0], 1.0);  // replicate 1 first: its own
}

TEST(Records, MonthsAreSeenInOrderAndWhatIsNotRecordedIsNoNumber) {
    const Record r = fake(by_place);
    int months = 0, gaps = 0;
    each_month(r, [&](std::size_t run, std::size_t replicate, int month, const std::vector<double>& values) {
        if (run == 0 && replicate == 0) {
            EXPECT_EQ(month, months);
            ++months;
        }
        for (std::size_t n = 0; n < values.size(); ++n) {
            EXPECT_EQ(std::isnan(values[n]), !r.series[n].recorded_in(month));
            if (std::isnan(values[n])) ++gaps;
        }
        return month == 5;
    });
    EXPECT_EQ(months, 6);
    EXPECT_GT(gaps, 0);  // steering is evaluated every six months
}

}  // namespace
}  // namespace multivector::doctor
