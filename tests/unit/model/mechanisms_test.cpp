// Mechanisms that a world may switch on: companions, a name that pays, shared chairs, solidarity, diversion, the audience,
// goods that keep to their routes.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// Three states, two powers, two domains; the states weigh the domains 1/4 and 3/4. Organisation 0, which no power sponsors,
/// has depth 0.4 in the first and 0.8 in the second domain; organisation 1 is of all three and mostly of power 0.
Small club() {
    Small s({Role::none, Role::market}, {.states = 3, .powers = 2, .organisations = 2});
    for (int i = 0; i < 3; ++i) s(Channel::weight, i, 1) = 3;
    s(Channel::sponsor, 1, 0) = 0.9;
    s(Channel::depth, 1, 0) = 1;
    for (int i = 0; i < 3; ++i) s(Channel::membership, 1, i) = 1;
    s(Channel::depth, 0, 0) = 0.4;
    s(Channel::depth, 0, 1) = 0.8;
    s(Channel::membership, 0, 0) = 1;
    s(Channel::membership, 0, 1) = 0.5;
    return s;
}
constexpr double kDepth = 0.4 / 4 + 0.8 * 3 / 4;

TEST(Mechanisms, CompanionsShareWhatNoPowerSponsors) {
    Bench bench(club().scenario);
    const auto companion = plain(bench.month.companion), bloc = plain(bench.month.bloc);
    EXPECT_NEAR(companion[0 * 3 + 1], 0.5 * kDepth, 1e-15);
    EXPECT_NEAR(companion[1 * 3 + 0], 0.5 * kDepth, 1e-15);
    EXPECT_EQ(companion[0 * 3 + 0], 0);  // nobody is a companion of itself
    EXPECT_EQ(companion[0 * 3 + 2], 0);  // state 2 is no member
    EXPECT_NEAR(bloc[0], 0.5 * kDepth / (1 + 0.5 * kDepth), 1e-15);
    EXPECT_EQ(bloc[2], 0);
    bench.input(Channel::sponsor, 1) = One(0.25);  // a power comes to sponsor a part
    Frame<One> f = bench.frame();
    organisations_phase(f);
    EXPECT_NEAR(bench.month.companion[1][0], 0.75 * 0.5 * kDepth, 1e-15);
}

TEST(Mechanisms, BargainingStretchesABudgetForMembersOnly) {
    Small s = club();
    s.all(Channel::budget, 1).all(Channel::skill, 1).all(Channel::stake, 1);
    Bench alone(s.scenario);
    s(Parameter::bargaining) = 2;
    Bench together(s.scenario);
    const double bloc = 0.5 * kDepth / (1 + 0.5 * kDepth);
    EXPECT_NEAR(together.rest.offer[0][0], alone.rest.offer[0][0] * (1 + 2 * bloc), 1e-14);
    EXPECT_EQ(together.rest.offer[8][0], alone.rest.offer[8][0]);  // state 2
}

TEST(Mechanisms, StandingTendsToConductTimesNeutrality) {
    Small s = club();
    s(Channel::reliability, 0) = 0.8;
    s(Channel::reliability, 1) = 1.7;
    Bench bench(s.scenario);
    EXPECT_NEAR(bench.rest.standing[0][0], 0.8, 1e-15);  // no rivalry: no polarisation
    EXPECT_EQ(bench.rest.standing[1][0], 1);             // standing is never above 1
    bench.input(Channel::reliability, 0) = One(0.3);
    Frame<One> f = bench.frame();
    perception_phase(f);
    EXPECT_NEAR(bench.next.standing[0][0], 0.8 + 0.12 * (0.3 - 0.8), 1e-15);  // lost at eta_N-
}

TEST(Mechanisms, ANameThatIsLostMakesOffersGoElsewhere) {
    Small s = club();
    s.all(Channel::budget, 1).all(Channel::skill, 1).all(Channel::stake, 1);
    s(Parameter::standing_in_offers) = 2;
    Bench bench(s.scenario);
    bench.now.standing[0] = bench.rest.standing[0] - One(0.1);
    Frame<One> f = bench.frame();
    f.next.attention = f.now.attention;
    offers_phase(f);
    const double w[] = {0.25, 0.75}, lost = std::exp(-0.2);  // all cells are worth their weight but for standing
    EXPECT_NEAR(bench.month.cell_value[0][0], w[0] * lost / (lost + 2), 1e-14);
    EXPECT_NEAR(bench.month.cell_value[5][0], w[1] / (lost + 2), 1e-14);
}

