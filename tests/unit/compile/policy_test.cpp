// Declared policies as tables of postures, rules and weights of terms.

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

using Table = std::vector<int>;

/// Two states, three powers, two domains; postures align 0, hedge 1, neutral 2, balance 3.
World with(PolicyKind kind, std::vector<std::size_t> powers = {}, std::vector<Rule> rules = {}) {
    Small s({Role::none, Role::market}, {.states = 2, .powers = 3, .organisations = 2});
    s.shock("leaves", Channel::membership, 0, Effect::set, 0, 6);
    s.scenario.policies.push_back({0, kind, std::move(powers), std::move(rules), false, {}});
    return compile(s.scenario);
}

TEST(Policy, NamesAPostureTowardEveryPower) {
    EXPECT_EQ(with(PolicyKind::bandwagon, {1}).policies[0].posture, (Table{2, 2, 0, 0, 2, 2}));
    EXPECT_EQ(with(PolicyKind::balance, {1}).policies[0].posture, (Table{1, 1, 3, 3, 1, 1}));
    EXPECT_EQ(with(PolicyKind::pivot, {0, 2}).policies[0].posture, (Table{0, 0, 2, 2, 0, 0}));
    EXPECT_EQ(with(PolicyKind::strict_neutrality).policies[0].posture, (Table{2, 2, 2, 2, 2, 2}));
    EXPECT_EQ(with(PolicyKind::omni_enmeshment).policies[0].posture, (Table{1, 1, 1, 1, 1, 1}));
    EXPECT_EQ(with(PolicyKind::equal_closeness).policies[0].kind, DeclaredPolicy::equal_closeness);
    EXPECT_EQ(with(PolicyKind::bandwagon, {1}).policies[1].kind, DeclaredPolicy::adaptive);
}

TEST(Policy, LeavesTheChoiceWhereItOnlyWeighs) {
    const auto gain = with(PolicyKind::maximise_gain).policies[0],
               autonomy = with(PolicyKind::maximise_autonomy).policies[0];
    EXPECT_EQ(gain.kind, DeclaredPolicy::adaptive);
    const auto weight = [](const CompiledPolicy& p, Term t) { return p.term_weight[static_cast<std::size_t>(t)]; };
    for (const Term t : {Term::gain, Term::inducement}) EXPECT_GT(weight(gain, t), 1);
    for (const Term t : {Term::dependence, Term::coercion, Term::sovereignty, Term::resistance})
        EXPECT_GT(weight(autonomy, t), 1);
    for (const Term t : {Term::protection, Term::affinity, Term::switching, Term::dependence})
        EXPECT_EQ(weight(gain, t), 1);
    for (const Term t : {Term::protection, Term::affinity, Term::switching, Term::gain})
        EXPECT_EQ(weight(autonomy, t), 1);
    EXPECT_EQ(with(PolicyKind::adaptive).policies[0].posture, Table(6, -1));
}

TEST(Policy, CompilesRules) {
    Rule rule;
    rule.measure = Measure::share;
    rule.of_power = 2;
    rule.of_domain = 1;
    rule.above = false;
    rule.level = 0.25;
    rule.posture = 3;
    rule.powers = {0, 2};
    rule.domains = {1};
    const auto policy = with(PolicyKind::rules, {}, {rule}).policies[0];
    EXPECT_EQ(policy.kind, DeclaredPolicy::adaptive);
    ASSERT_EQ(policy.rules.size(), 1u);
    const CompiledRule& got = policy.rules[0];
    EXPECT_EQ(static_cast<Measure>(got.measure), Measure::share);
    EXPECT_EQ(got.power, 2);
    EXPECT_EQ(got.domain, 1);
    EXPECT_FALSE(got.above);
    EXPECT_EQ(got.level, 0.25);
    EXPECT_EQ(got.posture, 3);
    EXPECT_EQ(got.cells, (std::vector<int>{1, 5}));
}

TEST(Policy, OfOmniEnmeshmentJoinsEveryOrganisation) {
    const World w = with(PolicyKind::omni_enmeshment);
    Inputs<One> in;
    const std::uint32_t replicate[] = {0};
    draw_inputs(w, Streams<One>(0, replicate), DrawMode::fixed, in);
    for (int month = 0; month <= w.months; ++month) {
        inputs_of_month(w, month, in);
        for (int g = 0; g < 2; ++g) {
            EXPECT_EQ(in[w.at(Channel::membership) + g * 2][0], 1.0) << month;  // a dated leave does not count
            EXPECT_EQ(in[w.at(Channel::membership) + g * 2 + 1][0], 0.0) << month;
        }
    }
    EXPECT_TRUE(w.organisations_change[0]);
}

}  // namespace
}  // namespace multivector::test
