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

class Usefulness : public Memberships {
protected:
    static std::string routes() {
        return "world: {powers: {north: {freight: {value: 90 Mt/year, assumption: [80, 100]}}}, corridors: {south_rail: "
               "{traffic: {north: {value: 9 Mt/year, assumption: [6, 12]}}, through: {center: {value: 0.7, assumption: [0.5, 0.9]}}}}}\n";
    }
};

TEST_F(Usefulness, HasRowsWhereRoutesMayCount) {
    write("on.yaml", head("route_usefulness: 1") + routes());
    write("off.yaml", head("horizon: 18 months") + routes());
    ASSERT_EQ(call({"run", "on.yaml", "--replicates", "10", "--out", "on", "--watch", "route_leverage[center,north] > 0.01"}).code, 0);
    EXPECT_EQ(lines_with("on/series.csv", ",center,north,,,route_leverage,"), 18U);
    EXPECT_EQ(lines_with("on/watches.csv", "route_leverage[center,north]"), 18U);
    ASSERT_EQ(call({"run", "off.yaml", "--replicates", "10", "--out", "off"}).code, 0);
    EXPECT_EQ(lines_with("off/series.csv", "route_leverage"), 0U);
}

TEST_F(Usefulness, OfRoutesIsNotSwitchedOnByATable) {
    write("off.yaml", head("horizon: 18 months") + routes());
    write("on.yaml", head("route_usefulness: 1") + routes());
    write("t.csv", "parameters.route_usefulness\n0.5\n");
    const Ending end = call({"run", "off.yaml", "--parameters", "t.csv", "--replicates", "2", "--out", "r"});
    EXPECT_NE(end.code, 0);
    EXPECT_NE(end.err.find("parameters.route_usefulness"), std::string::npos) << end.err;
    EXPECT_EQ(call({"run", "on.yaml", "--parameters", "t.csv", "--replicates", "2", "--out", "n"}).code, 0);
    write("more.yaml", head("horizon: 18 months") + routes() + "shocks: {less: {input: attention, power: north, effect: {set: 0.5}, from: 2021-06}}\n");
    for (const char* input : {"parameters.route_usefulness", "parameters.joint_review", "parameters.neighbour_roads", "parameters.concession_share"}) {
        write("u.csv", std::string(input) + "\n0.1\n");
        const Ending compared = call({"compare", "off.yaml", "more.yaml", "--parameters", "u.csv", "--replicates", "2", "--out", "c.csv"});
        EXPECT_NE(compared.code, 0) << input;
        EXPECT_NE(compared.err.find(std::string(input) + "', which a table cannot switch on"), std::string::npos) << compared.err;
    }
}

TEST_F(Usefulness, AConflictMayBeBetweenTwoStates) {
    write("talks.yaml", head("neighbour_distance: 0.5 log points") +
                            "world: {states: {hill: {neighbours: {center: {value: 0.2, assumption: [0.1, 0.3]}}}, "
                            "coast: {neighbours: {center: {value: 0.2, assumption: [0.1, 0.3]}}}}}\n"
                            "conflicts: {border: {between: [hill, coast], date: 2021-06, bar: 0.1}}\n");
    ASSERT_EQ(call({"run", "talks.yaml", "--replicates", "40", "--out", "r"}).code, 0);
    EXPECT_EQ(lines_with("r/events.csv", "2021-06,mediation,"), 3U);
    const std::string events = read(folder() / "r/events.csv");
    EXPECT_NE(events.find("2021-06,mediation,hill,border,0\n"), std::string::npos) << events;
    EXPECT_EQ(events.find("2021-06,mediation,center,border,0\n"), std::string::npos);
    // A state may have the name of a power: then the other party says which is meant.
    write("namesake.yaml",
          head("neighbour_distance: 0.5 log points") +
              "world:\n  states:\n    south:\n      stable: 4\n      transit_demand: {value: 5 Mt/year, source: invented, year: 2021}\n"
              "      powers: {north: {gap: {value: 0.4, assumption: [0.2, 0.6]}, sphere: {value: 0.3, assumption: [0.2, 0.4]}, stake: {value: 0.3, assumption: [0.2, 0.4]}},\n"
              "               south: {gap: {value: 0.4, assumption: [0.2, 0.6]}, sphere: {value: 0.3, assumption: [0.2, 0.4]}, stake: {value: 0.3, assumption: [0.2, 0.4]}}}\n"
              "      ties: {security: {north: {value: 0.2, source: invented, year: 2021}, south: {value: 0.3, source: invented, year: 2021}},\n"
              "             economy: {north: {value: 0.1, source: invented, year: 2021}, south: {value: 0.4, source: invented, year: 2021}},\n"
              "             diplomacy: {north: {value: 0.1, source: invented, year: 2021}, south: {value: 0.2, source: invented, year: 2021}}}\n"
              "  corridors: {sea_ferry: {flows: {south: {value: 3 Mt/year, source: invented, year: 2021}}}}\n"
              "conflicts: {border: {between: [south, coast], date: 2021-06, bar: 0.1}, sea: {between: [south, north], date: 2021-06, bar: 0.1}}\n");
    const Ending namesake = call({"describe", "namesake.yaml"});
    EXPECT_NE(namesake.out.find("talks between south and coast"), std::string::npos) << namesake.out << namesake.err;
    EXPECT_NE(namesake.out.find("talks between south and north"), std::string::npos) << namesake.out;
    const Ending told = call({"describe", "talks.yaml"});
    EXPECT_NE(told.out.find("talks between hill and coast"), std::string::npos) << told.out;
}

}  // namespace
}  // namespace multivector::test
