// Grades and their grounds, by hand.

#include <cmath>

#include <gtest/gtest.h>

#include "patterns/grade.hpp"

namespace multivector::patterns {
namespace {

TEST(Estimate, OfFourDraws) {
    // mean 5/4; squares .0625 + .5625 + 3.0625 + 5.0625 = 8.75; half = 3.182 sqrt(8.75/3/4)
    const Estimate e = estimate(std::vector<double>{1, 2, 3, -1}, 1, 0);
    EXPECT_DOUBLE_EQ(e.mean, 1.25);
    EXPECT_DOUBLE_EQ(e.right, 0.75);
    EXPECT_NEAR(e.high - e.mean, 3.182 * std::sqrt(8.75 / 12), 0.01);
    EXPECT_NEAR(e.mean - e.low, e.high - e.mean, 1e-12);
    EXPECT_DOUBLE_EQ(estimate(std::vector<double>{1, 2, 3, -1}, -1, 0).right, 0.25);
}

TEST(Estimate, OneDrawTellsNoInterval) {
    const Estimate e = estimate(std::vector<double>{2}, 1, 0);
    EXPECT_TRUE(std::isinf(e.low) && std::isinf(e.high));
    EXPECT_EQ(grade_of(e, 1, 0), Grade::weak);
}

TEST(Estimate, RoundingIsNoEffect) {
    EXPECT_FALSE(as_expected(5e-7, 1, 0));
    EXPECT_FALSE(as_expected(0, 1, 0));
    EXPECT_FALSE(as_expected(0, -1, 0));
    EXPECT_TRUE(as_expected(-2e-6, -1, 0));
}

TEST(Estimate, StayingMeansWithin) {
    EXPECT_TRUE(as_expected(0.01, 0, 0.01));
    EXPECT_TRUE(as_expected(-0.01, 0, 0.01));
    EXPECT_FALSE(as_expected(0.011, 0, 0.01));
    EXPECT_TRUE(is_sure({0, -0.01, 0.01, 1}, 0, 0.01));
    EXPECT_FALSE(is_sure({0, -0.02, 0.01, 1}, 0, 0.01));
}

TEST(Grade, NeedsBothTheShareAndTheInterval) {
    EXPECT_EQ(grade_of({0.1, 0.05, 0.15, 0.9}, 1, 0), Grade::pass);
    EXPECT_EQ(grade_of({0.1, 0.05, 0.15, 0.89}, 1, 0), Grade::weak);
    EXPECT_EQ(grade_of({0.1, -0.01, 0.2, 0.95}, 1, 0), Grade::weak);
    EXPECT_EQ(grade_of({0.1, 0.05, 0.15, 0.6}, 1, 0), Grade::weak);
    EXPECT_EQ(grade_of({0.1, 0.05, 0.15, 0.59}, 1, 0), Grade::fail);
    EXPECT_EQ(grade_of({-0.1, -0.15, -0.05, 0.9}, -1, 0), Grade::pass);
    EXPECT_EQ(worse(Grade::pass, Grade::weak), Grade::weak);
    EXPECT_EQ(worse(Grade::fail, Grade::weak), Grade::fail);
}

TEST(Removal, IsTheShareThatGoes) {
    // means 2 and .5: three quarters go; the differences 1, 2 and 1.5 have the interval 1.5 -+ 4.303 * .5 / sqrt 3
    const Removal r = removal(std::vector<double>{1, 3, 2}, std::vector<double>{0, 1, 0.5}, 1);
    EXPECT_DOUBLE_EQ(r.removed, 0.75);
    EXPECT_TRUE(r.sure);
    EXPECT_FALSE(removal(std::vector<double>{1, 3, 2}, std::vector<double>{0, 1, 0.5}, -1).sure);
    EXPECT_DOUBLE_EQ(removal(std::vector<double>{0, 0}, std::vector<double>{1, 1}, 1).removed, 0);
}

/// A pattern of two observables, the second one only shown, and what both show if all is well.
struct Case {
    Pattern pattern;
    std::vector<Shown> shown;
    Case() {
        pattern.observables.resize(2);
        pattern.observables[1].required = false;
        Shown good;
        good.grade = good.wild_grade = Grade::pass;
        good.behaves = true;
        good.without.push_back({{}, {}, {0.6, true}});
        shown = {good, good};
    }
    [[nodiscard]] Verdict judged() const { return verdict(pattern, shown); }
};

TEST(Verdict, TakesTheWorstOfTheRequired) {
    Case c;
    EXPECT_EQ(c.judged().grade, Grade::pass);
    EXPECT_TRUE(c.judged().wild_passes);
    c.shown[1].grade = Grade::fail;
    EXPECT_EQ(c.judged().grade, Grade::pass);
    c.pattern.observables[1].required = true;
    EXPECT_EQ(c.judged().grade, Grade::fail);
    EXPECT_EQ(c.judged().ground, Ground::none);
}

TEST(Verdict, TellsTheGround) {
    Case c;
    EXPECT_EQ(c.judged().ground, Ground::explained);
    c.shown[0].without[0].removal = {0.49, true};
    EXPECT_EQ(c.judged().ground, Ground::unexplained);
    c.shown[0].without.push_back({{}, {}, {0.9, true}});
    EXPECT_EQ(c.judged().ground, Ground::explained);
    c.shown[0].without[1].removal.sure = false;
    EXPECT_EQ(c.judged().ground, Ground::unexplained);
    c.shown[0].behaves = false;
    EXPECT_EQ(c.judged().ground, Ground::arithmetic);
    c.pattern.observables[1].required = true;
    EXPECT_EQ(c.judged().ground, Ground::partly);  // the second behaves and goes with the mechanism
    EXPECT_EQ(c.judged().claims, 2);
    EXPECT_EQ(c.judged().behaving, 1);
    EXPECT_EQ(c.judged().explained, 1);
    c.shown[1].behaves = false;
    EXPECT_EQ(c.judged().ground, Ground::arithmetic);
    c.pattern.observables[1].required = false;
    c.pattern.observables[0].expect = Expect::stays;
    EXPECT_EQ(c.judged().ground, Ground::none);
}

TEST(Verdict, WantOfAMechanismFails) {
    Case c;
    c.pattern.lacks = "something";
    EXPECT_EQ(c.judged().grade, Grade::fail);
    EXPECT_FALSE(c.judged().wild_passes);
    c.pattern = {};
    EXPECT_EQ(c.judged().grade, Grade::fail);
}

}  // namespace
}  // namespace multivector::patterns
