// The rules of docs/layers.txt and of CONTRIBUTING.md, held against this tree; and, first, against small invented trees
// that break them, so that a rule that finds nothing is known to look.

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "layers.hpp"
#include "source_tree.hpp"
#include "world_names.hpp"

namespace multivector::architecture {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const fs::path kRoot = MULTIVECTOR_SOURCE_DIR;

std::string joined(const Faults& faults) {
    std::string text;
    for (const std::string& fault : faults) text += fault + "\n";
    return text;
}

/// A folder of invented files, named after the running test and removed with it.
class Tree : public ::testing::Test {
protected:
    Tree() : root_(fs::temp_directory_path() / ("multivector_" + name() + "_" + std::to_string(::getpid()))) {}
    ~Tree() override { fs::remove_all(root_); }

    void write(const std::string& path, const std::string& text) {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path) << text;
    }
    [[nodiscard]] std::vector<SourceFile> sources() const { return read_sources(root_, {"src", "include", "sim"}); }
    [[nodiscard]] const fs::path& root() const { return root_; }

private:
    static std::string name() { return ::testing::UnitTest::GetInstance()->current_test_info()->name(); }
    fs::path root_;
};

class Rule : public Tree {};

TEST_F(Rule, BlanksCommentsButNotStrings) {
    EXPECT_EQ(blank_comments("a // b\nc /* d\n e */ f"), "a     \nc     \n      f");
    EXPECT_EQ(blank_comments("\"// no\" // yes"), "\"// no\"       ");
    EXPECT_EQ(blank_comments("R\"x(// no \" )x\" // yes"), "R\"x(// no \" )x\"       ");
    EXPECT_EQ(blank_comments("1'000; '\"'; // yes"), "1'000; '\"';       ");
}

TEST_F(Rule, IncludesGoDownwardsOnly) {
    write("layers.txt", "[modules]\nlow:\nhigh: low\nsim: high\n[homes]\n");
    write("src/low/a.hpp", "#pragma once\n#include <vector>\n#include \"high/b.hpp\"\n// #include \"high/b.hpp\"\n");
    write("src/high/b.hpp", "#pragma once\n#include \"low/a.hpp\"\n#include \"low/none.hpp\"\n");
    write("src/other/c.cpp", "");
    write("sim/main.cpp", "#include \"high/b.hpp\"\n#include \"own.hpp\"\n#include \"low/a.hpp\"\n");
    write("sim/own.hpp", "#pragma once\n");
    EXPECT_EQ(check_includes(root(), sources(), read_rules(root() / "layers.txt")),
              (Lines{"sim/main.cpp:3: sim may not include low (\"low/a.hpp\")",
                     "src/high/b.hpp:3: no file of the project is called \"low/none.hpp\"",
                     "src/low/a.hpp:3: low may not include high (\"high/b.hpp\")",
                     "src/other/c.cpp:1: module 'other' is not in docs/layers.txt"}));
}

TEST_F(Rule, TheTableHasNoCircleAndNoStranger) {
    write("layers.txt", "[modules]\na: b\nb: c\nc: a\nd: a e\n");
    EXPECT_EQ(check_table(read_rules(root() / "layers.txt")),
              (Lines{"a: may include itself by way of others", "b: may include itself by way of others",
                     "c: may include itself by way of others", "d: allows the unknown module e"}));
}

TEST_F(Rule, WhatHasAHomeStaysThere) {
    write("layers.txt", "[homes]\n<lib/: src/low/one.cpp\nstd::cout: sim/\nprintf:\n");
    write("src/low/one.cpp", "#include <lib/x.h>\nint a; // std::cout\n");
    write("src/low/two.cpp", "#include <lib/x.h>\nstd::cout << 1;\nsnprintf(b, 1, \"\");\nstd::printf(\"\");\n");
    write("sim/main.cpp", "std::cout << 1;\n");
    EXPECT_EQ(check_homes(sources(), read_rules(root() / "layers.txt")),
              (Lines{"src/low/two.cpp:1: <lib/ outside its home", "src/low/two.cpp:2: std::cout outside its home",
                     "src/low/two.cpp:4: printf outside its home"}));
}

TEST_F(Rule, LongFilesNeedAReason) {
    write("src/a/short.cpp", "1\n2\n3\n");
    write("src/a/long.cpp", "1\n2\n3\n4\n");
    write("src/a/table.cpp", "1\n2\n3\n4\n");
    EXPECT_EQ(check_length(sources(), 3, {{"src/a/table.cpp", "a table"}, {"src/a/short.cpp", "once long"}}),
              (Lines{"src/a/long.cpp:1: 4 lines, more than 3",
                     "src/a/short.cpp:1: allowed to be long without need or reason"}));
}

