// Accuracy of the elementary functions against the system's long double library, and their edges.
#include "lanes/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace {

using multivector::Lane;
using L = Lane<double, 8>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallest = std::numeric_limits<double>::min();

/// `count` numbers evenly from `low` to `high`, both included.
std::vector<double> even_grid(double low, double high, int count) {
    std::vector<double> grid;
    for (int i = 0; i < count; ++i) grid.push_back(low + (high - low) * i / (count - 1));
    return grid;
}

/// Distance from the exact value in units of its last place.
double error_in_ulp(double got, long double exact) {
    const double near = std::fabs(static_cast<double>(exact));
    const long double ulp = static_cast<long double>(std::nextafter(near, kInfinity)) - near;
    return static_cast<double>(std::fabs(static_cast<long double>(got) - exact) / ulp);
}

template <class F>
std::vector<double> in_lanes(F f, const std::vector<double>& x) {
    std::vector<double> y;
    for (std::size_t first = 0; first < x.size(); first += L::width) {
        L lane = x[first];
        const std::size_t count = std::min<std::size_t>(L::width, x.size() - first);
        for (std::size_t i = 0; i < count; ++i) lane.set(static_cast<int>(i), x[first + i]);
        const L result = f(lane);
        for (std::size_t i = 0; i < count; ++i) y.push_back(result[static_cast<int>(i)]);
    }
    return y;
}

template <class F, class Exact>
void expect_within_ulp(double bound, F f, Exact exact, const std::vector<double>& grid) {
    const auto got = in_lanes(f, grid);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        ASSERT_LE(error_in_ulp(got[i], exact(static_cast<long double>(grid[i]))), bound) << "at " << grid[i];
    }
}

double exp1(double x) { return exp(Lane<double, 1>(x))[0]; }
double log1(double x) { return log(Lane<double, 1>(x))[0]; }
double logistic1(double x) { return logistic(Lane<double, 1>(x))[0]; }
double pow1(double x, double y) { return pow(Lane<double, 1>(x), y)[0]; }
double quantile1(double p) { return normal_quantile(Lane<double, 1>(p))[0]; }

TEST(Exp, IsWithinItsBoundOnDenseGrids) {
    const auto lanes = [](L x) { return exp(x); };
    const auto exact = [](long double x) { return std::exp(x); };
    expect_within_ulp(1.1, lanes, exact, even_grid(-708, 709, 200001));
    expect_within_ulp(1.1, lanes, exact, even_grid(-2, 2, 200001));
    expect_within_ulp(1.1, lanes, exact, even_grid(-1e-9, 1e-9, 1001));
}

TEST(Exp, AtItsEdges) {
    EXPECT_EQ(exp1(0), 1.0);
    EXPECT_EQ(exp1(-0.0), 1.0);
    EXPECT_EQ(exp1(5e-324), 1.0);
    EXPECT_NEAR(exp1(1), 2.718281828459045235, 1.1 * 0x1p-51);
    // Cut to [-708, 709]: always a normal number.
    EXPECT_EQ(exp1(-709), exp1(-708));
    EXPECT_EQ(exp1(-kInfinity), exp1(-708));
    EXPECT_GT(exp1(-708), kSmallest);
    EXPECT_EQ(exp1(710), exp1(709));
    EXPECT_EQ(exp1(kInfinity), exp1(709));
    EXPECT_LT(exp1(709), kInfinity);
    EXPECT_TRUE(std::isnan(exp1(kNan)));
}

TEST(Log, IsWithinItsBoundOnDenseGrids) {
    const auto lanes = [](L x) { return log(x); };
    const auto exact = [](long double x) { return std::log(x); };
    expect_within_ulp(1.0, lanes, exact, even_grid(0.25, 4, 200001));
    expect_within_ulp(1.0, lanes, exact, even_grid(1 - 1e-6, 1 + 1e-6, 20000));
    auto all_sizes = even_grid(-1022, 1023.9, 100001);
    for (double& x : all_sizes) x = std::exp2(x);
    expect_within_ulp(1.0, lanes, exact, all_sizes);
    auto steps = std::vector<double>{};
    for (int k = -1022; k <= 1023; ++k) {
        const double step = std::ldexp(1.0, k);
        const double root = std::ldexp(0.70710678118654752, k);
        steps.insert(steps.end(), {step, std::nextafter(step, kInfinity), std::nextafter(root, kInfinity)});
        if (k > -1022) steps.insert(steps.end(), {std::nextafter(step, 0.0), root, std::nextafter(root, 0.0)});
    }
    std::erase_if(steps, [](double x) { return x < kSmallest; });
    expect_within_ulp(1.0, lanes, exact, steps);
}