TEST(Mechanisms, AChairSharesWhatItEarnsWithMembers) {
    Small s = club();
    s.all(Channel::reliability, 0.5);
    s(Parameter::chair_pulse) = 0.02;
    s(Parameter::chair_sharing) = 0.4;
    Bench bench(s.scenario);
    bench.input(Channel::chair, 0) = One(1.0);  // state 0 chairs
    Frame<One> f = bench.frame();
    perception_phase(f);
    EXPECT_NEAR(bench.next.standing[0][0], 0.5 + 0.02, 1e-15);
    EXPECT_NEAR(bench.next.standing[1][0], 0.5 + 0.02 * 0.4 * 0.5, 1e-15);  // half a member
    EXPECT_NEAR(bench.next.standing[2][0], 0.5, 1e-15);
}

TEST(Mechanisms, CoercionOfACompanionBacksAgainstTheSamePower) {
    Small s = club();
    s(Parameter::solidarity) = 0.9;
    s.all(Channel::sphere, 1).all(Channel::assertiveness, 1);
    Bench bench(s.scenario);
    const auto score = [&](std::size_t dyad) {  // of which the hazard is the logistic
        bench.run_before("hazard");
        Frame<One> f = bench.frame();
        hazard_phase(f);
        const double share = bench.month.hazard[dyad][0] / 0.1;
        return std::log(share / (1 - share)) / 6;
    };
    const double before[] = {score(0), score(1), score(4)};
    bench.now.coercion[2] += One(0.5);  // power 0 coerces state 1
    EXPECT_NEAR(score(0) - before[0], -0.14 * 0.9 * 0.5 * kDepth * 0.5, 1e-12);
    EXPECT_NEAR(score(1), before[1], 1e-12);  // the other power
    EXPECT_NEAR(score(4), before[2], 1e-12);  // state 2 is no companion
}

TEST(Mechanisms, SanctionsSendTradeThroughTheState) {
    Small s({Role::market, Role::none}, {.powers = 3});
    s(Channel::tie, 0, 0, 0) = 0.1;
    s(Channel::tie, 0, 1, 0) = 0.3;
    s(Channel::sanctions, 1, 0) = 0.2;  // at the base: in the base ties already
    s(Parameter::diversion) = 2;
    s(Parameter::compliance) = 0.25;
    Bench bench(s.scenario);
    const auto pulls_of_month = [&] {
        bench.run_before("postures");
        return plain(bench.month.ln_pull);
    };
    const auto before = pulls_of_month();
    bench.input(Channel::sanctions, 1 * 3 + 0) = One(0.7);  // power 1 on power 0
    const auto after = pulls_of_month();
    EXPECT_NEAR(after[0] - before[0], 2 * 0.3 * 0.5 - 0.25 * 0.5, 1e-14);  // power 0: through the state, and compliance
    EXPECT_NEAR(after[2] - before[2], 2 * 0.1 * 0.5, 1e-14);               // power 1: through the state
    EXPECT_NEAR(after[4], before[4], 1e-14);                               // power 2 has no part in it
    EXPECT_NEAR(after[1], before[1], 1e-14);                               // nor has the other domain
}

