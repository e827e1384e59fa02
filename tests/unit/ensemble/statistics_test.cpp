#include "ensemble/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "random/philox.hpp"

namespace multivector {
namespace {

std::vector<std::int64_t> units_of(const std::vector<double>& values) {
    std::vector<std::int64_t> units(values.size());
    EXPECT_FALSE(to_fixed(values, units).has_value());
    return units;
}

Moments moments_of(const std::vector<double>& values) {
    Moments m;
    m.add(units_of(values));
    return m;
}

TEST(Fixed, RoundsToTheNearestUnit) {
    EXPECT_EQ(to_fixed(1.0), std::int64_t{1} << 40);
    EXPECT_EQ(to_fixed(-0.5), -(std::int64_t{1} << 39));
    EXPECT_EQ(to_fixed(0x1.4p-40), 1);  // 1.25 units
    EXPECT_EQ(to_fixed(0x1.cp-40), 2);  // 1.75 units
    EXPECT_EQ(to_fixed(-0x1.cp-40), -2);
    EXPECT_EQ(to_fixed(-0.0), 0);
    EXPECT_EQ(from_fixed(3), 0x1.8p-39);
}

TEST(Fixed, RefusesWhatDoesNotFit) {
    const double below = std::nextafter(kFixedLimit, 0.0);
    EXPECT_TRUE(to_fixed(below).has_value());
    EXPECT_TRUE(to_fixed(-below).has_value());
    const double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    for (const double bad : {kFixedLimit, -kFixedLimit, infinity, -infinity, nan, 1e300}) {
        EXPECT_FALSE(to_fixed(bad).has_value()) << bad;
        std::vector<std::int64_t> units(4);
        EXPECT_EQ(to_fixed(std::vector{1.0, 2.0, bad, bad}, units), 2U) << bad;
    }
}

TEST(Moments, OfAFewValues) {
    const Moments m = moments_of({1, 2, 3, 4});
    EXPECT_EQ(m.count(), 4U);
    EXPECT_EQ(m.mean(), 2.5);
    EXPECT_DOUBLE_EQ(m.sd(), std::sqrt(5.0 / 3.0));
    const Moments negative = moments_of({-3, -1, 1});
    EXPECT_EQ(negative.mean(), -1);
    EXPECT_DOUBLE_EQ(negative.sd(), 2);
    EXPECT_DOUBLE_EQ(moments_of({-7, -7.5}).sd(), std::sqrt(0.125));
}

TEST(Moments, OfNoneAndOne) {
    EXPECT_EQ(Moments().mean(), 0);
    EXPECT_EQ(Moments().sd(), 0);
    EXPECT_EQ(moments_of({0.3}).sd(), 0);
    EXPECT_NEAR(moments_of({0.3}).mean(), 0.3, kFixedUnit / 2);
}

TEST(Moments, LoseNothingToLargeMeans) {
    // Neighbouring units about the largest values: squares of 2^62 differ in their last digits only.
    for (const double sign : {1.0, -1.0}) {
        const auto last = sign > 0 ? (std::int64_t{1} << 62) - 1 : -(std::int64_t{1} << 62) + 1;
        Moments m;
        for (int round = 0; round < 1000; ++round)
            m.add(std::vector<std::int64_t>{last, last - static_cast<std::int64_t>(sign)});
        EXPECT_DOUBLE_EQ(m.sd() / kFixedUnit, 0.5 * std::sqrt(2000.0 / 1999.0));
        EXPECT_DOUBLE_EQ(m.mean(), sign * kFixedLimit);
    }
    // The far ends together: the variance is nearly the square of the limit.
    Moments ends;
    for (int round = 0; round < 500; ++round)
        ends.add(std::vector<std::int64_t>{(std::int64_t{1} << 62) - 1, 1 - (std::int64_t{1} << 62)});
    EXPECT_EQ(ends.mean(), 0);
    EXPECT_DOUBLE_EQ(ends.sd(), kFixedLimit * std::sqrt(1000.0 / 999.0));
}

/// Uneven numbers of both signs, from a generator of known words.
std::vector<std::int64_t> sample(std::size_t n, std::uint32_t seed) {
    std::vector<double> values;
    for (std::uint32_t k = 0; k < n; ++k) {
        const double u = (philox({k, 0, 0, 0}, {seed, 0})[0] + 0.5) * 0x1p-32;
        values.push_back(3 * u * u * u - 1);
    }
    return units_of(values);
}

TEST(Statistics, MergeToTheSameBitsInAnyOrder) {
    const auto units = sample(5000, 1);
    Statistics whole(1e-3);
    whole.add(units);
    for (std::uint32_t seed = 2; seed < 6; ++seed) {
        std::vector<std::size_t> order(units.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t k) {
            return philox({static_cast<std::uint32_t>(k), 0, 0, 0}, {seed, 0})[0];
        });
        std::vector<Statistics> parts(7, Statistics(1e-3));
        for (const std::size_t k : order) parts[order[k] % 6].add(std::span(&units[k], 1));
        Statistics merged(1e-3);
        for (const Statistics& part : parts) merged.merge(part);
        EXPECT_EQ(merged, whole);
        std::ranges::reverse(parts);
        Statistics again = parts[0];
        for (std::size_t p = 1; p < parts.size(); ++p) again.merge(parts[p]);
        EXPECT_EQ(again, whole);
    }
    Statistics other(1e-3);
    other.add(std::span(units).first(4999));
    EXPECT_NE(other, whole);
}

TEST(Statistics, ExtremesAreExact) {
    Statistics s(0.1);
    EXPECT_EQ(s.min(), 0);
    s.add(units_of({0.25}));
    EXPECT_EQ(s.min(), 0.25);
    EXPECT_EQ(s.max(), 0.25);
    s.add(units_of({0.375, -2.125, 7.5}));
    EXPECT_EQ(s.min(), -2.125);
    EXPECT_EQ(s.max(), 7.5);
    EXPECT_EQ(s.quantile(0), -2.125);
    EXPECT_EQ(s.quantile(1), 7.5);
}

TEST(Statistics, WithoutBinsTellTheMeanForAQuantile) {
    Statistics s;
    s.add(units_of({1, 2, 6}));
    EXPECT_EQ(s.quantile(0.05), 3);
    EXPECT_EQ(s.max(), 6);
}

TEST(Statistics, OfAMillionValues) {
    // k / 2^20 for every k below 2^20, in an order that jumps about: mean, variance N (N + 1) / 12, quantiles are known.
    constexpr std::uint32_t kCount = 1U << 20U;
    Statistics s(1e-3);
    for (std::uint32_t k = 0; k < kCount; ++k) {
        const std::int64_t value = static_cast<std::int64_t>((k * 2654435761U) % kCount) << 20U;
        s.add(std::span(&value, 1));
    }
    EXPECT_EQ(s.count(), kCount);
    EXPECT_DOUBLE_EQ(s.mean(), (kCount - 1) / 2.0 / kCount);
    EXPECT_NEAR(s.sd(), std::sqrt(kCount * (kCount + 1.0) / 12) / kCount, 1e-14);
    for (const double q : {0.05, 0.25, 0.5, 0.75, 0.95}) EXPECT_NEAR(s.quantile(q), q, 1e-3);
    EXPECT_LE(s.histogram().bins(), 1000U + 2 * Histogram::kBlock);
}

TEST(Pair, CountsAndInterval) {
    Pair pair;
    pair.add(units_of({2, 4, 6, 1}), units_of({1, 2, 3, 1}));  // differences 1, 2, 3, 0
    EXPECT_EQ(pair.share_higher(), 0.75);
    const Difference d = difference(pair, 4);
    EXPECT_EQ(d.mean, 1.5);
    EXPECT_EQ(d.share_higher, 0.75);
    const double reach = 3.1824463 * std::sqrt(5.0 / 3.0) / 2;  // Student's t with 3 degrees of freedom
    EXPECT_NEAR(d.low, 1.5 - reach, 1e-6);
    EXPECT_NEAR(d.high, 1.5 + reach, 1e-6);
    // Four values on two draws tell as much as two values.
    const double wider = 12.7062047 * std::sqrt(5.0 / 3.0) / std::sqrt(2.0);
    EXPECT_NEAR(difference(pair, 2).high, 1.5 + wider, 1e-5);
    EXPECT_TRUE(std::isinf(difference(pair, 1).high));
}

TEST(Pair, MergesInAnyOrder) {
    const auto a = sample(300, 1), b = sample(300, 2);
    Pair whole, left, right;
    whole.add(a, b);
    left.add(std::span(a).first(100), std::span(b).first(100));
    right.add(std::span(a).subspan(100), std::span(b).subspan(100));
    Pair merged = right;
    merged.merge(left);
    EXPECT_EQ(merged, whole);
}

TEST(StudentT, AgreesWithPublishedTables) {
    const std::vector<std::pair<std::uint64_t, double>> table{{1, 12.706},  {2, 4.303},   {3, 3.182},  {4, 2.776},
                                                              {5, 2.571},   {6, 2.447},   {10, 2.228}, {30, 2.042},
                                                              {120, 1.980}, {1000, 1.962}};
    for (const auto& [freedom, value] : table) EXPECT_NEAR(student_t(freedom), value, 0.0015 * value) << freedom;
    EXPECT_NEAR(student_t(100000000), 1.959964, 1e-6);
}

TEST(RecordedCells, FollowTheCalendarOfEachSeries) {
    std::vector<Series> series(4);
    series[1].every = 3;
    series[2].only = 4;
    series[3].every = 2;
    const RecordedCells cells(series, 6);
    EXPECT_EQ(cells.months(), 6);
    const std::vector<std::vector<std::uint32_t>> expected{{0, 1, 3}, {0}, {0, 3}, {0, 1}, {0, 2, 3}, {0}, {0, 1, 3}};
    std::size_t place = 0;
    for (int month = 0; month <= 6; ++month) {
        const auto recorded = cells.recorded(month);
        EXPECT_EQ(std::vector(recorded.begin(), recorded.end()), expected[static_cast<std::size_t>(month)]) << month;
        for (const std::uint32_t k : recorded) EXPECT_EQ(cells.find(k, month), place++);
    }
    EXPECT_EQ(cells.size(), place);
    EXPECT_FALSE(cells.find(1, 1).has_value());
    EXPECT_FALSE(cells.find(0, 7).has_value());
    EXPECT_FALSE(cells.find(0, -1).has_value());
    EXPECT_FALSE(cells.find(4, 0).has_value());
}

}  // namespace
}  // namespace multivector
