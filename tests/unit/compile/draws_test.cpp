// How uncertain numbers are drawn: the normal distribution, even ranges, and the record of the values.

#include "compile/draws.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "engine/draws.hpp"
#include "model/inputs.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

TEST(NormalCdf, HasTheTabledValues) {
    EXPECT_NEAR(normal_cdf(0), 0.5, 1e-15);
    EXPECT_NEAR(normal_cdf(1), 0.8413447460685429, 1e-15);
    EXPECT_NEAR(normal_cdf(-1), 0.15865525393145705, 1e-15);
    EXPECT_NEAR(normal_cdf(1.96), 0.9750021048517795, 1e-15);
    EXPECT_NEAR(normal_cdf(-1.96), 0.024997895148220435, 1e-15);
    EXPECT_NEAR(normal_cdf(3), 0.9986501019683699, 1e-15);
}

TEST(NormalCdf, KeepsItsDigitsInTheLowerTail) {
    EXPECT_NEAR(normal_cdf(-3) / 0.0013498980316300946, 1, 1e-12);
    EXPECT_NEAR(normal_cdf(-5) / 2.866515718791939e-07, 1, 1e-12);
    EXPECT_NEAR(normal_cdf(-6) / 9.865876450376981e-10, 1, 1e-12);
    EXPECT_GE(normal_cdf(-40), 0);
    EXPECT_LT(normal_cdf(-40), 1e-60);
    EXPECT_EQ(normal_cdf(40), 1);
}

TEST(NormalCdf, IsSymmetricAndRises) {
    double last = 0;
    for (int k = -80; k <= 80; ++k) {
        const double p = normal_cdf(0.1 * k);
        EXPECT_GT(p, last) << k;
        EXPECT_NEAR(p + normal_cdf(-0.1 * k), 1, 1e-15) << k;
        last = p;
    }
}

Quantity& quantity(Small& s, Channel c, std::size_t cell) {
    return s.scenario.inputs[static_cast<std::size_t>(c)].at(cell);
}

Quantity spread(Spread kind, double value, double low, double high, double deviation = 0) {
    Quantity q;
    q.value = value;
    q.low = low;
    q.high = high;
    q.ranged = q.stated = true;
    q.spread = kind;
    q.deviation = deviation;
    return q;
}

/// The value where a uniform number is u.
double at(const Quantity& q, double u) { return drawn(draw_of(q, 0, 1, false), One(u))[0]; }

TEST(DrawOf, AnEvenRangeIsEvenWhateverItsWidth) {
    const auto q = spread(Spread::uniform, 5.5, 1, 10);  // a factor of ten
    EXPECT_EQ(draw_of(q, 0, 1, false).kind, DrawKind::linear);
    EXPECT_NEAR(at(q, 1e-12), 1, 1e-10);
    EXPECT_NEAR(at(q, 0.25), 3.25, 1e-14);
    EXPECT_NEAR(at(q, 0.5), 5.5, 1e-14);
    EXPECT_NEAR(at(q, 0.9), 9.1, 1e-14);
}

TEST(DrawOf, AnAssumptionHasHalfOfItsDrawsOnEachSide) {
    const auto even = spread(Spread::around, 2, 1, 3.5);
    EXPECT_NEAR(at(even, 0.25), 1.5, 1e-14);
    EXPECT_NEAR(at(even, 0.5), 2, 1e-14);
    EXPECT_NEAR(at(even, 0.75), 2.75, 1e-14);
    const auto factor = spread(Spread::around, 2, 1, 8);
    EXPECT_EQ(draw_of(factor, 0, 1, false).kind, DrawKind::logarithmic);
    EXPECT_NEAR(at(factor, 0.25), std::sqrt(2.0), 1e-14);
    EXPECT_NEAR(at(factor, 0.75), 4, 1e-14);
}

TEST(DrawOf, ANormalIsCutAtItsBounds) {
    const auto q = spread(Spread::normal, 10, 8, 12, 2);  // one deviation on each side
    const double below = 0.15865525393145705, inside = 0.8413447460685429 - below;
    EXPECT_NEAR(at(q, 0.5), 10, 1e-13);
    EXPECT_NEAR(at(q, 1e-15), 8, 1e-12);
    EXPECT_NEAR(at(q, 1 - 1e-15), 12, 1e-12);
    EXPECT_GE(at(q, 1e-300), 8);
    EXPECT_LE(at(q, 1 - 0x1p-53), 12);
    // Below 11, half a deviation up, lies 0.6914624612740131 of the whole distribution.
    EXPECT_NEAR(at(q, (0.6914624612740131 - below) / inside), 11, 1e-13);
}

TEST(DrawOf, ANormalCutOnOneSideLeansToTheOther) {
    // Nothing below the mean: the median of the upper half is 0.6744897501960817 deviations up.
    EXPECT_NEAR(at(spread(Spread::normal, 10, 10, 22, 2), 0.5), 10 + 2 * 0.6744897501960817, 1e-8);
    // As good as uncut: six deviations.
    EXPECT_NEAR(at(spread(Spread::normal, 0, -6, 6, 1), 0.975), 1.959963984540054, 1e-7);
}

TEST(DrawnValues, AreThoseThatARunHas) {
    Small s({Role::none}, {.powers = 3});
    quantity(s, Channel::budget, 0) = spread(Spread::normal, 1, 0.5, 1.5, 0.3);
    quantity(s, Channel::budget, 1) = spread(Spread::uniform, 1, 0.5, 1.5);
    quantity(s, Channel::budget, 2) = spread(Spread::around, 1, 0.25, 1.5);
    const World w = compile(s.scenario);
    for (const auto& [mode, inputs] : {std::pair(DrawMode::fixed, InputMode::fixed), std::pair(DrawMode::world, InputMode::world),
                                       std::pair(DrawMode::all, InputMode::all)}) {
        for (std::uint32_t number : {0U, 1U, 77U}) {
            Inputs<One> in;
            draw_inputs(w, Streams<One>(5, &number), mode, in);
            const auto values = drawn_values(w, 5, inputs, number);
            ASSERT_EQ(values.size(), w.draws.size());
            for (std::size_t k = 0; k < values.size(); ++k)
                EXPECT_EQ(values[k], in.base[static_cast<std::size_t>(w.draws[k].slot)][0]) << w.draws[k].path;
        }
    }
    EXPECT_NE(drawn_values(w, 5, InputMode::world, 0), drawn_values(w, 5, InputMode::world, 1));
    EXPECT_NE(drawn_values(w, 5, InputMode::world, 0), drawn_values(w, 6, InputMode::world, 0));
}

TEST(DrawnValues, OfParametersAreTakenOnlyWhenAllAreDrawn) {
    Small s({Role::none}, {.powers = 1});
    const World w = compile(s.scenario);
    for (const Draw& draw : w.draws) {
        EXPECT_FALSE(is_drawn(draw, InputMode::fixed));
        EXPECT_EQ(is_drawn(draw, InputMode::world), !draw.parameter);
        EXPECT_TRUE(is_drawn(draw, InputMode::all));
    }
}

}  // namespace
}  // namespace multivector::test
