// Every file of scenarios/ loads without a fault and does what the table of claims says of it.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "claims.hpp"
#include "repeats.hpp"

namespace multivector::test {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "scenarios";

std::filesystem::path file_of(const std::string& name) { return kFolder / (name + ".yaml"); }

std::vector<std::string> shipped() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

/// A run that several claims of one test look at is made once.
const MeanField& run_of(const std::string& name, const LoadOptions& options = {}) {
    static std::map<std::pair<std::string, decltype(options.set)>, MeanField> runs;
    const auto key = std::pair(name, options.set);
    const auto found = runs.find(key);
    return found != runs.end() ? found->second : runs.emplace(key, MeanField(file_of(name), options)).first->second;
}

double value(const MeanField& run, const Seen& seen, Run which = Run::scenario) {
    return run.at(which, seen.measure, seen.of, seen.month);
}

/// The number that a claim is held against.
class Referred {
public:
    explicit Referred(const Claim& claim) : claim_(claim) {}
    double operator()(InBaseline) const { return value(run_of(claim_.scenario), claim_.seen, Run::baseline); }
    double operator()(InTwin) const { return value(run_of(claim_.scenario), claim_.seen, Run::twin); }
    double operator()(const InScenario& other) const { return value(run_of(other.name), claim_.seen); }
    double operator()(const Without& off) const {
        LoadOptions options;
        options.set = off.set;
        return value(run_of(claim_.scenario, options), claim_.seen);
    }
    double operator()(const Seen& other) const { return value(run_of(claim_.scenario), other); }
    double operator()(double number) const { return number; }

private:
    const Claim& claim_;
};

void expect(const Claim& claim) {
    const auto& [measure, of, month] = claim.seen;
    SCOPED_TRACE(claim.says + ": " + measure + " of " + of.state + of.corridor + " " + of.power + " " + of.domain +
                 of.event + " in " + month);
    const double seen = value(run_of(claim.scenario), claim.seen);
    const double reference = std::visit(Referred(claim), claim.reference);
    ASSERT_TRUE(std::isfinite(seen) && std::isfinite(reference));
    switch (claim.sign) {
    case Sign::above:
        EXPECT_GT(seen - reference, claim.margin) << seen << " against " << reference;
        break;
    case Sign::below:
        EXPECT_GT(reference - seen, claim.margin) << seen << " against " << reference;
        break;
    case Sign::equal:
        EXPECT_LE(std::abs(seen - reference), claim.margin) << seen << " against " << reference;
        break;
    }
}

class EveryScenario : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryScenario, DoesWhatItsClaimsSay) {
    const MeanField& run = run_of(GetParam());
    EXPECT_FALSE(run.scenario().title.empty());
    EXPECT_GT(run.scenario().description.size(), 30U);
    int held = 0;
    for (const Claim& claim : claims()) {
        if (claim.scenario != GetParam()) continue;
        ++held;
        expect(claim);
    }
    EXPECT_GT(held, 0) << "write a claim for scenarios/" << GetParam() << ".yaml into claims.cpp";
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryScenario, ::testing::ValuesIn(shipped()),
                         [](const auto& scenario) { return scenario.param; });

TEST(Claims, SpeakOfShippedScenarios) {
    const auto names = shipped();
    for (const Claim& claim : claims())
        EXPECT_TRUE(std::ranges::binary_search(names, claim.scenario)) << claim.scenario;
}

TEST(Repeats, AgreeWithTheirOriginals) {
    for (const Repeat& repeat : repeats()) {
        const Scenario& copy = run_of(repeat.copy).scenario();
        for (const auto& fault : differences(repeat, copy, run_of(repeat.original).scenario()))
            ADD_FAILURE() << repeat.copy << " " << fault << " of " << repeat.original;
    }
}

TEST(Repeats, AreLookedAtClosely) {
    const Scenario& war = run_of("ukraine_war").scenario();
    const Repeat repeat{"a copy", "ukraine_war", {}, {}};
    EXPECT_TRUE(differences(repeat, war, war).empty());
    Scenario other = war;
    auto& own = *std::ranges::find(other.shocks, false, &Shock::of_world);
    own.size.high += 0.1;
    EXPECT_EQ(differences(repeat, other, war).size(), 1U);
    own.name = "renamed";
    EXPECT_EQ(differences(repeat, other, war).size(), 1U);
    EXPECT_EQ(differences({"a copy", "ukraine_war", {}, Month::of(2027, 6)}, war, war).size(),
              static_cast<std::size_t>(std::ranges::count(war.shocks, false, &Shock::of_world)));
}

}  // namespace
}  // namespace multivector::test
