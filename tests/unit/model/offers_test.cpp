// Offers: marginal values, the split of a power's budget, programmes, adjustment.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// Two states, two powers, two domains; state 0 gives the domains 1/4 and 3/4.
Small contest() {
    Small s({Role::none, Role::market}, {.states = 2, .powers = 2});
    s(Channel::weight, 0, 0) = 1;
    s(Channel::weight, 0, 1) = 3;
    s(Channel::rivalry, 0, 1) = 0.8;
    s(Channel::rivalry, 1, 0) = -0.6;  // counts as none
    s.all(Channel::skill, 1);
    s(Channel::skill, 0, 1) = 0.5;
    s(Channel::stake, 0, 0) = 0.7;
    s(Channel::stake, 1, 0) = 0.3;
    s(Channel::budget, 0) = 1.2;
    s(Channel::tie, 0, 0, 0) = 0.36;
    s(Channel::tie, 0, 0, 1) = 0.25;
    s(Channel::tie, 0, 1, 0) = 0.4;
    s(Channel::tie, 0, 1, 1) = 0.1;
    s(Channel::tie, 1, 0, 0) = 0.49;
    s(Channel::tie, 1, 0, 1) = 0.04;
    s(Channel::deference, 0, 0, 0) = 0.5;
    s(Channel::deference, 0, 0, 1) = -0.4;
    s(Channel::deference, 1, 0, 0) = -1;
    return s;
}

// MV of power 0 in the four cells: stake, weight, skill, sqrt(x) (1 - x), rivals, deference. The other ties are 0.2.
constexpr double kValues[] = {
    0.7 * 0.25 * 1.0 * 0.6 * 0.64 * (1 + 1.5 * 0.8 * 0.4) * (0.4 + 0.6 * 1.5),
    0.7 * 0.75 * 0.5 * 0.5 * 0.75 * (1 + 1.5 * 0.8 * 0.1) * (0.4 + 0.6 * 0.6),
    0.3 * 0.50 * 1.0 * 0.7 * 0.51 * (1 + 1.5 * 0.8 * 0.2) * 0.4,
    0.3 * 0.50 * 0.5 * 0.2 * 0.96 * (1 + 1.5 * 0.8 * 0.2) * 1.0,
};
constexpr double kTotal = kValues[0] + kValues[1] + kValues[2] + kValues[3];

std::vector<double> split_of(Bench& bench) {
    Row<One> split;
    split_of_offers(bench.world, bench.in, bench.rest, bench.now.tie, bench.now.deference, split);
    return plain(split);
}

TEST(Offers, AreSplitByMarginalValue) {
    Bench bench(contest().scenario);
    const auto split = split_of(bench);
    EXPECT_NEAR(split[0], kValues[0] / kTotal, 1e-14);
    EXPECT_NEAR(split[1], kValues[1] / kTotal, 1e-14);
    EXPECT_NEAR(split[4], kValues[2] / kTotal, 1e-14);
    EXPECT_NEAR(split[5], kValues[3] / kTotal, 1e-14);
}

TEST(Offers, OfEveryPowerSumToItsBudgetTimesAttention) {
    Bench bench(contest().scenario);
    const auto split = split_of(bench);
    EXPECT_NEAR(split[0] + split[1] + split[4] + split[5], 1, 1e-14);
    EXPECT_NEAR(split[2] + split[3] + split[6] + split[7], 1, 1e-14);
    Row<One> target, rows;
    for (const double x : split) rows.emplace_back(x);
    offer_targets(bench.world, bench.in, {One(0.5), One(1.0)}, rows, target);
    EXPECT_NEAR(target[0][0], 2 * 2 / 12.0 * 1.2 * 0.5 * kValues[0] / kTotal, 1e-15);
    EXPECT_NEAR((target[2] + target[3] + target[6] + target[7])[0], 2 * 2 / 12.0, 1e-15);  // a mean cell gets 1/12
}

