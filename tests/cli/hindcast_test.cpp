// The command that scores the model against the past, on an invented one.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

class Hindcast : public Cli {
protected:
    Hindcast() {
        std::string figures = "series,state,power,year,value\n";
        for (int year = 2001; year <= 2020; ++year)
            for (const char* power : {"north", "south"})
                figures += fmt::format("trade,center,{},{},{}\n", power, year, 0.2 + 0.01 * (year * (power[0] == 'n' ? 3 : 5) % 7));
        write("figures.csv", figures);
        write("past.yaml", text());
    }
    static std::string text(const std::string& state = "link: level") {
        return "format: multivector-hindcast/1\ntitle: A past\nworld: three_states\nfigures: figures.csv\n"
               "origins: {warm_up: 2006, first: 2009, last: 2018}\nhorizons: [24]\n"
               "series: {trade: {title: Trade, measure: share, domain: economy, " + state + "}}\n"
               "fitted: {legacy: [0, 1], memory: [1, 0.5]}\n";
    }
};

TEST_F(Hindcast, WritesAFolderAndSaysHowItDid) {
    const Ending end = call({"hindcast", "past.yaml", "--out", "out"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_NE(end.out.find("The model at 24 months better than persistence in "), std::string::npos) << end.out;
    EXPECT_NE(end.out.find(" of 2 series, than gravity in "), std::string::npos) << end.out;
    EXPECT_EQ(names_in(folder() / "out"),
              (std::vector<std::string>{"fits.csv", "forecasts.csv", "hindcast.json", "report.md", "scores.csv", "unscored.csv"}));
    const auto scores = lines_of(read(folder() / "out/scores.csv"));
    EXPECT_EQ(scores.size(), 1U + 2 * 7);
    EXPECT_TRUE(scores[1].starts_with("trade,center,north,24,model,10,2009,2018,")) << scores[1];
    // Ten origins, two dyads, seven methods.
    EXPECT_EQ(lines_of(read(folder() / "out/forecasts.csv")).size(), 1U + 10 * 2 * 7);
}

TEST_F(Hindcast, IsNoScenarioToRun) {
    const Ending run = call({"run", "past.yaml"});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.err.find("a hindcast is no scenario"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("multivector hindcast runs it"), std::string::npos) << run.err;
}

TEST_F(Hindcast, ThreadsChangeNoByteAndAFormerHindcastIsReplaced) {
    ASSERT_EQ(call({"hindcast", "past.yaml", "--out", "one", "--threads", "1", "--quiet"}).code, 0);
    ASSERT_EQ(call({"hindcast", "past.yaml", "--out", "three", "--threads", "3", "--backend", "threads", "--quiet"}).code, 0);
    EXPECT_EQ(difference(results_in(folder() / "one"), results_in(folder() / "three")), "");
    EXPECT_EQ(call({"hindcast", "past.yaml", "--out", "one", "--quiet"}).code, 0);
    EXPECT_EQ(difference(results_in(folder() / "one"), results_in(folder() / "three")), "");
}

TEST_F(Hindcast, EveryFaultIsShownAndNothingWritten) {
    write("past.yaml", text("link: levle, leest: 0"));
    Ending end = call({"hindcast", "past.yaml", "--out", "out"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("past.yaml:7:"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("2 errors"), std::string::npos) << end.err;
    EXPECT_FALSE(fs::exists(folder() / "out"));

    write("past.yaml", text());
    write("figures.csv", "series,state,power,year,value\ntrade,center,north,2001,0.2\ntrade,centre,north,2002,2\n");
    end = call({"hindcast", "past.yaml", "--out", "out"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("figures.csv:3:7: error: unknown state 'centre'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("figures.csv:3:25: error: 2 lies outside [0, 1]"), std::string::npos) << end.err;
    EXPECT_FALSE(fs::exists(folder() / "out"));
    EXPECT_EQ(call({"check", "past.yaml"}).code, 2);
}

TEST_F(Hindcast, LeavesOtherFoldersAlone) {
    fs::create_directory(folder() / "mine");
    write("mine/thesis.txt", "years of work");
    const Ending end = call({"hindcast", "past.yaml", "--out", "mine"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("holds something else than the results of a hindcast"), std::string::npos) << end.err;
    EXPECT_EQ(names_in(folder() / "mine"), std::vector<std::string>{"thesis.txt"});
}

TEST_F(Hindcast, IsCheckedAndListed) {
    Ending end = call({"check", "past.yaml"});
    EXPECT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.out, "past.yaml: good (origins 2009 to 2018)\n");
    end = call({"list", "."});
    EXPECT_NE(end.out.find("hindcast"), std::string::npos) << end.out;
    end = call({"run", "past.yaml"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("a hindcast"), std::string::npos) << end.err;
}

TEST_F(Hindcast, TheOneThatShipsIsGood) {
    const Ending end = call({"check", "central_asia"});
    EXPECT_EQ(end.code, 0) << end.err;
}

}  // namespace
}  // namespace multivector::test
