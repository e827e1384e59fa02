// Organisations: the pull of membership on ties and the depth shared with a power.

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

/// Two organisations, two states, two powers, two domains of weights 1/4 and 3/4.
Scenario pacts() {
    Small s({Role::none, Role::none}, {.states = 2, .powers = 2, .organisations = 2});
    for (int i = 0; i < 2; ++i) s(Channel::weight, i, 0) = 1, s(Channel::weight, i, 1) = 3;
    s(Channel::sponsor, 0, 0) = 1;
    s(Channel::sponsor, 0, 1) = 0.5;
    s(Channel::sponsor, 1, 0) = 0.2;
    s(Channel::depth, 0, 0) = 0.8;
    s(Channel::depth, 1, 0) = 0.5;
    s(Channel::depth, 1, 1) = 0.4;
    s(Channel::membership, 0, 0) = 1;
    s(Channel::membership, 1, 0) = 0.5;
    s(Channel::membership, 1, 1) = 1;
    return s.scenario;
}

TEST(Organisations, PullByDepthSponsorAndMembership) {
    Bench bench(pacts());
    const auto at = [&](int i, int p, int d) { return bench.month.organisation[z(bench.world.n.ipd(i, p, d))][0]; };
    EXPECT_NEAR(at(0, 0, 0), 0.8 + 0.5 * 0.2 * 0.5, 1e-15);
    EXPECT_NEAR(at(0, 0, 1), 0.5 * 0.2 * 0.4, 1e-15);
    EXPECT_NEAR(at(0, 1, 0), 0.5 * 0.8, 1e-15);
    EXPECT_NEAR(at(1, 0, 0), 0.2 * 0.5, 1e-15);
    EXPECT_EQ(at(1, 1, 0), 0.0);
    EXPECT_NEAR(bench.month.shared[0][0], 0.25 * 0.85 + 0.75 * 0.04, 1e-15);
    EXPECT_NEAR(bench.month.shared[1][0], 0.25 * 0.4, 1e-15);
}

TEST(Organisations, AreReadAgainInTheMonthsInWhichTheyChange) {
    Small s({Role::none, Role::none}, {.states = 2, .powers = 2, .organisations = 2});
    s.scenario = pacts();
    s.shock("joins", Channel::membership, s.scenario.flat(Channel::membership, 0, 1), Effect::set, 1, 3).to =
        s.scenario.base + 5;
    Bench bench(s.scenario);
    std::vector<double> pull;
    for (int month = 0; month < 8; ++month) {
        bench.step(month);
        pull.push_back(bench.month.organisation[z(bench.world.n.ipd(1, 1, 0))][0]);
    }
    EXPECT_EQ(pull, (std::vector<double>{0, 0, 0, 0.4, 0.4, 0.4, 0, 0}));
}

}  // namespace
}  // namespace multivector::test
