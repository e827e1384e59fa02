// Attention: a_p += (a*_p - a_p) / T_a, a*_p = (multiplier / (1 + Z)) relative to the base.

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

Small two_theatres() {
    Small s({Role::none}, {.powers = 2, .theatres = 2});
    s(Parameter::attention_time) = 4;
    return s;
}

double attention_after_a_month(Bench& bench, int power) {
    Frame<One> f = bench.frame();
    attention_phase(f);
    return bench.next.attention[z(power)][0];
}

TEST(Attention, StaysAtOneAtTheBase) {
    Small s = two_theatres();
    s(Channel::theatre_demand, 0, 0) = 0.7;
    s(Channel::theatre_demand, 1, 0) = 0.4;
    Bench bench(s.scenario);
    EXPECT_EQ(attention_after_a_month(bench, 0), 1.0);
    EXPECT_EQ(attention_after_a_month(bench, 1), 1.0);
}

TEST(Attention, CountsItsMultiplierFromTheBase) {
    Small s = two_theatres();
    s(Channel::attention, 0) = 0.8;
    Bench bench(s.scenario);
    EXPECT_EQ(attention_after_a_month(bench, 0), 1.0);
    bench.input(Channel::attention, 0) = One(0.4);
    EXPECT_NEAR(attention_after_a_month(bench, 0), 1 - 0.5 / 4, 1e-15);
}

TEST(Attention, FallsAQuarterOfTheWayAMonth) {
    Small s = two_theatres();
    s(Channel::theatre_demand, 0, 0) = 0.25;  // load at the base 1.25
    Bench bench(s.scenario);
    bench.input(Channel::theatre_demand, 0) = One(1.0);
    bench.input(Channel::theatre_demand, 2) = One(0.5);  // load 1 + 1 + 0.5 = 2.5: a* = 1.25 / 2.5 = 0.5
    EXPECT_NEAR(attention_after_a_month(bench, 0), 1 - 0.5 / 4, 1e-15);
    EXPECT_EQ(attention_after_a_month(bench, 1), 1.0);
    bench.now = bench.next;
    EXPECT_NEAR(attention_after_a_month(bench, 0), 0.875 - 0.375 / 4, 1e-15);
}

TEST(Attention, FollowsItsMultiplierAndStopsAtOneAndAHalf) {
    Small s = two_theatres();
    s(Channel::theatre_demand, 0, 0) = 1;
    s(Parameter::attention_time) = 1;
    Bench bench(s.scenario);
    bench.input(Channel::attention, 0) = One(1.2);
    EXPECT_NEAR(attention_after_a_month(bench, 0), 1.2, 1e-15);
    bench.input(Channel::theatre_demand, 0) = One(0.0);  // a* = 1.2 * 2 / 1
    EXPECT_EQ(attention_after_a_month(bench, 0), 1.5);
    bench.input(Channel::attention, 0) = One(0.0);  // withdrawal: above 0, so that its logarithm stays finite
    EXPECT_GT(attention_after_a_month(bench, 0), 0.0);
    EXPECT_LT(attention_after_a_month(bench, 0), 1e-3);
}

}  // namespace
}  // namespace multivector::test