TEST(Mechanisms, AnAudiencePaysForDistanceFromOpinion) {
    Small s({Role::none, Role::none}, {.powers = 1});
    s(Channel::weight, 0, 1) = 3;
    s(Channel::audience, 0) = 2;
    s(Channel::opinion, 0, 0) = -0.3;
    Bench without(s.scenario);
    s(Parameter::audience_weight) = 0.04;
    Bench bench(s.scenario);
    const auto terms = [](Bench& b) {
        b.run_before("postures");
        Frame<One> f = b.frame();
        present_targets(f);
        Slopes<One> slopes;
        const auto context = state_context(f, 0);
        fill_slopes(f, context, 0, 1, slopes);
        for (One& phi : b.rest.affinity_e) phi = One(0.0);
        for (One& phi : b.rest.affinity_v) phi = One(0.0);
        Terms<One> u;
        cell_terms(f, context, slopes, 0, 0, 1, u);
        return u;
    };
    const Terms<One> plain_terms = terms(without), heard = terms(bench);
    const double v[] = {1, 0, 0, -1}, weight = 0.75;
    for (std::size_t k = 0; k < 4; ++k) {
        EXPECT_EQ(plain_terms[Term::affinity][k][0], 0);
        const double apart = v[k] + 0.3;
        EXPECT_NEAR(heard[Term::affinity][k][0], -0.04 * 2 * weight * (apart * apart - 0.09) / 2, 1e-15);
    }
}

TEST(Mechanisms, TalksAreNeededWhereRivalryIs) {
    Small s({Role::diplomacy}, {.powers = 2});
    s(Channel::rivalry, 0, 1) = 0.25;
    s(Channel::rivalry, 1, 0) = 0.9;  // the first power is the one that counts
    Conflict& talks = s.scenario.conflicts.emplace_back();
    talks.id = "talks";
    talks.first = 0;
    talks.second = 1;
    talks.date = s.scenario.base;
    talks.bar.value = 0.1;
    const auto hosted = [&](double need) {
        s(Parameter::mediation_need) = need;
        Bench bench(s.scenario);
        bench.step(0);
        return bench.month.hosted[0][0];
    };
    const double always = hosted(0);
    EXPECT_GT(always, 0.1);
    EXPECT_NEAR(hosted(1), 0.25 * always, 1e-15);
    EXPECT_NEAR(hosted(0.5), 0.5 * always, 1e-15);
    s(Channel::rivalry, 0, 1) = -0.5;  // friends
    EXPECT_NEAR(hosted(1), 0, 1e-6);
}

/// One state, two roads of goods of one kind and one of another: flows 6, 2 and 4, room 10, 3 and 30.
Small roads(double bound) {
    Small s({Role::transit}, {.powers = 1, .corridors = 3});
    s(Channel::transit_demand, 0) = 12;
    const double flow[] = {6, 2, 4}, room[] = {10, 3, 30};
    for (int c = 0; c < 3; ++c) {
        s(Channel::flow, 0, c) = flow[c];
        s(Channel::corridor_capacity, c) = room[c];
    }
    s(Channel::control, 0, 0) = 1;
    s.scenario.goods = {"oil", "oil", ""};
    s(Parameter::bound_goods) = bound;
    return s;
}

TEST(Mechanisms, BoundGoodsReproduceTheBaseFlows) {
    for (const double bound : {0.0, 0.3, 1.0}) {
        Bench bench(roads(bound).scenario);
        bench.run_before("offers");
        EXPECT_NEAR(bench.month.flow[0][0], 6, 1e-12);
        EXPECT_NEAR(bench.month.flow[1][0], 2, 1e-12);
        EXPECT_NEAR(bench.month.flow[2][0], 4, 1e-12);
        EXPECT_NEAR(bench.month.served[0][0], 1, 1e-14);
    }
}

TEST(Mechanisms, BoundGoodsStayWhenTheirRoadsClose) {
    // Without the first road 8 Mt of oil meet room for 3. If three quarters are bound, 6 Mt of oil and 1 of the 3 Mt that
    // may take any road ask for it: it takes 3/7 of both, and what is free finds room on the third.
    const std::pair<double, double> stays[] = {{0, 0}, {0.75, 6 * 4.0 / 7}, {1, 5}};
    for (const auto& [bound, left] : stays) {
        Bench bench(roads(bound).scenario);
        bench.input(Channel::corridor_open, 0) = One(0.0);
        bench.run_before("offers");
        EXPECT_NEAR(bench.month.served[0][0], 1 - left / 12, 1e-12) << bound;
        if (bound > 0) {
            EXPECT_NEAR(bench.month.flow[1][0], 3, 1e-12);
        }
        EXPECT_LE(bench.month.flow[1][0], 3 + 1e-12);
    }
}

}  // namespace
}  // namespace multivector::test
