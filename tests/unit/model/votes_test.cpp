// Votes on dated issues and the choice of a host for mediation.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

double logistic_of(double x) { return 1 / (1 + std::exp(-x)); }

Quantity number(double value) {
    Quantity q;
    q.value = value;
    return q;
}

/// One state, two powers, a domain of diplomacy. North's position is -1, South's 0.5.
class Vote : public testing::Test {
protected:
    Vote() : bench_(scenario()) {
        bench_.month.deference = {One(0.2), One(-0.1)};
        bench_.month.hazard = {One(0.03), One(0.01)};
        bench_.month.leverage = {One(0.5), One(0.2)};
        bench_.now.tie = {One(0.3), One(0.15)};
    }
    static Scenario scenario() {
        Small s({Role::diplomacy}, {.powers = 2});
        Issue& issue = s.scenario.issues.emplace_back();
        issue.id = "issue";
        issue.date = s.scenario.base + 2;
        issue.position = {number(-1), number(0.5)};
        issue.norm = {number(0.6)};
        issue.weight = {number(0.9)};
        s(Parameter::vote_deference) = 1.1;
        s(Parameter::vote_hazard) = 0.8;
        s(Parameter::vote_ties) = 0.7;
        s(Parameter::coercion_memory) = 24;
        s(Parameter::vote_slope) = 3;
        s(Parameter::vote_cut) = 0.4;
        return s.scenario;
    }
    std::vector<double> in_month(int month) {
        Frame<One> f = bench_.frame(month);
        mediation_and_votes_phase(f);
        return plain(bench_.month.vote);
    }
    Bench bench_;
};

TEST_F(Vote, WeighsTheNormAgainstDeferenceFearAndTies) {
    const double north = 1.1 * 0.2 + 0.8 * 0.03 * 0.5 * 12 + 0.7 * 0.3;  // 12 M_C / 24
    const double south = 1.1 * -0.1 + 0.8 * 0.01 * 0.2 * 12 + 0.7 * 0.15;
    const double latent = 0.9 * 0.6 - north + 0.5 * south;
    const double no = logistic_of(-0.4 - 3 * latent), yes = 1 - logistic_of(0.4 - 3 * latent);
    const auto got = in_month(2);
    EXPECT_NEAR(got[0], yes, 1e-14);
    EXPECT_NEAR(got[1], 1 - yes - no, 1e-14);
    EXPECT_NEAR(got[2], no, 1e-14);
    EXPECT_NEAR(got[0] + got[1] + got[2], 1, 1e-15);
}

TEST_F(Vote, IsHeldInItsMonthAlone) {
    EXPECT_EQ(in_month(1), (std::vector<double>{0, 0, 0}));
    EXPECT_GT(in_month(2)[1], 0.1);
    EXPECT_EQ(in_month(3), (std::vector<double>{0, 0, 0}));
}

/// Two states; the powers mind each other's by 0.5.
class Mediation : public testing::Test {
protected:
    static Scenario scenario() {
        Small s({Role::diplomacy}, {.states = 2, .powers = 2});
        s(Channel::rivalry, 0, 1) = 0.5;
        s.scenario.conflicts.push_back({"conflict", 0, 1, s.scenario.base + 1, number(0.3), {}});
        s(Parameter::mediation_slope) = 5;
        s(Parameter::mediation_pulse) = 0.1;
        s(Parameter::usefulness_memory) = 24;
        return s.scenario;
    }
    explicit Mediation(bool mean_field = true) : bench_(scenario(), mean_field) {
        bench_.now.standing = bench_.next.standing = {One(0.8), One(0.9)};
        bench_.now.tie = {One(0.3), One(0.12), One(0.05), One(0.4)};
        bench_.month.deference = {One(0.4), One(0.1), One(0.0), One(0.0)};
        for (One& h : bench_.now.hosted) h = One(0.5);
    }
    void in_month(int month) {
        Frame<One> f = bench_.frame(month);
        mediation_and_votes_phase(f);
    }
    // N min(x) / 0.2 - |v - v| rho+ - bar.
    static inline const double kFirst = std::exp(5 * (0.8 * 0.12 / 0.2 - 0.3 * 0.5 - 0.3));
    static inline const double kSecond = std::exp(5 * (0.9 * 0.05 / 0.2 - 0.3));
    static inline const double kTotal = 1 + kFirst + kSecond;
    Bench bench_;
};

TEST_F(Mediation, IsSharedAmongHostsAndTheOutside) {
    in_month(1);
    EXPECT_NEAR(bench_.month.hosted[0][0], kFirst / kTotal, 1e-14);
    EXPECT_NEAR(bench_.month.hosted[1][0], kSecond / kTotal, 1e-14);
    EXPECT_NEAR(bench_.next.standing[0][0], 0.8 + 0.1 * kFirst / kTotal, 1e-14);
    const double kept = 0.5 * std::exp(-1.0 / 24);
    EXPECT_NEAR(bench_.next.hosted[0][0], kept + kFirst / kTotal, 1e-14);
    EXPECT_NEAR(bench_.next.hosted[1][0], kept + kFirst / kTotal, 1e-14);
    EXPECT_NEAR(bench_.next.hosted[2][0], kept + kSecond / kTotal, 1e-14);
}

