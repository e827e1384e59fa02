// check and list, and how faults look.

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

class Check : public Cli {};

TEST_F(Check, AGoodFileIsSaidToBeGood) {
    const Ending end = call({"check", war(), world()});
    EXPECT_EQ(end.code, 0);
    EXPECT_EQ(end.out, war() + ": good (2 powers, 3 states, 4 domains, 2021-01 to 2031-01)\n" + world() +
                           ": good (2 powers, 3 states, 4 domains, 2021-01 to 2031-01)\n");
    EXPECT_EQ(end.err, "no faults\n");
}

TEST_F(Check, EveryFaultOfEveryFileWithItsLine) {
    scenario("one.yaml", "horizn: 3\nend: 2021-13\n");
    scenario("two.yaml", "end: 2030-01\nvote: {}\n");
    const Ending end = call({"check", "one.yaml", "two.yaml", war()});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("one.yaml:4:1: error: unknown key 'horizn'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("\n    4 | horizn: 3\n      | ^"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("one.yaml:5:6: error: "), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("\n    5 | end: 2021-13\n      |      ^"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("two.yaml:5:1: error: unknown key 'vote'"), std::string::npos) << end.err;
    EXPECT_NE(end.err.find("did you mean 'votes'?"), std::string::npos) << end.err;
    EXPECT_EQ(lines_of(end.err).back(), "3 errors");
    EXPECT_EQ(lines_of(end.out).size(), 1U);  // the good one
}

TEST_F(Check, JsonIsOneObjectALine) {
    scenario("one.yaml", "horizn: 3\nend: 2021-13\n");
    const Ending end = call({"check", "one.yaml", "--format", "json"});
    EXPECT_EQ(end.code, 2);
    EXPECT_EQ(end.err, "2 errors\n");
    const auto lines = lines_of(end.out);
    ASSERT_EQ(lines.size(), 2U);
    const auto first = nlohmann::json::parse(lines[0]);
    EXPECT_EQ(first["file"], "one.yaml");
    EXPECT_EQ(first["line"], 4);
    EXPECT_EQ(first["column"], 1);
    EXPECT_EQ(first["severity"], "error");
    EXPECT_EQ(first["message"].get<std::string>().rfind("unknown key 'horizn'", 0), 0U);
    EXPECT_TRUE(first.contains("hint"));
    EXPECT_EQ(nlohmann::json::parse(lines[1])["line"], 5);
}

TEST_F(Check, WarningsDoNotFail) {
    const std::string late =
        "end: 2022-01\nshocks:\n  late:\n    input: attention\n    power: north\n    effect: {scale: 0.5}\n"
        "    from: 2025-01\n";
    scenario("late.yaml", late);
    const Ending end = call({"check", "late.yaml"});
    EXPECT_EQ(end.code, 0);
    EXPECT_NE(end.err.find("late.yaml:10:11: warning: "), std::string::npos) << end.err;
    EXPECT_EQ(lines_of(end.err).back(), "1 warning");
    EXPECT_EQ(call({"run", "late.yaml", "--replicates", "2", "--out", "r"}).code, 0);
}

TEST_F(Check, AMissingFileIsAFault) {
    const Ending end = call({"check", "nothing.yaml"});
    EXPECT_EQ(end.code, 2);
    EXPECT_EQ(end.err, "nothing.yaml: error: cannot read 'nothing.yaml': no such file\n1 error\n");
}

TEST_F(Check, ListFindsWorldsAndScenarios) {
    fs::create_directories(folder() / "scenarios/worlds");
    fs::copy(world(), folder() / "scenarios/worlds/three.yaml");
    write("scenarios/war.yaml", "format: multivector-scenario/1\ntitle: War\nextends: worlds/three.yaml\nend: 2024-01\n");
    write("scenarios/invalid/bad.yaml", "format: multivector-scenario/1\n");
    const std::string here =
        "file                         kind      from     to       title\n"
        "scenarios/war.yaml           scenario  2021-01  2024-01  War\n"
        "scenarios/worlds/three.yaml  world     2021-01  2031-01  Three invented states between two powers\n";
    Ending end = call({"list"});
    EXPECT_EQ(end.code, 0);
    EXPECT_TRUE(end.out.starts_with(here + "\npolicy  ")) << end.out;
    EXPECT_EQ(end.err, "");

    write("scenarios/broken.yaml", "format: multivector-scenario/1\n");
    end = call({"list", "scenarios"});
    EXPECT_EQ(end.code, 0);
    EXPECT_TRUE(end.out.starts_with(here + "\npolicy  ")) << end.out;
    EXPECT_EQ(end.err, "1 file with faults left out; see 'multivector check scenarios/broken.yaml'\n");
}

TEST_F(Check, AThousandFaultsAreShownAndTheRestCounted) {
    std::string keys;
    for (int i = 0; i < 1500; ++i) keys += "k" + std::to_string(i) + ": 1\n";
    const auto file = scenario("many.yaml", keys);
    const Ending end = call({"check", file});
    EXPECT_EQ(end.code, 2);
    const auto lines = lines_of(end.err);
    EXPECT_EQ(lines.size(), 3 * 1000U + 2U);
    EXPECT_EQ(lines[lines.size() - 2], "and 500 more; --format json shows all");
    EXPECT_EQ(lines.back(), "1500 errors");
    EXPECT_EQ(lines_of(call({"check", file, "--format", "json"}).out).size(), 1500U);
}

TEST_F(Check, ListWithoutAFolderSaysSo) {
    // A program that stands in no installed tree.
    fs::create_directories(folder() / "bin");
    fs::copy_file(MULTIVECTOR_PROGRAM, folder() / "bin/multivector");
    Call alone = prepared({"list"});
    alone.program = (folder() / "bin/multivector").string();
    const Ending end = run(std::move(alone));
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("there is no folder scenarios here"), std::string::npos) << end.err;
}

}  // namespace
}  // namespace multivector::test
