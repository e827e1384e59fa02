// Names, numbers and order carry no meaning: entities in another order give the same results in that order.

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "doctor/rearranged.hpp"
#include "property/worlds.hpp"

namespace multivector::test {
namespace {

using doctor::former, doctor::rearranged;
using Order = std::vector<std::size_t>;

bool same(const Series& a, const Series& b) {
    return a.kind == b.kind && a.state == b.state && a.power == b.power && a.domain == b.domain &&
           a.posture == b.posture && a.corridor == b.corridor && a.threat == b.threat && a.event == b.event;
}

/// Compares two mean-field runs, series by series; order says where each entity of the second was in the first.
void expect_permuted(const Scenario& s, Axis axis, const Order& order) {
    const Wanted wanted{.mean_field = true, .inputs = InputMode::fixed, .runs = kAllRuns};
    const Record before = record(s, wanted), after = record(rearranged(s, axis, order), wanted);
    ASSERT_EQ(before.series.size(), after.series.size());
    const std::size_t months = before.values[0][0].size();
    for (std::size_t m = 0; m < months; ++m) {
        std::vector<Series> shown, then;
        for (const Series& x : before.series)
            if (x.recorded_in(static_cast<int>(m))) shown.push_back(x);
        for (const Series& x : after.series)
            if (x.recorded_in(static_cast<int>(m))) then.push_back(former(x, axis, order));
        for (std::size_t k = 0; k < then.size(); ++k) {
            const auto it = std::ranges::find_if(shown, [&](const Series& x) { return same(x, then[k]); });
            ASSERT_NE(it, shown.end());
            for (std::size_t run = 0; run < 3; ++run) {
                const double a = before.values[run][0][m][static_cast<std::size_t>(it - shown.begin())],
                             b = after.values[run][0][m][k];
                ASSERT_NEAR(a, b, 1e-10 * std::max(1.0, std::abs(a))) << info(then[k].kind).name << " in month " << m;
            }
        }
    }
}

struct Turn {
    const char* name;
    Axis axis;
};

class Relabel : public testing::TestWithParam<Turn> {
protected:
    /// The entities turned by one place and, where there are more than two, by two.
    static void check(const Scenario& s) {
        const std::size_t n = s.size(GetParam().axis);
        for (std::size_t by = 1; by < std::min<std::size_t>(n, 3); ++by) {
            Order order(n);
            std::iota(order.begin(), order.end(), 0u);
            std::ranges::rotate(order, order.begin() + static_cast<std::ptrdiff_t>(by));
            expect_permuted(s, GetParam().axis, order);
        }
    }
};

TEST_P(Relabel, TurnsTheResultsOfASyntheticWorld) { check(usual_scenario()); }

TEST_P(Relabel, TurnsTheResultsOfAWorldWithEventsVotesAndPolicies) { check(shipped("three_states_war.yaml")); }

TEST_P(Relabel, TurnsTheResultsOfAnotherStructure) {
    Scenario s = usual_scenario();
    s.model = {LeverageForm::linear_share, PhaseOrder::at_once};
    s.end = s.base + 24;
    check(s);
}

INSTANTIATE_TEST_SUITE_P(Axes, Relabel,
                         testing::Values(Turn{"States", Axis::state}, Turn{"Powers", Axis::power},
                                         Turn{"Domains", Axis::domain}, Turn{"Corridors", Axis::corridor},
                                         Turn{"Threats", Axis::threat}, Turn{"Organisations", Axis::organisation},
                                         Turn{"Postures", Axis::posture}),
                         [](const auto& row) { return row.param.name; });

/// The world of two powers with the first alone.
class OnePower : public testing::Test {
protected:
    OnePower()
        : record_(record(rearranged(shipped("three_states_war.yaml"), Axis::power, {0}),
                         {.mean_field = true, .inputs = InputMode::fixed, .runs = kAllRuns})) {}
    template <class F>
    void each(SeriesKind kind, F&& check) {
        for (std::size_t m = 0; m < record_.values[0][0].size(); ++m) {
            std::size_t place = 0;
            for (const Series& s : record_.series) {
                if (!s.recorded_in(static_cast<int>(m))) continue;
                if (s.kind == kind) check(record_.values[0][0][m][place]);
                ++place;
            }
        }
    }
    Record record_;
};

TEST_F(OnePower, HasNoRivalToHedgeBetweenOrToPlayOff) {
    int seen = 0;
    const auto all_are = [&](SeriesKind kind, double wanted) {
        each(kind, [&](double x) {
            EXPECT_NEAR(x, wanted, 1e-12) << info(kind).name;
            ++seen;
        });
    };
    for (const SeriesKind kind : {SeriesKind::hedging, SeriesKind::polarisation, SeriesKind::rent}) all_are(kind, 0);
    for (const SeriesKind kind : {SeriesKind::standing, SeriesKind::partners}) all_are(kind, 1);
    EXPECT_GT(seen, 1000);
}

TEST_F(OnePower, SteersByAllThatPowersDo) {
    std::vector<double> steering, pull, influence;
    each(SeriesKind::steering, [&](double x) { steering.push_back(x); });
    each(SeriesKind::pull, [&](double x) { pull.push_back(x); });
    each(SeriesKind::influence, [&](double x) { influence.push_back(x); });
    for (const double x : steering) EXPECT_GE(x, 0.0);  // one power cannot cancel another's pull
    EXPECT_GT(*std::ranges::max_element(steering), 1e-4);
    for (const double x : influence) EXPECT_TRUE(x > 0 && x < 1);
    for (const double x : pull) EXPECT_LT(std::abs(x), 1.0);
}

}  // namespace
}  // namespace multivector::test