TEST_F(Rule, HeadersStartWithPragmaOnce) {
    write("src/a/good.hpp", "// What it is for.\n#pragma once\n");
    write("src/a/bad.hpp", "#include <vector>\n#pragma once\n");
    EXPECT_EQ(check_pragma_once(sources()), (Lines{"src/a/bad.hpp:1: does not start with #pragma once"}));
}

TEST_F(Rule, OwnHeaderComesFirst) {
    write("src/a/good.hpp", "");
    write("src/a/good.cpp", "// Why.\n#include \"a/good.hpp\"\n#include <vector>\n");
    write("src/a/bad.hpp", "");
    write("src/a/bad.cpp", "#include <vector>\n#include \"a/bad.hpp\"\n");
    write("src/a/alone.cpp", "#include <vector>\n");
    EXPECT_EQ(check_own_header_first(sources()),
              (Lines{"src/a/bad.cpp:1: does not include its own header bad.hpp first"}));
}

TEST_F(Rule, PublicHeadersAreListed) {
    write("include/multivector/a.hpp", "");
    write("include/multivector/b.hpp", "");
    EXPECT_EQ(check_public_headers_listed(sources(), "${PROJECT_SOURCE_DIR}/include/multivector/a.hpp)"),
              (Lines{"include/multivector/b.hpp:1: is not in the list of installed headers in src/CMakeLists.txt"}));
}

TEST_F(Rule, NamesOfAWorldStayOutOfTheCode) {
    const std::string yaml = "title: Elsewhere\n"
                             "powers:\n"
                             "  # a comment: not a name\n"
                             "  big_land: {stable: 1, name: \"Realm of Old\", code: BGL}\n"
                             "states:\n"
                             "  smallia:\n"
                             "    name: Smallia Proper   # shown\n"
                             "    gap:\n"
                             "      deeper: 1\n"
                             "corridors:\n"
                             "  road: {name: A road}\n";
    const std::set<std::string> names = names_of_world(yaml);
    EXPECT_EQ(names, (std::set<std::string>{"big_land", "Realm of Old", "BGL", "smallia", "Smallia Proper"}));

    write("src/a/a.cpp",
          "int smallians = 0;\nint trade_with_Smallia = 1;\n// the Big Land\nint bgl = 1;\nint BGL = 1;\n");
    EXPECT_EQ(check_names(sources(), names),
              (Lines{"src/a/a.cpp:2: names 'smallia' of a world", "src/a/a.cpp:3: names 'big_land' of a world",
                     "src/a/a.cpp:5: names 'BGL' of a world"}));
}

class ThisTree : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_FALSE(files_.empty()) << "no sources below " << kRoot; }
    std::vector<SourceFile> files_ = read_sources(kRoot, {"src", "include", "sim"});
    Rules rules_ = read_rules(kRoot / "docs/layers.txt");
};

TEST_F(ThisTree, TableIsSound) {
    EXPECT_EQ(joined(check_table(rules_)), "");
    EXPECT_TRUE(rules_.modules.contains("base"));
    EXPECT_FALSE(rules_.homes.empty());
}

TEST_F(ThisTree, IncludesGoDownwardsOnly) { EXPECT_EQ(joined(check_includes(kRoot, files_, rules_)), ""); }

TEST_F(ThisTree, WhatHasAHomeStaysThere) { EXPECT_EQ(joined(check_homes(files_, rules_)), ""); }

TEST_F(ThisTree, LongFilesNeedAReason) {
    const auto all = read_sources(kRoot, {"src", "include", "sim", "tests", "bench"});
    EXPECT_EQ(joined(check_length(all, 400, read_pairs(kRoot / "tests/architecture/long_files.txt"))), "");
}

TEST_F(ThisTree, HeadersStartWithPragmaOnce) {
    EXPECT_EQ(joined(check_pragma_once(read_sources(kRoot, {"src", "include", "sim", "tests", "bench"}))), "");
}

TEST_F(ThisTree, OwnHeaderComesFirst) { EXPECT_EQ(joined(check_own_header_first(files_)), ""); }

TEST_F(ThisTree, PublicHeadersAreListed) {
    EXPECT_EQ(joined(check_public_headers_listed(files_, read_text(kRoot / "src/CMakeLists.txt"))), "");
}

TEST_F(ThisTree, NamesOfShippedWorldsStayOutOfTheCode) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(kRoot / "scenarios/worlds")) {
        // The names of the invented world are English words.
        if (entry.path().extension() != ".yaml" || entry.path().stem() == "three_states") continue;
        const auto found = names_of_world(read_text(entry.path()));
        EXPECT_FALSE(found.empty()) << entry.path() << " names no state and no power";
        names.insert(found.begin(), found.end());
    }
    ASSERT_FALSE(names.empty()) << "no shipped world was read";
    EXPECT_EQ(joined(check_names(files_, names)), "");
}

}  // namespace
}  // namespace multivector::architecture