TEST(Offers, CloseAQuarterOfTheDistanceAMonth) {
    Bench bench(contest().scenario);
    bench.now.offer[0] = One(1.0);
    Frame<One> f = bench.frame();
    offers_phase(f);
    const double target = 4 / 12.0 * 1.2 * kValues[0] / kTotal;
    EXPECT_NEAR(bench.next.offer[0][0], 1 + (target - 1) / 4, 1e-14);
    EXPECT_NEAR(bench.next.offer[1][0], bench.rest.offer[1][0], 1e-15);  // at rest otherwise
}

TEST(Offers, KeepADeclaredSplitOverDomainsAndWorthWithinThem) {
    Small declared = contest();
    declared(Channel::split, 0, 0) = 0.6;
    declared(Channel::split, 0, 1) = 0.2;  // scaled: three quarters and one quarter
    Bench free(contest().scenario), kept(declared.scenario);
    Row<One> worth, split;
    split_of_offers(free.world, free.in, free.rest, free.now.tie, free.now.deference, worth);
    split_of_offers(kept.world, kept.in, kept.rest, kept.now.tie, kept.now.deference, split);
    const auto& n = kept.world.n;
    for (int d = 0; d < 2; ++d) {
        double in_domain = 0, worth_in_domain = 0;
        for (int i = 0; i < n.states; ++i) {
            in_domain += split[z(n.ipd(i, 0, d))][0];
            worth_in_domain += worth[z(n.ipd(i, 0, d))][0];
        }
        EXPECT_NEAR(in_domain, d == 0 ? 0.75 : 0.25, 1e-12);
        for (int i = 0; i < n.states; ++i)
            EXPECT_NEAR(split[z(n.ipd(i, 0, d))][0] / in_domain, worth[z(n.ipd(i, 0, d))][0] / worth_in_domain, 1e-12);
    }
    for (int i = 0; i < n.states; ++i)  // the other power declares nothing
        for (int d = 0; d < 2; ++d) EXPECT_EQ(split[z(n.ipd(i, 1, d))][0], worth[z(n.ipd(i, 1, d))][0]);
}

TEST(Offers, FollowTheSplitOfTheBaselineInATwin) {
    Bench bench(contest().scenario);
    Row<One> split(8, One(0.0));
    split[5] = One(1.0);
    for (One& o : bench.now.offer) o = One(0.0);
    Frame<One> f = bench.frame();
    f.split = &split;
    offers_phase(f);
    EXPECT_EQ(bench.next.offer[0][0], 0.0);
    EXPECT_NEAR(bench.next.offer[5][0], 4 / 12.0 * 1.2 / 4, 1e-15);
}

TEST(Programmes, AddEffortByStakeAndShareOfDomain) {
    Small s({Role::none, Role::market}, {.states = 3, .powers = 2, .programmes = 1});
    s.all(Channel::skill, 1);
    s(Channel::stake, 0, 1) = 0.6;
    s(Channel::stake, 2, 1) = 0.2;
    s(Channel::programme_effort, 0) = 0.4;
    Programme& p = s.scenario.programmes[0];
    p.power = 1;
    p.states = {0, 2};
    p.share_of_domain[1].value = 0.75;
    Bench bench(s.scenario);
    const Row<One> nothing(z(bench.world.n.cells()), One(0.0));
    Row<One> target;
    offer_targets(bench.world, bench.in, {One(1.0), One(0.5)}, nothing, target);
    const auto at = [&](int i, int p_, int d) { return target[z(bench.world.n.ipd(i, p_, d))][0]; };
    EXPECT_NEAR(at(0, 1, 1), 0.4 * 0.5 * 0.6 / 0.8 * 0.75, 1e-12);
    EXPECT_NEAR(at(2, 1, 1), 0.4 * 0.5 * 0.2 / 0.8 * 0.75, 1e-12);
    EXPECT_EQ(at(1, 1, 1), 0.0);  // not a state of the programme
    EXPECT_EQ(at(0, 1, 0), 0.0);  // not a domain of it
    EXPECT_EQ(at(0, 0, 1), 0.0);  // not its power
}

}  // namespace
}  // namespace multivector::test
