// Policies that have a name.

#include "config/named_policies.hpp"

#include "folder.hpp"
#include "tree_text.hpp"

namespace multivector {
namespace {

class NamedPolicies : public test::Folder {
protected:
    Policy policy(const std::string& rest) {
        scenario("s.yaml", "world.yaml", rest);
        const auto s = good("s.yaml");
        EXPECT_EQ(s.policies.size(), 1U);
        return s.policies.empty() ? Policy{} : s.policies[0];
    }
    std::string messages(const std::string& rest) {
        scenario("s.yaml", "world.yaml", rest);
        return load("s.yaml").messages;
    }
};

const std::string kGuarded =
    "named_policies:\n  guarded:\n    title: Less of it when it presses\n    follow: rules\n"
    "    rules: [{if: hazard, of: north, above: 0.1, then: neutral, toward: north, in: all}]\n";

TEST_F(NamedPolicies, StandWhereAStateFollowsThem) {
    const auto rules = policy(kGuarded + "policies: {hill: guarded}\n");
    EXPECT_EQ(rules.kind, PolicyKind::rules);
    EXPECT_EQ(rules.state, 1U);
    ASSERT_EQ(rules.rules.size(), 1U);
    EXPECT_EQ(rules.rules[0].level, 0.1);
    EXPECT_EQ(policy("named_policies: {mine: adaptive}\npolicies: {hill: {follow: mine}}\n").kind, PolicyKind::adaptive);
}

TEST_F(NamedPolicies, OfALibraryAreUsedByName) {
    library("l.yaml", "policies: {side: {follow: bandwagon, with: north}}\n", "policies");
    EXPECT_EQ(policy("include: [l.yaml]\npolicies: {hill: side}\n").with, std::vector<std::size_t>{0});
    EXPECT_EQ(policy("include: [{file: l.yaml, as: our}]\npolicies: {hill: our_side}\n").with, std::vector<std::size_t>{0});
}

TEST_F(NamedPolicies, WhatAStateSaysItselfGoesFirst) {
    const std::string side = "named_policies: {side: {follow: bandwagon, with: north}}\n";
    EXPECT_EQ(policy(side + "policies: {hill: {follow: side, with: [south]}}\n").with, std::vector<std::size_t>{1});
    EXPECT_EQ(policy(kGuarded + "policies: {hill: {follow: guarded, rules: [{if: influence, of: north, above: 0.4, "
                                "then: neutral, toward: north, in: all}]}}\n")
                  .rules[0]
                  .level,
              0.4);
    EXPECT_NE(messages(side + "policies: {hill: {follow: side, rules: []}}\n").find("the policy bandwagon takes no 'rules'"),
              std::string::npos)
        << "nothing that is said is dropped";
}

TEST_F(NamedPolicies, FaultsAreReported) {
    EXPECT_NE(messages(kGuarded + "policies: {hill: gaurded}\n").find("unknown policy 'gaurded' (at policies.hill.follow)\n      | did you mean 'guarded'?"), std::string::npos)
        << messages(kGuarded + "policies: {hill: gaurded}\n");
    EXPECT_NE(messages("named_policies: {a: b, b: adaptive}\npolicies: {hill: a}\n").find("'b' is not known here (at named_policies.a"),
              std::string::npos)
        << "one name does not stand for another";
    EXPECT_EQ(messages("named_policies: {adaptive: {follow: bandwagon, with: north}}\n"),
              "s.yaml:4:18: error: the model already has a policy 'adaptive' (at named_policies.adaptive)\n"
              "      | choose another name\n");
    EXPECT_NE(messages("world: {policies: {hill: guarded}}\n" + kGuarded).find("unknown policy 'guarded'"), std::string::npos)
        << "a world knows only the policies of the model";
}

TEST_F(NamedPolicies, MayBeGivenOnTheCommandLine) {
    scenario("s.yaml", "world.yaml", kGuarded);
    const auto s = good("s.yaml", {.set = {}, .policies = {{"coast", "guarded"}}, .end = {}});
    ASSERT_EQ(s.policies.size(), 1U);
    EXPECT_EQ(s.policies[0].state, 2U);
    EXPECT_EQ(s.policies[0].kind, PolicyKind::rules);
}

TEST(PutNamedPolicies, LeavesNoTitleBehind) {
    auto node = test::tree("{named_policies: {a: {title: T, follow: pivot, with: north}}, policies: {hill: {follow: a}, coast: {follow: adaptive}}}");
    put_named_policies(node);
    EXPECT_EQ(test::flat(*node.find("policies")), "{hill: {follow: pivot, with: north}, coast: {follow: adaptive}}");
}

}  // namespace
}  // namespace multivector
