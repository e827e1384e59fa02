// The order of entries in a file and the names of entities carry no meaning: neither changes a bit of a run.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "property/worlds.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file).rdbuf();
    return out.str();
}

std::string indented(const std::string& line) { return line.substr(0, line.find_first_not_of(' ')); }

/// Turns the entries of a section of the file back to front; an entry begins at a key indented by two blanks.
std::string with_section_reversed(const std::string& text, const std::string& section) {
    std::istringstream lines(text);
    std::string line, before, after;
    std::vector<std::string> entries;
    enum { head, body, tail } where = head;
    while (std::getline(lines, line)) {
        line += '\n';
        const bool top = indented(line).empty() && line != "\n";
        if (where == body && top) where = tail;
        if (where == head) before += line;
        if (where == tail) after += line;
        if (where == body) {
            if (indented(line).size() == 2) entries.emplace_back();
            entries.back() += line;
        }
        if (where == head && line.rfind(section + ":", 0) == 0) where = body;
    }
    std::ranges::reverse(entries);
    for (const std::string& entry : entries) before += entry;
    return before + after;
}

class Files : public testing::Test {
protected:
    Files()
        : root_(fs::temp_directory_path() /
                ("multivector_files_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) +
                 "_" + std::to_string(::getpid()))),
          world_(text_of(kScenarios / "worlds/three_states.yaml")),
          war_(text_of(kScenarios / "three_states_war.yaml")) {
        fs::create_directories(root_ / "worlds");
    }
    ~Files() override { fs::remove_all(root_); }

    /// All that the war records, from files with these texts.
    Record run(const std::string& world, const std::string& war, InputMode inputs = InputMode::all) {
        std::ofstream(root_ / "worlds/three_states.yaml") << world;
        std::ofstream(root_ / "three_states_war.yaml") << war;
        Diagnostics diagnostics;
        auto loaded = load_scenario(root_ / "three_states_war.yaml", {}, diagnostics);
        std::string faults;
        for (const auto& fault : diagnostics.sorted()) faults += render(fault, "");
        if (!loaded) throw std::runtime_error(faults);
        loaded->end = loaded->base + 60;
        return record(*loaded, {.inputs = inputs, .replicates = {0, 1, 2, 3}, .runs = kAllRuns});
    }
    static inline const fs::path kScenarios = fs::path(MULTIVECTOR_SOURCE_DIR) / "scenarios";
    fs::path root_;
    std::string world_, war_;
};

TEST_F(Files, TheOrderOfEntriesChangesNoBit) {
    const Record first = run(world_, war_);
    for (const char* section :
         {"states", "powers", "domains", "postures", "corridors", "threats", "organisations", "rivalry"}) {
        const std::string turned = with_section_reversed(world_, section);
        ASSERT_EQ(turned.size(), world_.size());
        ASSERT_NE(turned, world_) << section;
        EXPECT_EQ(run(turned, war_).values, first.values) << section;
    }
}

TEST_F(Files, TheOrderOfShocksChangesNoBit) {
    const std::string turned = with_section_reversed(war_, "shocks");
    ASSERT_NE(turned, war_);
    EXPECT_EQ(run(world_, turned).values, run(world_, war_).values);
}

/// Every whole word in both texts.
std::string renamed(const std::string& text, const std::string& from, const std::string& to) {
    return std::regex_replace(text, std::regex("\\b" + from + "\\b"), to);
}

TEST_F(Files, ARenamedEntityKeepsItsNumbers) {
    // Make a number of the membership of a state uncertain: its draw may not hang on a name either.
    const std::string member = "center: [{from: 2002-10}]";
    ASSERT_NE(world_.find(member), std::string::npos);
    world_.replace(world_.find(member), member.size(),
                   "center: [{from: 2002-10, share: {value: 0.8, assumption: [0.5, 1.0]}}]");
    const Record first = run(world_, war_, InputMode::world);
    for (const char* name :
         {"center", "north", "south", "economy", "pact", "forum", "southern_road", "north_pipe", "hedge", "unrest"}) {
        const std::string other = "zz_" + std::string(name);
        const Record got = run(renamed(world_, name, other), renamed(war_, name, other), InputMode::world);
        EXPECT_EQ(got.values, first.values) << name;
    }
}

TEST_F(Files, AnotherStableNumberGivesOtherLuck) {
    std::string moved = world_;
    const std::string coast = "    stable: 3\n    name: Coast\n";
    ASSERT_NE(moved.find(coast), std::string::npos);
    moved.replace(moved.find(coast), coast.size(), "    stable: 4\n    name: Coast\n");
    EXPECT_NE(run(moved, war_).values, run(world_, war_).values);
}

}  // namespace
}  // namespace multivector::test
