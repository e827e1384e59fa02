// Where results go: what is refused, what is replaced, what is left behind.

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

class Folder : public Cli {
protected:
    void TearDown() override {
        // Whatever the test did, no half-written folder stays.
        for (const auto& name : names_in(folder()))
            EXPECT_EQ(std::ranges::count(allowed_, name), 1) << name << " was left behind";
    }
    std::vector<std::string> allowed_{"r"};
};

TEST_F(Folder, ResultsOfAnotherRunAreKeptUnlessForced) {
    ASSERT_EQ(call(short_run("r")).code, 0);
    const Files first = results_in(folder() / "r");

    const Ending refused = call(short_run("r", {"--seed", "2"}));
    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(refused.err.find("force"), std::string::npos) << refused.err;
    EXPECT_EQ(difference(first, results_in(folder() / "r")), "");

    EXPECT_EQ(call(short_run("r", {"--seed", "2", "--force"})).code, 0);
    EXPECT_NE(difference(first, results_in(folder() / "r")), "");
}

TEST_F(Folder, TheSameRunReplacesItself) {
    ASSERT_EQ(call(short_run("r", {"--threads", "1"})).code, 0);
    const Files first = results_in(folder() / "r");
    EXPECT_EQ(call(short_run("r", {"--threads", "2", "--kernel", "portable"})).code, 0);
    EXPECT_EQ(difference(first, results_in(folder() / "r")), "");
}

TEST_F(Folder, WhatIsNoResultIsNeverDeleted) {
    write("r/diary.txt", "dear diary");
    for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--force"}}) {
        const Ending end = call(short_run("r", more));
        EXPECT_EQ(end.code, 2);
        EXPECT_NE(end.err.find("'r'"), std::string::npos) << end.err;
    }
    EXPECT_EQ(names_in(folder() / "r"), (std::vector<std::string>{"diary.txt"}));
    EXPECT_EQ(read(folder() / "r/diary.txt"), "dear diary");
}

TEST_F(Folder, AFileInTheWayIsRefusedBeforeTheRun) {
    write("r", "a file");
    for (const char* out : {"r", "r/below", "r/far/below"}) {
        // So many replicates would take hours.
        const Ending end = call(short_run(out, {"--force"}, "1000000000"));
        EXPECT_EQ(end.code, 2) << out;
        EXPECT_NE(end.err.find("is not a folder"), std::string::npos) << end.err;
    }
    EXPECT_EQ(read(folder() / "r"), "a file");
}

TEST_F(Folder, FoldersAboveAreMade) {
    EXPECT_EQ(call(short_run("r/a/b")).code, 0);
    EXPECT_TRUE(fs::exists(folder() / "r/a/b/run.json"));
    EXPECT_EQ(names_in(folder() / "r/a"), (std::vector<std::string>{"b"}));
}

TEST_F(Folder, NamesThatNeedCare) {
    allowed_ = {"a b; 'c' \"d\"", "результаты"};
    for (const auto& name : allowed_) {
        const Ending end = call(short_run(name));
        EXPECT_EQ(end.code, 0) << end.err;
        EXPECT_NE(end.out.find(" -> " + name + "\n"), std::string::npos) << end.out;
        EXPECT_TRUE(fs::exists(folder() / name / "influence.csv"));
    }
}

TEST_F(Folder, TwoRunsAtOnceLeaveOneWhole) {
    ASSERT_EQ(call(short_run("r")).code, 0);
    const Files one = results_in(folder() / "r");
    fs::remove_all(folder() / "r");
    ASSERT_EQ(call(short_run("r", {"--seed", "2"})).code, 0);
    const Files two = results_in(folder() / "r");
    for (int round = 0; round < 5; ++round) {
        fs::remove_all(folder() / "r");
        const auto endings =
            run_together({prepared(short_run("r", {"--force"})), prepared(short_run("r", {"--seed", "2", "--force"}))});
        int done = 0;
        for (const auto& end : endings) {
            EXPECT_TRUE(end.code == 0 || end.code == 1 || end.code == 2) << end.err;
            done += end.code == 0 ? 1 : 0;
        }
        EXPECT_GE(done, 1);
        const Files left = results_in(folder() / "r");
        EXPECT_TRUE(difference(left, one).empty() || difference(left, two).empty())
            << difference(left, one) << "; " << difference(left, two);
        EXPECT_EQ(names_in(folder()), (std::vector<std::string>{"r"}));
    }
}

}  // namespace
}  // namespace multivector::test
