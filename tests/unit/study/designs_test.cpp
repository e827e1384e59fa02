// Designs and estimators of sensitivity on functions whose indices are known.

#include "study/designs.hpp"

#include <cmath>
#include <functional>
#include <numbers>

#include <gtest/gtest.h>

#include "study/halton.hpp"
#include "study/random.hpp"

namespace multivector::test {
namespace {

/// A function of quantiles and a number drawn from the luck.
using Function = std::function<double(std::span<const double>, double)>;

std::vector<double> outputs(const Design& d, const Function& f) {
    std::vector<double> out;
    for (std::size_t r = 0; r < d.quantiles.rows; ++r) out.push_back(f(d.quantiles.row(r), Random(99, d.lucks[r]).normal()));
    return out;
}

/// Ishigami and Homma (1990): sin x1 + a sin^2 x2 + b x3^4 sin x1 on [-pi, pi]^3.
double ishigami(std::span<const double> u, double) {
    const auto x = [&](std::size_t k) { return (2 * u[k] - 1) * std::numbers::pi; };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

TEST(Halton, FillsEachDimensionEvenly) {
    const Halton points(120, 3);
    for (const std::size_t d : {0U, 1U, 57U, 119U}) {
        double sum = 0, squares = 0, low = 1, high = 0;
        const std::size_t n = 4096;
        for (std::size_t i = 0; i < n; ++i) {
            const double u = points.at(i, d);
            sum += u, squares += u * u;
            low = std::min(low, u), high = std::max(high, u);
        }
        EXPECT_GT(low, 0);
        EXPECT_LT(high, 1);
        EXPECT_NEAR(sum / n, 0.5, 0.005) << d;
        EXPECT_NEAR(squares / n, 1.0 / 3, 0.005) << d;
    }
    // In base 2 the first 2^k points are one in each of 2^k equal parts, whatever the permutations.
    std::vector<int> hits(16, 0);
    for (std::size_t i = 0; i < 16; ++i) ++hits[static_cast<std::size_t>(points.at(i, 0) * 16)];
    EXPECT_EQ(hits, std::vector<int>(16, 1));
}

TEST(Halton, PairsOfDimensionsAreNotCorrelated) {
    const Halton points(80, 1);
    for (const auto& [a, b] : {std::pair(78UL, 79UL), std::pair(0UL, 79UL), std::pair(40UL, 41UL)}) {
        double sum = 0;
        for (std::size_t i = 0; i < 1024; ++i) sum += (points.at(i, a) - 0.5) * (points.at(i, b) - 0.5) * 12 / 1024;
        EXPECT_NEAR(sum, 0, 0.1) << a << " " << b;  // three standard errors of independent points
    }
}

TEST(Random, HasTheMomentsOfItsDistributions) {
    Random random(1);
    double sum = 0, squares = 0;
    for (int i = 0; i < 10000; ++i) {
        const double x = random.normal();
        sum += x, squares += x * x;
    }
    EXPECT_NEAR(sum / 10000, 0, 0.03);
    EXPECT_NEAR(squares / 10000, 1, 0.05);
    std::vector<int> seen(7, 0);
    for (const auto k : Random(2).permutation(7)) ++seen[k];
    EXPECT_EQ(seen, std::vector<int>(7, 1));
    Random again(1), other(1, 1);
    EXPECT_EQ(Random(1).word(), again.word());
    EXPECT_NE(Random(1).word(), other.word());
}

TEST(Sobol, OfIshigamisFunction) {
    // With a = 7, b = 0.1: V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 = 13.8446; V1 = 1/2 (1 + b pi^4/5)^2 = 4.3459; V2 = a^2/8 = 6.125;
    // V13 = b^2 pi^8 (1/18 - 1/50) = 3.3737. First-order .3139, .4424, 0; total .5576, .4424, .2437.
    const Design d = sobol_design(3, false, 4096, 1);
    const auto found = sobol_indices(d, outputs(d, ishigami), 100, 1);
    ASSERT_EQ(found.size(), 3U);
    const double first[] = {0.3139, 0.4424, 0.0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t k = 0; k < 3; ++k) {
        EXPECT_NEAR(found[k].first.value, first[k], 0.03) << k;
        EXPECT_NEAR(found[k].total.value, total[k], 0.03) << k;
        EXPECT_LT(found[k].first.low, found[k].first.value);
        EXPECT_GT(found[k].first.high, found[k].first.value);
        EXPECT_LT(found[k].total.high - found[k].total.low, 0.15);
    }
}

TEST(Sobol, OfAFunctionWithLuck) {
    // y = 2 x1 + x2 + s z with x even on (0, 1) and z normal: V = 4/12 + 1/12 + s^2; with s^2 = 7/12 the shares are 4/12, 1/12, 7/12.
    const Design d = sobol_design(3, true, 4096, 2);
    const auto found = sobol_indices(d, outputs(d, [](std::span<const double> u, double z) { return 2 * u[0] + u[1] + std::sqrt(7.0 / 12) * z; }), 50, 2);
    ASSERT_EQ(found.size(), 4U);
    const double share[] = {4.0 / 12, 1.0 / 12, 0, 7.0 / 12};
    for (std::size_t k = 0; k < 4; ++k) {
        EXPECT_NEAR(found[k].first.value, share[k], 0.04) << k;
        EXPECT_NEAR(found[k].total.value, share[k], 0.04) << k;
    }
    EXPECT_EQ(found[2].total.value, 0) << "what does nothing has exactly nothing";
}

TEST(Sobol, LuckThatMultipliesIsInTotalsAlone) {
    // y = (2 u - 1) z, z normal: V = 1/3, all of it from both together.
    const Design d = sobol_design(1, true, 4096, 3);
    const auto found = sobol_indices(d, outputs(d, [](std::span<const double> u, double z) { return (2 * u[0] - 1) * z; }), 0, 3);
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_NEAR(found[k].first.value, 0, 0.06);
        EXPECT_NEAR(found[k].total.value, 1, 0.06);
    }
}

TEST(Sobol, OfAConstantThereIsNothingToTell) {
    const Design d = sobol_design(2, true, 8, 1);
    for (const SobolIndices& i : sobol_indices(d, std::vector<double>(d.quantiles.rows, 0.1), 10, 1)) {
        EXPECT_TRUE(std::isnan(i.first.value));
        EXPECT_TRUE(std::isnan(i.total.low));
    }
}

TEST(Sobol, TheDesignExchangesOneFactorAtATime) {
    const Design d = sobol_design(2, true, 3, 1);
    EXPECT_EQ(d.block_length(), 5U);
    for (std::size_t b = 0; b < 3; ++b) {
        const std::size_t a = b * 5;
        for (std::size_t k = 0; k < 3; ++k)
            for (std::size_t c = 0; c < 2; ++c) EXPECT_EQ(d.quantiles(a + 2 + k, c), d.quantiles(c == k ? a + 1 : a, c));
        EXPECT_EQ(d.lucks[a], d.lucks[a + 2]);
        EXPECT_EQ(d.lucks[a], d.lucks[a + 3]);
        EXPECT_EQ(d.lucks[a + 1], d.lucks[a + 4]);
        EXPECT_NE(d.lucks[a], d.lucks[a + 1]);
    }
}

TEST(Morris, OfALineIsItsSlope) {
    const Design d = morris_design(3, true, 20, 1);
    const auto found = morris_indices(d, outputs(d, [](std::span<const double> u, double z) { return 4 * u[0] - 2 * u[1] + 3 * z; }), 50, 1);
    EXPECT_NEAR(found[0].mu_star.value, 2, 1e-12);  // for half the range
    EXPECT_NEAR(found[0].mu.value, 2, 1e-12);
    EXPECT_NEAR(found[0].sigma.value, 0, 1e-12);
    EXPECT_NEAR(found[1].mu_star.value, 1, 1e-12);
    EXPECT_NEAR(found[1].mu.value, -1, 1e-12);
    EXPECT_EQ(found[2].mu_star.value, 0);
    // |z - z'| has the mean 2 / sqrt(pi) = 1.128.
    EXPECT_NEAR(found[3].mu_star.value, 3 * 1.128, 1.6);
    EXPECT_LT(found[3].mu_star.low, found[3].mu_star.value);
}

TEST(Morris, SigmaTellsOfWhatIsNotALine) {
    const Design d = morris_design(2, false, 400, 1);
    // y = u1 u2: a step of half the range in u1 changes it by u2 / 2, of mean 1/4 and deviation 1 / (2 sqrt 12) = .1443.
    const auto found = morris_indices(d, outputs(d, [](std::span<const double> u, double) { return u[0] * u[1]; }), 0, 1);
    for (const MorrisIndices& i : found) {
        EXPECT_NEAR(i.mu_star.value, 0.25, 0.005);
        EXPECT_NEAR(i.mu.value, 0.25, 0.005);
        EXPECT_NEAR(i.sigma.value, 0.1443, 0.005);
    }
}

TEST(Bootstrap, HoldsTheMeanOfPairedDifferences) {
    std::vector<double> differences;
    Random random(5);
    for (int i = 0; i < 400; ++i) differences.push_back(1 + random.normal());
    const Estimate e = mean_with_bootstrap(differences, 400, 1);
    EXPECT_NEAR(e.value, 1, 0.15);
    EXPECT_NEAR(e.high - e.low, 2 * 1.96 / 20, 0.03);
}

}  // namespace
}  // namespace multivector::test
