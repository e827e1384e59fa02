// What is measured on panels, by hand.

#include <cmath>

#include <gtest/gtest.h>

#include "estimates/panel.hpp"

namespace multivector::estimates {
namespace {

DyadYears dyad(std::size_t state, std::size_t power, std::vector<double> values, int first = 2000) {
    DyadYears out{{0, state, power}, {}};
    for (const double value : values) out.years.emplace_back(first++, value);
    return out;
}

TEST(EstimatesPanel, MemoryIsThatOfWhatLevelAndTrendLeave) {
    // pairs (0,1) (1,0) (0,0) (0,1): was 0 1 0 0 at times 1 2 3 4, mean .25, trend -.1: left -.4 .7 -.2 -.1;
    // came 1 0 0 1, mean .5, no trend: left .5 -.5 -.5 .5; sum of products -.5, of squares .7
    EXPECT_NEAR(memory_of({dyad(0, 0, {0, 1, 0, 0, 1})}), -0.5 / 0.7, 1e-12);
    // a level, a trend and a scale of its own change nothing
    std::vector<double> moved;
    for (int k = 0; k < 5; ++k) moved.push_back(3 + 0.7 * k + 2.0 * (k == 1 || k == 4 ? 1 : 0));
    EXPECT_NEAR(memory_of({dyad(0, 0, moved)}), -0.5 / 0.7, 1e-12);
    EXPECT_NEAR(memory_of({dyad(0, 0, {0, 1, 0, 0, 1}), dyad(1, 0, {0, 1, 0, 0, 1}, 1990)}), -0.5 / 0.7, 1e-12);
    EXPECT_EQ(memory_of(Panel{}), 0);
}

TEST(EstimatesPanel, AMissingYearMakesNoPair) {
    DyadYears gap{{0, 0, 0}, {{2000, 1}, {2001, 2}, {2003, 4}, {2004, 3}, {2006, 1}}};
    EXPECT_EQ(pairs_in(gap), 2U);
    EXPECT_EQ(pairs_in(dyad(0, 0, {})), 0U);
    EXPECT_EQ(pairs_in(dyad(0, 0, {1})), 0U);
}

TEST(EstimatesPanel, WhatDyadsHaveInCommonIsTheirCorrelation) {
    const std::vector<double> a{0.3, -0.2, 0.5, 0.1, -0.4, 0.2, 0.0, -0.3, 0.4, 0.1};
    std::vector<double> minus;
    for (const double value : a) minus.push_back(-value);
    const Common same = common_shocks({dyad(0, 0, a), dyad(1, 0, a)});
    EXPECT_NEAR(same.power, kMostCommon, 1e-12);  // 1, held below what leaves nothing of its own
    EXPECT_EQ(same.state, 0);
    const Common against = common_shocks({dyad(0, 0, a), dyad(0, 1, minus)});
    EXPECT_EQ(against.power, 0);
    EXPECT_EQ(against.state, 0) << "a negative correlation counts as none";
    const Common alone = common_shocks({dyad(0, 0, a)});
    EXPECT_EQ(alone.power + alone.state, 0);
}

TEST(EstimatesPanel, HoldsDyadsThatVaryAndReachTheLeast) {
    HindcastSpec spec;
    spec.series.resize(1);
    spec.series[0].least = 0.05;
    hindcast::Figures figures;
    for (int k = 0; k < 8; ++k) {
        figures.add({0, 0, 0}, 2000 + k, 0.2 + 0.01 * k * k);
        figures.add({0, 1, 0}, 2000 + k, 0.3);               // does not vary
        figures.add({0, 2, 0}, 2000 + k, 0.01 + 0.001 * k);  // stays below the least
        if (k < 4) figures.add({0, 3, 0}, 2000 + k, 0.2 + 0.1 * k);
        figures.add({0, 4, 0}, 2000 + 2 * k, 0.2 + 0.1 * k);  // no neighbouring years
        figures.add({1, 0, 0}, 2000 + k, 0.2 + 0.1 * k);      // another series
    }
    const Panel panel = panel_of(spec, figures, 0);
    ASSERT_EQ(panel.size(), 1U);
    EXPECT_EQ(panel[0].years.size(), 8U);
    EXPECT_NEAR(panel[0].years[0].second, std::log(0.2 / 0.8), 1e-9);
}

}  // namespace
}  // namespace multivector::estimates