TEST(Log, AtItsEdges) {
    EXPECT_EQ(log1(1), 0.0);
    EXPECT_EQ(log1(2), 0.6931471805599453);
    EXPECT_EQ(log1(10), 2.302585092994046);
    // Nothing below the smallest normal number, 2^-1022.
    EXPECT_EQ(log1(kSmallest), -708.3964185322641);
    EXPECT_EQ(log1(0), log1(kSmallest));
    EXPECT_EQ(log1(5e-324), log1(kSmallest));
    EXPECT_EQ(log1(-1), log1(kSmallest));
    EXPECT_EQ(log1(-kInfinity), log1(kSmallest));
    EXPECT_EQ(log1(kInfinity), 709.782712893384);  // 1024 ln 2
    EXPECT_TRUE(std::isnan(log1(kNan)));
}

TEST(Logistic, IsWithinItsBoundAndItsRange) {
    const auto exact = [](long double x) { return 1 / (1 + std::exp(-x)); };
    expect_within_ulp(
        3.0, [](L x) { return logistic(x); }, exact, even_grid(-708, 60, 100001));
    expect_within_ulp(
        3.0, [](L x) { return logistic(x); }, exact, even_grid(-10, 10, 100001));
    EXPECT_EQ(logistic1(0), 0.5);
    EXPECT_EQ(logistic1(40), 1.0);
    EXPECT_EQ(logistic1(kInfinity), 1.0);
    EXPECT_GT(logistic1(-kInfinity), 0.0);
    EXPECT_LT(logistic1(-kInfinity), 1e-300);
    EXPECT_TRUE(std::isnan(logistic1(kNan)));
}

TEST(Pow, IsWithinItsBound) {
    for (const double y : {-3.0, -1.0, -0.37, 0.0, 0.5, 1.0, 2.5}) {
        for (const double x : even_grid(0.01, 20, 2001)) {
            const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(y));
            const double bound = (2 + std::fabs(y * std::log(x))) * 0x1p-52;
            const long double error = std::fabs((static_cast<long double>(pow1(x, y)) - exact) / exact);
            ASSERT_LE(static_cast<double>(error), bound) << x << " to the power " << y;
        }
    }
    EXPECT_EQ(pow1(7.3, 0), 1.0);
    EXPECT_EQ(pow1(1, -55.5), 1.0);
    EXPECT_NEAR(pow1(2, 10), 1024.0, 1024 * 0x1p-49);
}

/// Relative error of x as the quantile of p: the miss in probability, on the side that keeps digits, over the density.
double quantile_error(double x, double p) {
    const long double lx = x;
    const long double root_two = std::sqrt(2.0L);
    const long double density = std::exp(-lx * lx / 2) / std::sqrt(2 * std::acos(-1.0L));
    long double miss = 0;
    if (p < 0.25) {
        miss = std::erfc(-lx / root_two) / 2 - p;
    } else if (p > 0.75) {
        miss = (1 - static_cast<long double>(p)) - std::erfc(lx / root_two) / 2;
    } else {
        miss = std::erf(lx / root_two) / 2 - (static_cast<long double>(p) - 0.5L);
    }
    return static_cast<double>(std::fabs(miss / density / lx));
}

void expect_quantiles(const std::vector<double>& grid) {
    const auto got = in_lanes([](L p) { return normal_quantile(p); }, grid);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        if (grid[i] == 0.5) continue;
        ASSERT_LE(quantile_error(got[i], grid[i]), 1e-13) << "at " << grid[i];
    }
}

TEST(NormalQuantile, IsWithinItsBoundOnDenseGrids) {
    expect_quantiles(even_grid(0.0001, 0.9999, 100001));
    expect_quantiles(even_grid(0.5 - 1e-6, 0.5 + 1e-6, 2000));
    auto low = even_grid(-300, -1, 30001);
    for (double& p : low) p = std::pow(10.0, p);
    expect_quantiles(low);
    auto high = even_grid(-15.9, -1, 10001);
    for (double& p : high) p = 1 - std::pow(10.0, p);
    expect_quantiles(high);
    // Where the branches of the algorithm meet: |p - 1/2| = 0.425, and p = exp(-25) for the far tails.
    expect_quantiles(even_grid(0.0749999, 0.0750001, 2001));
    expect_quantiles(even_grid(0.9249999, 0.9250001, 2001));
    expect_quantiles(even_grid(std::exp(-25.001), std::exp(-24.999), 2001));
}

