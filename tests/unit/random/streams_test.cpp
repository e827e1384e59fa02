#include "random/streams.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace {

using multivector::Lane;
using multivector::philox;
using multivector::Purpose;
using multivector::Streams;

/// The definition, in exact double arithmetic: 33 bits at most.
double unit(std::uint32_t word) { return (static_cast<double>(word) + 0.5) / 4294967296.0; }

/// The same in single precision: two roundings, and never 1.
float coarse_unit(std::uint32_t word) {
    return std::min((static_cast<float>(word) + 0.5F) * 0x1p-32F, 0x1.fffffep-1F);
}

template <int N>
std::vector<std::uint32_t> replicates_from(std::uint32_t first, std::uint32_t step) {
    std::vector<std::uint32_t> replicates;
    for (std::uint32_t i = 0; i < N; ++i) replicates.push_back(first + i * step);
    return replicates;
}

template <class L>
class StreamsTest : public testing::Test {};

using Widths = testing::Types<Lane<double, 1>, Lane<double, 4>, Lane<double, 8>, Lane<double, 16>>;
TYPED_TEST_SUITE(StreamsTest, Widths);

TYPED_TEST(StreamsTest, EqualScalarPhilox) {
    using L = TypeParam;
    const std::array<std::uint32_t, 6> words{0, 1, 77, 0x80000000, 0xfffffffe, 0xffffffff};
    for (const std::uint32_t seed : words) {
        const auto replicates = replicates_from<L::width>(seed * 3 + 5, 0x11111111);
        const Streams<L> streams(seed, replicates.data());
        for (const std::uint32_t month : words) {
            for (const std::uint32_t a : words) {
                const std::uint32_t b = a ^ month;
                const auto got = streams.uniforms(month, Purpose::coercion, a, b);
                for (int i = 0; i < L::width; ++i) {
                    const auto expected = philox({month, 4, a, b}, {seed, replicates[static_cast<std::size_t>(i)]});
                    for (std::size_t k = 0; k < 4; ++k) ASSERT_EQ(got[k][i], unit(expected[k]));
                }
            }
        }
    }
}

template <class L>
class CoarseStreams : public testing::Test {};
using CoarseWidths = testing::Types<Lane<float, 1>, Lane<float, 4>, Lane<float, 8>, Lane<float, 16>>;
TYPED_TEST_SUITE(CoarseStreams, CoarseWidths);

TYPED_TEST(CoarseStreams, EqualScalarPhilox) {
    using L = TypeParam;
    std::uint32_t extreme = 0;
    for (const std::uint32_t seed : {0U, 77U, 0x80000000U, 0xffffffffU}) {
        const auto replicates = replicates_from<L::width>(seed * 3 + 5, 0x11111111);
        const Streams<L> streams(seed, replicates.data());
        for (std::uint32_t a = 0; a < 3000; ++a) {
            const auto got = streams.uniforms(7, Purpose::coercion, a, a ^ 5);
            for (int i = 0; i < L::width; ++i) {
                const auto expected = philox({7, 4, a, a ^ 5}, {seed, replicates[static_cast<std::size_t>(i)]});
                for (std::size_t k = 0; k < 4; ++k) {
                    ASSERT_EQ(got[k][i], coarse_unit(expected[k]));
                    ASSERT_TRUE(got[k][i] > 0 && got[k][i] < 1);
                    ASSERT_NEAR(got[k][i], unit(expected[k]), 0x1p-24);
                    extreme = std::max(extreme, expected[k]);
                }
            }
        }
    }
    EXPECT_GT(extreme, 0xffff0000U) << "words near the upper end were among them";
    EXPECT_LT(coarse_unit(0xffffffffU), 1.0F);
}

TYPED_TEST(StreamsTest, StayInsideTheUnitInterval) {
    using L = TypeParam;
    const auto replicates = replicates_from<L::width>(0, 1);
    const Streams<L> streams(1, replicates.data());
    for (std::uint32_t a = 0; a < 2000; ++a) {
        for (const L& u : streams.uniforms(0, Purpose::vote, a, 0)) ASSERT_TRUE(all((u > 0.0) & (u < 1.0)));
    }
}

