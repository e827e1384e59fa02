// Concessions: what a posture is worth to a power, what it pays for it, what that is worth to the state, what it takes from offers.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "measures/series.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

constexpr double kHorizon = 1 - 0.15009463529699921;  // H_d = 1 - 0.9^18
constexpr std::size_t kAlign = 0, kHedge = 1, kNeutral = 2, kBalance = 3;

/// One state whose only domain is a market, with ties of 0.2 with each of two powers of which the first minds the second.
Small bargain() {
    Small s({Role::market}, {.states = 1, .powers = 2});
    s.all(Channel::skill, 1);
    s(Channel::rivalry, 0, 1) = 0.5;
    s(Channel::stake, 0, 0) = 0.7;
    s(Channel::budget, 0) = 2;
    s(Channel::deference, 0, 0, 0) = 0.1;
    s(Parameter::concession_share) = 0.4;
    s(Parameter::concession_deference) = 0.3;
    return s;
}

// What the only cell is worth to power 0, and the offer units that its budget of 2 comes to: a twelfth for each of the two.
const double kWorth = 0.7 * std::sqrt(0.2) * 0.8 * (1 + 1.5 * 0.5 * 0.2) * (0.4 + 0.6 * 1.1);
constexpr double kBudget = 2 / 12.0;

/// What moves of the share of 0.2 with engagement e, from 0.45.
double moved(double e) {
    const double factor = std::exp(0.3 * (e - 0.45));
    return kHorizon * (0.2 * factor / (1 + 0.2 * (factor - 1)) - 0.2);
}

/// A share won is worth an eighth more: a quarter of it is taken from the rival, who is minded by half.
double conceded(double e, double v, double deference = 0.1) {
    const double more = moved(e) * (1 + 0.5 * 0.2 / 0.8) + 0.3 * (v - deference);
    return 0.4 * kBudget / kWorth * 0.7 * std::max(more, 0.0);
}

/// The bench after its postures of a month were weighed.
void weigh(Bench& bench) {
    bench.run_before("postures");
    Frame<One> f = bench.frame();
    present_targets(f);
    utilities(f);
}

TEST(Concessions, AreAPartOfWhatAPostureGivesBeyondTheLevers) {
    Bench bench(bargain().scenario);
    weigh(bench);
    ASSERT_EQ(bench.month.concession.size(), 8U);
    EXPECT_NEAR(bench.month.concession[kAlign][0], conceded(1, 1), 1e-15);
    EXPECT_GT(conceded(1, 1), 0);
    EXPECT_EQ(bench.month.concession[kHedge][0], 0);  // 0.1 of deference less, for which ties do not make up
    EXPECT_EQ(bench.month.concession[kNeutral][0], 0);
    EXPECT_EQ(bench.month.concession[kBalance][0], 0);
    bench.now.engagement[0] = One(1.0);
    bench.now.deference[0] = One(1.0);
    weigh(bench);
    EXPECT_NEAR(bench.month.concession[kAlign][0], 0, 1e-15);  // it does that anyway
}

TEST(Concessions, FollowRivalryBudgetAndAttention) {
    Bench bench(bargain().scenario);
    weigh(bench);
    const double first = bench.month.concession[kAlign][0];
    bench.input(Channel::budget, 0) = One(1.0);
    weigh(bench);
    EXPECT_NEAR(bench.month.concession[kAlign][0], first / 2, 1e-16);
    bench.input(Channel::budget, 0) = One(2.0);
    bench.now.attention[0] = bench.next.attention[0] = One(0.5);
    bench.input(Channel::attention, 0) = One(0.5);
    weigh(bench);
    EXPECT_NEAR(bench.month.concession[kAlign][0], first / 2, 1e-16);
    bench.next.attention[0] = One(1.0);
    bench.input(Channel::rivalry, 1) = One(0.9);  // of power 0 toward power 1, after the base month
    Frame<One> f = bench.frame();
    utilities(f);
    const double more = moved(1) * (1 + 0.9 * 0.2 / 0.8) + 0.3 * 0.9;
    EXPECT_NEAR(bench.month.concession[kAlign][0], 0.4 * kBudget / kWorth * 0.7 * more, 1e-15);
    EXPECT_GT(bench.month.concession[kAlign][0], first);
}

TEST(Concessions, AreNotMadeByAPowerToWhichNothingIsWorthAnything) {
    Small s = bargain();
    s(Channel::skill, 0, 0) = 0;  // as of one that acts by programmes alone
    Bench bench(s.scenario);
    bench.now.offer[0] = bench.next.offer[0] = One(0.2);
    Frame<One> f = bench.frame();
    bench.run_before("postures");
    bench.next.offer[0] = One(0.2);
    present_targets(f);
    utilities(f);
    for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(bench.month.concession[k][0], 0) << k;
}

TEST(Concessions, AreNoMoreThanTheOffers) {
    Small s = bargain();
    s(Parameter::concession_share) = 1;
    s(Parameter::concession_deference) = 4;
    Bench bench(s.scenario);
    weigh(bench);
    EXPECT_EQ(bench.month.concession[kAlign][0], bench.next.offer[0][0]);
    EXPECT_NEAR(bench.next.offer[0][0], kBudget, 1e-15);
}

