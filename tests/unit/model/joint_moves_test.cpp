// Joint moves: what they are worth, what the base month reveals, when a state thinks of them and what it does.

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

constexpr double kHorizon = 1 - 0.15009463529699921;  // H_d = 1 - 0.9^18
constexpr std::size_t kAlign = 0, kHedge = 1, kNeutral = 2, kBalance = 3;

/// One state whose only domain is a market with ties of 0.2 with each power; nothing but what a test switches on has a weight.
Small alone(int powers = 2) {
    Small s({Role::market}, {.states = 1, .powers = powers, .threats = 1});
    s(Channel::gain, 0) = 0;
    for (const Parameter p : {Parameter::dependence_weight, Parameter::sovereignty_weight, Parameter::coercion_weight,
                              Parameter::resistance_weight, Parameter::inducement_weight, Parameter::switching_weight})
        s(p) = 0;
    s(Parameter::joint_review) = 0.5;
    s.scenario.moves = {{"lean", kAlign, {}, {}}};
    return s;
}

/// A state of two domains with all its terms, and moves of every kind.
Small whole() {
    Small s({Role::security, Role::market}, {.states = 2, .powers = 3, .threats = 1});
    s.all(Channel::sphere, 1);
    s(Channel::rivalry, 0, 1) = s(Channel::rivalry, 1, 0) = 0.8;
    s(Parameter::joint_review) = 1;
    s.scenario.moves = {{"hedge_all", {}, {}, kHedge}, {"lean", kAlign, {}, {}}, {"side", kAlign, {}, kNeutral}, {"turn", kAlign, kBalance, {}}};
    return s;
}

/// The frame of a month up to what a state knows when it weighs joint moves.
Frame<One> weighed(Bench& bench, int month = 0) {
    bench.run_before("postures", month);
    Frame<One> f = bench.frame(month);
    present_targets(f);
    utilities(f);
    return f;
}

std::vector<double> values(Bench& bench) {
    Frame<One> f = weighed(bench);
    Row<One> out;
    joint_values(f, 0, Weights::declared, out);
    return plain(out);
}

/// Affinities of the cell of a power: what a move is worth beside the terms that a test is about.
double liked(const Bench& bench, int p, double e, double v) {
    const std::size_t c = z(bench.world.n.ipd(0, p, 0));
    return bench.rest.affinity_e[c][0] * e + bench.rest.affinity_v[c][0] * v;
}

TEST(JointMoves, AreOneForEveryPowerOrPairOfPowers) {
    const World w = compile(whole().scenario);
    ASSERT_EQ(w.joint_moves.size(), 1U + 3 + 3 + 6);
    EXPECT_EQ(w.joint_moves[0].posture, (std::vector<int>{1, 1, 1}));
    EXPECT_EQ(w.joint_moves[2].posture, (std::vector<int>{-1, 0, -1}));
    EXPECT_EQ(w.joint_moves[4].posture, (std::vector<int>{0, 2, 2}));
    EXPECT_EQ(w.joint_moves[8].posture, (std::vector<int>{0, -1, 3}));
    Small two = alone();
    two.scenario.moves = {{"lean", kAlign, {}, {}}, {"side", kAlign, {}, kNeutral}, {"turn", kAlign, kNeutral, {}}};
    EXPECT_EQ(compile(two.scenario).joint_moves.size(), 4U);  // to turn against the only other is to take a side
    Small one = alone(1);
    one.scenario.moves = {{"turn", kAlign, kBalance, {}}, {"side", kAlign, {}, kNeutral}};
    EXPECT_EQ(compile(one.scenario).joint_moves.size(), 1U);
    one(Parameter::joint_review) = 0;
    EXPECT_TRUE(compile(one.scenario).joint_moves.empty());
}

