// Posteriors that are known, and how often their intervals hold the truth.

#include "study/posterior.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "lanes/elementary.hpp"
#include "study/random.hpp"
#include "study/spread.hpp"

namespace multivector::test {
namespace {

double normal_of(double u) { return normal_quantile(Lane<double, 1>(u))[0]; }

/// Points of the prior and what `see` makes of each, on luck of its own.
template <class See>
Simulations simulated(std::size_t count, std::size_t numbers, std::size_t data, const See& see) {
    Random random(7);
    Matrix points(count, numbers), seen(count, data);
    for (std::size_t r = 0; r < count; ++r) {
        for (double& u : points.row(r)) u = random.uniform();
        see(points.row(r), seen.row(r), random);
    }
    return {points, seen};
}

/// Mean and variance of the normal scores of a number.
std::pair<double, double> scores(const Posterior& found, std::size_t number) {
    double mean = 0, square = 0;
    for (std::size_t p = 0; p < found.weights.size(); ++p) {
        const double x = normal_of(found.points(p, number));
        mean += found.weights[p] * x, square += found.weights[p] * x * x;
    }
    return {mean, square - mean * mean};
}

/// Share of rounds in which the 90 % interval of the first number holds the truth.
template <class See>
double held(const Simulations& known, std::size_t numbers, std::size_t data, int rounds, const See& see) {
    Random random(11);
    int out = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> truth(numbers), seen(data);
        for (double& u : truth) u = random.uniform();
        see(std::span<const double>(truth), std::span<double>(seen), random);
        const Posterior found = known.posterior(seen);
        out += found.quantile(0, 0.05) <= truth[0] && truth[0] <= found.quantile(0, 0.95) ? 1 : 0;
    }
    return out / static_cast<double>(rounds);
}

TEST(Posterior, WeighsAndPicksByHand) {
    Posterior p{Matrix(3, 1), {0.25, 0.25, 0.5}};
    p.points.values = {0.1, 0.5, 0.3};
    EXPECT_DOUBLE_EQ(p.mean(0), 0.3);
    EXPECT_DOUBLE_EQ(p.sd(0), std::sqrt(0.25 * 0.04 + 0.25 * 0.04));
    // As much as 1 / (1/16 + 1/16 + 1/4) = 8/3 even draws: of the order 0.1, 0.3, 0.5 they lie at 8/11 of 1/4, 3/4 and 1.
    EXPECT_EQ(p.quantile(0, 0.05), 0.1);
    EXPECT_EQ(p.quantile(0, 0.18), 0.1);
    EXPECT_EQ(p.quantile(0, 0.5), 0.3);
    EXPECT_EQ(p.quantile(0, 0.55), 0.5);
    EXPECT_EQ(p.quantile(0, 0.95), 0.5);
    const Matrix four = p.draws(4, 1);
    EXPECT_EQ(four.values, (std::vector<double>{0.1, 0.5, 0.3, 0.3}));
}

TEST(Spread, CovarianceAndQuantilesByHand) {
    Matrix rows(3, 2);
    rows.values = {1, 2, 2, 4, 3, 9};
    EXPECT_EQ(covariance_of(rows).values, (std::vector<double>{1, 3.5, 3.5, 13}));
    EXPECT_EQ(covariance_of(Matrix(1, 2)).values, std::vector<double>(4, 0.0));
    EXPECT_EQ(quantile_of({3, 1, 2}, 0.5), 2);
    EXPECT_EQ(quantile_of({4, 0}, 0.25), 1);
    EXPECT_EQ(quantile_of({7}, 0.95), 7);
}

/// A standard normal number x seen with errors of deviation s: its posterior is normal with the mean y / (1 + s^2) and the
/// variance s^2 / (1 + s^2).
TEST(Posterior, IsTheKnownOneOfANormalNumber) {
    constexpr double y = 1.5, s = 0.3;
    const auto known = simulated(8000, 3, 1, [](auto point, auto seen, Random& luck) { seen[0] = normal_of(point[0]) + s * luck.normal(); });
    const Posterior found = known.posterior(std::vector{y});
    const auto [mean, variance] = scores(found, 0);
    EXPECT_NEAR(mean, y / (1 + s * s), 0.05);
    EXPECT_NEAR(variance, s * s / (1 + s * s), 0.015);
    for (const std::size_t untold : {1U, 2U}) {  // what the data do not speak of stays as it was
        EXPECT_NEAR(scores(found, untold).first, 0, 0.15);
        EXPECT_NEAR(scores(found, untold).second, 1, 0.2);
    }
}

TEST(Posterior, OfTwoNumbersThatAreKnownByTheirSum) {
    const auto known = simulated(8000, 2, 1, [](auto point, auto seen, Random& luck) { seen[0] = point[0] + point[1] + 0.02 * luck.normal(); });
    const Matrix c = covariance_of(known.posterior(std::vector{1.0}).draws(300, 1));
    EXPECT_LT(c(0, 1) / std::sqrt(c(0, 0) * c(1, 1)), -0.98);
    EXPECT_NEAR(c(0, 0), 1.0 / 12, 0.02) << "either alone is as open as before";
}

TEST(Posterior, IsFoundFarInsideOfWhatIsKept) {
    const auto known = simulated(8000, 1, 1, [](auto point, auto seen, Random& luck) { seen[0] = point[0] + 0.001 * luck.normal(); });
    const Posterior found = known.posterior(std::vector{0.3});
    EXPECT_NEAR(found.mean(0), 0.3, 0.0005);
    EXPECT_NEAR(found.sd(0), 0.001, 0.0005) << "five in a hundred lie within 0.025";
}

TEST(Posterior, HoldsTheTruthAsOftenAsItSaysWhereLuckIsNotNormalAndNotEvenlyLarge) {
    // Waiting times: their spread is as large as their mean.
    const auto see = [](auto point, auto seen, Random& luck) {
        for (double& x : seen) x = -(0.2 + point[0]) * std::log(luck.uniform());
    };
    EXPECT_NEAR(held(simulated(8000, 2, 6, see), 2, 6, 300, see), 0.9, 0.05);  // three standard errors
}

TEST(Posterior, ClaimsNoMoreThanItKnowsWhereDataAreManyAndSimulationsFew) {
    const auto see = [](auto point, auto seen, Random& luck) {
        for (double& x : seen) x = point[0] + 5 * luck.normal();
    };
    EXPECT_GT(held(simulated(300, 3, 60, see), 3, 60, 200, see), 0.8) << "121 features of 300 simulations";
}

TEST(Posterior, OfDataThatNeverVaryIsThePrior) {
    const auto known = simulated(2000, 1, 2, [](auto, auto seen, Random&) { seen[0] = 3, seen[1] = 0; });
    const auto [mean, variance] = scores(known.posterior(std::vector{3.0, 0.0}), 0);
    EXPECT_NEAR(mean, 0, 0.3);  // a hundred points
    EXPECT_NEAR(variance, 1, 0.4);
}

TEST(Posterior, IsTheSameEveryTimeAndAnotherWithAnotherSeed) {
    const auto known = simulated(500, 2, 1, [](auto point, auto seen, Random& luck) { seen[0] = point[0] + luck.normal(); });
    const std::vector<double> seen{0.5};
    EXPECT_EQ(known.kept(), 50U);
    EXPECT_EQ(known.posterior(seen).points.values, known.posterior(seen).points.values);
    EXPECT_EQ(known.posterior(seen).draws(20, 1).values, known.posterior(seen).draws(20, 1).values);
    EXPECT_NE(known.posterior(seen).draws(20, 1).values, known.posterior(seen).draws(20, 2).values);
}

TEST(Posterior, KeepsTenSimulationsForEachSlope) {
    const auto none = [](auto, auto seen, Random&) { seen[0] = 0; };
    EXPECT_EQ(simulated(300, 11, 1, none).kept(), 120U);
    EXPECT_EQ(simulated(120, 11, 1, none).kept(), 60U) << "no more than there are";
    EXPECT_EQ(simulated(4000, 1, 1, none).kept(), 200U);
}

TEST(Posterior, RefusesWhatTellsNothing) {
    EXPECT_THROW(Simulations(Matrix(99, 1), Matrix(99, 1)), Error);
    EXPECT_THROW(Simulations(Matrix(100, 0), Matrix(100, 1)), Error);
    EXPECT_THROW(Simulations(Matrix(100, 1), Matrix(100, 0)), Error);
    Matrix broken(100, 1);
    broken.values[7] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(Simulations(Matrix(100, 1), broken), Error);
}

}  // namespace
}  // namespace multivector::test
