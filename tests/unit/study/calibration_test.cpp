// Calibration of the invented world: known numbers come back from data made with them, and what data cannot tell is said.

#include "study/calibration.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace multivector::test {
namespace {

Scenario world() {
    Diagnostics none;
    LoadOptions options;
    options.end = *parse_month("2023-01");
    return *load_scenario(MULTIVECTOR_SOURCE_DIR "/scenarios/worlds/three_states.yaml", options, none);
}

std::vector<Target> targets(const Scenario& s, const std::string& rows) {
    Diagnostics none;
    return *parse_targets("measure,state,power,date,value,se\n" + rows, "t.csv", s, none);
}

CalibrationOptions small(std::vector<std::string> free) {
    CalibrationOptions o;
    o.free = std::move(free);
    o.simulations = 600;
    o.draws = 40;
    return o;
}

const FreeNumber& number(const Calibration& c, const std::string& name) { return *std::ranges::find(c.numbers, name, &FreeNumber::name); }

TEST(Calibrate, FindsTheNumberThatTheDataTell) {
    // In the base month influence is 1 - exp(-sum w L), and L falls with the elasticity of substitution: only that is told.
    const Scenario s = world();
    CalibrationOptions o = small({"domains.economy.substitution", "parameters.rationality"});
    const auto seen = targets(s, "influence,center,north,2021-01,0,0.001\ninfluence,center,south,2021-01,0,0.001\n");
    auto made = seen;
    o.runs.mean_field = true;
    std::vector<Output> outputs;
    for (const Target& t : seen) outputs.push_back(t.output);
    const Matrix truth = respond(s, outputs, std::make_shared<const DrawTable>(DrawTable{{"domains.economy.substitution"}, {4.0}, {}}), o.runs);
    for (std::size_t k = 0; k < made.size(); ++k) made[k].value = truth(0, k);
    const Calibration found = calibrate(s, made, o);
    const FreeNumber& told = number(found, "domains.economy.substitution");
    EXPECT_GT(told.contraction, 0.9);
    EXPECT_LT(told.value05, 4.0);
    EXPECT_GT(told.value95, 4.0);
    EXPECT_LT(std::abs(number(found, "parameters.rationality").contraction), 0.5);
    EXPECT_EQ(found.draws.rows(), 40U);
    EXPECT_EQ(found.runs, 640U);
    EXPECT_NEAR(found.fitted[0], made[0].value, 0.002);
}

TEST(Calibrate, IsTheSameForAnyNumberOfThreads) {
    const Scenario s = world();
    const auto seen = targets(s, "influence,center,north,2022-01,0.3,0.02\n");
    CalibrationOptions one = small({"parameters.rationality", "adjustment"}), three = one;
    one.runs.parallelism = {1, Backend::serial};
    three.runs.parallelism = {3, Backend::threads};
    EXPECT_EQ(calibrate(s, seen, one).draws, calibrate(s, seen, three).draws);
}

TEST(Recover, TellsWhatComesBackAndWhatDoesNot) {
    const Scenario s = world();
    const auto places = targets(s, "influence,center,north,2021-01,0,0.003\ninfluence,center,south,2021-01,0,0.003\ninfluence,center,north,2023-01,0,0.01\n");
    const Recovery found = recover(s, places, 40, small({"domains.security.substitution", "parameters.investment_delay"}));
    ASSERT_EQ(found.numbers.size(), 2U);
    EXPECT_GT(found.numbers[0].contraction, 0.5);
    EXPECT_LT(found.numbers[1].contraction, 0.3);
    EXPECT_LT(found.numbers[0].error, 0.15);
    EXPECT_LT(found.numbers[1].error, 0.35) << "that of the prior's mean is 0.29";
    EXPECT_NEAR(found.coverage, 0.9, 0.1);
}

TEST(Calibrate, TakesTargetsOfMonthsAmongOthersThatRecordNothing) {
    const Scenario s = world();  // steering is recorded in the months that are asked for alone
    EXPECT_EQ(calibrate(s, targets(s, "steering,center,north,2022-01,0.1,0.05\n"), small({"gap"})).fitted.size(), 1U);
}

TEST(Calibrate, RefusesMoreDrawsThanItKeeps) {
    const Scenario s = world();
    CalibrationOptions o = small({"gap"});
    o.draws = 51;
    try {
        (void)calibrate(s, targets(s, "influence,center,north,2022-01,0.3,0.02\n"), o);
        FAIL();
    } catch (const Error& e) {
        EXPECT_STREQ(e.what(), "51 draws are asked for, and 50 simulations of 600 are kept: more runs keep more");
    }
}

TEST(Calibrate, RefusesNamesThatAreNone) {
    const Scenario s = world();
    const auto seen = targets(s, "influence,center,north,2022-01,0.3,0.02\n");
    const auto fault = [&](std::vector<std::string> free) -> std::string {
        try {
            (void)calibrate(s, seen, small(std::move(free)));
        } catch (const Error& e) {
            return e.what();
        }
        return "none";
    };
    EXPECT_EQ(fault({"parameters.rationalty"}), "'parameters.rationalty' is no uncertain number; did you mean 'parameters.rationality'?");
    EXPECT_EQ(fault({"budget", "powers.north.budget"}), "'powers.north.budget' is free twice, the second time as 'powers.north.budget'");
}

}  // namespace
}  // namespace multivector::test
