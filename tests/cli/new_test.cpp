// new and schema: what they write is what the program reads.

#include <gtest/gtest.h>

#include "config/words.hpp"
#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

class New : public Cli {
protected:
    /// The scenario must be good without a warning, and run.
    void expect_runs(const std::string& file, const std::string& root = ".") const {
        const Ending good = call({"check", file, "--root", root});
        EXPECT_EQ(good.code, 0) << good.err;
        EXPECT_EQ(good.err, "no faults\n");
        const Ending ran =
            call({"run", file, "--root", root, "--replicates", "2", "--to", "2022-06", "--quiet", "--force", "--out", "r"});
        EXPECT_EQ(ran.code, 0) << ran.err;
    }
};

TEST_F(New, EveryInputThatAShockMayMoveGivesAScenarioThatRuns) {
    ASSERT_GE(shockable_names().size(), 30U);
    for (const auto& input : shockable_names()) {
        const std::string file = input + ".yaml";
        const Ending end = call({"new", input, "--from", world(), "--shock", input});
        ASSERT_EQ(end.code, 0) << end.err;
        EXPECT_EQ(end.out, file + " is written; 'multivector run " + file + "' runs it\n");
        EXPECT_NE(read(folder() / file).find("\n    input: " + input + "\n"), std::string::npos);
        SCOPED_TRACE(input);
        expect_runs(file);
    }
}