TEST_F(Mediation, IsALogisticForASingleState) {
    bench_.now.standing[1] = One(-1e6);
    in_month(1);
    EXPECT_NEAR(bench_.month.hosted[0][0], logistic_of(std::log(kFirst)), 1e-14);
}

TEST_F(Mediation, LeavesOtherMonthsAlone) {
    in_month(0);
    EXPECT_EQ(plain(bench_.month.hosted), (std::vector<double>{0, 0}));
    EXPECT_NEAR(bench_.next.hosted[0][0], 0.5 * std::exp(-1.0 / 24), 1e-15);
    EXPECT_EQ(bench_.next.standing[0][0], 0.8);
}

TEST_F(Mediation, StandingStopsAtOne) {
    bench_.next.standing[0] = One(0.999);
    in_month(1);
    EXPECT_EQ(bench_.next.standing[0][0], 1.0);
}

class DrawnMediation : public Mediation {
protected:
    DrawnMediation() : Mediation(false) {}
    std::vector<double> host(double uniform) {
        bench_.luck.mediation[0] = One(uniform);
        in_month(1);
        return plain(bench_.month.hosted);
    }
};

TEST_F(DrawnMediation, HasOneHostAtMost) {
    const double first = kFirst / kTotal, both = (kFirst + kSecond) / kTotal;
    EXPECT_EQ(host(first - 1e-9), (std::vector<double>{1, 0}));
    EXPECT_EQ(host(first + 1e-9), (std::vector<double>{0, 1}));
    EXPECT_EQ(host(both - 1e-9), (std::vector<double>{0, 1}));
    EXPECT_EQ(host(both + 1e-9), (std::vector<double>{0, 0}));
}

/// Four states and a power. States 0 and 1 quarrel; both have ties with 2, only state 0 has some with 3.
Small quarrel() {
    Small s({Role::market, Role::diplomacy}, {.states = 4, .powers = 1});
    Conflict& c = s.scenario.conflicts.emplace_back();
    c.id = "border";
    c.of_states = true;
    c.first = 0;
    c.second = 1;
    c.date = s.scenario.base + 1;
    c.bar.value = 0.1;
    s(Channel::neighbour, 0, 2) = 0.1;
    s(Channel::neighbour, 1, 2) = 0.3;
    s(Channel::neighbour, 0, 3) = 0.4;
    s(Parameter::neighbour_distance) = 0.5;
    return s;
}

/// Talks in a month in which state 0 has come nearer to 2; deference to the power is .1, .3, .15 and .1.
class TalksOfStates : public testing::Test {
protected:
    explicit TalksOfStates(bool mean_field = true) : bench_(quarrel().scenario, mean_field) {
        bench_.now.nearness[0] = One(0.3);
        bench_.now.standing = {One(0.5), One(0.5), One(0.9), One(0.8)};
        bench_.run_before("mediation and votes", 1);
        bench_.month.deference = {One(0.1), One(0.3), One(0.15), One(0.1)};
        bench_.next.standing = bench_.now.standing;
        Frame<One> f = bench_.frame(1);
        mediation_and_votes_phase(f);
    }
    // Outside of the power each has 0.8 of its ties: state 0 an eighth of that with 2 and half with 3, state 1 three eighths with 2.
    static inline const double kNearer = 0.125 * std::exp(0.3), kHeld = 0.8 * kNearer / (0.375 + kNearer + 0.5);
    static inline const double kKnown = kHeld / 0.2;  // state 1 has more with it
    static inline const double kThird = kKnown * std::exp(5 * (0.9 * kKnown - (0.15 - 0.05) - 0.1));
    Bench bench_;
};

TEST_F(TalksOfStates, AreHostedByWhomBothKnowAndNeitherMistrusts) {
    ASSERT_LT(kKnown, 1);
    ASSERT_LT(kHeld, 0.3);
    EXPECT_EQ(bench_.month.hosted[0][0], 0);
    EXPECT_EQ(bench_.month.hosted[1][0], 0);
    EXPECT_NEAR(bench_.month.hosted[2][0], kThird / (1 + kThird), 1e-14);
    EXPECT_EQ(bench_.month.hosted[3][0], 0);  // state 1 has nothing to do with it
    EXPECT_NEAR(bench_.next.standing[2][0], 0.9 + 0.1 * kThird / (1 + kThird), 1e-14);
    EXPECT_EQ(bench_.next.standing[0][0], 0.5);
    for (const One& hosted : bench_.next.hosted) EXPECT_EQ(hosted[0], 0);  // of no more use to the power
}

class DrawnTalksOfStates : public TalksOfStates {
protected:
    DrawnTalksOfStates() : TalksOfStates(false) {}
};

TEST_F(DrawnTalksOfStates, HaveOneHostAtMostAndNoParty) {
    for (const double u : {0.0, 0.3, 0.999}) {
        bench_.luck.mediation[0] = One(u);
        Frame<One> f = bench_.frame(1);
        mediation_and_votes_phase(f);
        EXPECT_EQ(plain(bench_.month.hosted), (std::vector<double>{0, 0, u < kThird / (1 + kThird) ? 1.0 : 0, 0}));
    }
}

}  // namespace
}  // namespace multivector::test
