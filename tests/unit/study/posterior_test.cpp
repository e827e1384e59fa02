// The sampler on a posterior that is known, and the algebra that it stands on.

#include "study/posterior.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "lanes/elementary.hpp"
#include "study/gaussian.hpp"

namespace multivector::test {
namespace {

double normal_of(double u) { return normal_quantile(Lane<double, 1>(u))[0]; }

TEST(Gaussian, FactorAndDensityByHand) {
    Matrix c(2, 2);
    c.values = {4, 2, 2, 10};
    const Matrix l = cholesky(c);
    EXPECT_EQ(l.values, (std::vector<double>{2, 0, 1, 3}));
    // Offset (2, 4): solved (1, 1); ln of the root of the determinant 6.
    EXPECT_NEAR(log_density(std::vector<double>{2, 4}, l), -1 - std::log(6) - std::log(2 * std::numbers::pi), 1e-14);
}

TEST(Gaussian, CovarianceAndQuantilesByHand) {
    Matrix rows(3, 2);
    rows.values = {1, 2, 2, 4, 3, 9};
    EXPECT_EQ(covariance_of(rows).values, (std::vector<double>{1, 3.5, 3.5, 13}));
    EXPECT_EQ(covariance_of(Matrix(1, 2)).values, std::vector<double>(4, 0.0));
    EXPECT_EQ(quantile_of({3, 1, 2}, 0.5), 2);
    EXPECT_EQ(quantile_of({4, 0}, 0.25), 1);
    EXPECT_EQ(quantile_of({7}, 0.95), 7);
}

TEST(Gaussian, WithoutVarianceTheFactorHasAFloor) {
    Matrix c(2, 2);
    c.values = {1, 1, 1, 1};
    EXPECT_GT(cholesky(c)(1, 1), 0);
}

/// Quantiles of a standard normal number x, seen with errors of deviation s: the posterior of x is normal with the mean
/// y / (1 + s^2) and the variance s^2 / (1 + s^2); the evidence is the normal density at y with the variance 1 + s^2.
TEST(SamplePosterior, IsTheKnownOneOfANormalNumber) {
    constexpr double y = 1.5, s = 0.3;
    std::size_t asked = 0;
    const auto likelihood = [&](const Matrix& points) {
        std::vector<double> out;
        for (std::size_t p = 0; p < points.rows; ++p) {
            const double away = (y - normal_of(points(p, 0))) / s;
            out.push_back(-away * away / 2 - std::log(s) - std::log(2 * std::numbers::pi) / 2);
        }
        asked += points.rows;
        return out;
    };
    const Posterior found = sample_posterior(3, likelihood, {500, 4, 1});
    EXPECT_EQ(found.evaluations, asked);
    EXPECT_EQ(found.temperatures.back(), 1);
    EXPECT_GT(found.temperatures.size(), 1U);
    double mean[3] = {}, square[3] = {};
    for (std::size_t p = 0; p < found.points.rows; ++p)
        for (std::size_t d = 0; d < 3; ++d) {
            const double x = normal_of(found.points(p, d));
            mean[d] += x / 500, square[d] += x * x / 500;
        }
    EXPECT_NEAR(mean[0], y / (1 + s * s), 0.06);
    EXPECT_NEAR(square[0] - mean[0] * mean[0], s * s / (1 + s * s), 0.02);
    for (const std::size_t d : {1U, 2U}) {  // what the data do not speak of stays as it was
        EXPECT_NEAR(mean[d], 0, 0.2);
        EXPECT_NEAR(square[d] - mean[d] * mean[d], 1, 0.3);
    }
    EXPECT_NEAR(found.log_evidence, -y * y / (1 + s * s) / 2 - std::log(2 * std::numbers::pi * (1 + s * s)) / 2, 0.3);
}

TEST(SamplePosterior, OfTwoNumbersThatAreKnownByTheirSum) {
    const auto likelihood = [](const Matrix& points) {
        std::vector<double> out;
        for (std::size_t p = 0; p < points.rows; ++p) {
            const double away = (points(p, 0) + points(p, 1) - 1) / 0.02;
            out.push_back(-away * away / 2);
        }
        return out;
    };
    const Posterior found = sample_posterior(2, likelihood, {400, 5, 3});
    const Matrix c = covariance_of(found.points);
    EXPECT_LT(c(0, 1) / std::sqrt(c(0, 0) * c(1, 1)), -0.98);
    EXPECT_NEAR(c(0, 0), 1.0 / 12, 0.03) << "either alone is as open as before";
}

TEST(SamplePosterior, IsTheSameEveryTimeAndAnotherWithAnotherSeed) {
    const auto likelihood = [](const Matrix& points) {
        std::vector<double> out;
        for (std::size_t p = 0; p < points.rows; ++p) out.push_back(-50 * points(p, 0));
        return out;
    };
    const SamplerOptions o{50, 2, 1};
    EXPECT_EQ(sample_posterior(2, likelihood, o).points.values, sample_posterior(2, likelihood, o).points.values);
    EXPECT_NE(sample_posterior(2, likelihood, o).points.values, sample_posterior(2, likelihood, {50, 2, 2}).points.values);
}

TEST(SamplePosterior, RefusesWhatHasNoPosterior) {
    const auto nowhere = [](const Matrix& points) { return std::vector<double>(points.rows, -std::numeric_limits<double>::infinity()); };
    EXPECT_THROW((void)sample_posterior(1, nowhere, {}), Error);
    EXPECT_THROW((void)sample_posterior(0, nowhere, {}), Error);
}

}  // namespace
}  // namespace multivector::test
