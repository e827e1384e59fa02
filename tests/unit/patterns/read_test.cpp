// Patterns from files, and every fault of one.

#include <gtest/gtest.h>

#include "folder.hpp"
#include "patterns/pattern.hpp"

namespace multivector::patterns {
namespace {

class ReadPattern : public test::Folder {
protected:
    /// A pattern; `rest` begins in line 6.
    std::string faults(const std::string& rest) {
        write("p.yaml", "format: multivector-pattern/1\ntitle: A test\nclaim: Something.\nsource: Nobody\nbase: three_states\n" + rest);
        Diagnostics diagnostics;
        pattern_ = load_pattern(root() / "p.yaml", test::with_shipped(), diagnostics);
        std::string text;
        for (auto d : diagnostics.sorted()) {
            d.mark.file = std::filesystem::path(d.mark.file).filename().string();
            text += render(d, "") + "\n";
        }
        return text;
    }
    std::optional<Pattern> pattern_;
};

const std::string kArms =
    "arms:\n"
    "  war: {shocks: {war: {input: attention, power: north, effect: {set: 0.4}, from: 2022-01}}}\n";
const std::string kSimple = kArms + "observables:\n  influence: {kind: leverage, measure: influence, power: north, expect: falls}\n";

TEST_F(ReadPattern, FillsInWhatIsNotSaid) {
    ASSERT_EQ(faults("with: {end: 2024-01}\n" + kSimple), "");
    const Pattern& p = *pattern_;
    EXPECT_EQ(p.id, "p");
    ASSERT_EQ(p.arms.size(), 2U);
    EXPECT_EQ(p.arms[0].id, "base");
    EXPECT_FALSE(p.arms[1].own_world);
    EXPECT_EQ(to_string(p.arms[1].scenario.end), "2024-01");
    const Observable& o = p.observables.at(0);
    EXPECT_EQ(o.contrast.weights, (std::vector<double>{-1, 1}));
    EXPECT_EQ(o.from, 36);
    EXPECT_EQ(o.to, 36);
    EXPECT_EQ(o.value.states.size(), 1U);  // the focal one
    EXPECT_EQ(o.value.powers.size(), 1U);
    EXPECT_EQ(o.sign(), -1);
    EXPECT_TRUE(o.required);
}

TEST_F(ReadPattern, PutsWithArmAndAblationOnTopOfTheBase) {
    ASSERT_EQ(faults("with: {parameters: {horizon: 12 months}}\n" + kSimple + "ablate:\n  none: {parameters: {horizon: 6 months, protection_weight: 0}}\n"), "");
    const auto horizon = [](const Arm& arm) { return arm.scenario.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(Parameter::horizon)].value; };
    EXPECT_EQ(horizon(pattern_->arms[0]), 12);
    EXPECT_EQ(horizon(pattern_->arms[1]), 12);
    ASSERT_EQ(pattern_->ablations.size(), 1U);
    for (const Arm& arm : pattern_->ablations[0].arms) EXPECT_EQ(horizon(arm), 6);
    EXPECT_FALSE(pattern_->ablations[0].arms[1].own_world);
}

TEST_F(ReadPattern, PutsWhatIsCommonBelowWith) {
    const std::string head = "format: multivector-scenario/1\ntitle: Common\nextends: three_states\n";
    const auto of = [](const Arm& arm, Parameter p) { return arm.scenario.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(p)].value; };
    write("common.yaml", head + "parameters: {horizon: 9 months, bargaining: 0.5}\n");
    ASSERT_EQ(faults("common: common.yaml\nwith: {parameters: {horizon: 12 months}}\n" + kSimple + "ablate:\n  none: {parameters: {bargaining: 0}}\n"), "");
    for (const Arm& arm : pattern_->arms) {
        EXPECT_EQ(of(arm, Parameter::horizon), 12);
        EXPECT_EQ(of(arm, Parameter::bargaining), 0.5);
    }
    for (const Arm& arm : pattern_->ablations[0].arms) EXPECT_EQ(of(arm, Parameter::bargaining), 0);

    write("common.yaml", head + "include: [shocks.yaml]\n");
    EXPECT_EQ(faults("common: common.yaml\n" + kSimple),
              "common.yaml:4:1: error: a scenario that patterns have in common cannot include libraries\n      | write its changes into it\n");
    write("common.yaml", head + "parameters: {horizont: 9 months}\n");
    EXPECT_EQ(faults("common: common.yaml\n" + kSimple).substr(0, 53), "common.yaml:4:14: error: unknown key 'horizont' (at p");
    EXPECT_NE(faults("common: comon.yaml\n" + kSimple).find("no such file (at common)\n      | did you mean 'common.yaml'?\n"), std::string::npos);
    EXPECT_FALSE(pattern_);
}

TEST_F(ReadPattern, AnArmOfAnotherWorldIsKnown) {
    ASSERT_EQ(faults("arms:\n  poor: {world: {powers: {north: {budget: {value: 0.5, assumption: [0.4, 0.6]}}}}}\n"
                     "observables:\n  influence: {kind: leverage, measure: influence, power: north, expect: falls}\n"),
              "");
    EXPECT_TRUE(pattern_->arms[1].own_world);
}

TEST_F(ReadPattern, ALevelNeedsNoArm) {
    ASSERT_EQ(faults("observables:\n  hedging: {kind: room, measure: hedging, from: 2022-01, to: 2023-01, expect: above, level: 0.1}\n"), "");
    EXPECT_EQ(pattern_->observables[0].contrast.weights, (std::vector<double>{1}));
    EXPECT_EQ(pattern_->observables[0].level, 0.1);
}

