// Libraries of shocks and policies, and what a scenario makes of them.

#include "config/library.hpp"

#include "folder.hpp"

namespace multivector {
namespace {

using test::shocks_of;

class Library : public test::Folder {
protected:
    /// Messages of a scenario with this `include`.
    std::string messages(const std::string& include) {
        scenario("s.yaml", "world.yaml", "include: " + include + "\n");
        return load("s.yaml").messages;
    }
    std::string shocks(const std::string& include, const std::string& rest = "") {
        scenario("s.yaml", "world.yaml", "include: " + include + "\n" + rest);
        return shocks_of(good("s.yaml"));
    }
};

const std::string kCut =
    "parameters:\n"
    "  who: {meaning: whose budget}\n"
    "  size: {meaning: what is left, default: 0.5}\n"
    "  start: {meaning: when it begins, default: 2022-01}\n"
    "shocks:\n"
    "  cut: {input: budget, power: $who, effect: {scale: $size}, from: $start}\n";

TEST_F(Library, GivesItsShocksWithTheirParameters) {
    library("cut.yaml", kCut);
    EXPECT_EQ(shocks("[{file: cut.yaml, with: {who: north}}]"), "cut scale 0.5 from 2022-01\n");
    EXPECT_EQ(shocks("[{file: cut.yaml, with: {who: south, size: -20 %, start: 2023-01}}]"), "cut scale 0.8 from 2023-01\n");
}

TEST_F(Library, ParametersMayBeListsAndQuantities) {
    library("cut.yaml", kCut);
    scenario("s.yaml", "world.yaml",
             "include: [{file: cut.yaml, with: {who: [north, south], size: {value: 0.6, assumption: [0.5, 0.7]}}}]\n");
    const auto s = good("s.yaml");
    EXPECT_EQ(s.shocks.back().cells, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(s.shocks.back().size.high, 0.7);
    library("default.yaml",
            "parameters: {size: {meaning: m, default: {normal: [0.6, 0.05], within: [0.5, 0.7]}}}\n"
            "shocks: {cut: {input: budget, power: north, effect: {scale: $size}, from: 2022-01}}\n");
    scenario("t.yaml", "world.yaml", "include: [default.yaml]\n");
    EXPECT_EQ(good("t.yaml").shocks.back().size.deviation, 0.05);
}

TEST_F(Library, ParametersStandInSumsOfMonthsAndInKeys) {
    library("l.yaml",
            "parameters: {start: {meaning: m}, length: {meaning: m, default: 6}}\n"
            "shocks: {a: {input: budget, power: north, effect: {scale: 0.5}, from: $start - 1 month, "
            "to: $start + $length months, profile: {schedule: {$start: 1, $start + 2 months: 0.5}}}}\n");
    EXPECT_EQ(shocks("[{file: l.yaml, with: {start: 2022-06}}]"), "a scale 0.5 from 2022-05 to 2022-12\n");
    const auto s = good("s.yaml");
    ASSERT_EQ(s.shocks.back().schedule.size(), 2U);
    EXPECT_EQ(s.shocks.back().schedule[0].first, Month::of(2022, 6));
    EXPECT_EQ(s.shocks.back().schedule[1].first, Month::of(2022, 8));
    EXPECT_EQ(shocks("[{file: l.yaml, with: {start: war}}]", "dates: {war: 2022-02}\n"),
              "a scale 0.5 from 2022-01 to 2022-08\n") << "a named date of the scenario";
}

TEST_F(Library, ADollarInWordsIsADollar) {
    library("l.yaml",
            "parameters: {p: {meaning: costs $5}}\n"
            "shocks: {note: {input: budget, power: $p, effect: {scale: {value: 0.5, assumption: [0.4, 0.6], "
            "note: \"of $5 billion, $p\"}}, from: 2022-01}}\n");
    scenario("s.yaml", "world.yaml", "include: [{file: l.yaml, with: {p: north}}]\n");
    const auto s = good("s.yaml");
    EXPECT_EQ(s.shocks.back().size.note, "of $5 billion, $p");
    EXPECT_EQ(s.shocks.back().name, "note") << "a shock may be called as it likes";
}

TEST_F(Library, ParametersThatAreMissingUnknownOrWrongAreReported) {
    library("cut.yaml", kCut);
    EXPECT_EQ(messages("[cut.yaml]"),
              "s.yaml:4:11: error: the library needs a value for its parameter 'who'\n      | whose budget\n");
    EXPECT_EQ(messages("[{file: cut.yaml, with: {who: north, sise: 1}}]"),
              "s.yaml:4:47: error: the library has no parameter 'sise'\n      | did you mean 'size'?\n");
    EXPECT_EQ(messages("[{file: cut.yaml, with: {who: nroth}}]"),
              "s.yaml:4:40: error: unknown power 'nroth' (at shocks.cut.power)\n      | did you mean 'north'?\n")
        << "at the place of the value";
    EXPECT_EQ(messages("[{file: cut.yaml, with: {who: ~}}]"),
              "s.yaml:4:35: error: expected the name of a power, a list of such names, or all, got nothing (at shocks.cut.power)\n");
    library("bad.yaml", "shocks: {a: {input: budget, power: $who, effect: {scale: 0.5}, from: 2022-01}}\n");
    EXPECT_EQ(messages("[bad.yaml]"),
              "bad.yaml:3:36: error: unknown parameter '$who'\n      | the library has no parameters\n");
    library("sum.yaml", "parameters: {p: {meaning: m}}\nshocks: {a: {input: budget, power: north, effect: {scale: 1}, from: $p + 1 month}}\n");
    EXPECT_EQ(messages("[{file: sum.yaml, with: {p: [2022-01]}}]"),
              "s.yaml:4:38: error: expected a word or a number for the parameter 'p', got a list\n");
}

TEST_F(Library, TwiceNeedsANameForEach) {
    library("cut.yaml", kCut);
    const std::string first = "{file: cut.yaml, with: {who: north}";
    EXPECT_EQ(messages("[" + first + "}, " + first + "}]"),
              "s.yaml:4:56: error: 'cut' is already included from " + (root() / "cut.yaml").string() +
                  "\n      | write 'as: NAME' to tell the two apart\n");
    EXPECT_EQ(shocks("[" + first + "}, {file: cut.yaml, as: other, with: {who: south, size: 0.1}}]"),
              "cut scale 0.5 from 2022-01\nother_cut scale 0.1 from 2022-01\n");
    EXPECT_NE(messages("[" + first + ", as: a}, " + first + ", as: a}]").find("'a_cut' is already included"), std::string::npos);
}

TEST_F(Library, WithoutAWordInAsSaysSoOnce) {
    library("cut.yaml", kCut);
    EXPECT_EQ(messages("[{file: cut.yaml, with: {who: north}, as: [a]}]"),
              "s.yaml:4:52: error: expected text, got a list (at include[0].as)\n");
    EXPECT_EQ(messages("[{file: cut.yaml, with: {who: north}, as: ''}]"),
              "s.yaml:4:52: error: the text is empty (at include[0].as)\n");
}

TEST_F(Library, DatesAndSourcesOfTwoMustAgree) {
    const auto with = [](const std::string& shock, const std::string& date, const std::string& citation) {
        return "dates: {war: " + date + "}\nsources: {s: {citation: " + citation + "}}\nshocks: {" + shock +
               ": {input: budget, power: north, effect: {add: {value: 1, source: s}}, from: war}}\n";
    };
    library("a.yaml", with("a", "2022-02", "One."));
    library("same.yaml", with("b", "2022-02", "One."));
    library("date.yaml", with("b", "2022-03", "One."));
    library("source.yaml", with("b", "2022-02", "Two."));
    EXPECT_EQ(shocks("[a.yaml, same.yaml]"), "a add 1 from 2022-02\nb add 1 from 2022-02\n");
    EXPECT_EQ(messages("[a.yaml, date.yaml]"), "s.yaml:4:19: error: 'war' is already included from " +
                                                   (root() / "a.yaml").string() + "\n      | the two must agree\n");
    EXPECT_EQ(messages("[a.yaml, source.yaml]"), "s.yaml:4:19: error: 's' is already included from " +
                                                     (root() / "a.yaml").string() + "\n      | the two must agree\n");
}

TEST_F(Library, TheScenarioChangesWhatItIncludes) {
    library("a.yaml",
            "dates: {war: 2022-02}\nshocks:\n"
            "  a: {input: budget, power: north, effect: {scale: 0.5}, from: war}\n"
            "  b: {input: budget, power: south, effect: {scale: 0.5}, from: war}\n");
    EXPECT_EQ(shocks("[a.yaml]", "dates: {war: 2024-01}\nshocks: {a: {effect: {set: 2}}, b: ~}\n"), "a set 2 from 2024-01\n");
}

TEST_F(Library, IncludedIsTheSameAsWrittenOut) {
    library("l.yaml", "shocks: {a: {input: budget, power: north, effect: {scale: 0.5}, from: 2022-01}}\n");
    scenario("s.yaml", "world.yaml", "include: [l.yaml]\n");
    scenario("t.yaml", "world.yaml", "shocks: {a: {input: budget, power: north, effect: {scale: 0.5}, from: 2022-01}}\n");
    EXPECT_EQ(shocks_of(good("s.yaml")), shocks_of(good("t.yaml")));
    ASSERT_EQ(good("s.yaml").files.size(), 3U);
    EXPECT_EQ(good("s.yaml").files[2].first, "l.yaml");
}

TEST_F(Library, WhatIsNoLibraryIsRefused) {
    scenario("other.yaml", "world.yaml", "");
    EXPECT_EQ(messages("[other.yaml]"),
              "s.yaml:4:11: error: 'other.yaml' is a scenario, not a library of shocks or a library of policies (at include[0])\n");
    EXPECT_NE(messages("[s.yaml]").find("'s.yaml' is a scenario, not a library"), std::string::npos) << "not even itself";
    EXPECT_NE(messages("[world.yaml]").find("'world.yaml' is a world file, not a library"), std::string::npos);
    EXPECT_EQ(messages("[{file: [a]}]"), "s.yaml:4:18: error: expected text, got a list (at include[0].file)\n");
    EXPECT_EQ(messages("a.yaml"), "s.yaml:4:10: error: expected a list, got 'a.yaml' (at include)\n");
    EXPECT_EQ(messages("~"), "s.yaml:4:1: error: expected a list, got nothing (at include)\n");
    EXPECT_EQ(messages("[]"), "") << "no library is no fault";
    write("empty.yaml", "");
    EXPECT_EQ(messages("[empty.yaml]"), "empty.yaml: error: the file is empty\n");
}

TEST_F(Library, TheWholeFileIsCheckedWhenIncluded) {
    library("typo.yaml", "shock: {a: {input: budget}}\n");
    EXPECT_EQ(messages("[typo.yaml]"),
              "typo.yaml:1:1: error: missing key 'shocks'\n      | the shocks\n"
              "typo.yaml:3:1: error: unknown key 'shock'\n      | did you mean 'shocks'?\n");
    library("list.yaml", "shocks: [a]\nparameters: {p: {default: 1}}\n");
    EXPECT_EQ(messages("[list.yaml]"),
              "list.yaml:3:9: error: expected a map, got a list (at shocks)\n"
              "list.yaml:4:14: error: missing key 'meaning' (at parameters.p)\n      | what it stands for\n");
    library("empty.yaml", "shocks: {}\n");
    EXPECT_EQ(messages("[empty.yaml]"), "empty.yaml:3:9: error: the map is empty (at shocks)\n");
}

// ---- by itself ----------------------------------------------------------------------------------------------------

class LibraryAlone : public test::Folder {
protected:
    std::string messages(const std::string& name) {
        Diagnostics diagnostics;
        EXPECT_TRUE(check_library(root() / name, diagnostics));
        std::string text;
        for (auto d : diagnostics.sorted()) {
            d.mark.file = std::filesystem::path(d.mark.file).filename().string();
            text += render(d, "") + "\n";
        }
        return text;
    }
};

TEST_F(LibraryAlone, TakesNamesAsTheyAreAndLeavesParametersOpen) {
    library("cut.yaml", kCut);
    EXPECT_EQ(messages("cut.yaml"), "");
    library("any.yaml", "shocks: {a: {input: budget, power: nobody, effect: {scale: 0.5}, from: 2022-01}}\n");
    EXPECT_EQ(messages("any.yaml"), "");
}

TEST_F(LibraryAlone, IsCheckedInAllElse) {
    library("l.yaml",
            "shocks:\n  a: {input: budget, power: $p, effect: {scale: x}, from: 2022-13, profile: {ramp: 6}}\n"
            "  b: {input: growth_market, power: north, effect: {add: 1}, from: 2022-01}\n");
    EXPECT_EQ(messages("l.yaml"),
              "l.yaml:4:29: error: unknown parameter '$p'\n      | the library has no parameters\n"
              "l.yaml:4:49: error: expected a number, got 'x' (at shocks.a.effect.scale)\n"
              "l.yaml:4:59: error: expected a month, got '2022-13' (at shocks.a.from)\n"
              "      | a month is written YYYY-MM, as in 2022-02\n"
              "l.yaml:4:84: error: the number 6 needs a unit (at shocks.a.profile.ramp)\n"
              "      | write '6 months'; its unit is one of months, month, years, year\n"
              "l.yaml:5:57: error: the number 1 needs a unit (at shocks.b.effect.add)\n"
              "      | write '1 /year'; its unit is one of /year, %/year\n");
}

TEST_F(LibraryAlone, IsToldFromScenariosAndBrokenFiles) {
    Diagnostics diagnostics;
    EXPECT_FALSE(check_library(root() / "world.yaml", diagnostics));
    EXPECT_FALSE(check_library(root() / "nothing.yaml", diagnostics));
    EXPECT_TRUE(diagnostics.sorted().empty()) << "left to those who read scenarios";
}

}  // namespace
}  // namespace multivector
