#include "hindcast/naive.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "hindcast/scalar.hpp"

namespace multivector::hindcast {
namespace {

using Values = std::vector<YearValue>;

/// Figures with these log odds, a year apart.
Values figures(const std::vector<double>& odds, int first = 2000) {
    Values out;
    for (const double z : odds) out.emplace_back(first++, share_of(z));
    return out;
}

TEST(LogOdds, ThereAndBackAndHeldInside) {
    EXPECT_NEAR(log_odds(0.5), 0, 1e-15);
    EXPECT_NEAR(share_of(log_odds(0.3)), 0.3, 1e-12);
    EXPECT_EQ(log_odds(0), log_odds(kLeastShare));
    EXPECT_EQ(log_odds(1), log_odds(kMostShare));
}

TEST(Persistence, IsTheNewestFigure) { EXPECT_NEAR(persistence(figures({1, -1, 0.5})), 0.5, 1e-9); }

TEST(Drift, GoesOnFromFirstToLast) {
    EXPECT_NEAR(drift(figures({0, 5, 1}), 2), 1 + 2 * 0.5, 1e-9);
    EXPECT_NEAR(drift(Values{{2000, 0.5}, {2004, share_of(1)}}, 8), 1 + 2, 1e-9);  // by years, not by figures
    EXPECT_NEAR(drift(figures({0.7}), 5), 0.7, 1e-9);
}

TEST(Autoregression, FindsWhatMadeTheFigures) {
    // z' = .2 + .5 z from 2: the mean is .4.
    std::vector<double> odds{2};
    while (odds.size() < 9) odds.push_back(0.2 + 0.5 * odds.back());
    EXPECT_NEAR(autoregression(figures(odds), 1), 0.2 + 0.5 * odds.back(), 1e-6);
    EXPECT_NEAR(autoregression(figures(odds), 60), 0.4, 1e-6);
}

TEST(Autoregression, OfTooLittleIsPersistence) {
    EXPECT_NEAR(autoregression(figures({2, 1.2, 0.8, 0.6, 0.5}), 5), 0.5, 1e-9);        // four pairs
    EXPECT_NEAR(autoregression(figures({1, 1, 1, 1, 1, 1, 1}), 5), 1, 1e-9);             // no change
    Values gaps;
    for (int k = 0; k < 8; ++k) gaps.emplace_back(2000 + 2 * k, share_of(0.1 * k));
    EXPECT_NEAR(autoregression(gaps, 5), 0.7, 1e-9);                                      // no neighbouring years
}

TEST(Autoregression, NeverRunsAway) {
    // Doubling figures would explode: the slope is held at 1.
    std::vector<double> odds{0.01};
    while (odds.size() < 8) odds.push_back(2 * odds.back());
    EXPECT_LT(autoregression(figures(odds), 50), 60);
}

}  // namespace
}  // namespace multivector::hindcast
