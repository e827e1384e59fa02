// The command that estimates numbers from figures: tables, messages, exit codes.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

class Estimate : public Cli {
protected:
    Estimate() {
        write("figures.csv", figures());
        write("past.yaml", text());
    }
    static std::string figures(const std::string& end = "") {
        std::string out = "series,state,power,year,value\n";
        int wave = 1;
        for (const char* state : {"center", "hill", "coast"})
            for (const char* power : {"north", "south"}) {
                double away = 0;
                for (int year = 1991; year <= 2020; ++year) {
                    wave = wave * 1103 % 9973;
                    away = 0.78 * away + 0.06 * (wave - 4986) / 4986;
                    out += fmt::format("trade,{},{},{},{:.4f}\n", state, power, year, 0.3 + away);
                }
            }
        return out + end;
    }
    static std::string text(const std::string& series = "link: level") {
        return "format: multivector-hindcast/1\ntitle: A past\nworld: three_states\nfigures: figures.csv\n"
               "origins: {first: 2009, last: 2018}\nhorizons: [24]\n"
               "series: {trade: {title: Trade, measure: share, domain: economy, " + series + "}}\n";
    }
    [[nodiscard]] Ending go(const std::string& out, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"estimate", "past.yaml", "--rounds", "60", "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        return call(words);
    }
};

TEST_F(Estimate, WritesTablesAndDrawsThatRunTakes) {
    const Ending end = go("out", {"--draws", "20"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_NE(end.out.find("1 of 2 estimates tell their number"), std::string::npos) << end.out;
    EXPECT_NE(end.out.find("-> out\n"), std::string::npos) << end.out;
    EXPECT_EQ(names_in(folder() / "out"), (std::vector<std::string>{"draws.csv", "estimates.csv"}));
    const auto rows = lines_of(read(folder() / "out/estimates.csv"));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_TRUE(rows[1].starts_with("domains.economy.adjustment,trade,")) << rows[1];
    EXPECT_NE(rows[1].find(",174,6,12,6,24,yes,"), std::string::npos) << rows[1];
    const auto draws = lines_of(read(folder() / "out/draws.csv"));
    EXPECT_EQ(draws.size(), 21U);
    EXPECT_EQ(draws[0], "domains.economy.adjustment");
    const Ending run = call({"run", war(), "--to", "2021-06", "--replicates", "8", "--steering-every", "0", "--parameters", "out/draws.csv", "--out", "ran"});
    EXPECT_EQ(run.code, 0) << run.err;
}

TEST_F(Estimate, ThreadsChangeNoByteAndTablesAreReplacedWhenTold) {
    ASSERT_EQ(go("one", {"--threads", "1", "--quiet"}).code, 0);
    ASSERT_EQ(go("three", {"--threads", "3", "--backend", "threads", "--quiet"}).code, 0);
    EXPECT_EQ(difference(results_in(folder() / "one"), results_in(folder() / "three")), "");
    const Ending again = go("one");
    EXPECT_EQ(again.code, 2);
    EXPECT_NE(again.err.find("'one' holds tables of estimates; --force replaces them"), std::string::npos) << again.err;
    EXPECT_EQ(go("one", {"--force", "--seed", "2", "--quiet"}).code, 0);
    EXPECT_NE(difference(results_in(folder() / "one"), results_in(folder() / "three")), "");
    write("full/other.txt", "x");
    const Ending full = go("full", {"--force"});
    EXPECT_EQ(full.code, 2);
    EXPECT_NE(full.err.find("'full' holds 'other.txt', which is no table of estimates"), std::string::npos) << full.err;
}

TEST_F(Estimate, SaysSoWhereNothingIsTold) {
    write("figures.csv", "series,state,power,year,value\ntrade,center,north,2001,0.2\ntrade,center,north,2002,0.3\n");
    const Ending end = go("out");
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_NE(end.out.find("0 of 2 estimates tell their number; 0 stated values lie outside of the 90 % interval -> out (no draws: nothing is told)"), std::string::npos) << end.out;
    EXPECT_EQ(names_in(folder() / "out"), std::vector<std::string>{"estimates.csv"});
}

TEST_F(Estimate, EveryFaultIsShownAndNothingWritten) {
    write("figures.csv", figures("trade,center,nrth,2001,0.2\ntrade,hill,south,2001,1.4\n"));
    const Ending end = go("out");
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("figures.csv:182:14: error: unknown power 'nrth'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("figures.csv:183:23: error: 1.4 lies outside [0, 1]"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("2 errors"), std::string::npos) << end.err;
    EXPECT_FALSE(fs::exists(folder() / "out"));
    write("figures.csv", figures());
    write("past.yaml", text("link: level, span: 6"));
    EXPECT_NE(go("out").err.find("past.yaml:7:"), std::string::npos);
    write("past.yaml", "format: multivector-hindcast/1\ntitle: A past\nworld: three_states\nfigures: figures.csv\norigins: {first: 2009, last: 2018}\nhorizons: [24]\n"
                       "series: {trade: {title: Trade, measure: deference, link: change, votes: true}}\n");
    const Ending votes = go("out");
    EXPECT_EQ(votes.code, 2);
    EXPECT_NE(votes.err.find("agreement in votes is no figure of deference"), std::string::npos) << votes.err;
    EXPECT_EQ(call({"estimate", "past.yaml", "--rounds", "10"}).code, 2);
    EXPECT_EQ(call({"estimate"}).code, 2);
    EXPECT_EQ(call({"estimate", war()}).code, 2);
}

}  // namespace
}  // namespace multivector::test
