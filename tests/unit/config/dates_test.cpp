// Months with names, and months counted from others.

#include "config/dates.hpp"

#include "tree_text.hpp"

namespace multivector {
namespace {

using test::messages;
using test::tree;

/// What `text` becomes with these named dates, and what is said about it.
struct Written {
    std::string text, messages;
    bool open = false;
};

Written written(const std::string& dates, const std::string& text) {
    Diagnostics diagnostics;
    const Dates known(tree("dates: " + dates), diagnostics);
    auto node = *tree("month: " + text).find("month");
    known.write_out(node, "at.this", diagnostics);
    return {node.text, messages(diagnostics), node.open};
}

const std::string kWar = "{war: 2022-02, ceasefire: war + 40 months, peace: ceasefire + 0.5 years, before: war - 1 year}";

TEST(Dates, HaveNamesAndAreCountedFromEachOther) {
    EXPECT_EQ(written(kWar, "war").text, "2022-02");
    EXPECT_EQ(written(kWar, "ceasefire").text, "2025-06");
    EXPECT_EQ(written(kWar, "peace").text, "2025-12");
    EXPECT_EQ(written(kWar, "before").text, "2021-02");
    EXPECT_EQ(written("{c: b + 1 month, b: a + 1 month, a: 2021-12}", "c").text, "2022-02") << "in any order";
}

TEST(Dates, MonthsAreCountedForwardAndBack) {
    EXPECT_EQ(written(kWar, "war + 18 months").text, "2023-08");
    EXPECT_EQ(written(kWar, "war + 1 month").text, "2022-03");
    EXPECT_EQ(written(kWar, "war - 2 months").text, "2021-12");
    EXPECT_EQ(written(kWar, "war + 1.5 years").text, "2023-08");
    EXPECT_EQ(written(kWar, "war + 0 months").text, "2022-02");
    EXPECT_EQ(written("{}", "2021-12 + 1 month").text, "2022-01") << "a month needs no name";
    EXPECT_EQ(written(kWar, "war + 18 months").messages, "");
}

TEST(Dates, OtherTextsAreLeftToTheCheck) {
    for (const std::string text : {"2022-13", "2022", "0", "War"}) {
        const auto same = written(kWar, text);
        EXPECT_EQ(same.text, text);
        EXPECT_EQ(same.messages, "");
        EXPECT_FALSE(same.open);
    }
    EXPECT_EQ(written("{}", "war").messages, "") << "without named dates a word is no month, as ever";
}

TEST(Dates, FaultsAreReportedOnceAndLeaveTheMonthOpen) {
    const auto expect = [](const std::string& text, const std::string& message) {
        const auto fault = written(kWar, text);
        EXPECT_EQ(fault.messages, "test.yaml:1:8: error: " + message) << text;
        EXPECT_TRUE(fault.open) << text;
    };
    expect("wor", "unknown date 'wor' (at at.this)\n      | did you mean 'war'?\n");
    const std::string length = " (at at.this)\n";
    expect("war + soon", "expected a length such as '6 months' or '2 years', got 'soon'" + length);
    expect("war + 6", "expected a length such as '6 months' or '2 years', got '6'" + length);
    expect("war + 0.3 years", "expected a length such as '6 months' or '2 years', got '0.3 years'" + length);
    expect("war + -6 months", "expected a length such as '6 months' or '2 years', got '-6 months'" + length);
    expect("war + 301 years", "expected a length such as '6 months' or '2 years', got '301 years'" + length);
    expect("war + 6 weeks", "expected a length such as '6 months' or '2 years', got '6 weeks'" + length);
    expect("war - 200 years", "'war - 200 years' is 1822-02, which is off the calendar (at at.this)\n");
    expect("2022 + 6 months",
           "expected a month or the name of a date, got '2022' (at at.this)\n"
           "      | a month is written YYYY-MM, as in 2022-02\n");
}

TEST(Dates, CirclesAreReportedForEachDateInThem) {
    Diagnostics diagnostics;
    const Dates dates(tree("dates:\n  a: b + 1 month\n  b: a\n  c: c - 1 month\n  d: 2022-01\n"), diagnostics);
    EXPECT_EQ(messages(diagnostics),
              "test.yaml:2:6: error: the date 'a' is counted from itself (at dates.a)\n"
              "test.yaml:3:6: error: the date 'b' is counted from itself (at dates.b)\n"
              "test.yaml:4:6: error: the date 'c' is counted from itself (at dates.c)\n");
    auto node = *tree("month: a + 1 month").find("month");
    dates.write_out(node, "", diagnostics);
    EXPECT_TRUE(node.open) << "the circle was reported";
}

TEST(Dates, WhatIsCountedFromNoTextIsInNoCircle) {
    for (const std::string bad : {"[2022-01]", "~", "{month: 2022-01}"}) {
        Diagnostics diagnostics;
        const Dates dates(tree("dates: {a: b + 1 month, b: " + bad + "}"), diagnostics);
        EXPECT_EQ(messages(diagnostics), "") << "the check says that 'b' is no month";
        auto node = *tree("month: a").find("month");
        dates.write_out(node, "", diagnostics);
        EXPECT_TRUE(node.open);
        EXPECT_EQ(messages(diagnostics), "");
    }
}

TEST(Dates, KeysAreWrittenOutToo) {
    Diagnostics diagnostics;
    const Dates dates(tree("dates: {war: 2022-02}"), diagnostics);
    auto schedule = tree("{war: 1, war + 6 months: 0.6, 2023-08: 0.4, wor: 0}");
    for (auto& entry : schedule.children) dates.write_out_key(entry, "schedule", diagnostics);
    EXPECT_EQ(test::flat(schedule), "{2022-02: 1, 2022-08: 0.6, 2023-08: 0.4, wor: 0}");
    EXPECT_EQ(messages(diagnostics),
              "test.yaml:1:45: error: unknown date 'wor' (at schedule)\n      | did you mean 'war'?\n");
    EXPECT_TRUE(schedule.children.back().open);
    EXPECT_FALSE(schedule.children.front().open);
}

}  // namespace
}  // namespace multivector
