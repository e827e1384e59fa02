#include "report/numbers.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace multivector::reporting {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

TEST(Columns, KeepFourDigitsOfTheLargest) {
    Json out;
    add_columns(out, {{"mean", {0.356271, 0.01}}, {"q95", {0.5, -0.25}}});
    EXPECT_EQ(out.dump(), R"({"exponent":-4,"mean":[3563,100],"q95":[5000,-2500]})");
    Json large;
    add_columns(large, {{"mean", {123456.0, 9.0}}});
    EXPECT_EQ(large.dump(), R"({"exponent":2,"mean":[1235,0]})");
}

TEST(Columns, WhatIsNotKnownIsNullAndWithoutAnyTheColumnIsLeftOut) {
    Json out;
    add_columns(out, {{"mean", {kUnknown, 0.5}}, {"low", {kUnknown, kUnknown}}, {"high", {}}});
    EXPECT_EQ(out.dump(), R"({"exponent":-4,"mean":[null,5000]})");
}

TEST(Columns, SharesOfRunsHaveAScaleOfTheirOwn) {
    Json out;
    add_columns(out, {{"effect", {0.00001}}, {"share_higher", {0.985}}});
    EXPECT_EQ(out.dump(), R"({"exponent":-8,"effect":[1000],"share_higher":[985]})");
}

TEST(Columns, NothingButZerosIsFine) {
    Json out;
    add_columns(out, {{"mean", {0.0, -0.0}}});
    EXPECT_EQ(out.dump(), R"({"exponent":0,"mean":[0,0]})");
}

}  // namespace
}  // namespace multivector::reporting