TEST(JointMoves, TowardTheOnlyPowerAreWorthWhatThePostureIs) {
    Small s = alone(1);
    s(Channel::gain, 0) = 2;
    s(Parameter::dependence_weight) = 0.6;
    s(Parameter::sovereignty_weight) = 0.05;
    s(Parameter::inducement_weight) = 0.02;
    s(Parameter::switching_weight) = 0.01;
    s.scenario.moves.push_back({"turn", kBalance, {}, {}});
    Bench bench(s.scenario);
    bench.now.engagement[0] = One(0.6);  // as if it had hedged for long
    bench.now.deference[0] = One(0.0);
    const std::vector<double> got = values(bench);
    const auto u = [&](std::size_t k) { return bench.month.utility[k][0]; };
    EXPECT_NEAR(got[0], u(kAlign) - u(kHedge) - 0.01 * 1.4, 1e-15);
    EXPECT_NEAR(got[1], u(kBalance) - u(kHedge) - 0.01 * 2.6, 1e-15);
}

TEST(JointMoves, ShareOneGravity) {
    Small s = alone();
    s(Channel::gain, 0) = 2;
    s.scenario.moves = {{"side", kAlign, {}, kBalance}};
    Bench bench(s.scenario);
    const double toward = 0.2 * std::exp(0.3 * (1 - 0.45)), from = 0.2 * std::exp(0.3 * (-1 - 0.45)), all = 0.6 + toward + from;
    const double x = 0.2 + kHorizon * (toward / all - 0.2), y = 0.2 + kHorizon * (from / all - 0.2), own = 1 - x - y;
    const double apart = x * std::log(x / 0.2) + y * std::log(y / 0.2) + own * std::log(own / 0.6);
    const double v = bench.rest.deference[0][0];
    const double beside = liked(bench, 0, 1 - 0.45, 1 - v) + liked(bench, 1, -1 - 0.45, -1 - v);
    EXPECT_NEAR(values(bench)[0], -2.0 / (3 - 1) * apart + beside, 1e-14);
}

TEST(JointMoves, TakeTheWholeCurveOfTheHazard) {
    Small s = alone();
    s.all(Channel::sphere, 1);
    s(Channel::engagement_effect, 0) = 0;  // ties stay as they are
    s(Parameter::coercion_weight) = 0.3;
    s(Channel::rivalry, 1, 0) = 0.7;
    Bench bench(s.scenario);
    const double got = values(bench)[0], lost = -std::log(0.8) / 2, v = bench.month.deference[0][0];
    const auto hazard = [&](std::size_t p, double more) {
        const double s_ip = bench.month.hazard[p][0] / 0.1;
        return 0.1 / (1 + std::exp(-(std::log(s_ip / (1 - s_ip)) + 6 * more)));
    };
    const double then = (v + 1) / 2;  // toward power 0, half way from where it is
    const double appeased = hazard(0, v - then) - hazard(0, 0);
    const double minded = hazard(1, 0.6 * 0.7 * (std::max(then, 0.0) - std::max(v, 0.0))) - hazard(1, 0);
    EXPECT_LT(appeased, 0);
    EXPECT_GT(minded, 0);
    EXPECT_NEAR(got, -0.3 * 24 * lost * (appeased + minded) + liked(bench, 0, 1 - 0.45, 1 - v), 1e-14);
}

TEST(JointMoves, CostWhatEverySwitchCosts) {
    Small s = alone();
    s.scenario.moves = {{"all", {}, {}, kBalance}};
    Bench free(s.scenario);
    s(Parameter::switching_weight) = 0.02;
    Bench bound(s.scenario);
    bound.rest.affinity_e = free.rest.affinity_e;
    bound.rest.affinity_v = free.rest.affinity_v;
    EXPECT_NEAR(values(free)[0] - values(bound)[0], 0.02 * 2 * (1 + 0.45 + 1 + free.now.deference[0][0]), 1e-15);
}

TEST(JointMoves, OfNothingAreWorthNothing) {
    Small s = whole();
    s.scenario.moves = {{"stay", {}, {}, kHedge}};
    Bench bench(s.scenario);
    for (One& e : bench.now.engagement) e = One(0.6);
    for (One& v : bench.now.deference) v = One(0.0);
    EXPECT_NEAR(values(bench)[0], 0, 1e-15);
}

