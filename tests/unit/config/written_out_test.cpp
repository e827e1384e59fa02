// Short forms of a file written out.

#include "config/written_out.hpp"

#include "config/check.hpp"
#include "config/format.hpp"
#include "tree_text.hpp"

namespace multivector {
namespace {

using test::flat;
using test::messages;
using test::tree;

struct Written {
    std::string text, messages;
    Node node;
};

Written written(const std::string& text, const Shape& shape = scenario_shape()) {
    Diagnostics diagnostics;
    auto node = tree(text);
    write_units(node, shape, diagnostics);
    write_out(node, shape, Dates(node, diagnostics), diagnostics);
    return {flat(node), messages(diagnostics), node};
}

/// The size of a shock of `input` after its units are gone.
std::string size_of(const std::string& input, const std::string& effect) {
    const auto out = written("shocks: {s: {input: " + input + ", effect: " + effect + "}}");
    EXPECT_EQ(out.messages, "") << effect;
    return flat(*out.node.find("shocks")->find("s")->find("effect"));
}

TEST(WrittenOut, NumbersAreInTheUnitOfTheirField) {
    EXPECT_EQ(written("parameters: {horizon: 1.5 years}").text, "{parameters: {horizon: 18}}");
    EXPECT_EQ(size_of("budget", "{add: 0.5 offer units}"), "{add: 0.5}");
    EXPECT_EQ(size_of("corridor_capacity", "{add: 500 kt/year}"), "{add: 0.5}");
    EXPECT_EQ(size_of("corridor_capacity", "{set: 1 Mt/month}"), "{set: 12}");
    EXPECT_EQ(size_of("conditionality", "{add: -5 %}"), "{add: -0.05}") << "a change of a share is a share";
}

TEST(WrittenOut, AllNumbersOfAQuantityShareTheUnitThatOneSays) {
    EXPECT_EQ(written("parameters: {horizon: {value: 2 years, assumption: [1, 3]}}").text,
              "{parameters: {horizon: {value: 24, assumption: [12, 36]}}}");
    EXPECT_EQ(written("parameters: {horizon: {value: 24, assumption: [1 year, 3]}}").text,
              "{parameters: {horizon: {value: 288, assumption: [12, 36]}}}");
    EXPECT_EQ(written("parameters: {horizon: {value: 24 months, assumption: [1 year, 36]}}").text,
              "{parameters: {horizon: {value: 24, assumption: [12, 36]}}}") << "the first one";
    EXPECT_EQ(written("parameters: {horizon: {from: 1 year, to: 2}}").text,
              "{parameters: {horizon: {from: 12, to: 24}}}");
    EXPECT_EQ(written("parameters: {horizon: {normal: [2 years, 0.5], within: [1, 3]}}").text,
              "{parameters: {horizon: {normal: [24, 6], within: [12, 36]}}}");
}

TEST(WrittenOut, FactorsTakePerCentAndChanges) {
    EXPECT_EQ(size_of("budget", "{scale: 60 %}"), "{scale: 0.6}");
    EXPECT_EQ(size_of("budget", "{scale: 60%}"), "{scale: 0.6}");
    EXPECT_EQ(size_of("budget", "{scale: -40 %}"), "{scale: 0.6}");
    EXPECT_EQ(size_of("budget", "{scale: +20 %}"), "{scale: 1.2}");
    EXPECT_EQ(size_of("budget", "{scale: +0 %}"), "{scale: 1}");
    EXPECT_EQ(size_of("budget", "{scale: 1.2 times}"), "{scale: 1.2}");
    EXPECT_EQ(size_of("budget", "{scale: {value: -20 %, assumption: [-40, -10]}}"),
              "{scale: {value: 0.8, assumption: [0.6, 0.9]}}");
    // 1 - 0.33 is not the number 0.67 of a computer, 67 / 100 is.
    EXPECT_EQ(size_of("budget", "{scale: -33 %}"), "{scale: 0.67}");
}

TEST(WrittenOut, TimesFlowsAndRatesNeedTheirUnit) {
    EXPECT_EQ(written("parameters: {horizon: 18}").messages,
              "test.yaml:1:23: error: the number 18 needs a unit (at parameters.horizon)\n"
              "      | write '18 months'; its unit is one of months, month, years, year\n");
    EXPECT_EQ(written("shocks: {s: {profile: {ramp: 6}}}").messages,
              "test.yaml:1:30: error: the number 6 needs a unit (at shocks.s.profile.ramp)\n"
              "      | write '6 months'; its unit is one of months, month, years, year\n");
    EXPECT_EQ(written("parameters: {horizon: soon}").messages, "") << "the check says that it is no number";
}

TEST(WrittenOut, UnitsThatDoNotFitAreReportedOnceForAQuantity) {
    EXPECT_EQ(written("parameters: {horizon: {value: 2 yers, assumption: [1, 3]}}").messages,
              "test.yaml:1:31: error: the unit 'yers' does not fit here (at parameters.horizon)\n"
              "      | did you mean 'years'?\n");
    EXPECT_EQ(written("parameters: {horizon: 3 Mt/year}").messages,
              "test.yaml:1:23: error: the unit 'Mt/year' does not fit here (at parameters.horizon)\n"
              "      | its unit is one of months, month, years, year\n");
    EXPECT_EQ(written("votes: {v: {positions: {north: 50%}}}").messages,
              "test.yaml:1:32: error: the unit '%' does not fit here (at votes.v.positions.north)\n"
              "      | this number has no unit\n");
}

TEST(WrittenOut, WhatLooksLikeAUnitAndIsNoneIsLeftToTheCheck) {
    for (const std::string number : {"0x1F", "1_000", "5kt/year", "1e", "1.2.3 Mt/year", "'5 Mt/year'"}) {
        const auto out = written("shocks: {s: {input: corridor_capacity, effect: {set: " + number + "}}}");
        EXPECT_EQ(out.messages, "") << number;
        const auto* size = out.node.find("shocks")->find("s")->find("effect")->find("set");
        EXPECT_EQ(size->text, number.front() == '\'' ? "5 Mt/year" : number);
        EXPECT_FALSE(size->open);
    }
}

TEST(WrittenOut, TheUnitOfAShockIsThatOfItsInput) {
    EXPECT_EQ(written("shocks: {s: {input: no_such, effect: {set: 5 Mt/year}}}").messages, "")
        << "the check says that the input is unknown; its unit is unknown too";
    EXPECT_EQ(written("shocks: {s: {effect: {set: 5 Mt/year}}}").messages, "");
    EXPECT_EQ(written("shocks: {s: {effect: {set: 5}, input: corridor_capacity}}").messages,
              "test.yaml:1:28: error: the number 5 needs a unit (at shocks.s.effect.set)\n"
              "      | write '5 Mt/year'; its unit is one of Mt/year, kt/year, t/year, Mt/month, kt/month\n")
        << "in any order";
}

TEST(WrittenOut, NumbersOfTheCommandLineNeedNoUnitAndTakeNoneFromAFile) {
    Diagnostics diagnostics;
    auto node = tree("parameters: {horizon: {value: 2 years, assumption: [1, 3]}}");
    write_units(node, scenario_shape(), diagnostics);
    auto& value = *node.find("parameters")->find("horizon")->find("value");
    value.text = "30";
    value.mark = {std::string(kSetOption), 0, 0};
    write_out(node, scenario_shape(), {}, diagnostics);
    EXPECT_EQ(flat(node), "{parameters: {horizon: {value: 30, assumption: [12, 36]}}}");
    value.text = "2.5 years";
    write_out(node, scenario_shape(), {}, diagnostics);
    EXPECT_EQ(flat(node), "{parameters: {horizon: {value: 30, assumption: [12, 36]}}}");
    EXPECT_EQ(messages(diagnostics), "");
}

TEST(WrittenOut, MonthsAreWrittenOutInValuesAndKeys) {
    const auto out = written(
        "{dates: {war: 2022-02}, end: war + 1 year, "
        "shocks: {s: {from: war - 1 month, profile: {schedule: {war: 1, war + 6 months: 0.5}}}}}");
    EXPECT_EQ(out.text,
              "{dates: {war: 2022-02}, end: 2023-02, "
              "shocks: {s: {from: 2022-01, profile: {schedule: {2022-02: 1, 2022-08: 0.5}}}}}");
    EXPECT_EQ(out.messages, "");
}

TEST(WrittenOut, OneMonthUnderTwoNamesIsGivenTwice) {
    EXPECT_EQ(written("{dates: {war: 2022-02}, shocks: {s: {profile: {schedule: {war: 1, 2022-02: 0.5}}}}}").messages,
              "test.yaml:1:67: error: the month 2022-02 is given twice (at shocks.s.profile.schedule)\n"
              "      | it is already at line 1\n");
}

TEST(WrittenOut, PlainValuesStandInTheFieldThatTheyAreShortFor) {
    EXPECT_EQ(written("policies: {hill: adaptive}").text, "{policies: {hill: {follow: adaptive}}}");
    EXPECT_EQ(written("named_policies: {mine: balance}").text, "{named_policies: {mine: {follow: balance}}}");
}

TEST(WrittenOut, UnitsCanBeSaidAgain) {
    auto out = written("{parameters: {horizon: {value: 2 years, assumption: [1, 3]}, choice_noise: 1}, "
                       "shocks: {s: {input: growth_market, effect: {add: 1 %/year}, profile: {ramp: 1 year}}}}");
    say_units(out.node, scenario_shape());
    EXPECT_EQ(flat(out.node),
              "{parameters: {horizon: {value: 24 months, assumption: [12, 36]}, choice_noise: 1}, "
              "shocks: {s: {input: growth_market, effect: {add: 0.01 /year}, profile: {ramp: 12 months}}}}");
}

}  // namespace
}  // namespace multivector
