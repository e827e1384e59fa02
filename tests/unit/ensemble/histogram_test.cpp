#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "ensemble/statistics.hpp"
#include "random/philox.hpp"

namespace multivector {
namespace {

std::vector<std::int64_t> units_of(const std::vector<double>& values) {
    std::vector<std::int64_t> units(values.size());
    EXPECT_FALSE(to_fixed(values, units).has_value());
    return units;
}

double uniform(std::uint32_t k) { return (philox({k, 1, 0, 0}, {9, 0})[0] + 0.5) * 0x1p-32; }

/// The sample quantile at (n - 1) q of sorted values.
double quantile_of(const std::vector<double>& sorted, double q) {
    const double place = q * static_cast<double>(sorted.size() - 1);
    const auto k = static_cast<std::size_t>(place);
    const double above = k + 1 < sorted.size() ? sorted[k + 1] : sorted[k];
    return sorted[k] + (place - static_cast<double>(k)) * (above - sorted[k]);
}

void expect_quantiles(std::vector<double> values, double resolution) {
    Statistics s(resolution);
    s.add(units_of(values));
    std::ranges::sort(values);
    for (int percent = 0; percent <= 100; ++percent) {
        const double q = percent / 100.0;
        EXPECT_NEAR(s.quantile(q), quantile_of(values, q), resolution) << percent << " % of " << values.size();
    }
}

TEST(Quantiles, LieWithinOneResolutionOfTheSample) {
    const std::vector<std::function<double(double)>> shapes{
        [](double u) { return u; },                          // even
        [](double u) { return u * u * u - 0.5; },            // skewed, both signs
        [](double u) { return std::floor(u * 5) / 5; },      // five values
        [](double u) { return u < 0.5 ? -1 : 1 + u; },       // a gap
        [](double u) { return -0.3 - 0.01 * std::log(u); },  // a long tail
    };
    for (const auto& shape : shapes)
        for (const std::uint32_t n : {1U, 2U, 3U, 10U, 99U, 1000U}) {
            std::vector<double> values;
            for (std::uint32_t k = 0; k < n; ++k) values.push_back(shape(uniform(k)));
            expect_quantiles(values, 1e-3);
        }
}

TEST(Quantiles, OfEqualValuesAreThatValue) {
    Statistics s(1e-3);
    s.add(units_of(std::vector<double>(50, 0.12345)));
    for (const double q : {0.0, 0.05, 0.5, 0.95, 1.0}) EXPECT_EQ(s.quantile(q), s.mean());
    EXPECT_NEAR(s.mean(), 0.12345, 1e-12);
}

TEST(Quantiles, WorkedByHand) {
    // Bins of 1: 0.5 | 2.25 2.5 2.75 | 9. Ranks at (n - 1) q = 4 q.
    Statistics s(1.0);
    s.add(units_of({2.25, 9, 0.5, 2.75, 2.5}));
    EXPECT_EQ(s.quantile(0), 0.5);
    EXPECT_DOUBLE_EQ(s.quantile(0.25), 2 + 0.5 / 3);               // the first of three in the bin from 2 to 3
    EXPECT_DOUBLE_EQ(s.quantile(0.5), 2.5);                        // the second
    EXPECT_DOUBLE_EQ(s.quantile(0.625), (2.5 + 2 + 2.5 / 3) / 2);  // half-way to the third
    EXPECT_EQ(s.quantile(1), 9);
}

TEST(Histogram, CountsBeyondSixteenBits) {
    Statistics s(0.5);
    const auto low = units_of(std::vector<double>(1000, 0.25)), high = units_of(std::vector<double>(1000, 3.25));
    for (int round = 0; round < 70; ++round) s.add(high);
    for (int round = 0; round < 140; ++round) s.add(low);
    EXPECT_EQ(s.count(), 210000U);
    EXPECT_NEAR(s.quantile(0.66), 0.5 * (0.66 * 209999 + 0.5) / 140000, 1e-9) << "inside the bin from 0 to 0.5";
    EXPECT_NEAR(s.quantile(0.67), 3.25, 0.25);
    // Parts with and without long counts merge to the same.
    Statistics a(0.5), b(0.5);
    for (int round = 0; round < 140; ++round) a.add(low);
    for (int round = 0; round < 70; ++round) b.add(high);
    Statistics merged = b;
    merged.merge(a);
    EXPECT_EQ(merged, s);
    Statistics small(0.5), sum(0.5);
    for (int round = 0; round < 60; ++round) small.add(high);
    sum.merge(small);
    sum.merge(a);
    small = Statistics(0.5);
    for (int round = 0; round < 10; ++round) small.add(high);
    sum.merge(small);
    EXPECT_EQ(sum, s);
}

TEST(Histogram, JoinsBinsWhenTheRangeIsWide) {
    // A range of 100 in bins of 1e-3 would need 100,000 of them.
    std::vector<double> values;
    for (std::uint32_t k = 0; k < 2000; ++k) values.push_back(100 * uniform(k) - 30);
    const auto units = units_of(values);
    Statistics s(1e-3);
    s.add(units);
    EXPECT_LE(s.histogram().bins(), static_cast<std::size_t>(Histogram::kMostBins));
    EXPECT_EQ(s.histogram().width(), 0x1p-5);  // 2^-10, the power of two below 1e-3, joined five times
    std::ranges::sort(values);
    for (const double q : {0.05, 0.25, 0.5, 0.75, 0.95})
        EXPECT_NEAR(s.quantile(q), quantile_of(values, q), s.histogram().width());

    // The same in another order, in parts of narrow range that had no need to join.
    std::vector<std::int64_t> sorted = units;
    std::ranges::sort(sorted, std::greater());
    std::vector<Statistics> parts;
    for (std::size_t k = 0; k < sorted.size(); k += 100)
        parts.emplace_back(1e-3).add(std::span(sorted).subspan(k, 100));
    EXPECT_LT(parts[3].histogram().width(), s.histogram().width());
    Statistics merged = parts[5];
    for (std::size_t p = 0; p < parts.size(); ++p)
        if (p != 5) merged.merge(parts[p]);
    EXPECT_EQ(merged, s);
    Statistics one_by_one(1e-3);
    for (const std::int64_t value : sorted) one_by_one.add(std::span(&value, 1));
    EXPECT_EQ(one_by_one, s);
}

TEST(Histogram, HoldsTheWholeRangeOfTheFixedPoint) {
    Statistics s(1e-4);
    const double far = std::nextafter(kFixedLimit, 0.0);
    s.add(units_of({-far, 0.5, far}));
    EXPECT_LE(s.histogram().bins(), static_cast<std::size_t>(Histogram::kMostBins));
    EXPECT_NEAR(s.quantile(0.5), 0.5, s.histogram().width());
    EXPECT_DOUBLE_EQ(s.quantile(1), far);
}

}  // namespace
}  // namespace multivector
