// Words that are understood or not: help, version, hints, exit codes.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fixture.hpp"
#include "multivector/version.hpp"

namespace multivector::test {
namespace {

using Words = std::vector<std::string>;

class Usage : public Cli {};

TEST_F(Usage, VersionIsThatOfTheLibrary) {
    const Ending end = call({"--version"});
    EXPECT_EQ(end.code, 0);
    EXPECT_EQ(end.out, "multivector " + std::string(kVersion) + "\n");
    EXPECT_EQ(end.err, "");
}

TEST_F(Usage, HelpNamesEveryCommand) {
    for (const char* word : {"--help", "-h"}) {
        const Ending end = call({word});
        EXPECT_EQ(end.code, 0);
        for (const char* command : {"run", "check", "describe", "list", "summary", "report", "schema", "new", "hindcast"})
            EXPECT_NE(end.out.find(std::string("\n  ") + command + " "), std::string::npos) << command;
        EXPECT_EQ(end.err, "");
    }
}

TEST_F(Usage, HelpOfACommandShowsItsOptionsAndExamples) {
    const std::vector<std::pair<std::string, Words>> expected{
        {"run",
         {"--replicates", "--seed", "--threads", "--backend", "--to", "--mean-field", "--frozen-twin", "--policy",
          "--set", "--inputs", "--replicates-per-draw", "--steering-every", "--all-domains", "--kernel", "--out",
          "--force", "--quiet", "--color", "MULTIVECTOR_THREADS"}},
        {"check", {"--format", "--color"}},
        {"describe",
         {"--inputs", "--parameters", "--coverage", "--schedule", "--channels", "--resting", "--format", "--set"}},
        {"list", {"[DIR]"}},
        {"summary", {"DIR"}},
        {"report", {"DIR", "--base", "--out", "--force", "--color"}},
        {"schema", {"world|scenario", "--reference"}},
        {"new", {"NAME", "--from", "--shock", "--out", "--force"}}};
    for (const auto& [command, words] : expected) {
        const Ending end = call({command, "--help"});
        EXPECT_EQ(end.code, 0) << command;
        EXPECT_EQ(end.err, "") << command;
        const auto examples = end.out.find("Examples:\n  multivector " + command);
        ASSERT_NE(examples, std::string::npos) << end.out;
        const auto lines = lines_of(end.out.substr(examples)).size() - 1;
        EXPECT_GE(lines, 2U) << command;
        EXPECT_LE(lines, 3U) << command;
        for (const auto& word : words) EXPECT_NE(end.out.find(word), std::string::npos) << command << " " << word;
        EXPECT_EQ(end.out.find("Excludes"), std::string::npos) << command;
    }
}

struct Case {
    Words words;
    std::string says;  ///< the whole of standard error after "multivector: error: "
};

TEST_F(Usage, FaultsAreExplained) {
    const std::string see = "see 'multivector --help'", see_run = "see 'multivector run --help'";
    const std::vector<Case> cases{
        {{}, "a command is required; " + see},
        {{"rum", "x"}, "unknown command 'rum'; did you mean 'run'? (" + see + ")"},
        {{"42"},
         "unknown command '42'; expected one of run, odd, new, list, diff, plot, merge, check, ... (" + see + ")"},
        {{"--vresion"}, "unknown option '--vresion'; did you mean '--version'? (" + see + ")"},
        {{"run"}, "SCENARIO is required; " + see_run},
        {{"run", "--replcates", "5", "x"},
         "unknown option '--replcates'; did you mean '--replicates'? (" + see_run + ")"},
        {{"run", "x", "--treads=5"}, "unknown option '--treads=5'; did you mean '--threads'? (" + see_run + ")"},
        {{"run", "x", "--xyzzy"}, "unknown option '--xyzzy'; " + see_run},
        {{"run", "x", "y"}, "unexpected argument 'y'; " + see_run},
        {{"run", "x", "--out"}, "--out: a value is missing; " + see_run},
        {{"run", "x", "--seed", "1", "--seed", "2"}, "--seed: given more than once; " + see_run},
        {{"run", "x", "--out", "--force"}, "--out: '--force' looks like an option; write './--force'; " + see_run},
        {{"run", "x", "--seed", "-1"}, "--seed: expected a whole number from 0 to 4294967295, got '-1'; " + see_run},
        {{"run", "x", "--seed", "010"}, "--seed: expected a whole number from 0 to 4294967295, got '010'; " + see_run},
        {{"run", "x", "--seed", "0x10"},
         "--seed: expected a whole number from 0 to 4294967295, got '0x10'; " + see_run},
        {{"run", "x", "--replicates", "1e3"},
         "--replicates: expected a whole number from 1 to 1000000000, got '1e3'; " + see_run},
        {{"run", "x", "--replicates", "0"},
         "--replicates: expected a whole number from 1 to 1000000000, got '0'; " + see_run},
        {{"run", "x", "--threads", "0"}, "--threads: expected a whole number from 1 to 1024, got '0'; " + see_run},
        {{"run", "x", "--backend", "tbbb"}, "--backend: unknown value 'tbbb'; did you mean 'tbb'?; " + see_run},
        {{"run", "x", "--kernel", "sse"},
         "--kernel: unknown value 'sse'; expected one of auto, portable, avx2, avx512; " + see_run},
        {{"run", "x", "--inputs", "wrold"}, "--inputs: unknown value 'wrold'; did you mean 'world'?; " + see_run},
        {{"run", "x", "--set", "foo"}, "--set: expected PATH=VALUE, got 'foo'; " + see_run},
        {{"run", "x", "--policy", "=x"}, "--policy: expected STATE=NAME[:POWER,...], got '=x'; " + see_run},
        {{"run", "x", "--to", "2022"}, "--to: expected a month as YYYY-MM, got '2022'; " + see_run},
        {{"run", "x", "--mean-field", "--replicates", "5"},
         "--replicates: --mean-field is a single run unless inputs are drawn (--inputs world or all); " + see_run},
        {{"run", "x", "--mean-field", "--replicates-per-draw", "5"},
         "--mean-field excludes --replicates-per-draw; " + see_run},
        {{"run", "x", "--inputs", "fixed", "--replicates-per-draw", "5"},
         "--replicates-per-draw: no inputs are drawn with --inputs fixed; " + see_run},
        {{"check"}, "SCENARIO is required; see 'multivector check --help'"},
        {{"describe"}, "SCENARIO is required; see 'multivector describe --help'"},
        {{"describe", "--inputs"}, "SCENARIO is required; see 'multivector describe --help'"},
        {{"describe", "--channels", "--set", "a=1"},
         "--set, --policy and --to need a SCENARIO; see 'multivector describe --help'"},
        {{"describe", "x", "--inputs", "--coverage"},
         "--inputs excludes --coverage; see 'multivector describe --help'"},
        {{"list", "a", "b"}, "unexpected argument 'b'; see 'multivector list --help'"},
        {{"list", "nowhere"}, "'nowhere' is not a folder"},
        {{"summary"}, "DIR is required; see 'multivector summary --help'"},
        {{"new"}, "NAME is required; see 'multivector new --help'"}};
    for (const auto& [words, says] : cases) {
        const Ending end = call(words);
        EXPECT_EQ(end.code, 2) << says;
        EXPECT_EQ(end.out, "") << says;
        EXPECT_EQ(end.err, "multivector: error: " + says + "\n");
    }
    EXPECT_TRUE(names_in(folder()).empty());
}

TEST_F(Usage, TheEnvironmentGivesTheThreads) {
    Call c = prepared(short_run("a"));
    c.environment["MULTIVECTOR_THREADS"] = "two";
    Ending end = run(c);
    EXPECT_EQ(end.code, 2);
    EXPECT_EQ(end.err, "multivector: error: MULTIVECTOR_THREADS: expected a whole number from 1 to 1024, got 'two'; "
                       "see 'multivector run --help'\n");
    c.words.insert(c.words.end(), {"--threads", "1"});  // the command line goes first
    EXPECT_EQ(run(c).code, 0);
    c = prepared(short_run("b"));
    c.environment["MULTIVECTOR_THREADS"] = "1";
    EXPECT_EQ(run(c).code, 0);
    EXPECT_NE(read(folder() / "b" / "build.json").find("\"threads\": 1"), std::string::npos);
}

TEST_F(Usage, AFullDiskBehindTheOutputIsAFailure) {
    Call c = prepared({"describe", "--channels"});
    c.full_output = true;
    const Ending end = run(c);
    EXPECT_EQ(end.code, 1);
    EXPECT_EQ(end.err, "multivector: error: cannot write to standard output: No space left on device\n");
}

}  // namespace
}  // namespace multivector::test
