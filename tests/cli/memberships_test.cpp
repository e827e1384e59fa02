// Memberships that states choose and ties between neighbours, from the command line: rows, comparisons, branches, watches, tables.

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

class Memberships : public Cli {
protected:
    static std::string head(const std::string& parameters) {
        return "format: multivector-scenario/1\ntitle: A test\nextends: three_states\nend: 2022-06\nparameters: {" + parameters + "}\n";
    }
    static std::string opens(const std::string& organisation, const std::string& state, const std::string& from) {
        return "shocks:\n  opens: {input: membership_open, organisation: " + organisation + ", state: " + state +
               ", effect: {set: 1}, from: " + from + "}\n";
    }
    Memberships() {
        write("plain.yaml", head("membership_review: 0.2 /month"));
        write("pact.yaml", head("membership_review: 0.2 /month") + opens("pact", "hill", "2021-03"));
        write("forum.yaml", head("membership_review: 0.2 /month") + opens("forum", "coast", "2021-05"));
        write("near.yaml", head("neighbour_distance: 0.5 log points") +
                               "world: {states: {center: {neighbours: {coast: {value: 0.1, assumption: [0.05, 0.2]}}}}}\n");
    }
    /// Lines of a file that hold a text.
    std::size_t lines_with(const std::string& file, const std::string& text) const {
        std::size_t n = 0;
        for (const auto& line : lines_of(read(folder() / file))) n += line.find(text) != std::string::npos ? 1 : 0;
        return n;
    }
};

TEST_F(Memberships, HaveRowsWhereTheyMayBeOpen) {
    ASSERT_EQ(call({"run", "pact.yaml", "--replicates", "10", "--out", "r", "--watch", "membership[hill,pact] < 0.5"}).code, 0);
    EXPECT_EQ(lines_with("r/series.csv", ",hill,,,pact,membership,"), 18U);  // 2021-01 to 2022-06
    EXPECT_EQ(lines_with("r/series.csv", ",membership,"), 18U);
    EXPECT_EQ(lines_with("r/series.csv", ",pact,membership_value,"), 18U);
    EXPECT_EQ(lines_with("r/watches.csv", "membership[hill,pact]"), 18U);
    ASSERT_EQ(call({"run", "near.yaml", "--replicates", "10", "--out", "n"}).code, 0);
    EXPECT_EQ(lines_with("n/series.csv", ",center,,,coast,neighbour_share,"), 18U);
    ASSERT_EQ(call({"run", "plain.yaml", "--replicates", "10", "--out", "p"}).code, 0);
    EXPECT_EQ(lines_with("p/series.csv", "membership") + lines_with("p/series.csv", "neighbour"), 0U);
}

TEST_F(Memberships, AreComparedWhicheverOfTheTwoOpensThem) {
    for (const auto& [base, other] : {std::pair("plain.yaml", "pact.yaml"), {"pact.yaml", "plain.yaml"}, {"pact.yaml", "forum.yaml"}}) {
        const Ending end = call({"compare", base, other, "--replicates", "70", "--out", std::string(base) + other + ".csv"});
        EXPECT_EQ(end.code, 0) << base << " " << other << ": " << end.err;
    }
    // Where only the base leaves it to the state, the other has the calendar: no behaviour of its own.
    EXPECT_EQ(lines_with("pact.yamlforum.yaml.csv", ",2022-06,hill,,,pact,membership,"), 1U);
    EXPECT_EQ(lines_with("pact.yamlforum.yaml.csv", ",2022-06,coast,,,forum,membership,"), 1U);
}

TEST_F(Memberships, AreNotOpenedByABranchAlone) {
    ASSERT_EQ(call({"run", "plain.yaml", "--replicates", "10", "--checkpoint", "2021-03", "--out", "r"}).code, 0);
    const Ending end = call({"branch", "r", "forum.yaml", "--at", "2021-03", "--out", "b"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("opens memberships that are never open in its parent"), std::string::npos) << end.err;
}

TEST_F(Memberships, OfTheCalendarAreNoEventsWhileTheyAreOpen) {
    write("joins.yaml", head("membership_review: 0.2 /month") +
                            "world: {organisations: {forum: {open: coast, members: {coast: [{from: 2021-09}]}}}}\n");
    ASSERT_EQ(call({"run", "joins.yaml", "--replicates", "10", "--out", "r"}).code, 0);
    EXPECT_EQ(lines_with("r/events.csv", "membership begins"), 0U);
    ASSERT_EQ(call({"run", "joins.yaml", "--set", "parameters.membership_review=0 /month", "--replicates", "10", "--out", "c"}).code, 0);
    EXPECT_EQ(lines_with("c/events.csv", "2021-09,membership begins,coast,forum"), 1U);
}

TEST_F(Memberships, ThatNobodyReviewsAreMovedByShocksWithoutAWarning) {
    const std::string body = "world: {organisations: {pact: {open: hill}}}\n"
                             "shocks:\n  in: {input: membership, organisation: pact, state: hill, effect: {set: 1}, from: 2021-03}\n";
    write("reviewed.yaml", head("membership_review: 0.1 /month") + body);
    write("off.yaml", head("membership_review: 0 /month") + body);
    const std::string said = "changes a membership that the state chooses itself";
    const Ending reviewed = call({"check", "reviewed.yaml"}), off = call({"check", "off.yaml"});
    EXPECT_NE((reviewed.out + reviewed.err).find(said), std::string::npos);
    EXPECT_EQ((off.out + off.err).find(said), std::string::npos);
}

TEST_F(Memberships, NeighboursAreNotSwitchedOnByATable) {
    write("t.csv", "parameters.neighbour_distance\n0.5\n");
    const Ending end = call({"run", "plain.yaml", "--parameters", "t.csv", "--replicates", "2", "--out", "r"});
    EXPECT_NE(end.code, 0);
    EXPECT_NE(end.err.find("parameters.neighbour_distance"), std::string::npos) << end.err;
    write("u.csv", "parameters.neighbour_distance\n0.7\n");
    EXPECT_EQ(call({"run", "near.yaml", "--parameters", "u.csv", "--replicates", "2", "--out", "n"}).code, 0);
}

}  // namespace
}  // namespace multivector::test
