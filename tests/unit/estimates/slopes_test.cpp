// Slopes within units, by hand.

#include <cmath>

#include <gtest/gtest.h>

#include "estimates/slopes.hpp"

namespace multivector::estimates {
namespace {

TEST(EstimatesSlopes, AreThoseOfWhatUnitsLeave) {
    // unit 0: x -1 0 1, y 0 0 3 (mean 1): products 1 + 0 + 2 = 3; unit 1: x -1 1, y -1 1: 2. Slope 5 / 4.
    const std::vector<Observation> rows{{0, 0, 0, 10, 4}, {0, 1, 0, 10, 5}, {0, 2, 0, 13, 6}, {1, 0, 1, 2, 1}, {1, 2, 1, 4, 3}};
    const auto slope = slope_within(rows, false);
    ASSERT_TRUE(slope);
    EXPECT_NEAR(slope->value, 1.25, 1e-12);
    // scores: 3 - 1.25 * 2 = .5 and 2 - 1.25 * 2 = -.5: sqrt(2 * .5) / 4
    EXPECT_NEAR(slope->error, 0.25, 1e-12);
    EXPECT_EQ(slope->observations, 5U);
    EXPECT_EQ(slope->units, 2U);
    EXPECT_EQ(slope->clusters, 2U);
}

TEST(EstimatesSlopes, PeriodsTakeOutWhatAllUnitsShare) {
    // y = unit + period^2 + 0.5 x exactly, in an unbalanced panel
    std::vector<Observation> rows;
    for (std::size_t unit = 0; unit < 4; ++unit)
        for (std::size_t period = 0; period < 6; ++period) {
            if ((unit + period) % 5 == 0) continue;
            const double x = static_cast<double>((unit * 7 + period * period * 3 + unit * period) % 11);
            rows.push_back({unit, period, unit, static_cast<double>(unit + period * period) + 0.5 * x, x});
        }
    const auto slope = slope_within(rows, true);
    ASSERT_TRUE(slope);
    EXPECT_NEAR(slope->value, 0.5, 1e-9);
    EXPECT_NEAR(slope->error, 0, 1e-9);
    EXPECT_GT(std::abs(slope_within(rows, false)->value - 0.5), 0.01);
}

TEST(EstimatesSlopes, NeedVariationAndTwoClusters) {
    EXPECT_FALSE(slope_within({}, false));
    EXPECT_FALSE(slope_within({{0, 0, 0, 1, 2}, {0, 1, 1, 3, 2}}, false)) << "x does not vary";
    EXPECT_FALSE(slope_within({{0, 0, 0, 1, 2}, {0, 1, 0, 3, 4}}, false)) << "one cluster";
    EXPECT_FALSE(slope_within({{0, 0, 0, 1, 1e9}, {1, 0, 1, 3, 1}}, false)) << "one observation a unit";
}

TEST(EstimatesSlopes, StudentsQuantiles) {
    EXPECT_NEAR(student_95(1), 6.3138, 1e-4);
    EXPECT_NEAR(student_95(4), 2.1318, 1e-4);
    EXPECT_NEAR(student_95(5), 2.0150, 1e-3);
    EXPECT_NEAR(student_95(30), 1.6973, 1e-4);
    EXPECT_NEAR(student_95(100000), 1.6449, 1e-4);
}

}  // namespace
}  // namespace multivector::estimates
