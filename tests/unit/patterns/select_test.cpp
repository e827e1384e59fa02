// What is made of series and of arms, by hand.

#include <cmath>

#include <gtest/gtest.h>

#include "patterns/select.hpp"

namespace multivector::patterns {
namespace {

TEST(Reduce, MonthsToANumber) {
    const std::vector<double> x{1, 4, 2};
    EXPECT_DOUBLE_EQ(reduce(Take::mean, x), 7.0 / 3);
    EXPECT_DOUBLE_EQ(reduce(Take::max, x), 4);
    EXPECT_DOUBLE_EQ(reduce(Take::min, x), 1);
    EXPECT_DOUBLE_EQ(reduce(Take::change, x), 1);
    EXPECT_DOUBLE_EQ(reduce(Take::moves, x), 2.5);  // (3 + 2)/2
}

TEST(Reduce, PersistenceIsACorrelation) {
    // mean 2: deviations -1, 1, 0; (-1 1 + 1 0)/(1 + 1 + 0)
    EXPECT_DOUBLE_EQ(reduce(Take::persistence, std::vector<double>{1, 3, 2}), -0.5);
    EXPECT_DOUBLE_EQ(reduce(Take::persistence, std::vector<double>{2, 2, 2}), 0);
    EXPECT_DOUBLE_EQ(reduce(Take::persistence, std::vector<double>{1, 2}), 0);
}

TEST(Reduce, OneMonth) {
    const std::vector<double> x{3};
    for (const Take take : {Take::mean, Take::max, Take::min}) EXPECT_DOUBLE_EQ(reduce(take, x), 3);
    for (const Take take : {Take::change, Take::moves, Take::persistence}) EXPECT_DOUBLE_EQ(reduce(take, x), 0);
}

TEST(Gather, SeriesToANumber) {
    const std::vector<double> x{1, 3};
    EXPECT_DOUBLE_EQ(gather(Over::mean, x), 2);
    EXPECT_DOUBLE_EQ(gather(Over::sum, x), 4);
    EXPECT_DOUBLE_EQ(gather(Over::max, x), 3);
    EXPECT_DOUBLE_EQ(gather(Over::min, x), 1);
    EXPECT_DOUBLE_EQ(gather(Over::spread, x), 1);
    EXPECT_DOUBLE_EQ(gather(Over::concentration, x), 10.0 / 16);
    EXPECT_DOUBLE_EQ(gather(Over::concentration, std::vector<double>{0, 0}), 0);
}

TEST(Contrast, WeightsArms) {
    // a factorial: both 7, one 3, other 4, base 1: 7 - 3 - 4 + 1
    const Contrast interaction{{1, -1, -1, 1}, {}};
    EXPECT_DOUBLE_EQ(contrasted(interaction, 1, std::vector<double>{1, 3, 4, 7}), 1);
    EXPECT_TRUE(interaction.is_difference());
    EXPECT_FALSE((Contrast{{1, 0}, {}}).is_difference());
    EXPECT_FALSE((Contrast{{-0.45, 1}, {}}).is_difference());
}

TEST(Contrast, TakesTheStepThatFitsLeast) {
    const Contrast sweep{{0, 0, 0}, {1, 0, 2}};
    const std::vector<double> arms{2, 1, 5};  // steps +1, +3
    EXPECT_DOUBLE_EQ(contrasted(sweep, 1, arms), 1);
    EXPECT_DOUBLE_EQ(contrasted(sweep, -1, arms), 3);
    EXPECT_TRUE(sweep.is_difference());
}

}  // namespace
}  // namespace multivector::patterns