TEST_F(New, SeveralShocksFromAScenarioIntoAFolder) {
    fs::create_directories(folder() / "scenarios/schema");
    fs::create_directories(folder() / "scenarios/worlds");
    fs::copy(world(), folder() / "scenarios/worlds/three.yaml");
    write("scenarios/schema/scenario.schema.json", "{}");
    write("scenarios/war.yaml", "format: multivector-scenario/1\ntitle: War\nextends: worlds/three.yaml\nend: 2024-01\n");
    const Ending end = call({"new", "mine", "--from", "scenarios/war.yaml", "--shock", "gap", "--shock", "rivalry",
                             "--out", "my/own/mine.yaml"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.out, "my/own/mine.yaml is written; 'multivector run my/own/mine.yaml --root " +
                           fs::canonical(folder()).string() + "' runs it\n");
    const auto text = read(folder() / "my/own/mine.yaml");
    EXPECT_TRUE(text.starts_with("# yaml-language-server: $schema=../../scenarios/schema/scenario.schema.json\n"))
        << text;
    EXPECT_NE(text.find("\nextends: ../../scenarios/war.yaml\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\nend: 2024-01\n"), std::string::npos) << text;
    expect_runs("my/own/mine.yaml");
}

TEST_F(New, AFolderBehindALinkWillDo) {
    fs::create_directories(folder() / "far/away/store");
    fs::create_directory_symlink("far/away/store", folder() / "link");
    fs::copy(world(), folder() / "three.yaml");
    ASSERT_EQ(call({"new", "mine", "--from", "three.yaml", "--out", "link/mine.yaml"}).code, 0);
    expect_runs("link/mine.yaml", folder().string());
    EXPECT_EQ(call({"check", "link/mine.yaml"}).code, 2) << "the world lies outside of the folder";
}

TEST_F(New, OddNamesAreReadBack) {
    for (const std::string odd : {"a b.yaml", "a: b.yaml", "it's.yaml", "say \"hi\".yaml", "-dash.yaml", "--set", "# hash.yaml", "a\\b.yaml",
                                  "*star&.yaml", "{a: [b].yaml", "$HOME.yaml", "мир.yaml", "no", "1e3", "a: b/c d/w.yaml"}) {
        SCOPED_TRACE(odd);
        fs::remove_all(folder());
        fs::create_directories((folder() / "in" / odd).parent_path());
        fs::copy(world(), folder() / "in" / odd);
        const Ending end = call({"new", "mine", "--from", "./in/" + odd, "--out", "in/mine.yaml"});
        ASSERT_EQ(end.code, 0) << end.err;
        const Ending good = call({"check", "in/mine.yaml"});
        EXPECT_EQ(good.code, 0) << good.err << read(folder() / "in/mine.yaml");
    }
}

TEST_F(New, NamesThatNoFileMayHoldAreRefused) {
    for (const char* odd : {"tab\there.yaml", "line\nbreak.yaml"}) {
        fs::copy(world(), folder() / odd);
        const Ending end = call({"new", "mine", "--from", std::string("./") + odd});
        EXPECT_EQ(end.code, 2);
        EXPECT_NE(end.err.find("control character"), std::string::npos) << end.err;
        EXPECT_FALSE(fs::exists(folder() / "mine.yaml"));
    }
}

TEST_F(New, SaysTheCommandAsAShellTakesIt) {
    const Ending end = call({"new", "mine", "--from", world(), "--out", "./-it's $HOME.yaml"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.out, "./-it's $HOME.yaml is written; 'multivector run './-it'\\''s $HOME.yaml'' runs it\n");
}

TEST_F(New, AWorldThatShipsIsCalledByItsName) {
    ASSERT_EQ(call({"new", "mine", "--from", world()}).code, 0);
    EXPECT_NE(read(folder() / "mine.yaml").find("\nextends: three_states\n"), std::string::npos);
    ASSERT_EQ(call({"new", "yours", "--from", "three_states_war"}).code, 0);
    EXPECT_NE(read(folder() / "yours.yaml").find("\nextends: three_states_war\n"), std::string::npos);
    fs::create_directories(folder() / "sub");
    fs::rename(folder() / "yours.yaml", folder() / "sub/yours.yaml");
    EXPECT_EQ(call({"check", "mine.yaml", "sub/yours.yaml", "three_states"}).code, 0);
}

TEST_F(New, TheExampleRunsWhenItIsUncommented) {
    ASSERT_EQ(call({"new", "mine", "--from", world()}).code, 0);
    expect_runs("mine.yaml");
    auto text = read(folder() / "mine.yaml");
    EXPECT_EQ(text.find("\nshocks:\n"), std::string::npos);
    for (auto at = text.find("\n#shocks:"); at != std::string::npos; at = text.find("\n#", at + 1))
        text.erase(at + 1, 1);
    EXPECT_NE(text.find("\nshocks:\n  attention:\n"), std::string::npos) << text;
    write("mine.yaml", text);
    expect_runs("mine.yaml");
}

TEST_F(New, AFileIsReplacedOnlyByForce) {
    write("mine.yaml", "precious");
    const Ending end = call({"new", "mine", "--from", world()});
    EXPECT_EQ(end.code, 2);
    EXPECT_EQ(end.err, "multivector: error: 'mine.yaml' is there already; --force replaces it\n");
    EXPECT_EQ(read(folder() / "mine.yaml"), "precious");
    EXPECT_EQ(call({"new", "mine", "--from", world(), "--force"}).code, 0);
    EXPECT_NE(read(folder() / "mine.yaml"), "precious");
    fs::create_directories(folder() / "a.yaml");
    EXPECT_EQ(call({"new", "a", "--from", world(), "--force"}).code, 2);
}

TEST_F(New, BadInputIsExplained) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"new", "a", "--from", world(), "--shock", "gop"}, "--shock: unknown input 'gop'; did you mean 'gap'?"},
        {{"new", "a", "--from", world(), "--shock", "tie"}, "--shock: the input 'tie' cannot be changed by a shock"},
        {{"new", "a", "--from", world(), "--shock", "gap", "--shock", "gap"}, "--shock: 'gap' is given twice"},
        {{"new", "a/b", "--from", world()},
         "NAME: 'a/b' has more than letters, digits, '_' and '-'; see --out; see 'multivector new --help'"}};
    for (const auto& [words, says] : cases) {
        const Ending end = call(words);
        EXPECT_EQ(end.code, 2);
        EXPECT_EQ(end.err, "multivector: error: " + says + "\n");
    }
    EXPECT_EQ(call({"new", "a", "--from", "nowhere.yaml"}).code, 2);
    EXPECT_TRUE(names_in(folder()).empty());
}

TEST_F(New, SchemaPrintsTheShippedFiles) {
    const std::string root = MULTIVECTOR_SOURCE_DIR;
    const Ending kinds = call({"schema"});
    ASSERT_EQ(kinds.code, 0);
    const auto lines = lines_of(kinds.out);
    ASSERT_GE(lines.size(), 3U);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto kind = lines[i].substr(0, lines[i].find(' '));
        EXPECT_TRUE(call({"schema", kind}).out == read(root + "/scenarios/schema/" + kind + ".schema.json")) << kind;
    }
    EXPECT_TRUE(call({"schema", "--reference"}).out == read(root + "/docs/scenario_reference.md"));
    EXPECT_EQ(call({"schema", "world", "--reference"}).code, 2);
    EXPECT_EQ(call({"schema", "wrld"}).code, 2);
}

}  // namespace
}  // namespace multivector::test
