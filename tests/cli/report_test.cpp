// The command that writes a page of results.

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

class Report : public Cli {};

TEST_F(Report, WritesOnePageOfSeveralRuns) {
    ASSERT_EQ(call(short_run("war", {"--frozen-twin", "--quiet"})).code, 0);
    ASSERT_EQ(call({"run", world(), "--to", "2023-06", "--replicates", "16", "--out", "peace", "--quiet"}).code, 0);
    const Ending end = call({"report", "peace", "war", "--out", "new/page.html"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.err, "");
    EXPECT_TRUE(end.out.starts_with("new/page.html is written: 2 scenarios, ")) << end.out;
    const std::string page = read(folder() / "new/page.html");
    EXPECT_TRUE(page.starts_with("<!doctype html><!-- multivector report -->"));
    EXPECT_NE(page.find("\"effects_of_base\":true"), std::string::npos);
    EXPECT_EQ(page.find(folder().string()), std::string::npos) << "no path of the machine";
    EXPECT_EQ(names_in(folder() / "new"), std::vector<std::string>{"page.html"});
}

TEST_F(Report, TheSameFoldersGiveTheSameBytes) {
    ASSERT_EQ(call(short_run("war", {"--quiet"})).code, 0);
    ASSERT_EQ(call({"report", "war", "--out", "a.html"}).code, 0);
    ASSERT_EQ(call({"report", "war/", "--out", "b.html"}).code, 0);
    EXPECT_EQ(read(folder() / "a.html"), read(folder() / "b.html"));
}

TEST_F(Report, ReplacesReportsAndNothingElseUnlessForced) {
    ASSERT_EQ(call(short_run("war", {"--quiet"})).code, 0);
    ASSERT_EQ(call({"report", "war"}).code, 0);
    EXPECT_EQ(call({"report", "war"}).code, 0) << "a report is replaced";
    write("notes.html", "mine");
    const Ending refused = call({"report", "war", "--out", "notes.html"});
    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.err, "multivector: error: 'notes.html' is there already and is no report; --force replaces it\n");
    EXPECT_EQ(read(folder() / "notes.html"), "mine");
    EXPECT_EQ(call({"report", "war", "--out", "notes.html", "--force"}).code, 0);
    EXPECT_EQ(call({"report", "war", "--out", "war", "--force"}).code, 2) << "a folder is no file";
}

TEST_F(Report, EveryFaultAtOnceAndNothingWritten) {
    ASSERT_EQ(call(short_run("war", {"--quiet"})).code, 0);
    write("war/series.csv", "date\n");
    const Ending end = call({"report", "nowhere", "war"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("nowhere: error: there is no such folder"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("war/series.csv: error: there is no column 'state'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("2 errors\n"), std::string::npos);
    EXPECT_EQ(end.out, "");
    EXPECT_FALSE(std::filesystem::exists(folder() / "report.html"));
}

TEST_F(Report, TheBaseMustBeOneOfTheFolders) {
    ASSERT_EQ(call(short_run("a", {"--quiet"})).code, 0);
    ASSERT_EQ(call(short_run("b", {"--quiet", "--seed", "2"})).code, 0);
    EXPECT_EQ(call({"report", "a", "b", "--base", "b/"}).code, 0);
    EXPECT_NE(read(folder() / "report.html").find("\"base\":1,"), std::string::npos);
    const Ending end = call({"report", "a", "b", "--base", "c"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("--base: 'c' is none of the folders of the report; it has a, b"), std::string::npos);
    const Ending many = call({"report", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    EXPECT_EQ(many.code, 2);
    EXPECT_NE(many.err.find("9 folders are given, and a report shows at most 8"), std::string::npos);
}

}  // namespace
}  // namespace multivector::test