TEST(JointMoves, LeaveAStateAtRestWhereItIs) {
    for (const double content : {0.5, 0.95}) {
        Small s = whole();
        s(Parameter::joint_content) = content;
        Bench bench(s.scenario);
        const std::size_t moves = bench.world.joint_moves.size();
        for (std::size_t i = 0; i < 2; ++i) {
            const auto first = bench.rest.course_left.begin() + static_cast<std::ptrdiff_t>(i * moves);
            double leaves = 0;
            for (auto it = first; it != first + static_cast<std::ptrdiff_t>(moves); ++it) leaves += (*it)[0];
            if (bench.rest.course[i][0] > 0) EXPECT_NEAR(leaves, 1 - content, 1e-12);
            else EXPECT_LE(leaves, 1 - content);
        }
        Small off = whole();
        off(Parameter::joint_review) = 0;
        Bench without(off.scenario);
        for (int m = 0; m < 24; ++m) {
            bench.step(m);
            without.step(m);
            for (const One& moved : bench.month.joint_move) EXPECT_NEAR(moved[0], 0, 1e-12);
        }
        for (std::size_t c = 0; c < bench.now.deference.size(); ++c) EXPECT_NEAR(bench.now.deference[c][0], without.now.deference[c][0], 1e-12);
    }
}

TEST(JointMoves, AreThoughtOverMoreOftenInACrisis) {
    Small s = alone();
    s(Parameter::joint_review) = 0.1;
    Bench bench(s.scenario);
    const auto review = [&] { return course_review(bench.frame(), 0)[0]; };
    bench.next = bench.now;
    EXPECT_NEAR(review(), 0.1, 1e-15);
    bench.now.coercion[1] = bench.rest.coercion[1] + One(0.2);
    EXPECT_NEAR(review(), 0.1 * (1 + 3 * 0.2), 1e-15);
    bench.next.threat[0] = bench.rest.threat[0] + One(0.3);
    EXPECT_NEAR(review(), 0.1 * (1 + 3 * 0.5), 1e-15);
    bench.next.threat[0] = bench.rest.threat[0] + One(7.0);
    EXPECT_NEAR(review(), 0.4, 1e-15);
    bench.now.coercion[1] = bench.rest.coercion[1] - One(0.01);
    bench.next.threat[0] = bench.rest.threat[0] - One(0.1);
    EXPECT_NEAR(review(), 0.1, 1e-15);
}

/// The chances of the joint moves of state 0.
std::vector<double> chances(Bench& bench) {
    Frame<One> f = weighed(bench);
    weigh_joint_moves(f, 0);
    return plain(bench.month.joint_chance);
}

/// The resting point of the whole state, but that it is drawn to the first power and away from the last, as the base month
/// does not show, until it moves about as often as not.
Rest<One> tempted() {
    Bench bench(whole().scenario);
    for (int step = 0; step < 200; ++step) {
        for (int d = 0; d < 2; ++d) {
            bench.rest.affinity_v[z(bench.world.n.ipd(0, 0, d))] += One(0.25 / bench.rest.sharpness[0][0]);
            bench.rest.affinity_v[z(bench.world.n.ipd(0, 2, d))] -= One(0.1 / bench.rest.sharpness[0][0]);
        }
        const std::vector<double> got = chances(bench);
        if (std::accumulate(got.begin(), got.end(), 0.0) > 0.4) break;
    }
    return bench.rest;
}

TEST(JointMoves, HappenAsFarAsTheyGainOnTheBase) {
    Bench bench(whole().scenario);
    bench.rest = tempted();
    const std::vector<double> got = chances(bench), worth = values(bench);
    const double sharp = bench.rest.sharpness[0][0], keep = bench.rest.course[0][0];
    double all = std::exp(sharp * keep), sum = 0;
    for (const double v : worth) all += std::exp(sharp * v);
    for (std::size_t m = 0; m < got.size(); ++m) {
        const double chance = std::exp(sharp * worth[m]) / all;
        EXPECT_NEAR(got[m], std::max(chance - bench.rest.course_left[m][0], 0.0), 1e-12);
        sum += got[m];
    }
    EXPECT_GT(sum, 0.3);
    EXPECT_LE(sum, 1);
    EXPECT_NEAR(bench.month.joint_move[0][0], sum, 1e-15);
}

