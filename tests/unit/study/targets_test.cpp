// Observed values: what a file may say, and every fault with its place.

#include "study/targets.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace multivector::test {
namespace {

const Scenario& war() {
    static const Scenario scenario = [] {
        Diagnostics none;
        return *load_scenario(MULTIVECTOR_SOURCE_DIR "/scenarios/three_states_war.yaml", {}, none);
    }();
    return scenario;
}

std::vector<std::string> faults(const std::string& text) {
    Diagnostics found;
    const auto targets = parse_targets(text, "t.csv", war(), found);
    std::vector<std::string> out;
    for (const Diagnostic& d : found.sorted()) out.push_back(fmt::format("{}:{} {}", d.mark.line, d.mark.column, d.message));
    EXPECT_EQ(targets.has_value(), out.empty());
    return out;
}

TEST(Targets, SayWhatWasSeenWhenAndHowSurely) {
    Diagnostics none;
    const auto targets = parse_targets("measure,state,power,date,value,se,source\n"
                                       "influence,hill,north,2022-01,0.3,0.02,\"a book, p. 1\"\n"
                                       "attention,,north,2021-01,1,0.1,\n",
                                       "t.csv", war(), none);
    ASSERT_TRUE(targets);
    ASSERT_EQ(targets->size(), 2U);
    EXPECT_EQ((*targets)[0].output.series.kind, SeriesKind::influence);
    EXPECT_EQ((*targets)[0].output.month, 12);
    EXPECT_EQ((*targets)[0].value, 0.3);
    EXPECT_EQ((*targets)[0].se, 0.02);
    EXPECT_EQ((*targets)[1].output.series.state, -1);
    const auto tie = parse_targets("measure,state,power,domain,date,value,se\nshare,hill,north,economy,2022-01,0.3,0.02\n", "t.csv", war(), none);
    ASSERT_TRUE(tie);
    EXPECT_EQ(tie->front().output.series.domain, 1);
}

TEST(Targets, TellEveryFault) {
    using Words = std::vector<std::string>;
    const std::string head = "measure,state,power,date,value,se\n";
    EXPECT_EQ(faults(""), Words{"1:1 the file is empty"});
    EXPECT_EQ(faults(head), Words{"1:1 there is no row below the header"});
    EXPECT_EQ(faults("measure,state,powr,date,value\n"),
              (Words{"1:1 there is no column 'power'", "1:1 there is no column 'se'", "1:15 unknown column 'powr'"}));
    EXPECT_EQ(faults(head + "influense,hill,north,2022-01,0.3,0.02\n"
                            "influence,hil,nort,2022-13,x,0\n"
                            "influence,hill,,2022-01,0.3,0.02\n"
                            "influence,hill,north,2051-01,0.3,-1\n"
                            "influence,hill\n"),
              (Words{"2:1 unknown measure 'influense'", "3:11 unknown state 'hil'", "3:15 unknown power 'nort'", "3:20 expected a month as YYYY-MM, got '2022-13'",
                     "3:28 expected a number, got 'x' (column value)", "3:30 the standard error is 0; it must be above 0",
                     "4:1 influence has no series of this state, power and domain",
                     "5:22 2051-01 is outside the run, which goes from 2021-01 to 2031-01", "5:34 the standard error is -1; it must be above 0",
                     "6:1 expected 6 fields, as in the header, got 2"}));
}

}  // namespace
}  // namespace multivector::test
