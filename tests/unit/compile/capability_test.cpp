// Yearly figures as monthly logarithms: a figure stands for July, months between are log-linear, flat outside.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

using Points = std::vector<std::pair<int, double>>;

/// The base is January 2000; two years; one power and the rest of the world.
World with(const Points& market, const Points& security = {}, const Points& rest = {}) {
    Small s({Role::none}, {.powers = 1});
    s.scenario.end = s.scenario.base + 24;
    s.scenario.capability[0].market.points = market;
    s.scenario.capability[0].security.points = security;
    s.scenario.world_capability.market.points = rest;
    return compile(s.scenario);
}

double market(const World& w, int month, int column = 0) {
    return w.ln_market.at(static_cast<std::size_t>(month * 2 + column));
}

TEST(CapabilityData, IsLogLinearBetweenJulys) {
    const World w = with({{1999, 100}, {2000, 110}, {2001, 132}});
    const double first = std::log(1.1), second = std::log(1.2);
    EXPECT_EQ(market(w, 0), 0.0);
    EXPECT_NEAR(market(w, 1), first / 12, 1e-14);
    EXPECT_NEAR(market(w, 6), first / 2, 1e-14);  // July 2000
    EXPECT_NEAR(market(w, 7), first / 2 + second / 12, 1e-14);
    EXPECT_NEAR(market(w, 18), first / 2 + second, 1e-14);
    EXPECT_NEAR(market(w, 24), first / 2 + second, 1e-14);  // flat after the last figure
    EXPECT_EQ(w.market_until, (std::vector<int>{18, 0}));
}

TEST(CapabilityData, MayLeaveOutYears) {
    const World w = with({{1998, 100}, {2002, 160}});
    EXPECT_NEAR(market(w, 12), std::log(1.6) / 4, 1e-14);
    EXPECT_EQ(w.market_until[0], 30);
}

TEST(CapabilityData, IsFlatBeforeTheFirstFigure) {
    const World w = with({{2000, 100}, {2001, 200}});
    EXPECT_EQ(market(w, 5), 0.0);
    EXPECT_EQ(market(w, 6), 0.0);
    EXPECT_NEAR(market(w, 9), std::log(2.0) / 4, 1e-14);
}

TEST(CapabilityData, OfPastYearsLeavesTheFutureToGrowth) {
    const World w = with({{1990, 100}, {1995, 120}});
    for (int m = 0; m <= 24; ++m) EXPECT_EQ(market(w, m), 0.0);
    EXPECT_EQ(w.market_until[0], 0);
}

TEST(CapabilityData, MayBeMissing) {
    const World w = with({});
    for (int m = 0; m <= 24; ++m) EXPECT_EQ(market(w, m), 0.0);
    EXPECT_EQ(w.market_until[0], 0);
}

TEST(CapabilityData, DoesNotDependOnItsUnit) {
    const World a = with({{1999, 1.0}, {2001, 3.0}}), b = with({{1999, 1e9}, {2001, 3e9}});
    for (int m = 0; m <= 24; ++m) EXPECT_NEAR(market(a, m), market(b, m), 1e-13);
}

TEST(CapabilityData, KeepsMarketArmsAndTheRestApart) {
    const World w = with({{1999, 100}, {2000, 200}}, {{1999, 100}, {2000, 50}}, {{1999, 10}, {2000, 40}});
    EXPECT_NEAR(market(w, 6), std::log(2.0) / 2, 1e-14);
    EXPECT_NEAR(w.ln_security.at(12), -std::log(2.0) / 2, 1e-14);
    EXPECT_NEAR(market(w, 6, 1), std::log(4.0) / 2, 1e-14);
    EXPECT_EQ(w.ln_security.at(13), 0.0);
    EXPECT_EQ(w.security_until, (std::vector<int>{6, 0}));
}

}  // namespace
}  // namespace multivector::test