TEST(JointMoves, MoveThatPartOfADistribution) {
    Bench bench(whole().scenario), still(whole().scenario);
    still.world.joint_moves.clear();
    bench.rest = still.rest = tempted();
    const std::vector<double> got = chances(bench);
    for (Bench* b : {&bench, &still}) {
        Frame<One> f = weighed(*b);
        choose_all(f);
    }
    const int cell = bench.world.n.ipd(0, 1, 0);
    std::vector<double> to(4);
    double kept = 1;
    for (std::size_t m = 0; m < got.size(); ++m)
        if (const int k = bench.world.joint_moves[m].posture[1]; k >= 0) to[z(k)] += got[m], kept -= got[m];
    for (int k = 0; k < 4; ++k)
        EXPECT_NEAR(bench.next.mix[z(cell * 4 + k)][0], kept * still.next.mix[z(cell * 4 + k)][0] + to[z(k)], 1e-14);
}

TEST(JointMoves, ComeAsOftenAsTheirChance) {
    Bench lucky(whole().scenario, false), mean(whole().scenario);
    lucky.rest = mean.rest = tempted();
    const std::vector<double> expected = chances(mean);
    std::vector<int> came(expected.size());
    const int draws = 2000;
    for (int n = 0; n < draws; ++n) {
        lucky.luck.joint[0] = One((n + 0.5) / draws);
        const std::vector<double> got = chances(lucky);
        for (std::size_t m = 0; m < got.size(); ++m) came[m] += got[m] > 0.5;
        EXPECT_LE(std::accumulate(got.begin(), got.end(), 0.0), 1);
    }
    for (std::size_t m = 0; m < came.size(); ++m) EXPECT_NEAR(came[m], draws * expected[m], 1.01) << m;
}

TEST(JointMoves, SetThePosturesInForce) {
    Bench bench(whole().scenario, false);
    bench.rest = tempted();
    for (One& k : bench.now.posture) k = One(1.0);
    std::size_t happened = bench.world.joint_moves.size();
    for (int n = 0; n < 200 && happened == bench.world.joint_moves.size(); ++n) {
        bench.luck.joint[0] = One(n / 200.0);
        const std::vector<double> got = chances(bench);
        happened = static_cast<std::size_t>(std::ranges::find(got, 1.0) - got.begin());
    }
    ASSERT_LT(happened, bench.world.joint_moves.size());
    Frame<One> f = weighed(bench);
    choose_all(f);
    const std::vector<int>& set = bench.world.joint_moves[happened].posture;
    for (int p = 0; p < 3; ++p)
        for (int d = 0; d < 2; ++d)
            if (const int k = set[z(p)]; k >= 0) {
                EXPECT_EQ(bench.next.posture[z(bench.world.n.ipd(0, p, d))][0], k);
            }
    EXPECT_EQ(bench.month.joint_move[0][0], 1);
}

TEST(JointMoves, AreNotForWhoseHandIsForced) {
    Small s = whole();
    Policy& policy = s.scenario.policies.emplace_back();
    policy.kind = PolicyKind::rules;
    Rule& rule = policy.rules.emplace_back();
    rule.measure = Measure::standing;
    rule.above = true;
    rule.level = -1;
    rule.posture = kNeutral;
    rule.powers = {0};
    rule.domains = {1};
    Bench bench(s.scenario);
    bench.rest = tempted();
    const std::vector<double> none = chances(bench);
    ASSERT_FALSE(none.empty());
    for (const double chance : none) EXPECT_EQ(chance, 0);
    s.scenario.policies[0].rules[0].level = 2;  // holds never
    Bench free(s.scenario);
    free.rest = tempted();
    const std::vector<double> got = chances(free);
    EXPECT_GT(std::accumulate(got.begin(), got.end(), 0.0), 0.1);
}

TEST(JointMoves, AreThoseOfTheBaselineInTheTwin) {
    Bench bench(whole().scenario);
    const Row<One> moved{One(0.25), One(0.5)};
    Frame<One> f = weighed(bench);
    f.played = &bench.now;
    f.joint = &moved;
    weigh_joint_moves(f, 1);
    EXPECT_TRUE(bench.month.joint_chance.empty());
    EXPECT_EQ(bench.month.joint_move[1][0], 0.5);
}

}  // namespace
}  // namespace multivector::test
