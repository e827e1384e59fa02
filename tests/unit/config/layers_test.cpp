// A scenario from all its files.

#include "config/layers.hpp"

#include "folder.hpp"

namespace multivector {
namespace {

using test::shocks_of;

class Layered : public test::Folder {};

const std::string kBudget = "shocks: {a: {input: budget, power: north, effect: {scale: 0.5}, from: 2022-01}}\n";

TEST_F(Layered, AScenarioTwoLevelsDeepHasWhatEachSays) {
    scenario("one.yaml", "world.yaml", "description: First.\nend: 2029-01\n" + kBudget);
    scenario("two.yaml", "one.yaml", "shocks: {b: {input: budget, power: south, effect: {set: 2}, from: 2023-01}}\n");
    scenario("three.yaml", "two.yaml", "shocks: {a: {from: 2024-01, to: 2025-01}}\n");
    const auto s = good("three.yaml");
    EXPECT_EQ(shocks_of(s), "a scale 0.5 from 2024-01 to 2025-01\nb set 2 from 2023-01\n");
    EXPECT_EQ(s.end, Month::of(2029, 1));
    EXPECT_EQ(s.id, "three");
    EXPECT_EQ(s.title, "three.yaml");
    EXPECT_EQ(s.description, "") << "the words for people are each file's own";
    EXPECT_EQ(s.world_id, "world");
    ASSERT_EQ(s.files.size(), 4U);
    EXPECT_EQ(s.files[0].first, (root() / "three.yaml").string());
    EXPECT_EQ(s.files[1].first, "two.yaml");
    EXPECT_EQ(s.files[3].first, "world.yaml");
}

TEST_F(Layered, PathsGoFromTheFolderOfTheirFile) {
    scenario("deep/er/one.yaml", "../../world.yaml", kBudget);
    scenario("two.yaml", "deep/../deep/er/one.yaml", "");
    const auto s = good("two.yaml");
    EXPECT_EQ(shocks_of(s), "a scale 0.5 from 2022-01\n");
    EXPECT_EQ(s.files[1].first, "deep/er/one.yaml");
    EXPECT_EQ(s.files[2].first, "world.yaml");
    std::filesystem::create_directories(root() / "links");
    std::filesystem::create_symlink(root() / "two.yaml", root() / "links/two.yaml");
    EXPECT_NE(load("links/two.yaml").messages.find("no such file"), std::string::npos) << "the folder of the link counts";
    std::filesystem::create_directory_symlink(root() / "deep", root() / "linked");
    scenario("three.yaml", "linked/er/one.yaml", "");
    EXPECT_EQ(good("three.yaml").files[1].first, "linked/er/one.yaml") << "'..' takes away a name, whatever it leads to";
}

TEST_F(Layered, TheSameFilesHaveTheSameNamesHoweverTheFirstIsCalled) {
    scenario("one.yaml", "world.yaml", "");
    EXPECT_EQ(good("one.yaml").files[1].first, "world.yaml");
    EXPECT_EQ(good("./one.yaml").files[1].first, "world.yaml");
    std::filesystem::create_directories(root() / "x");
    EXPECT_EQ(good("x/../one.yaml").files[1].first, "world.yaml");
}

TEST_F(Layered, CirclesAreReportedWithTheWay) {
    scenario("one.yaml", "two.yaml", "");
    scenario("two.yaml", "./one.yaml", "");
    scenario("self.yaml", "self.yaml", "");
    EXPECT_EQ(load("one.yaml").messages,
              "two.yaml:3:10: error: files extend each other in a circle (at extends)\n"
              "      | one.yaml -> two.yaml -> one.yaml\n");
    EXPECT_EQ(load("self.yaml").messages,
              "self.yaml:3:10: error: files extend each other in a circle (at extends)\n"
              "      | self.yaml -> self.yaml\n");
}

TEST_F(Layered, SymbolicLinksInACircleEndToo) {
    scenario("one.yaml", "link.yaml", "");
    std::filesystem::create_symlink("one.yaml", root() / "link.yaml");
    EXPECT_NE(load("one.yaml").messages.find("in a circle"), std::string::npos);
}

TEST_F(Layered, ExtendTwentyFilesAtMost) {
    scenario("s1.yaml", "world.yaml", kBudget);
    for (int n = 2; n <= kMostLevels; ++n)
        scenario("s" + std::to_string(n) + ".yaml", "s" + std::to_string(n - 1) + ".yaml", "");
    EXPECT_EQ(shocks_of(good("s19.yaml")), "a scale 0.5 from 2022-01\n") << "19 scenarios and a world";
    const auto loaded = load("s20.yaml");
    EXPECT_EQ(loaded.messages.find("s1.yaml:3:10: error: more than 20 files extend one another\n"), 0U) << loaded.messages;
}

TEST_F(Layered, ChangesToTheWorldBelongToIt) {
    scenario("one.yaml", "world.yaml",
             "world:\n  powers: {north: {budget: {value: 3, assumption: [2, 4]}}}\n  states: {coast: {name: Shore}}\n");
    const auto s = good("one.yaml");
    EXPECT_EQ(test::input(s, Channel::budget, 0).value, 3);
    EXPECT_EQ(test::input(s, Channel::budget, 0).high, 4);
    EXPECT_EQ(test::input(s, Channel::demand, 0).value, 0.35) << "what is not said stays";
    EXPECT_EQ(s.entities[static_cast<std::size_t>(Axis::state)][2].name, "Shore");
    EXPECT_EQ(shocks_of(s), "");
}

TEST_F(Layered, NamesThatTheWorldHasNotAreFaultsAtTheirPlace) {
    scenario("one.yaml", "world.yaml", "world:\n  powers: {nroth: {budget: 1}}\n  stats: {}\n  rivalry: {nort: {south: 1}}\n");
    const auto messages = load("one.yaml").messages;
    EXPECT_NE(messages.find("one.yaml:5:12: error: missing key 'stable' (at powers.nroth)"), std::string::npos) << messages;
    EXPECT_NE(messages.find("one.yaml:6:3: error: unknown key 'stats'\n      | did you mean 'states'?"), std::string::npos) << messages;
    EXPECT_NE(messages.find("one.yaml:7:13: error: unknown power 'nort' (at rivalry)\n      | did you mean 'north'?"), std::string::npos)
        << messages;
}

TEST_F(Layered, RemovedFromTheWorldIsMissedWhereItWasMeant) {
    scenario("one.yaml", "world.yaml", "world: {theatres: {far_war: ~}, programmes: {southern_road: ~}}\n");
    EXPECT_EQ(good("one.yaml").size(Axis::theatre), 0U);
    scenario("two.yaml", "world.yaml", "world: {powers: {south: ~}}\n");
    EXPECT_NE(load("two.yaml").messages.find("unknown power 'south'"), std::string::npos);
}

TEST_F(Layered, SourcesOfAScenarioAreThoseOfItsWorld) {
    scenario("one.yaml", "world.yaml",
             "sources: {mine: {citation: My notes.}}\nworld: {powers: {north: {budget: {value: 3, source: mine}}}}\n");
    const auto s = good("one.yaml");
    ASSERT_EQ(s.sources.size(), 2U);
    EXPECT_EQ(s.sources[1].citation, "My notes.");
    EXPECT_EQ(test::input(s, Channel::budget, 0).source, "mine");
}

TEST_F(Layered, ADerivedScenarioMovesTheDatesOfItsBase) {
    scenario("one.yaml", "world.yaml",
             "dates: {start: 2022-01, stop: start + 2 years}\n"
             "shocks: {a: {input: budget, power: north, effect: {scale: 0.5}, from: start, to: stop}}\n");
    scenario("two.yaml", "one.yaml", "dates: {start: 2025-06}\n");
    EXPECT_EQ(shocks_of(good("two.yaml")), "a scale 0.5 from 2025-06 to 2027-06\n");
    EXPECT_EQ(shocks_of(good("one.yaml", {.set = {{"dates.start", "2023-01"}}, .policies = {}, .end = {}})),
              "a scale 0.5 from 2023-01 to 2025-01\n");
}

TEST_F(Layered, AFaultInTheBaseIsReportedThere) {
    scenario("one.yaml", "world.yaml", "horizn: 3\n");
    scenario("two.yaml", "one.yaml", "");
    EXPECT_EQ(load("two.yaml").messages.find("one.yaml:4:1: error: unknown key 'horizn'"), 0U);
}

TEST_F(Layered, LinesMayEndAsOnOtherSystems) {
    const std::string text = "format: multivector-scenario/1\r\ntitle: >\r\n  two\r\n  lines\r\nextends: world.yaml\r\n"
                             "dates: {start: 2022-01}\r\nshocks:\r\n  a:\r\n    input: budget\r\n    power: north\r\n"
                             "    effect: {scale: 60 %}\r\n    from: start + 1 month\r\n";
    write("one.yaml", text);
    const auto s = good("one.yaml");
    EXPECT_EQ(shocks_of(s), "a scale 0.6 from 2022-02\n");
    EXPECT_EQ(s.title, "two lines\n");
}

// ---- resolved -----------------------------------------------------------------------------------------------------

class Resolved : public test::Folder {
protected:
    /// The resolved text, which must read back as a scenario.
    std::string text(const std::string& name, const LoadOptions& options = {}) {
        Diagnostics diagnostics;
        const auto out = resolved_text(root() / name, options, diagnostics);
        for (const auto& d : diagnostics.sorted()) ADD_FAILURE() << render(d, "");
        write("again.yaml", out.value_or(""));
        return out.value_or("");
    }
};

TEST_F(Resolved, HasEveryValueWithItsPlace) {
    scenario("one.yaml", "world.yaml", "dates: {start: 2022-01}\n" + kBudget);
    scenario("two.yaml", "one.yaml", "end: start + 1 year\n");
    const auto out = text("two.yaml", {.set = {{"shocks.a.effect.scale", "0.25"}}, .policies = {}, .end = {}});
    const auto line = [&](const std::string& begin) {
        const auto at = out.find(begin);
        return at == std::string::npos ? "" : out.substr(at, out.find('\n', at) - at);
    };
    const auto ends = [&](const std::string& begin, const std::string& end) {
        EXPECT_TRUE(line(begin).ends_with(end)) << begin << ": " << line(begin) << "\n" << out.substr(0, 2000);
    };
    ends("title: two.yaml ", "two.yaml:2");
    ends("end: 2023-01 ", "two.yaml:4");
    ends("    effect:\n", "    effect:");
    ends("      scale: 0.25 ", "# --set");
    ends("    from: 2022-01 ", "one.yaml:5");
    ends("  base: 2021-01 ", "world.yaml:8");
    ends("      adjustment: {value: 30 months, assumption: [15, 60]} ", "world.yaml:22");
}

TEST_F(Resolved, RemovedEntriesStayRemoved) {
    scenario("one.yaml", "world.yaml",
             kBudget + "world: {theatres: {far_war: ~}, policies: {hill: {follow: bandwagon, with: [north]}}}\n");
    scenario("two.yaml", "one.yaml",
             "shocks: {a: ~, b: {input: budget, power: south, effect: {scale: 2}, from: 2022-01}}\n"
             "world: {policies: {hill: adaptive}, threats: {unrest: {fit: {south: ~}}}}\n");
    text("two.yaml");
    const auto again = good("again.yaml");
    EXPECT_EQ(shocks_of(again), "b scale 2 from 2022-01\n");
    EXPECT_EQ(again.size(Axis::theatre), 0U);
    EXPECT_EQ(test::input(again, Channel::fit, 2, 1).value, 0);
    ASSERT_EQ(again.policies.size(), 1U);
    EXPECT_EQ(again.policies[0].kind, PolicyKind::adaptive);
    EXPECT_TRUE(again.policies[0].of_world);
}

TEST_F(Resolved, HoldsTheCommandLine) {
    scenario("one.yaml", "world.yaml", "named_policies: {mine: {title: Mine, follow: balance, with: north}}\n");
    text("one.yaml", {.set = {{"parameters.horizon", "2 years"}},
                      .policies = {{"hill", "mine"}},
                      .end = Month::of(2025, 1)});
    const auto again = good("again.yaml");
    EXPECT_EQ(again.end, Month::of(2025, 1));
    ASSERT_EQ(again.policies.size(), 1U);
    EXPECT_EQ(again.policies[0].kind, PolicyKind::balance);
    EXPECT_FALSE(again.policies[0].of_world);
    EXPECT_EQ(test::input(again, Channel::parameter, static_cast<std::size_t>(Parameter::horizon)).value, 24);
}

TEST_F(Resolved, OfAWorldIsAWorld) {
    const auto out = text("world.yaml", {.set = {}, .policies = {}, .end = Month::of(2025, 1)});
    EXPECT_EQ(out.find("format: multivector-world/1"), 0U);
    EXPECT_EQ(good("again.yaml").end, Month::of(2025, 1));
}

}  // namespace
}  // namespace multivector
