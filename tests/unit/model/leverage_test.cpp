// Leverage: -ln(1 - x) / (sigma - 1), its cap, the linear form, the weights, and what it means for influence.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

TEST(Leverage, IsTheGainsFromTiesFormula) {
    Small s({Role::none, Role::market}, {.powers = 2});
    s(Channel::substitution, 0) = 3;
    s(Channel::substitution, 1) = 1.5;
    s(Channel::weight, 0, 0) = 0.2;
    s(Channel::weight, 0, 1) = 0.6;  // a quarter and three quarters
    Bench bench(s.scenario);
    const double tie[] = {0.5, 0.2, 0.3, 0.99};
    for (std::size_t c = 0; c < 4; ++c) bench.now.tie[c] = One(tie[c]);
    Frame<One> f = bench.frame();
    leverage_phase(f);
    const double first[] = {-std::log(0.5) / 2, -std::log(0.8) / 0.5},
                 second[] = {-std::log(0.7) / 2, -std::log(0.03) / 0.5};
    EXPECT_NEAR(bench.month.leverage_d[0][0], first[0], 1e-14);
    EXPECT_NEAR(bench.month.leverage_d[1][0], first[1], 1e-14);
    EXPECT_NEAR(bench.month.leverage_d[2][0], second[0], 1e-14);
    EXPECT_NEAR(bench.month.leverage_d[3][0], second[1], 1e-14);  // x is capped at 0.97
    const double whole = 0.25 * first[0] + 0.75 * first[1];
    EXPECT_NEAR(bench.month.leverage[0][0], whole, 1e-14);
    EXPECT_NEAR(bench.month.loss[0][0], std::exp(-whole), 1e-14);
    EXPECT_NEAR(bench.month.leverage[1][0], 0.25 * second[0] + 0.75 * second[1], 1e-14);
}

TEST(Leverage, IsTheShareOverTheElasticityInTheLinearForm) {
    Small s({Role::none, Role::market}, {.powers = 2});
    s.scenario.model.leverage = LeverageForm::linear_share;
    s(Channel::substitution, 0) = 3;
    s(Channel::substitution, 1) = 1.5;
    s(Channel::weight, 0, 0) = 0.2;
    s(Channel::weight, 0, 1) = 0.6;
    Bench bench(s.scenario);
    const double tie[] = {0.5, 0.2, 0.3, 0.99};
    for (std::size_t c = 0; c < 4; ++c) bench.now.tie[c] = One(tie[c]);
    Frame<One> f = bench.frame();
    leverage_phase(f);
    EXPECT_NEAR(bench.month.leverage_d[0][0], 0.25, 1e-15);  // 0.5 / 2
    EXPECT_NEAR(bench.month.leverage_d[1][0], 0.4, 1e-15);   // 0.2 / 0.5
    EXPECT_NEAR(bench.month.leverage_d[2][0], 0.15, 1e-15);
    EXPECT_NEAR(bench.month.leverage_d[3][0], 1.98, 1e-15);  // no cap
    EXPECT_NEAR(bench.month.leverage[0][0], 0.3625, 1e-15);  // 0.25 * 0.25 + 0.75 * 0.4
    EXPECT_NEAR(bench.month.loss[0][0], std::exp(-0.3625), 1e-15);
}

/// A slope is the derivative of what is lost: the difference over a small step says so in either form.
TEST(Leverage, HasTheSlopeThatThePosturesReckonWith) {
    for (const LeverageForm form : {LeverageForm::gains_from_ties, LeverageForm::linear_share}) {
        World w;
        w.model.leverage = form;
        for (const double x : {0.01, 0.4, 0.9}) {
            const double step = 1e-6;
            const One up = loss_of_share(w, One(x + step)), down = loss_of_share(w, One(x - step));
            EXPECT_NEAR(slope_of_loss(w, One(3.0), One(x))[0], 3 * (up[0] - down[0]) / (2 * step), 1e-6);
        }
    }
}

TEST(Leverage, IsNearlyTheShareOverTheElasticityWhereTiesAreSmall) {
    Small s({Role::none}, {.powers = 1});
    s.all(Channel::tie, 1e-5);
    s(Channel::substitution, 0) = 5;
    Bench bench(s.scenario);
    Frame<One> f = bench.frame();
    leverage_phase(f);
    EXPECT_NEAR(bench.month.leverage[0][0], 1e-5 / 4, 1e-10);
}

}  // namespace
}  // namespace multivector::test
