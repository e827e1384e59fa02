// Factors of a study, and the tables that they become.

#include "study/factors.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "engine/draws.hpp"

namespace multivector::test {
namespace {

World war(const LoadOptions& options = {}) {
    Diagnostics none;
    return compile(*load_scenario(MULTIVECTOR_SOURCE_DIR "/scenarios/three_states_war.yaml", options, none));
}

const Factor* find(const std::vector<Factor>& factors, const std::string& name) {
    const auto it = std::ranges::find(factors, name, &Factor::name);
    return it == factors.end() ? nullptr : &*it;
}

TEST(Factors, AreParametersShocksAndChannels) {
    const World w = war();
    const auto all = factors_of(w, FactorSet::all, Grouping::channel);
    ASSERT_NE(find(all, "parameters.rationality"), nullptr);
    EXPECT_EQ(find(all, "parameters.coercion_memory"), nullptr) << "has no range";
    EXPECT_EQ(find(all, "shocks.far_war")->draws.size(), 1U);
    EXPECT_EQ(find(all, "conflicts")->draws.size(), 1U);
    EXPECT_EQ(find(all, "votes")->draws.size(), 3U);
    EXPECT_EQ(find(all, "budget")->draws.size(), 2U);
    EXPECT_EQ(find(all, "weight")->draws.size(), 12U) << "four domains for each of three states";
    std::size_t members = 0;
    for (const Factor& f : all) members += f.draws.size();
    EXPECT_EQ(members, w.draws.size());
    EXPECT_EQ(factors_of(w, FactorSet::all, Grouping::none).size(), w.draws.size());
    const auto parameters = factors_of(w, FactorSet::parameters, Grouping::channel), world = factors_of(w, FactorSet::world, Grouping::channel);
    EXPECT_EQ(parameters.size() + world.size(), all.size());
    EXPECT_EQ(find(world, "parameters.rationality"), nullptr);
}

TEST(Factors, OfAGroupAreAtOneQuantile) {
    const World w = war();
    const std::vector<Factor> factors{*find(factors_of(w, FactorSet::world, Grouping::channel), "budget")};
    Matrix quantiles(2, 1);
    quantiles(0, 0) = 0.5;
    quantiles(1, 0) = 0.75;
    const DrawTable table = table_at(w, factors, quantiles);
    EXPECT_EQ(table.inputs, (std::vector<std::string>{"powers.north.budget", "powers.south.budget"}));
    EXPECT_NEAR(table.row(0)[0], 1.0, 1e-15);
    EXPECT_NEAR(table.row(0)[1], 1.1, 1e-15);
    EXPECT_NEAR(table.row(1)[0], 1.15, 1e-15);  // half-way from 1.0 to 1.3
    EXPECT_NEAR(table.row(1)[1], 1.3, 1e-15);   // half-way from 1.1 to 1.5
}

TEST(Factors, OfAnAlternativeAreThoseThatItLeavesOpen) {
    DrawTable table{{"powers.north.budget", "parameters.horizon", "no.such"}, {1, 18, 0, 2, 24, 0}, {7, 8}};
    const DrawTable same = table_for(war(), table);
    EXPECT_EQ(same.inputs, (std::vector<std::string>{"powers.north.budget", "parameters.horizon"}));
    LoadOptions stated;
    stated.set = {{"parameters.horizon", "36"}};
    const DrawTable other = table_for(war(stated), table);
    EXPECT_EQ(other.inputs, std::vector<std::string>{"powers.north.budget"});
    EXPECT_EQ(other.values, (std::vector<double>{1, 2}));
    EXPECT_EQ(other.luck, table.luck);
}

}  // namespace
}  // namespace multivector::test
