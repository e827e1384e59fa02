#include "config/describe.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "load_text.hpp"

namespace multivector {
namespace {

using test::load;
using test::shipped;

const Scenario& war() {
    static const auto loaded = load(shipped("three_states_war.yaml"));
    return *loaded.scenario;
}

const InputRow* row(const std::vector<InputRow>& rows, const std::string& path) {
    const auto it = std::ranges::find(rows, path, &InputRow::path);
    return it == rows.end() ? nullptr : &*it;
}

TEST(Describe, SaysWhereANumberComesFromAndWhatItMeans) {
    const auto rows = describe(war());
    const auto* tie = row(rows, "states.center.ties.security.north");
    ASSERT_NE(tie, nullptr);
    EXPECT_EQ(tie->value, 0.6);
    EXPECT_EQ(tie->source, "invented");
    EXPECT_EQ(tie->year, 2021);
    EXPECT_EQ(tie->unit, "share");
    EXPECT_EQ(tie->meaning, info(Channel::tie).meaning);
    const auto* horizon = row(rows, "parameters.horizon");
    ASSERT_NE(horizon, nullptr);
    EXPECT_TRUE(horizon->ranged);
    EXPECT_EQ(horizon->low, 12);
    EXPECT_EQ(horizon->unit, "months");
    const auto* shock = row(rows, "shocks.far_war.effect.set");
    ASSERT_NE(shock, nullptr);
    EXPECT_EQ(shock->unit, "attention");
    EXPECT_EQ(shock->high, 2);
    const auto* series = row(rows, "powers.south.capability.market");
    ASSERT_NE(series, nullptr);
    EXPECT_EQ(series->value, 100);
    EXPECT_EQ(series->year, 2021);
    EXPECT_EQ(series->unit, "index");
}

TEST(Describe, NamesEveryStatedNumberOnce) {
    const auto rows = describe(war());
    std::set<std::string> paths;
    for (const auto& r : rows) {
        EXPECT_TRUE(paths.insert(r.path).second) << r.path;
        EXPECT_FALSE(r.meaning.empty()) << r.path;
    }
    for (const auto* path :
         {"domains.security.weight", "states.coast.weights.economy", "rest_of_world.growth_market",
          "rivalry.north.south", "threats.unrest.fit.south", "states.hill.powers.north.by_domain.security.engagement",
          "states.center.legacy.economy.north", "corridors.sea_ferry.projects[0].add",
          "corridors.north_pipe.flows.hill", "programmes.southern_road.domains.transit",
          "programmes.southern_road.effort", "postures.hedge.engagement", "votes.condemn_war.norms.coast",
          "votes.condemn_war.positions.south", "conflicts.border_dispute.bar"}) {
        EXPECT_TRUE(paths.contains(path)) << path;
    }
    EXPECT_FALSE(paths.contains("states.center.powers.north.friction"));   // a default
    EXPECT_FALSE(paths.contains("organisations.pact.members.center[0]"));  // a date, not a number
}

TEST(Describe, GivesPathsThatSetUnderstands) {
    LoadOptions options;
    for (const auto& r : describe(war())) {
        if (r.path.find(".capability.") == std::string::npos) options.set.emplace_back(r.path, std::to_string(r.value));
    }
    const auto loaded = load(shipped("three_states_war.yaml"), options);
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    const auto before = describe(war());
    const auto after = describe(*loaded.scenario);
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(after[i].path, before[i].path);
        EXPECT_NEAR(after[i].value, before[i].value, 1e-6) << after[i].path;
        EXPECT_FALSE(after[i].ranged) << after[i].path;
    }
}

TEST(Coverage, CountsNumbersWithASource) {
    const auto rows = coverage(war());
    ASSERT_EQ(rows.size(), 3U * 5U);
    const auto find = [&](const std::string& state, const std::string& domain) {
        return *std::ranges::find_if(rows, [&](const auto& r) { return r.state == state && r.domain == domain; });
    };
    // Center, security: weight, deference toward north, two ties; the ties have a source.
    EXPECT_EQ(find("center", "security").total, 4U);
    EXPECT_EQ(find("center", "security").sourced, 2U);
    // Center, transit: weight, deference, transit demand, three flows.
    EXPECT_EQ(find("center", "transit").total, 6U);
    EXPECT_EQ(find("center", "transit").sourced, 4U);
    // Center, economy: weight, deference, two ties, legacy.
    EXPECT_EQ(find("center", "economy").total, 5U);
    EXPECT_EQ(find("center", "economy").sourced, 2U);
    // Center: three threats, and of each of two powers gap, sphere, stake and usefulness.
    EXPECT_EQ(find("center", kAllDomains).total, 11U);
    EXPECT_EQ(find("center", kAllDomains).sourced, 0U);
}

}  // namespace
}  // namespace multivector
