#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "ensemble/fixed.hpp"

namespace multivector {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity(), kNone = std::numeric_limits<double>::quiet_NaN();

TEST(Fixed, TalliesEachBinAsOftenAsItIsNamed) {
    const std::vector<std::int64_t> bins{0, 2, 2, 1, 2, 0, 4};
    std::array<std::uint16_t, 5> counts{1, 0, 0, 7, 0};
    ASSERT_TRUE(tally(bins, counts));
    EXPECT_EQ(counts, (std::array<std::uint16_t, 5>{3, 1, 3, 7, 1}));
}

TEST(Fixed, ChangesNothingWhereACountWouldPassItsEnd) {
    const std::vector<std::int64_t> bins{0, 1, 1};
    std::array<std::uint16_t, 2> counts{5, 65534};
    EXPECT_FALSE(tally(bins, counts));
    EXPECT_EQ(counts, (std::array<std::uint16_t, 2>{5, 65534}));
    EXPECT_TRUE(tally(std::vector<std::int64_t>{1}, counts));
    EXPECT_EQ(counts[1], 65535);
}

TEST(Fixed, RoundsToTheNearestWholeAndHalvesToEven) {
    const std::vector<double> values{0.25, 0.375, -0.375, -1.0, 0.24, 0.0, -0.0, 1.99, 0.625};
    std::vector<std::int64_t> units(values.size());
    ASSERT_TRUE(to_whole(values, 4, 2, units.data()));
    EXPECT_EQ(units, (std::vector<std::int64_t>{1, 2, -2, -4, 1, 0, 0, 8, 2}));
}

TEST(Fixed, RefusesWhatIsTooLargeOrNoNumber) {
    for (const double bad : {2.0, -2.0, 2.5, kInfinite, -kInfinite, kNone, -kNone}) {
        std::vector<double> values(11, 1.0);
        values[7] = bad;
        std::vector<std::int64_t> units(values.size());
        EXPECT_FALSE(to_whole(values, 4, 2, units.data())) << bad;
    }
    std::int64_t unit = 0;
    const double largest = std::nextafter(2.0, 0.0);
    EXPECT_TRUE(to_whole(std::span(&largest, 1), 4, 2, &unit));
    EXPECT_EQ(unit, 8);
}

}  // namespace
}  // namespace multivector
