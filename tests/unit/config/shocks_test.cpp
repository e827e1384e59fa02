#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "load_text.hpp"

namespace multivector {
namespace {

using test::load_text;
using test::Loaded;
using test::scenario_with;

using Cells = std::vector<std::size_t>;

Loaded with_shock(const std::string& lines, const LoadOptions& options = {}) {
    return load_text(scenario_with("shocks:\n  s:\n" + lines), options);
}

Shock shock_of(const std::string& lines) {
    const auto loaded = with_shock(lines);
    EXPECT_EQ(loaded.messages, "");
    return loaded.scenario ? loaded.scenario->shocks.back() : Shock{};
}

TEST(Shocks, AllMeansEveryName) {
    EXPECT_EQ(shock_of("    {input: budget, power: all, effect: {scale: 0.5}, from: 2022-01}\n").cells, (Cells{0, 1}));
}

TEST(Shocks, ListsMeanEveryCombinationInAscendingOrder) {
    // gap[state, power] with 2 powers: coast is 2, center 0; south 1, north 0.
    const auto shock = shock_of(
        "    {input: gap, state: [coast, center], power: [south, north], effect: {add: 0.1}, from: 2022-01}\n");
    EXPECT_EQ(shock.cells, (Cells{0, 1, 4, 5}));
}

TEST(Shocks, RivalryOfAllLeavesOutThePowerItself) {
    const auto shock = shock_of("    {input: rivalry, power: all, rival: all, effect: {set: 0.9}, from: 2022-01}\n");
    EXPECT_EQ(shock.cells, (Cells{1, 2}));
}

TEST(Shocks, OfTheWholeWorldHaveOneCell) {
    const auto shock = shock_of("    {input: world_growth_market, effect: {add: 1 %/year}, from: 2022-01}\n");
    EXPECT_EQ(shock.cells, Cells{0});
    EXPECT_EQ(shock.profile, Profile::step);
}

TEST(Shocks, TakeASizeWithItsRangeOrItsSource) {
    const auto ranged = shock_of("    {input: budget, power: north, effect: {scale: {value: 0.5, assumption: [0.4, "
                                 "0.7], note: a guess}}, from: 2022-01}\n");
    EXPECT_TRUE(ranged.size.ranged);
    EXPECT_EQ(ranged.size.low, 0.4);
    EXPECT_EQ(ranged.size.note, "a guess");
    EXPECT_EQ(ranged.size.path, "shocks.s.effect.scale");
    const auto sourced =
        shock_of("    {input: budget, power: north, effect: {add: {value: -0.5, source: invented}}, from: 2022-01}\n");
    EXPECT_EQ(sourced.effect, Effect::add);
    EXPECT_EQ(sourced.size.source, "invented");
    EXPECT_EQ(sourced.size.value, -0.5);
}

TEST(Shocks, ThatChangeNothingAreFine) {
    EXPECT_EQ(shock_of("    {input: budget, power: north, effect: {scale: 1}, from: 2022-01}\n").size.value, 1);
    EXPECT_EQ(shock_of("    {input: budget, power: north, effect: {add: 0}, from: 2022-01}\n").size.value, 0);
}

TEST(Shocks, HaveProfiles) {
    const std::string head = "    {input: budget, power: north, effect: {scale: 0.5}, from: 2022-01, profile: ";
    EXPECT_EQ(shock_of(head + "step}\n").profile, Profile::step);
    EXPECT_EQ(shock_of(head + "{pulse: 3 months}}\n").profile, Profile::pulse);
    EXPECT_EQ(shock_of(head + "{pulse: 3 months}}\n").months, 3);
    EXPECT_EQ(shock_of(head + "{decay: 2.5 months}}\n").months, 2.5);
    const auto schedule = shock_of(head + "{schedule: {2023-01: 1, 2022-03: 0.5}}}\n");
    EXPECT_EQ(schedule.profile, Profile::schedule);
    ASSERT_EQ(schedule.schedule.size(), 2U);
    EXPECT_EQ(schedule.schedule[0], (std::pair{Month::of(2022, 3), 0.5}));
    EXPECT_EQ(schedule.schedule[1], (std::pair{Month::of(2023, 1), 1.0}));
}

TEST(Shocks, OutsideTheRunAreWarnedOf) {
    const std::string head = "    input: budget\n    power: north\n    effect: {scale: 0.5}\n";
    const auto late = with_shock(head + "    from: 2031-01\n");
    EXPECT_TRUE(late.scenario.has_value());
    EXPECT_EQ(late.messages, "test.yaml:9:11: warning: begins in or after the last month, 2031-01, in which nothing happens any more (at shocks.s)\n");
    const auto last = with_shock(head + "    from: 2030-12\n");
    EXPECT_EQ(last.messages, "");
    const auto early = with_shock(head + "    from: 2020-12\n");
    EXPECT_TRUE(early.scenario.has_value());
    EXPECT_EQ(early.messages,
              "test.yaml:9:11: warning: begins before the base month 2021-01; it is in force from the base "
              "month on (at shocks.s)\n");
    const auto over = with_shock(head + "    from: 2019-01\n    to: 2020-12\n");
    EXPECT_TRUE(over.scenario.has_value());
    EXPECT_EQ(over.messages, "test.yaml:10:9: warning: is over before the base month 2021-01 (at shocks.s)\n");
    LoadOptions options;
    options.end = Month::of(2022, 1);
    EXPECT_EQ(with_shock(head + "    from: 2022-01\n", options).messages,
              "test.yaml:9:11: warning: begins in or after the last month, 2022-01, in which nothing happens any more (at shocks.s)\n");
}

TEST(Shocks, MaySetOnePlaceFromDifferentMonthsOrDifferentPlacesAtOnce) {
    const std::string one = "    {input: budget, power: north, effect: {set: 0.5}, from: 2022-01}\n";
    EXPECT_EQ(with_shock(one + "  t: {input: budget, power: north, effect: {set: 1}, from: 2022-02}\n").messages, "");
    EXPECT_EQ(with_shock(one + "  t: {input: budget, power: south, effect: {set: 1}, from: 2022-01}\n").messages, "");
    EXPECT_EQ(with_shock(one + "  t: {input: budget, power: north, effect: {scale: 2}, from: 2022-01}\n").messages, "");
    EXPECT_NE(with_shock(one + "  t: {input: budget, power: all, effect: {set: 1}, from: 2022-01}\n").messages, "");
}

TEST(Votes, OutsideTheRunAreWarnedOf) {
    const auto loaded = load_text(scenario_with(
        "votes: {v: {date: 2031-01}}\nconflicts: {c: {between: [north, south], date: 2020-12, bar: 0}}\n"));
    ASSERT_TRUE(loaded.scenario.has_value());
    EXPECT_EQ(
        loaded.messages,
        "test.yaml:4:19: warning: is outside the run, which goes from 2021-01 to 2030-12 (at votes.v.date)\n"
        "test.yaml:5:48: warning: is outside the run, which goes from 2021-01 to 2030-12 (at conflicts.c.date)\n");
    EXPECT_EQ(loaded.scenario->issues[0].weight[1].value, 1);
    EXPECT_EQ(loaded.scenario->issues[0].norm[1].value, 0);
    EXPECT_EQ(loaded.scenario->issues[0].title, "v");
}

}  // namespace
}  // namespace multivector
