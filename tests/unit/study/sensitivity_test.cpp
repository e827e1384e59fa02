// A study of a small scenario: what is told, and that it is the same however it is run.

#include "study/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace multivector::test {
namespace {

Scenario war(const LoadOptions& more = {}) {
    Diagnostics none;
    LoadOptions options = more;
    options.end = *parse_month("2023-01");
    return *load_scenario(MULTIVECTOR_SOURCE_DIR "/scenarios/three_states_war.yaml", options, none);
}

SensitivityOptions small(Method method, FactorSet set = FactorSet::parameters) {
    SensitivityOptions o;
    o.method = method;
    o.set = set;
    o.blocks = 4;
    o.bootstraps = 20;
    return o;
}

std::string text(const Sensitivity& study, const Scenario& scenario) {
    std::string out;
    write_sensitivity(study, scenario, [&](std::string_view part) { out += part; });
    return out;
}

TEST(Sensitivity, IsTheSameForAnyNumberOfThreads) {
    const Scenario s = war();
    for (const Method method : {Method::sobol, Method::morris}) {
        SensitivityOptions one = small(method), three = one;
        one.runs.parallelism = {1, Backend::serial};
        three.runs.parallelism = {3, Backend::threads};
        const std::string a = text(sensitivity(s, {}, one), s), b = text(sensitivity(s, {}, three), s);
        EXPECT_EQ(a, b);
        EXPECT_NE(a.find("\nparameters.rationality,influence,center,north,2023-01,"), std::string::npos);
        EXPECT_NE(a.find("\nluck,room,center,,2022-01,"), std::string::npos);
    }
}

TEST(Sensitivity, OnlyOfTheInputsThatCanMatterYet) {
    // What a shock will be cannot matter before it begins; what ties are worth, from the first month on.
    const Scenario s = war();
    SensitivityOptions o = small(Method::morris, FactorSet::world);
    o.months = {s.base, s.end};
    o.measures = {"influence"};
    const Sensitivity study = sensitivity(s, {}, o);
    const auto at = [&](const std::string& name) { return static_cast<std::size_t>(std::ranges::find(study.factors, name) - study.factors.begin()); };
    ASSERT_EQ(study.outputs.size(), 4U);
    for (std::size_t k = 0; k < 4; ++k) {
        const bool base = study.outputs[k].month == 0;
        EXPECT_EQ(study.found[k].morris[at("shocks.far_war")].mu_star.value > 0, !base) << k;
        EXPECT_GT(study.found[k].morris[at("substitution")].mu_star.value, 0) << k;
        EXPECT_LT(study.found[k].morris[at("substitution")].mu.value, 0) << "what is easier to replace is worth less";
    }
}

TEST(Sensitivity, InTheMeanFieldModeLuckIsNoFactor) {
    const Scenario s = war();
    SensitivityOptions o = small(Method::sobol);
    o.blocks = 2;
    o.runs.mean_field = true;
    o.months = {s.end};
    const Sensitivity study = sensitivity(s, {}, o);
    EXPECT_EQ(std::ranges::count(study.factors, "luck"), 0);
    EXPECT_EQ(study.evaluations, 2 * (study.factors.size() + 2));
    EXPECT_EQ(study.evaluations, evaluations_of(s, o, 0));
}

TEST(Sensitivity, AnAlternativeIsMetByTheSameDrawsAndLuck) {
    const Scenario s = war();
    LoadOptions stated;
    stated.set = {{"parameters.horizon", "18"}};
    SensitivityOptions o = small(Method::morris);
    const Sensitivity study = sensitivity(s, {{"same", s}, {"steady", war(stated)}}, o);
    bool differs = false;
    for (const OutputSensitivity& found : study.found) {
        ASSERT_EQ(found.differences.size(), 2U);
        EXPECT_EQ(found.differences[0].value, 0);
        EXPECT_EQ(found.differences[0].high, 0);
        differs = differs || found.differences[1].value != 0;
    }
    EXPECT_TRUE(differs);
    EXPECT_NE(text(study, s).find("\nsteady,influence,center,north,2023-01,difference,"), std::string::npos);
}

TEST(Sensitivity, RefusesWhatItCannotStudy) {
    const Scenario s = war();
    const auto fault = [&](const SensitivityOptions& o, const std::vector<Alternative>& others = {}) -> std::string {
        try {
            (void)sensitivity(s, others, o);
        } catch (const Error& e) {
            return e.what();
        }
        return "none";
    };
    SensitivityOptions o = small(Method::morris);
    o.measures = {"influense"};
    EXPECT_EQ(fault(o), "'influense' is no measure of a state and a power; did you mean 'influence'?");
    o.measures = {"share"};
    EXPECT_TRUE(fault(o).starts_with("'share' is no measure of a state and a power; "));
    o = small(Method::morris);
    o.months = {*parse_month("2024-01")};
    EXPECT_EQ(fault(o), "2024-01 is outside the run, which goes from 2021-01 to 2023-01");
    LoadOptions early;
    Scenario other = war();
    other.end = *parse_month("2022-01");
    EXPECT_EQ(fault(small(Method::morris), {{"early", other}}), "the alternative 'early' does not run over the same months");
    other = war();
    other.entities[static_cast<std::size_t>(Axis::power)].pop_back();
    EXPECT_EQ(fault(small(Method::morris), {{"fewer", other}}), "the alternative 'fewer' has other powers");
}

}  // namespace
}  // namespace multivector::test
