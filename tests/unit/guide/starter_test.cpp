#include "guide/starter.hpp"

#include <string>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace multivector {
namespace {

Scenario three_states() {
    Diagnostics diagnostics;
    return load_scenario(MULTIVECTOR_SOURCE_DIR "/scenarios/worlds/three_states.yaml", {}, diagnostics).value();
}

TEST(Starter, TakesNamesOfTheWorldAndDatesAfterItsBase) {
    const auto text = starter_text(three_states(), {"a_title", "../worlds/w.yaml", "s.json", {"theatre_demand"}});
    EXPECT_TRUE(text.starts_with("# yaml-language-server: $schema=s.json\n"));
    for (const char* line :
         {"\ntitle: \"a_title\"\n", "\nextends: ../worlds/w.yaml\n", "\nshocks:\n  theatre_demand:\n",
          "\n    # attention that a theatre elsewhere takes from a power (attention)\n    input: theatre_demand\n",
          "\n    # which theatre is meant: an id, a list of ids in [], or all. There are: far_war\n    theatre: "
          "far_war\n",
          "There are: north, south\n    power: north\n", "The input goes from 0 to 20;",
          "\n    effect: {add: {value: 0.1, assumption: [0.05, 0.2]}}\n",  // 0 in the base month
          "\n    # first month in force; with when or hazard, the first month that is watched\n    from: 2022-01\n", "\n    # to: 2023-01\n", "\n    profile: step\n"}) {
        EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
    }
}

TEST(Starter, ScalesWhatThereIs) {
    const auto text = starter_text(three_states(), {"t", "w.yaml", "", {"budget"}});
    EXPECT_EQ(text.find("yaml-language-server"), std::string::npos);
    EXPECT_NE(text.find("\n    effect: {scale: {value: 0.8, assumption: [0.7, 0.9]}}\n"), std::string::npos) << text;
}

TEST(Starter, LinesHaveABound) {
    const auto text = starter_text(three_states(), {"t", "w.yaml", "", {"friction", "rivalry"}});
    std::size_t start = 0;
    for (auto end = text.find('\n'); end != std::string::npos; start = end + 1, end = text.find('\n', start)) {
        EXPECT_LE(end - start, 110U) << text.substr(start, end - start);
    }
}

TEST(Starter, QuotesWhatYamlWouldReadOtherwise) {
    EXPECT_NE(starter_text(three_states(), {"t", "three_states", "", {}}).find("\nextends: three_states\n"), std::string::npos);
    EXPECT_NE(starter_text(three_states(), {"t", "No", "", {}}).find("\nextends: \"No\"\n"), std::string::npos);
    const auto text = starter_text(three_states(), {"null", "a \"b\": c.yaml", "", {}});
    EXPECT_NE(text.find("\ntitle: \"null\"\n"), std::string::npos);
    EXPECT_NE(text.find("\nextends: \"a \\\"b\\\": c.yaml\"\n"), std::string::npos);
    EXPECT_NE(starter_text(three_states(), {"t", "-a/b.yaml", "", {}}).find("\nextends: \"-a/b.yaml\"\n"), std::string::npos);
    EXPECT_NE(starter_text(three_states(), {"t", "a\nb.yaml", "", {}}).find("\nextends: \"a\\x0ab.yaml\"\n"), std::string::npos);
    EXPECT_EQ(starter_text(three_states(), {"t", "w.yaml", "a b.json", {}}).find("$schema"), std::string::npos);
}

TEST(Starter, SaysWhyAnInputWillNotDo) {
    auto world = three_states();
    EXPECT_EQ(starter_fault(world, "frictoin"), "unknown input 'frictoin'; did you mean 'friction'?");
    EXPECT_EQ(starter_fault(world, "tie"), "the input 'tie' cannot be changed by a shock");
    EXPECT_EQ(starter_fault(world, "theatre_demand"), "");
    world.entities[static_cast<std::size_t>(Axis::theatre)].clear();
    EXPECT_EQ(starter_fault(world, "theatre_demand"), "the world has no theatre that 'theatre_demand' could be of");
    EXPECT_THROW((void)starter_text(world, {"t", "w.yaml", "", {"theatre_demand"}}), Error);
    world.entities[static_cast<std::size_t>(Axis::power)].resize(1);
    EXPECT_EQ(starter_fault(world, "rivalry"), "the world has no second power that 'rivalry' could be of");
}

}  // namespace
}  // namespace multivector