TEST(NormalQuantile, KnownValues) {
    // Twenty digits computed with multiple precision.
    EXPECT_NEAR(quantile1(0.975), 1.9599639845400538556, 1e-15);
    EXPECT_NEAR(quantile1(1e-5), -4.2648907939228246102, 4e-15);
    EXPECT_NEAR(quantile1(1e-300), -37.047096299361199237, 4e-14);
    EXPECT_EQ(quantile1(0.5), 0.0);
    for (const double p : {0.001, 0.0625, 0.25, 0.375}) EXPECT_EQ(quantile1(p), -quantile1(1 - p)) << p;
}

TEST(NormalQuantile, AtItsEdges) {
    for (const double p : {0.0, -1.0, -kInfinity}) EXPECT_NEAR(quantile1(p), -37.52, 0.01) << p;
    for (const double p : {1.0, 2.0, kInfinity}) EXPECT_NEAR(quantile1(p), 37.52, 0.01) << p;
    EXPECT_TRUE(std::isnan(quantile1(kNan)));
}

// ---- single precision ----------------------------------------------------------------------------------------------

using F = Lane<float, 16>;

/// Every `step`th number between two positive ones, by their bits.
template <class Check>
void each_float(float low, float high, std::uint32_t step, Check check) {
    const auto end = __builtin_bit_cast(std::uint32_t, high);
    for (auto bits = __builtin_bit_cast(std::uint32_t, low); bits < end; bits += step) check(__builtin_bit_cast(float, bits));
}

double float_error_in_ulp(float got, double exact) {
    const float near = std::fabs(static_cast<float>(exact));
    const double ulp = static_cast<double>(std::nextafter(near, std::numeric_limits<float>::infinity())) - static_cast<double>(near);
    return std::fabs(static_cast<double>(got) - exact) / ulp;
}

TEST(SingleExp, IsWithinItsBound) {
    double worst = 0;
    each_float(1e-8F, 87.0F, 97, [&](float x) {
        worst = std::max(worst, float_error_in_ulp(exp(F(x))[3], std::exp(static_cast<double>(x))));
        worst = std::max(worst, float_error_in_ulp(exp(F(-x))[3], std::exp(-static_cast<double>(x))));
    });
    EXPECT_LE(worst, 1.2);
    EXPECT_EQ(exp(F(0.0F))[0], 1.0F);
    EXPECT_EQ(exp(F(-1e30F))[0], exp(F(-87.0F))[0]);
    EXPECT_GT(exp(F(-87.0F))[0], std::numeric_limits<float>::min());
    EXPECT_LT(exp(F(1e30F))[0], std::numeric_limits<float>::infinity());
    EXPECT_TRUE(std::isnan(exp(F(std::numeric_limits<float>::quiet_NaN()))[0]));
}

TEST(SingleLog, IsWithinItsBound) {
    double worst = 0;
    each_float(std::numeric_limits<float>::min(), 3e38F, 997, [&](float x) { worst = std::max(worst, float_error_in_ulp(log(F(x))[5], std::log(static_cast<double>(x)))); });
    each_float(0.5F, 2.0F, 7, [&](float x) {
        if (x != 1) worst = std::max(worst, float_error_in_ulp(log(F(x))[5], std::log(static_cast<double>(x))));
    });
    EXPECT_LE(worst, 1.0);
    EXPECT_EQ(log(F(1.0F))[0], 0.0F);
    EXPECT_NEAR(log(F(0.0F))[0], -87.3365, 1e-4);
    EXPECT_EQ(log(F(-1.0F))[0], log(F(0.0F))[0]);
    EXPECT_TRUE(std::isnan(log(F(std::numeric_limits<float>::quiet_NaN()))[0]));
}

TEST(SingleQuantile, IsNearThatOfDoublePrecision) {
    for (int k = 1; k < 90000; ++k) {
        const float p = static_cast<float>(k) * 1e-5F;
        ASSERT_NEAR(normal_quantile(F(p))[0], quantile1(static_cast<double>(p)), 2e-6) << p;
    }
    each_float(1e-9F, 0.01F, 9973, [&](float p) { ASSERT_NEAR(normal_quantile(F(p))[0], quantile1(static_cast<double>(p)), 2e-6) << p; });
    EXPECT_NEAR(normal_quantile(F(0x1.fffffep-1F))[0], 5.294, 0.01);
}

}  // namespace
