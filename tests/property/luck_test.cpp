// Shared luck: what a shock does not touch keeps every bit, and no result depends on who computes it.

#include <gtest/gtest.h>

#include "property/worlds.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

const Runs kTwinFirst{Run::twin, Run::baseline};
const std::vector<std::uint32_t> kEight{0, 1, 2, 3, 4, 5, 6, 7};

Scenario without_shocks(Scenario s) {
    std::erase_if(s.shocks, [](const Shock& shock) { return !shock.of_world; });
    return s;
}

class Luck : public testing::TestWithParam<bool> {
protected:
    [[nodiscard]] Wanted wanted(const Runs& runs = kScenarioRun) const {
        return {.mean_field = GetParam(), .replicates = {0, 1, 2}, .runs = runs};
    }
};

TEST_P(Luck, ARunGivesTheSameBitsTwice) {
    const Record a = record(usual_scenario(), wanted(kAllRuns)), b = record(usual_scenario(), wanted(kAllRuns));
    EXPECT_EQ(a.values, b.values);
    EXPECT_NE(a.values[0], a.values[1]);
    EXPECT_NE(a.values[0][0], a.values[0][1]);  // inputs differ between replicates
}

TEST_P(Luck, AnotherSeedGivesOtherNumbers) {
    Wanted other = wanted();
    other.seed = 2;
    EXPECT_NE(record(usual_scenario(), wanted()).values, record(usual_scenario(), other).values);
}

TEST_P(Luck, EveryKernelGivesTheSameBits) {
    Wanted w{.mean_field = GetParam(), .replicates = kEight, .runs = kAllRuns};
    const Record portable = record(usual_scenario(), w);
    for (const Kernel* kernel : available_kernels()) {
        w.kernel = kernel;
        EXPECT_EQ(record(usual_scenario(), w).values, portable.values) << kernel->name();
    }
}

TEST_P(Luck, AReplicateAloneIsTheSameAsInABatch) {
    for (const Kernel* kernel : available_kernels()) {
        const Record all = record(usual_scenario(), {.mean_field = GetParam(), .replicates = kEight, .kernel = kernel});
        const Record alone = record(usual_scenario(), {.mean_field = GetParam(), .replicates = {7}, .kernel = kernel});
        EXPECT_EQ(alone.values[0][0], all.values[0][7]) << kernel->name();
        const Record backwards =
            record(usual_scenario(), {.mean_field = GetParam(), .replicates = {7, 6, 5}, .kernel = kernel});
        EXPECT_EQ(backwards.values[0][2], all.values[0][5]) << kernel->name();
    }
}

TEST_P(Luck, ARunOfItsOwnIsTheSameAsBesideOthers) {
    const Record all = record(usual_scenario(), wanted(kAllRuns));
    EXPECT_EQ(record(usual_scenario(), wanted(kScenarioRun)).values[0], all.values[0]);
    EXPECT_EQ(record(usual_scenario(), wanted(kBaselineRun)).values[0], all.values[1]);
    const Record turned = record(usual_scenario(), wanted(kTwinFirst));
    EXPECT_EQ(turned.values[0], all.values[2]);
}

TEST_P(Luck, NothingDiffersBeforeTheFirstMonthOfAShock) {
    const Scenario all = usual_scenario();
    for (const Shock& shock : all.shocks) {
        Scenario one = without_shocks(all);
        one.shocks.push_back(shock);
        const Record got = record(one, wanted(kAllRuns));
        const int from = shock.from - all.base;
        for (std::size_t replicate = 0; replicate < 3; ++replicate) {
            bool differs = false;
            for (std::size_t month = 0; month < got.values[0][replicate].size(); ++month) {
                const auto& scenario = got.values[0][replicate][month];
                if (static_cast<int>(month) < from) {
                    EXPECT_EQ(scenario, got.values[1][replicate][month]) << shock.name << ' ' << month;
                    EXPECT_EQ(scenario, got.values[2][replicate][month]) << shock.name << ' ' << month;
                } else {
                    differs = differs || scenario != got.values[1][replicate][month];
                }
            }
            EXPECT_TRUE(differs) << shock.name;
        }
    }
}

