// Scores against numbers worked by hand.

#include "hindcast/scores.hpp"

#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace multivector::hindcast {
namespace {

TEST(Crps, OfOneMemberIsTheAbsoluteError) { EXPECT_DOUBLE_EQ(crps(std::array{0.3}, 0.5), 0.2); }

TEST(Crps, OfMembersByHand) {
    // Mean distance to 2 is (1 + 0 + 2)/3 = 1; the pairs 1-2, 1-4, 2-4 lie 1, 3, 2 apart: 2 * 6 / 9 / 2 = 2/3.
    EXPECT_NEAR(crps(std::array{1.0, 2.0, 4.0}, 2), 1.0 - 2.0 / 3, 1e-15);
    // All members far on one side: the distance less half the mean gap.
    EXPECT_NEAR(crps(std::array{1.0, 3.0}, 0), 2 - 0.5, 1e-15);
}

TEST(Crps, IsLeastWhereTheMembersAre) {
    const std::array members{0.1, 0.2, 0.3};
    EXPECT_LT(crps(members, 0.2), crps(members, 0.1));
    EXPECT_LT(crps(members, 0.1), crps(members, 0.0));
    EXPECT_LT(crps(std::array{0.19, 0.2, 0.21}, 0.2), crps(members, 0.2));
}

TEST(Quantile, IsTheMemberInWhosePartItLies) {
    const std::array members{1.0, 2.0, 3.0, 4.0};
    EXPECT_EQ(quantile_of(members, 0.1), 1);
    EXPECT_EQ(quantile_of(members, 0.6), 3);
    EXPECT_EQ(quantile_of(members, 0.999), 4);
}

TEST(NaiveError, IsTheMeanStep) {
    EXPECT_NEAR(naive_error(std::array{1.0, 3.0, 2.0}), 1.5, 1e-15);
    EXPECT_EQ(naive_error(std::array{1.0}), 0);
    EXPECT_EQ(naive_error({}), 0);
}

TEST(Interval, OfAShareByWilson) {
    // 8 of 10: centre (.8 + 3.8415/20)/(1 + .38415), half 1.95996/1.38415 sqrt(.016 + 3.8415/400).
    const Share s = share_with_interval(8, 10);
    EXPECT_DOUBLE_EQ(s.value, 0.8);
    EXPECT_NEAR(s.low, 0.4902, 5e-5);
    EXPECT_NEAR(s.high, 0.9433, 5e-5);
    EXPECT_EQ(share_with_interval(0, 0).high, 0);
    EXPECT_EQ(share_with_interval(0, 5).low, 0);
    EXPECT_GT(share_with_interval(0, 5).high, 0.3);
}

TEST(Skill, IsOneLessTheRatioOfMeans) {
    const Skill s = skill_of(std::array{1.0, 2.0, 3.0}, std::array{2.0, 4.0, 6.0}, 1, 1);
    EXPECT_DOUBLE_EQ(s.value, 0.5);
    // The ratio is one half in every resample.
    EXPECT_DOUBLE_EQ(s.low, 0.5);
    EXPECT_DOUBLE_EQ(s.high, 0.5);
    EXPECT_NEAR(s.detectable, 0, 1e-12);
    EXPECT_EQ(s.origins, 3U);
}

TEST(Skill, AgainstOneWhoNeverErrs) {
    EXPECT_EQ(skill_of(std::array{0.0, 0.0}, std::array{0.0, 0.0}, 1, 1).value, 0);
    EXPECT_TRUE(std::isinf(skill_of(std::array{1.0, 0.0}, std::array{0.0, 0.0}, 1, 1).value));
}

TEST(Skill, FewOriginsTellLittle) {
    std::vector<double> model, other;
    const auto add = [&](std::size_t n) {
        for (std::size_t k = 0; k < n; ++k) {
            model.push_back(k % 2 == 0 ? 1.0 : 2.0);
            other.push_back(k % 3 == 0 ? 3.0 : 1.0);
        }
    };
    add(12);
    const Skill few = skill_of(model, other, 1, 1);
    add(240);
    const Skill many = skill_of(model, other, 1, 1);
    EXPECT_GT(few.detectable, 2 * many.detectable);
    EXPECT_LT(few.low, few.value);
    EXPECT_GT(few.high, few.value);
}

TEST(Skill, BlocksKeepNeighboursTogether) {
    // Errors come in runs of ten: single draws take them for independent and are too sure.
    std::vector<double> model, other(40, 1.0);
    for (int k = 0; k < 40; ++k) model.push_back(k / 10 % 2 == 0 ? 0.5 : 1.5);
    EXPECT_GT(skill_of(model, other, 10, 1).detectable, 1.5 * skill_of(model, other, 1, 1).detectable);
}

TEST(Skill, SameSeedSameBits) {
    const std::array a{1.0, 2.0, 4.0, 3.0}, b{2.0, 2.0, 3.0, 5.0};
    EXPECT_EQ(skill_of(a, b, 2, 7).low, skill_of(a, b, 2, 7).low);
}

}  // namespace
}  // namespace multivector::hindcast