TEST(Concessions, ArePartOfInducement) {
    Bench bench(bargain().scenario);
    weigh(bench);
    const double got = bench.month.utility[kAlign][0], hedging = bench.month.utility[kHedge][0];
    Frame<One> f = bench.frame();
    Terms<One> terms;
    Slopes<One> slopes;
    const StateContext<One> context = state_context(f, 0);
    fill_slopes(f, context, 0, 0, slopes);
    cell_terms(f, context, slopes, 0, 0, 0, terms);
    double sum = 0;
    for (std::size_t t = 0; t < static_cast<std::size_t>(Term::switching); ++t) sum += terms.of[t][kAlign][0];
    const double inducement = terms[Term::inducement][kAlign][0];
    bench.world.concessions = false;
    utilities(f);
    cell_terms(f, context, slopes, 0, 0, 0, terms);
    const double worth = 0.1 * std::log((1 + kBudget + conceded(1, 1)) / (1 + kBudget));
    EXPECT_NEAR(got - bench.month.utility[kAlign][0], worth, 1e-15);
    EXPECT_NEAR(inducement - terms[Term::inducement][kAlign][0], worth, 1e-15);
    EXPECT_NEAR(got, sum, 1e-15);
    EXPECT_EQ(hedging, bench.month.utility[kHedge][0]);
}

TEST(Concessions, AreInTheWorthOfJointMoves) {
    Small s = bargain();
    s.scenario.moves = {{"lean", kAlign, {}, {}}};
    s(Parameter::joint_review) = 0.5;
    Bench bench(s.scenario);
    weigh(bench);
    Frame<One> f = bench.frame();
    Row<One> with, without;
    joint_values(f, 0, Weights::declared, with);
    bench.world.concessions = false;
    joint_values(f, 0, Weights::declared, without);
    EXPECT_NEAR(with[0][0] - without[0][0], 0.1 * std::log((1 + kBudget + conceded(1, 1)) / (1 + kBudget)), 1e-15);
}

TEST(Concessions, ArePaidForThePosturesInForceOrTheirDistribution) {
    Bench mean(bargain().scenario);
    Frame<One> f = mean.frame();
    run_month(f);
    EXPECT_NEAR(mean.month.paid[0][0], mean.next.mix[kAlign][0] * conceded(1, 1), 1e-15);
    EXPECT_EQ(mean.next.conceded[0][0], mean.month.paid[0][0]);
    EXPECT_NEAR(mean.rest.conceded[0][0] * kBudget, mean.rest.mix[kAlign][0] * conceded(1, 1), 1e-14);
    Bench lucky(bargain().scenario, false);
    for (const double u : {0.0, 0.999999}) {
        lucky.luck.posture[0] = One(u);
        Frame<One> g = lucky.frame();
        run_month(g);
        EXPECT_NEAR(lucky.month.paid[0][0], lucky.next.posture[0][0] == kAlign ? conceded(1, 1) : 0.0, 1e-15) << u;
    }
    EXPECT_EQ(lucky.next.posture[0][0], kBalance);  // so that both have been seen
}

TEST(Concessions, BeyondTheirUsualPartOfTheBudgetAreMissingFromTheNextOffers) {
    Bench bench(bargain().scenario);
    const double usual = bench.rest.conceded[0][0] * kBudget;
    ASSERT_GT(usual, 0);
    const auto offered = [&] {
        Frame<One> f = bench.frame();
        offers_phase(f);
        return bench.next.offer[0][0];
    };
    EXPECT_NEAR(offered(), kBudget, 1e-15);  // at rest nothing is missing
    bench.now.conceded[0] = One(usual + 0.03);
    EXPECT_NEAR(offered(), kBudget - 0.03 / 4, 1e-15);  // a quarter of the way a month
    EXPECT_NEAR(bench.next.offer[1][0], 1 / 12.0, 1e-15);  // of another power
    bench.now.conceded[0] = One(5.0);
    EXPECT_NEAR(offered(), kBudget * 0.75, 1e-15);  // there is no budget below none
    bench.now.conceded[0] = One(usual / 2);
    bench.next.attention[0] = One(0.5);
    EXPECT_NEAR(offered(), kBudget * (0.75 + 0.25 / 2), 1e-15);  // half the attention: half of both
    bench.now.conceded[0] = One(0.0);
    bench.input(Channel::budget, 0) = One(0.0);
    EXPECT_NEAR(offered(), kBudget * 0.75, 1e-15);  // no budget: no offers
}

TEST(Concessions, OfNothingChangeNothing) {
    Small s = bargain();
    s(Parameter::concession_share) = 0;
    Bench off(s.scenario);
    s(Parameter::concession_share) = 0.4;
    const World on = compile(s.scenario);
    s(Parameter::concession_share) = 0;
    Bench idle(s.scenario);  // as in a comparison with a scenario that has concessions
    idle.world.concessions = on.concessions;
    idle.now.conceded.assign(2, One(0.0));
    idle.next.conceded = idle.now.conceded;
    idle.rest.conceded.assign(2, One(0.0));
    idle.rest.units_per_worth.assign(2, One(3.0));
    for (int month = 0; month < 3; ++month) {
        off.step(month);
        idle.step(month);
        EXPECT_EQ(plain(off.now.offer), plain(idle.now.offer));
        EXPECT_EQ(plain(off.month.utility), plain(idle.month.utility));
        EXPECT_EQ(plain(off.now.deference), plain(idle.now.deference));
    }
}

TEST(Concessions, AreNowhereUnlessAFileSaysSo) {
    const auto count = [](const World& w) {
        const auto all = series_of(w, {});
        return std::ranges::count_if(all, [](const Series& x) { return x.kind == SeriesKind::concessions; });
    };
    Small s = bargain();
    EXPECT_EQ(count(compile(s.scenario)), 2);
    s(Parameter::concession_share) = 0;
    Bench off(s.scenario);
    EXPECT_EQ(count(off.world), 0);
    EXPECT_TRUE(off.now.conceded.empty());
    off.step(0);
    EXPECT_TRUE(off.month.concession.empty());
}

}  // namespace
}  // namespace multivector::test