TEST(Streams, ALaneKeepsItsNumbersWhereverItStands) {
    const std::uint32_t forward[4] = {10, 20, 30, 40};
    const std::uint32_t backward[4] = {40, 30, 20, 10};
    const auto first = Streams<Lane<double, 4>>(3, forward).uniforms(1, Purpose::input, 2, 3);
    const auto second = Streams<Lane<double, 4>>(3, backward).uniforms(1, Purpose::input, 2, 3);
    for (std::size_t k = 0; k < 4; ++k) {
        for (int i = 0; i < 4; ++i) EXPECT_EQ(first[k][i], second[k][3 - i]);
    }
}

TEST(Streams, EveryPartOfTheAddressCounts) {
    std::set<double> seen;
    const auto draw = [&](std::uint32_t seed, std::uint32_t replicate, std::uint32_t month, Purpose purpose,
                          std::uint32_t a, std::uint32_t b) {
        for (const auto& u : Streams<Lane<double, 1>>(seed, &replicate).uniforms(month, purpose, a, b)) {
            seen.insert(u[0]);
        }
    };
    draw(1, 1, 1, Purpose::input, 1, 1);
    draw(2, 1, 1, Purpose::input, 1, 1);
    draw(1, 2, 1, Purpose::input, 1, 1);
    draw(1, 1, 2, Purpose::input, 1, 1);
    draw(1, 1, 1, Purpose::mediation, 1, 1);
    draw(1, 1, 1, Purpose::input, 2, 1);
    draw(1, 1, 1, Purpose::input, 1, 2);
    EXPECT_EQ(seen.size(), 7u * 4u);
}

// A saved seed means the same draws only while these values stay.
TEST(Streams, PurposesKeepTheirValues) {
    const Purpose purposes[] = {Purpose::input,    Purpose::start_posture, Purpose::start_coercion, Purpose::posture,
                                Purpose::coercion, Purpose::tie_noise,     Purpose::vote,           Purpose::mediation};
    std::uint32_t value = 0;
    for (const Purpose purpose : purposes) EXPECT_EQ(static_cast<std::uint32_t>(purpose), value++);
}

// 64 equal cells, 65536 numbers: the statistic has mean 63 and deviation 11.2; five deviations either way.
TEST(Streams, FillTheIntervalEvenly) {
    std::array<int, 64> cells{};
    const auto replicates = replicates_from<8>(0, 1);
    const Streams<Lane<double, 8>> streams(5, replicates.data());
    for (std::uint32_t a = 0; a < 2048; ++a) {
        for (const auto& u : streams.uniforms(0, Purpose::tie_noise, a, 0)) {
            for (int i = 0; i < 8; ++i) ++cells[static_cast<std::size_t>(u[i] * 64)];
        }
    }
    double statistic = 0;
    for (const int count : cells) statistic += (count - 1024.0) * (count - 1024.0) / 1024.0;
    EXPECT_GT(statistic, 63 - 5 * 11.2);
    EXPECT_LT(statistic, 63 + 5 * 11.2);
}

// Neighbouring replicates: the correlation of 65536 pairs has deviation 1/256.
TEST(Streams, NeighbouringReplicatesAreUncorrelated) {
    const auto replicates = replicates_from<8>(0, 1);
    const Streams<Lane<double, 8>> streams(5, replicates.data());
    double sum = 0;
    int pairs = 0;
    for (std::uint32_t a = 0; a < 4096; ++a) {
        for (const auto& u : streams.uniforms(0, Purpose::tie_noise, a, 1)) {
            for (int i = 0; i < 8; i += 2, ++pairs) sum += (u[i] - 0.5) * (u[i + 1] - 0.5);
        }
    }
    ASSERT_EQ(pairs, 65536);
    EXPECT_LT(std::fabs(sum / pairs * 12), 5.0 / 256);
}

}  // namespace
