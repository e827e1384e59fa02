#include "base/month.hpp"

#include <gtest/gtest.h>

namespace multivector {
namespace {

TEST(Month, ReadsAndWrites) {
    const auto month = parse_month("2022-02");
    ASSERT_TRUE(month.has_value());
    EXPECT_EQ(month->year(), 2022);
    EXPECT_EQ(month->month(), 2);
    EXPECT_EQ(month->index, 2022 * 12 + 1);
    EXPECT_EQ(to_string(*month), "2022-02");
    EXPECT_EQ(to_string(Month::of(1999, 12)), "1999-12");
}

TEST(Month, CountsAcrossYears) {
    EXPECT_EQ(Month::of(2021, 11) + 3, Month::of(2022, 2));
    EXPECT_EQ(Month::of(2022, 1) + -1, Month::of(2021, 12));
    EXPECT_EQ(Month::of(2031, 1) - Month::of(2021, 1), 120);
    EXPECT_LT(Month::of(2021, 12), Month::of(2022, 1));
}

TEST(Month, TakesTheEndsOfItsRange) {
    EXPECT_TRUE(parse_month("1900-01").has_value());
    EXPECT_TRUE(parse_month("2200-12").has_value());
    EXPECT_FALSE(parse_month("1899-12").has_value());
    EXPECT_FALSE(parse_month("2201-01").has_value());
}

TEST(Month, RefusesEverythingElse) {
    for (const auto* text : {"", "2022", "2022-2", "2022-00", "2022-13", "2022-02-01", "22-02", "2022/02", "2022-0a",
                             "a022-01", " 2022-02", "2022-02 ", "+022-02", "2022-+1", "02-2022"}) {
        EXPECT_FALSE(parse_month(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace multivector
