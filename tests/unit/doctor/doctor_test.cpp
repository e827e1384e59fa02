#include "doctor/doctor.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace multivector::doctor {
namespace {

const std::string kScenarios = MULTIVECTOR_SOURCE_DIR "/scenarios/";

TEST(Doctor, AShippedScenarioIsWell) {
    Diagnostics diagnostics;
    const auto report = examine(kScenarios + "three_states_war.yaml", {}, diagnostics);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->checks, checks().size());
    for (const Symptom& s : report->symptoms) ADD_FAILURE() << s.message << " [" << s.check << "]";
}

TEST(Doctor, AWorldThatDoesNotRestIsSaidNotTo) {
    // Attention starts at 1 and tends to 0 where the base month states 0: docs/model/start.md.
    Diagnostics diagnostics;
    Options options;
    options.load.set = {{"powers.north.attention", "0"}};
    options.only = {"rest", "order"};
    const auto report = examine(kScenarios + "worlds/three_states.yaml", options, diagnostics);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->checks, 2U);
    ASSERT_EQ(report->symptoms.size(), 1U);
    const Symptom& s = report->symptoms[0];
    EXPECT_EQ(s.check, "rest");
    EXPECT_EQ(s.month, "2021-02");
    EXPECT_EQ(s.run, "baseline");
    EXPECT_NE(s.found, s.expected);
    EXPECT_NE(s.message.find(s.series + " in 2021-02 (baseline, replicate 0) is "), std::string::npos) << s.message;
}

TEST(Doctor, UnknownChecksAndBadFilesAreRefused) {
    Diagnostics diagnostics;
    Options options;
    options.only = {"oder"};
    try {
        (void)examine(kScenarios + "three_states_war.yaml", options, diagnostics);
        FAIL();
    } catch (const Error& e) {
        EXPECT_STREQ(e.what(), "there is no check 'oder'; did you mean 'order'?");
    }
    EXPECT_FALSE(examine(kScenarios + "invalid/base_a_year.yaml", {}, diagnostics));
    EXPECT_TRUE(diagnostics.has_errors());
}

}  // namespace
}  // namespace multivector::doctor