TEST_P(Luck, WithoutAShockScenarioBaselineAndTwinAreOne) {
    const Record got = record(without_shocks(usual_scenario()), wanted(kAllRuns));
    EXPECT_EQ(got.values[0], got.values[1]);
    EXPECT_EQ(got.values[2], got.values[1]);
}

/// A shock that changes nothing, on every input that a shock may touch.
Scenario with_null_shocks(Scenario s) {
    for (const ChannelInfo& channel : channels()) {
        if (!channel.shockable || s.cells(channel.channel) == 0) continue;
        for (const bool scale : {true, false}) {
            Shock& shock = s.shocks.emplace_back();
            shock.name = std::string("null ") + std::string(channel.name) + (scale ? " scale" : " add");
            shock.channel = channel.channel;
            for (std::size_t c = 0; c < s.cells(channel.channel); ++c) shock.cells.push_back(c);
            shock.effect = scale ? Effect::scale : Effect::add;
            shock.size.value = scale ? 1 : 0;
            shock.from = s.base + 3;
            shock.to = s.base + 20;
            shock.profile = scale ? Profile::ramp : Profile::decay;
            shock.months = 7;
        }
    }
    return s;
}

TEST_P(Luck, AShockThatChangesNothingChangesNoBit) {
    for (const Scenario& s : {usual_scenario(), shipped("three_states_war.yaml")}) {
        const Scenario more = with_null_shocks(s);
        ASSERT_GT(more.shocks.size(), s.shocks.size() + 40);
        EXPECT_EQ(record(more, wanted(kAllRuns)).values, record(s, wanted(kAllRuns)).values);
    }
}

void state_number(Scenario& s, Channel c, std::size_t i, std::size_t j, std::size_t k, double value) {
    Quantity& q = s.inputs[static_cast<std::size_t>(c)][s.flat(c, i, j, k)];
    q = Quantity{};
    q.value = value;
}

/// The same but for all that is said of a domain besides its weight.
Scenario with_another_domain(Scenario s, std::size_t domain) {
    constexpr std::pair<Channel, double> kOfDomain[] = {
        {Channel::substitution, 7},        {Channel::gain, 3},
        {Channel::adjustment, 5},          {Channel::noise, 0.1},
        {Channel::offer_effect, 0.8},      {Channel::engagement_effect, 0.9},
        {Channel::capability_effect, 1.5}, {Channel::attention_effect, 0.9}};
    for (const auto& [channel, value] : kOfDomain) state_number(s, channel, domain, 0, 0, value);
    for (std::size_t p = 0; p < s.size(Axis::power); ++p) {
        state_number(s, Channel::skill, p, domain, 0, 2.5);
        for (std::size_t i = 0; i < s.size(Axis::state); ++i) {
            state_number(s, Channel::tie, i, p, domain, 0.05 + 0.05 * static_cast<double>(p));
            state_number(s, Channel::engagement, i, p, domain, 0.3);
            state_number(s, Channel::deference, i, p, domain, 0.05);
            state_number(s, Channel::friction, i, p, domain, 0.2);
            state_number(s, Channel::legacy, i, p, domain, 0.3);
        }
    }
    return s;
}

TEST_P(Luck, ADomainWithoutWeightHasNoPartInInfluence) {
    for (const std::size_t domain : {1u, 2u, 4u}) {  // market, transit, none
        Scenario s = usual_scenario();
        for (std::size_t i = 0; i < 3; ++i) state_number(s, Channel::weight, i, domain, 0, 0);
        Wanted w = wanted();
        w.inputs = InputMode::world;
        const Record first = record(s, w), second = record(with_another_domain(s, domain), w);
        ASSERT_EQ(first.series.front().kind, SeriesKind::influence);
        EXPECT_NE(first.values, second.values);
        for (std::size_t r = 0; r < 3; ++r)
            for (std::size_t m = 0; m < first.values[0][r].size(); ++m)
                for (std::size_t k = 0; k < 9; ++k)  // influence of three powers on three states
                    ASSERT_EQ(first.values[0][r][m][k], second.values[0][r][m][k]) << domain << ' ' << m;
    }
}

INSTANTIATE_TEST_SUITE_P(Modes, Luck, testing::Bool(),
                         [](const auto& row) { return row.param ? "MeanField" : "Stochastic"; });

}  // namespace
}  // namespace multivector::test
