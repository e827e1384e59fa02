// Shocks without a date: conditions, hazards, how long they last.

#include "config/when.hpp"

#include <gtest/gtest.h>

#include "load_text.hpp"

namespace multivector {
namespace {

using test::load_text;
using test::Loaded;
using test::scenario_with;

constexpr const char* kHead = "shocks:\n  s:\n    input: budget\n    power: north\n    effect: {scale: 0.5}\n";

/// `lines` begin in line 9 of test.yaml, in column 5.
Loaded with(const std::string& lines, const LoadOptions& options = {}) {
    return load_text(scenario_with(kHead + lines), options);
}

Shock shock_of(const std::string& lines) {
    const auto loaded = with(lines);
    EXPECT_EQ(loaded.messages, "");
    return loaded.scenario ? loaded.scenario->shocks.back() : Shock{};
}

/// What is said of a condition that begins in line 9, column 11.
std::string fault_of(const std::string& condition) { return with("    when: " + condition + "\n").messages; }

std::string at(int column, const std::string& message, const std::string& hint) {
    return "test.yaml:9:" + std::to_string(column) + ": error: " + message + " (at shocks.s.when)\n" +
           (hint.empty() ? "" : "      | " + hint + "\n");
}

TEST(When, IsAMeasureASignAndANumber) {
    const Shock s = shock_of("    when: influence[north] > 0.5\n");
    ASSERT_TRUE(s.arrival.has_value());
    ASSERT_EQ(s.arrival->when.size(), 1U);
    const Condition& c = s.arrival->when[0];
    EXPECT_EQ(c.measure, Measure::influence);
    EXPECT_EQ(c.of_power, 0U);
    EXPECT_FALSE(c.of_domain.has_value());
    EXPECT_EQ(c.state, 0U);  // center is focal
    EXPECT_TRUE(c.above);
    EXPECT_EQ(c.level, 0.5);
    EXPECT_EQ(c.months, 1);
    EXPECT_FALSE(s.arrival->hazard || s.arrival->lasts || s.arrival->repeats);
    EXPECT_EQ(s.from, Month::of(2021, 1)) << "the base month";
    EXPECT_EQ(shock_of("    when: influence[north] > 0.5 for 2 years\n").arrival->when[0].months, 24);
}

TEST(When, NamesStateAndDomainInAnyOrder) {
    const Shock s = shock_of("    when: 'share[economy, south, coast]<0.25 for 12 months and standing[hill] > 0.5 "
                             "and attention[south] < 1.25 for 1 month'\n    from: 2023-04\n");
    ASSERT_EQ(s.arrival->when.size(), 3U);
    const Condition &share = s.arrival->when[0], &standing = s.arrival->when[1], &attention = s.arrival->when[2];
    EXPECT_EQ(share.measure, Measure::share);
    EXPECT_EQ(share.of_power, 1U);
    EXPECT_EQ(share.of_domain, 1U);
    EXPECT_EQ(share.state, 2U);
    EXPECT_FALSE(share.above);
    EXPECT_EQ(share.months, 12);
    EXPECT_EQ(standing.state, 1U);
    EXPECT_FALSE(standing.of_power.has_value());
    EXPECT_EQ(attention.measure, Measure::attention);
    EXPECT_EQ(attention.of_power, 1U);
    EXPECT_EQ(attention.months, 1);
    EXPECT_EQ(s.from, Month::of(2023, 4));
}

TEST(When, IsToldWithEveryName) {
    const auto loaded = with("    when: share[south, economy] < 0.25 for 12 months and attention[north] > 0.5\n");
    ASSERT_TRUE(loaded.scenario.has_value());
    EXPECT_EQ(when_text(*loaded.scenario, loaded.scenario->shocks.back().arrival->when),
              "share[center, south, economy] < 0.25 for 12 months and attention[north] > 0.5");
}

TEST(Hazard, MayHaveARangeAndStandBesideAWhen) {
    const Shock s = shock_of("    hazard: {value: 0.02 /month, assumption: [0.01, 0.05]}\n    when: standing > 0.5\n"
                             "    lasts: 24 months\n    repeats: true\n    to: 2025-12\n");
    ASSERT_TRUE(s.arrival && s.arrival->hazard);
    EXPECT_EQ(s.arrival->hazard->value, 0.02);
    EXPECT_EQ(s.arrival->hazard->high, 0.05);
    EXPECT_EQ(s.arrival->lasts, 24);
    EXPECT_TRUE(s.arrival->repeats);
    EXPECT_EQ(s.to, Month::of(2025, 12));
}

TEST(Hazard, CanBeSet) {
    LoadOptions options;
    options.set = {{"shocks.s.hazard", "0.5"}};
    const auto loaded = with("    hazard: 0.02 /month\n", options);
    ASSERT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    EXPECT_EQ(loaded.scenario->shocks.back().arrival->hazard->value, 0.5);
    options.set = {{"shocks.s.when", "standing > 2"}};
    EXPECT_EQ(with("    when: standing > 0.5\n", options).messages,
              "--set: error: standing is never above 2 (at shocks.s.when)\n      | it goes from 0 to 1\n");
}

TEST(When, SaysWhichMeasuresThereAre) {
    EXPECT_EQ(fault_of("influense[north] > 0.5"), at(11, "unknown measure 'influense'", "did you mean 'influence'?"));
    EXPECT_NE(fault_of("'> 0.5'").find("9:12: error: unknown measure '>'"), std::string::npos);
}

TEST(When, SaysWhichNamesAreMissingTooManyOrUnknown) {
    EXPECT_EQ(fault_of("influence > 0.5"),
              at(11, "the measure influence is of one power", "write influence[STATE, POWER]"));
    EXPECT_EQ(fault_of("share[north] > 0.5"),
              at(11, "the measure share is of one domain", "write share[STATE, POWER, DOMAIN]"));
    EXPECT_EQ(fault_of("attention[north, economy] > 0.5"),
              at(28, "the measure attention is of no domain", "remove 'economy'"));
    EXPECT_EQ(fault_of("attention[north, hill] > 0.5"),
              at(28, "the measure attention is of no state", "remove 'hill'"));
    EXPECT_EQ(fault_of("hazard[north, south] > 0.5"), at(25, "the measure hazard is of one power", "remove 'south'"));
    EXPECT_EQ(fault_of("influence[nort] > 0.5"), at(21, "unknown name 'nort'", "did you mean 'north'?"));
}

TEST(When, SaysWhatIsNoCondition) {
    EXPECT_EQ(fault_of("influence[north] 0.5"), at(28, "expected '>' or '<', got '0.5'", ""));
    EXPECT_EQ(fault_of("influence[north > 0.5"), at(27, "expected ',' or ']', got '>'", ""));
    EXPECT_EQ(fault_of("influence[] > 0.5"), at(21, "expected a name, got ']'", ""));
    EXPECT_EQ(fault_of("influence[north] >"), at(28, "expected a number, got the end", ""));
    EXPECT_EQ(fault_of("influence[north] >= 0.5"),
              at(29, "expected a number, got '='", "write > or <; the level itself does not count"));
    EXPECT_EQ(fault_of("influence[north] > .5"), at(30, "expected a number, got '.5'", "write 0.5"));
    EXPECT_EQ(fault_of("influence[north] > 0.5 during 6 months"),
              at(34, "expected 'for', 'and' or the end, got 'during'", ""));
    EXPECT_EQ(fault_of("standing > 0.5 and"),
              at(28, "expected a measure, got the end",
                 "expected one of influence, deference, hazard, coercion, attention, share, engagement, standing"));
}

TEST(When, SaysWhatIsNoNumberOfMonths) {
    EXPECT_EQ(fault_of("standing > 0.5 for six months"), at(30, "expected a whole number, got 'six'", ""));
    EXPECT_EQ(fault_of("standing > 0.5 for 0 months"), at(30, "0 months are outside 1 to 1200", ""));
    EXPECT_EQ(fault_of("standing > 0.5 for 2 weeks"), at(32, "expected 'months' or 'years', got 'weeks'", ""));
    EXPECT_EQ(fault_of("standing > 0.5 for"), at(28, "expected a number of months, got the end", ""));
}

TEST(When, KnowsWhatAMeasureCanReach) {
    EXPECT_EQ(fault_of("influence[north] > 1"), at(30, "influence is never above 1", "it goes from 0 to 1"));
    EXPECT_EQ(fault_of("coercion[north] < 0"), at(29, "coercion is never below 0", "it goes from 0 to 1"));
    EXPECT_EQ(fault_of("deference[north] > -2"), at(30, "deference is never at -2", "it goes from -1 to 1"));
    EXPECT_EQ(fault_of("attention[north] < 2"), at(30, "attention is never at 2", "it goes from 0 to 1.5"));
    EXPECT_EQ(fault_of("deference[north] < 0 and engagement[north, economy] > -1"), "");
}

TEST(When, ReportsTheFaultsOfEveryCondition) {
    EXPECT_EQ(fault_of("standin > 0.5 and influence[nort] > 7 and hazard > 0.5"),
              at(11, "unknown measure 'standin'", "did you mean 'standing'?") +
                  at(39, "unknown name 'nort'", "did you mean 'north'?") +
                  at(47, "influence is never above 7", "it goes from 0 to 1") +
                  at(53, "the measure hazard is of one power", "write hazard[STATE, POWER]"));
}

TEST(When, PointsToTheValueWhereItsTextIsFolded) {
    const auto loaded = with("    when: >\n      standing > 0.5\n      for 2 weeks\n");
    EXPECT_NE(loaded.messages.find("test.yaml:9:11: error: expected 'months' or 'years', got 'weeks'"), std::string::npos)
        << loaded.messages;
}

TEST(When, NamesOneOfSeveralFocalStates) {
    LoadOptions options;
    options.set = {{"states.hill.focal", "true"}};
    EXPECT_EQ(with("    when: standing > 0.5\n", options).messages,
              at(11, "the world has several focal states, and the measure standing is of one state",
                 "write standing[STATE]"));
    EXPECT_EQ(with("    when: standing[hill] > 0.5 and attention[north] < 1\n", options).messages, "");
}

TEST(Shocks, WithoutADateLastAndRepeatWithReason) {
    const auto message = [](const std::string& lines) { return with(lines).messages; };
    EXPECT_EQ(message("    from: 2022-01\n    lasts: 3 months\n"),
              "test.yaml:10:5: error: 'lasts' needs 'when' or 'hazard' (at shocks.s)\n"
              "      | a shock with a date ends with 'to'\n");
    EXPECT_EQ(message("    from: 2022-01\n    repeats: false\n"),
              "test.yaml:10:5: error: 'repeats' needs 'when' or 'hazard' (at shocks.s)\n"
              "      | a shock with a date comes once\n");
    EXPECT_EQ(message("    hazard: 0.1 /month\n    repeats: true\n"),
              "test.yaml:10:5: error: 'repeats' needs 'lasts' (at shocks.s)\n"
              "      | what never ends cannot come again\n");
    EXPECT_EQ(message("    hazard: 0.1 /month\n    profile: {schedule: {2022-01: 1}}\n"),
              "test.yaml:10:15: error: a schedule has months of the calendar, and the shock has no date (at shocks.s)\n"
              "      | use step, pulse, ramp or decay\n");
    EXPECT_EQ(message("    hazard: 0 /month\n"), "test.yaml:9:13: error: a hazard of 0 or less (at shocks.s.hazard)\n"
                                          "      | it is the probability of an arrival in a month: above 0, up to 1\n");
    EXPECT_NE(message("    hazard: 1.5 /month\n").find("1.5 is outside 0 to 1"), std::string::npos);
}

TEST(Shocks, WithoutADateMaySetWhatOthersSet) {
    EXPECT_EQ(load_text(scenario_with("shocks:\n"
                                      "  a: {input: budget, power: north, effect: {set: 1}, from: 2022-01}\n"
                                      "  b: {input: budget, power: north, effect: {set: 2}, from: 2022-01, "
                                      "hazard: 0.1 /month}\n"))
                  .messages,
              "");
}

TEST(Shocks, WithoutADateAreWatchedFromTheBaseMonthAtTheEarliest) {
    EXPECT_EQ(with("    from: 2020-01\n    hazard: 0.1 /month\n").messages,
              "test.yaml:9:11: warning: begins before the base month 2021-01; it is watched from the base month on "
              "(at shocks.s)\n");
}

}  // namespace
}  // namespace multivector
