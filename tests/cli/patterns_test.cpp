// multivector patterns: tables, messages, exit codes.

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

class Patterns : public Cli {
protected:
    Patterns() {
        write("mine/war.yaml", head("War") +
                                   "arms:\n  war: {shocks: {war: {input: attention, power: north, effect: {set: 0.4}, from: 2021-03}}}\n"
                                   "observables:\n  falls: {kind: leverage, measure: influence, power: north, expect: falls}\n");
        write("mine/lack.yaml", head("Lack") + "lacks: everything that it would take.\n");
        write("mine/notes.txt", "no pattern\n");
    }
    static std::string head(const std::string& title) {
        return "format: multivector-pattern/1\ntitle: " + title + "\nclaim: A claim.\nsource: Nobody\nbase: three_states\nwith: {end: 2022-07}\n";
    }
};

TEST_F(Patterns, WritesTablesAndAPage) {
    const Ending end = call({"patterns", "mine", "--draws", "8", "--out", "out"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_NE(end.out.find("1 of 2 patterns P, 0 W, 1 F (1 for want of a mechanism)"), std::string::npos) << end.out;
    EXPECT_EQ(names_in(folder() / "out"), (std::vector<std::string>{"observables.csv", "patterns.csv", "patterns.md"}));
    const auto rows = lines_of(read(folder() / "out/patterns.csv"));
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1], "lack,Lack,Nobody,F,,no,no,everything that it would take.");
    EXPECT_TRUE(rows[2].starts_with("war,War,Nobody,P,")) << rows[2];
    EXPECT_EQ(lines_of(read(folder() / "out/observables.csv")).size(), 6U);  // full, twin, behaviour, random posture and parameters
    // again: only with --force, to the same bytes, on any number of threads
    const auto before = read(folder() / "out/observables.csv");
    const Ending again = call({"patterns", "mine", "--draws", "8", "--out", "out"});
    EXPECT_EQ(again.code, 2);
    EXPECT_NE(again.err.find("'out' holds tables of patterns; --force replaces them"), std::string::npos) << again.err;
    EXPECT_EQ(call({"patterns", "mine", "--draws", "8", "--out", "out", "--force", "--threads", "3", "--quiet"}).code, 0);
    EXPECT_EQ(read(folder() / "out/observables.csv"), before);
}

TEST_F(Patterns, TakesNumbersFromATable) {
    write("p.csv", "parameters.rationality,powers.north.budget\n2,1\n3,0.9\n");
    const Ending end = call({"patterns", "mine", "--draws", "8", "--parameters", "p.csv", "--out", "out"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_NE(read(folder() / "out/patterns.md").find(
                  "seed 1. Taken from a table of 2 draws, where the base and the arm state them alike: `parameters.rationality`, `powers.north.budget`. How"),
              std::string::npos);
    EXPECT_EQ(call({"patterns", "mine", "--draws", "8", "--out", "plain"}).code, 0);
    EXPECT_NE(read(folder() / "out/observables.csv"), read(folder() / "plain/observables.csv"));
    EXPECT_EQ(read(folder() / "plain/patterns.md").find("Taken from"), std::string::npos);
    EXPECT_EQ(call({"patterns", "mine", "--draws", "8", "--parameters", "p.csv", "--out", "three", "--threads", "3"}).code, 0);
    EXPECT_EQ(read(folder() / "out/observables.csv"), read(folder() / "three/observables.csv"));
    // a column for an arm's shock alone is one of an input
    write("shock.csv", "shocks.war.effect.set\n0.5\n");
    EXPECT_EQ(call({"patterns", "mine", "--draws", "4", "--parameters", "shock.csv", "--quiet"}).code, 0);
}

TEST_F(Patterns, TellsAllFaultsOfATable) {
    write("bad.csv", "parameters.rationalty,powers.north.budget\n2,-1\n3\nx,1\n");
    const Ending end = call({"patterns", "mine", "--draws", "4", "--parameters", "bad.csv", "--out", "out"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("bad.csv:1:1: error: unknown input 'parameters.rationalty'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("did you mean 'parameters.rationality'?"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("bad.csv:2:3: error: -1 is outside"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("bad.csv:3:1: error: expected 2 fields, as in the header, got 1"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("bad.csv:4:1: error:"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("--parameters: 'bad.csv' cannot be used"), std::string::npos) << end.err;
    EXPECT_FALSE(std::filesystem::exists(folder() / "out"));
    EXPECT_EQ(call({"patterns", "mine", "--draws", "4", "--parameters", "none.csv"}).code, 2);
}

TEST_F(Patterns, RunsOnlyThoseAskedFor) {
    const Ending end = call({"patterns", "mine", "--draws", "4", "--pattern", "lack", "--quiet"});
    EXPECT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.out, "0 of 1 patterns P, 0 W, 1 F (1 for want of a mechanism); of those that hold 0 explained, 0 unexplained, 0 more than arithmetic in part, 0 arithmetic alone; "
                       "random parameters pass 0\n");
    const Ending wrong = call({"patterns", "mine", "--pattern", "lak"});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.err.find("there is no pattern 'lak' in 'mine'; did you mean 'lack'?"), std::string::npos) << wrong.err;
}

TEST_F(Patterns, RefusesWhatIsNoPlaceOfPatterns) {
    EXPECT_NE(call({"patterns", "nowhere"}).err.find("'nowhere' is neither a folder nor a file"), std::string::npos);
    std::filesystem::create_directories(folder() / "empty");
    EXPECT_NE(call({"patterns", "empty"}).err.find("there is no pattern in 'empty'"), std::string::npos);
    write("full/other.txt", "x");
    const Ending end = call({"patterns", "mine", "--draws", "4", "--out", "full"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("'full' holds 'other.txt', which is no table of patterns"), std::string::npos) << end.err;
    EXPECT_EQ(call({"patterns", "mine", "--draws", "1"}).code, 2);
}

TEST_F(Patterns, TellsAllFaultsOfAllFilesAndWritesNothing) {
    write("mine/bad.yaml", head("Bad") + "observables:\n  a: {kind: room, measure: hedgin, expect: above}\n");
    write("mine/worse.yaml", head("Worse") + "arms: {x: {shock: 1}}\nlacks: it\n");
    const Ending end = call({"patterns", "mine", "--out", "out"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("mine/bad.yaml:8:28: error: unknown measure 'hedgin'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("mine/worse.yaml:7:12: error: unknown key 'shock'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("2 errors"), std::string::npos) << end.err;
    EXPECT_FALSE(std::filesystem::exists(folder() / "out"));
}

TEST_F(Patterns, AreCheckedAndListed) {
    const Ending check = call({"check", "mine/war.yaml"});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_EQ(check.out, "mine/war.yaml: good (2 arms, 1 observables)\n");
    EXPECT_NE(call({"list", "mine"}).out.find("pattern"), std::string::npos);
    const Ending run = call({"run", "mine/war.yaml"});
    EXPECT_EQ(run.code, 2);
    EXPECT_NE(run.err.find("a pattern is no scenario"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace multivector::test
