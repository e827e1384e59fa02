#include "plot/axis.hpp"

#include <gtest/gtest.h>

#include "plot/palette.hpp"

namespace multivector::test {
namespace {

using namespace plotting;

std::string written(const Scale& scale) {
    std::string out;
    for (const double tick : scale.ticks()) out += (out.empty() ? "" : " ") + number(tick, scale.decimals);
    return out;
}

TEST(Axis, StepsAreRound) {
    EXPECT_EQ(written(scale_of(0, 37.4, false)), "0 10 20 30 40");
    EXPECT_EQ(written(scale_of(0, 0.0583, false)), "0.00 0.02 0.04 0.06");
    EXPECT_EQ(written(scale_of(-0.12, 0.31, false)), "\u22120.2 \u22120.1 0.0 0.1 0.2 0.3 0.4");
    EXPECT_EQ(written(scale_of(0, 100, true)), "0 20 40 60 80 100");
}

TEST(Axis, OneValueHasAnAxisToo) {
    for (const double value : {0.0, 0.5, -3.0, 1e-9, 2e6}) {
        const Scale scale = scale_of(value, value, false);
        EXPECT_LE(scale.low, value);
        EXPECT_GE(scale.high, value);
        EXPECT_GT(scale.high, scale.low);
        EXPECT_GE(scale.ticks().size(), 2U) << value;
    }
}

TEST(Axis, AnyRangeIsCoveredByFewTicks) {
    for (int k = 1; k < 400; ++k) {
        const double low = -0.37 * (k % 7), high = low + 0.0013 * k * k;
        const Scale scale = scale_of(low, high, false);
        const auto ticks = scale.ticks();
        EXPECT_LE(scale.low, low + 0.021 * scale.step);
        EXPECT_GE(scale.high, high - 0.021 * scale.step);
        EXPECT_GE(ticks.size(), 3U) << low << " to " << high;
        EXPECT_LE(ticks.size(), 9U) << low << " to " << high;
    }
}

TEST(Axis, NumbersHaveASignThatReadsAndNoneForZero) {
    EXPECT_EQ(number(-0.25, 2), "\u22120.25");
    EXPECT_EQ(number(-0.001, 2), "0.00");
    EXPECT_EQ(number(12, 0), "12");
    EXPECT_EQ(thousands(1234567), "1,234,567");
    EXPECT_EQ(thousands(999), "999");
}

TEST(Axis, YearsAsManyAsThereIsRoomFor) {
    const auto texts = [](Month from, Month to, double width) {
        std::string out;
        for (const auto& tick : month_ticks(from, to, width)) out += tick.text + " ";
        return out;
    };
    EXPECT_EQ(texts(Month::of(2021, 1), Month::of(2035, 1), 160), "2025 2030 2035 ");
    EXPECT_EQ(texts(Month::of(2021, 1), Month::of(2024, 6), 400), "2021 2022 2023 2024 ");
    EXPECT_EQ(texts(Month::of(2021, 3), Month::of(2021, 9), 200), "2021-03 2021-09 ");
    EXPECT_EQ(texts(Month::of(2021, 3), Month::of(2021, 3), 200), "2021-03 ");
    EXPECT_EQ(month_name(Month::of(2022, 2)), "February 2022");
}

TEST(Axis, ColoursAreThoseOfThePageAndNeverRunOut) {
    EXPECT_EQ(shade("card"), "#ffffff");
    EXPECT_EQ(shade("p", 0).size(), 7U);
    EXPECT_NE(shade("p", 0), shade("p", 10)) << "past the end mixed with that of text";
    EXPECT_EQ(shade("p", 35).size(), 7U);
    EXPECT_EQ(text_on("#ffffff"), shade("text"));
    EXPECT_EQ(text_on("#000000"), shade("card"));
}

}  // namespace
}  // namespace multivector::test