TEST_F(ReadPattern, AllFaultsAtOnce) {
    EXPECT_EQ(faults(kArms +
                     "observables:\n"
                     "  a: {kind: leverage, measure: influense, expect: falls}\n"
                     "  b: {kind: leverage, measure: influence, power: nort, expect: falls}\n"
                     "  c: {kind: leverage, measure: hedging, power: north, expect: falls}\n"
                     "  d: {kind: leverage, measure: influence, at: 2050-01, expect: falls}\n"
                     "  e: {kind: leverage, measure: influence, expect: stays}\n"
                     "  f: {kind: leverage, measure: influence, contrast: {war: 1}, expect: falls}\n"
                     "  g: {kind: leverage, measure: influence, arm: war, monotone: [base, war], expect: falls}\n"
                     "  h: {kind: leverage, measure: influence, expect: falls, level: 1}\n"
                     "  i: {kind: leverage, measure: influence, expect: falls, within: 1}\n"
                     "  j: {kind: leverage, measure: influence, expect: falls, less: {power: north}}\n"
                     "  k: {kind: leverage, measure: rent, at: 2022-02, expect: falls}\n"
                     "  l: {kind: leverage, measure: influence, at: 2022-01, from: 2021-02, to: 2021-03, expect: falls}\n"
                     "  m: {kind: leverage, measure: influence, from: 2021-04, to: 2021-03, expect: falls}\n"),
              "p.yaml:9:32: error: unknown measure 'influense'\n      | did you mean 'influence'?\n"
              "p.yaml:10:50: error: unknown power 'nort'\n      | did you mean 'north'?\n"
              "p.yaml:11:41: error: the measure 'hedging' has no power\n"
              "p.yaml:12:47: error: 2050-01 is outside the run, 2021-01 to 2031-01\n"
              "p.yaml:13:3: error: what stays needs 'within' (at observables.e)\n"
              "p.yaml:14:43: error: weights of a comparison add up to 0 (at observables.f)\n"
              "p.yaml:15:3: error: only one of 'arm', 'contrast' and 'monotone' can say what is compared (at observables.g)\n"
              "p.yaml:16:58: error: a level goes with above or below\n"
              "p.yaml:17:58: error: 'within' goes with stays\n"
              "p.yaml:18:58: error: missing key 'measure' (at observables.j.less)\n"
              "p.yaml:19:32: error: 'rent' is not recorded at that time (in 'base')\n"
              "p.yaml:20:56: error: 'at' says a month, 'from' and 'to' a time: only one can be meant\n"
              "p.yaml:21:49: error: the time begins after its end\n");
    EXPECT_FALSE(pattern_);
}

TEST_F(ReadPattern, FaultsOfTheFormatComeFirst) {
    EXPECT_EQ(faults("observables:\n  a: {measure: influence, expect: fall}\n"),
              "p.yaml:7:3: error: missing key 'kind' (at observables.a)\n      | what it speaks of: leverage in absolute terms, what states decide, their room, anything else\n"
              "p.yaml:7:35: error: 'fall' is not known here (at observables.a.expect)\n      | did you mean 'falls'?\n");
}

TEST_F(ReadPattern, FaultsOfArms) {
    EXPECT_EQ(faults("arms:\n  base: {}\nlacks: it\n"), "p.yaml:7:3: error: an arm cannot be called 'base': that is what the arms change\n");
    EXPECT_EQ(faults("arms:\n  war: 5\nlacks: it\n"), "p.yaml:7:3: error: expected a map with the sections of a scenario, got '5'\n");
    EXPECT_EQ(faults("arms:\n  war: {shock: {}}\nlacks: it\n"),
              "p.yaml:7:9: error: unknown key 'shock'\n      | did you mean 'shocks'?\n");
    EXPECT_EQ(faults("arms:\n  war: {parameters: {horizon: 2 months}}\nobservables:\n  a: {kind: room, measure: hedging, arm: wars, expect: falls}\n"),
              "p.yaml:9:42: error: unknown arm 'wars' (at observables.a.arm)\n      | did you mean 'war'?\n");
}

TEST_F(ReadPattern, WhatIsComparedMustBeSaid) {
    EXPECT_EQ(faults("observables:\n  a: {kind: room, measure: hedging, expect: falls}\n"),
              "p.yaml:7:3: error: there is no arm to compare with the base (at observables.a)\n      | say above or below for a level\n");
    EXPECT_EQ(faults("arms: {x: {}, y: {}}\nobservables:\n  a: {kind: room, measure: hedging, expect: falls}\n"),
              "p.yaml:8:3: error: which of the arms is meant? (at observables.a)\n      | say 'arm'\n");
    EXPECT_EQ(faults(""), "p.yaml:1:1: error: a pattern without observables must say what the model lacks\n");
}

TEST_F(ReadPattern, AnArmOfAnotherCalendarIsRefused) {
    EXPECT_EQ(faults("arms: {other: {extends: baseline}}\nobservables:\n  a: {kind: room, measure: hedging, expect: falls}\n"),
              "p.yaml:6:8: error: 'other' extends another world than the base\n");
}

TEST_F(ReadPattern, AnotherFileIsNoPattern) {
    Diagnostics diagnostics;
    EXPECT_FALSE(load_pattern(test::shipped("three_states_war.yaml"), test::with_shipped(), diagnostics));
    ASSERT_EQ(diagnostics.sorted().size(), 1U);
    EXPECT_EQ(diagnostics.sorted()[0].message, "this is a scenario, not a pattern");
    EXPECT_FALSE(is_pattern(test::shipped("three_states_war.yaml")));
    EXPECT_FALSE(is_pattern("/nowhere"));
}

}  // namespace
}  // namespace multivector::patterns
