// A small study on the invented world.

#include <atomic>
#include <cmath>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "folder.hpp"
#include "patterns/tables.hpp"

namespace multivector::patterns {
namespace {

class Study : public test::Folder {
protected:
    Pattern pattern(const std::string& rest, const std::string& with = "{end: 2023-01}") {
        write("p.yaml", "format: multivector-pattern/1\ntitle: A test\nclaim: Something.\nsource: Nobody\nbase: three_states\nwith: " + with + "\n" + rest);
        Diagnostics diagnostics;
        auto read = load_pattern(root() / "p.yaml", test::with_shipped(), diagnostics);
        EXPECT_FALSE(diagnostics.has_errors());
        return read.value_or(Pattern{});
    }
    static StudyOptions options(int threads = 1, std::size_t luck = 0) {
        StudyOptions o;
        o.draws = 12;
        o.luck = luck;
        o.parallelism = {threads, Backend::threads};
        return o;
    }
};

const std::string kWar =
    "arms:\n"
    "  war: {shocks: {war: {input: attention, power: north, effect: {set: 0.4}, from: 2021-03}}}\n"
    "  same: {}\n"
    "ablate:\n"
    "  no_attention:\n"
    "    world: {domains: {security: {attention_effect: {value: 0, assumption: [0, 0]}}, economy: {attention_effect: {value: 0, assumption: [0, 0]}}}}\n"
    "observables:\n"
    "  falls: {kind: leverage, measure: influence, power: north, arm: war, expect: falls}\n"
    "  rises: {kind: leverage, measure: influence, power: north, arm: war, expect: rises, required: false}\n"
    "  nothing: {kind: room, measure: hedging, arm: same, expect: stays, within: 0}\n"
    "  level: {kind: decision, measure: engagement, power: north, contrast: {base: 1}, expect: above, level: -1}\n";

TEST_F(Study, ShowsWhatTheArmsDo) {
    const Tried t = try_pattern(pattern(kWar), options());
    ASSERT_EQ(t.shown.size(), 4U);
    EXPECT_EQ(t.shown[0].grade, Grade::pass);
    EXPECT_EQ(t.shown[0].effect.right, 1);
    EXPECT_LT(t.shown[0].effect.high, 0);
    // the same numbers with the other sign expected
    EXPECT_EQ(t.shown[1].grade, Grade::fail);
    EXPECT_EQ(t.shown[1].effect.mean, t.shown[0].effect.mean);
    // effect = twin + behaviour
    ASSERT_TRUE(t.shown[0].twin);
    EXPECT_NEAR(t.shown[0].effect.mean, t.shown[0].twin->mean + t.shown[0].behaviour.mean, 1e-12);
    // an arm that changes nothing changes no bit
    EXPECT_EQ(t.shown[2].effect.mean, 0);
    EXPECT_EQ(t.shown[2].effect.high, 0);
    EXPECT_EQ(t.shown[2].grade, Grade::pass);
    // a level has no twin; its behaviour is what a random posture does not show
    EXPECT_FALSE(t.shown[3].twin);
    EXPECT_NEAR(t.shown[3].behaviour.mean, t.shown[3].effect.mean - t.shown[3].random.mean, 1e-12);
    EXPECT_EQ(t.verdict.grade, Grade::pass);
}

TEST_F(Study, GivesTheSameBytesOnAnyNumberOfThreads) {
    const Pattern p = pattern(kWar);
    for (const std::size_t luck : {std::size_t{0}, std::size_t{6}}) {
        StudyOptions o = options(1, luck), more = options(3, luck);
        o.table = more.table = std::make_shared<const DrawTable>(DrawTable{{"parameters.rationality"}, {1, 2, 3}, {}});
        const std::vector<Result> one{{p, try_pattern(p, o)}}, three{{p, try_pattern(p, more)}};
        EXPECT_EQ(observables_csv(one), observables_csv(three));
        EXPECT_EQ(patterns_csv(one), patterns_csv(three));
        EXPECT_EQ(page(one, options()), page(three, options()));
    }
}

TEST_F(Study, LuckAveragesOut) {
    const Pattern p = pattern(kWar);
    const Tried expected = try_pattern(p, options()), lucky = try_pattern(p, options(1, 16));
    EXPECT_NEAR(lucky.shown[0].effect.mean, expected.shown[0].effect.mean, 0.02);
    EXPECT_NE(lucky.shown[0].effect.mean, expected.shown[0].effect.mean);
}

TEST_F(Study, ARandomPostureDoesNotAnswer) {
    const Pattern p = pattern(
        "arms:\n  offers: {shocks: {offers: {input: budget, power: north, effect: {scale: 1.6}, from: 2021-03}}}\n"
        "observables:\n  moves: {kind: decision, measure: engagement, power: north, expect: rises}\n");
    const Tried t = try_pattern(p, options());
    EXPECT_EQ(t.shown[0].grade, Grade::pass);
    EXPECT_GT(t.shown[0].effect.mean, 0.001);
    EXPECT_LT(std::abs(t.shown[0].random.mean), 0.2 * std::abs(t.shown[0].effect.mean));
}

std::shared_ptr<const DrawTable> table_of(std::vector<std::string> inputs, std::vector<double> values) {
    return std::make_shared<const DrawTable>(DrawTable{std::move(inputs), std::move(values), {}});
}

TEST_F(Study, TakesTheNumbersOfARow) {
    // at a budget of next to nothing the north offers next to nothing, in the base and in the arm
    const Pattern p = pattern(
        "arms:\n  war: {shocks: {war: {input: attention, power: north, effect: {set: 0.4}, from: 2021-03}}}\n"
        "observables:\n  offered: {kind: decision, measure: offers, power: north, contrast: {war: 1}, expect: above, level: 0.01}\n");
    StudyOptions o = options();
    EXPECT_EQ(try_pattern(p, o).shown[0].effect.right, 1);
    o.table = table_of({"powers.north.budget"}, {1e-6, 1});
    EXPECT_EQ(try_pattern(p, o).shown[0].effect.right, 0.5);  // rows take turns
    o.table = table_of({"powers.north.budget"}, {1e-6});
    EXPECT_EQ(try_pattern(p, o).shown[0].effect.right, 0);
}

TEST_F(Study, ARowThatSaysWhatIsDrawnChangesNothingElse) {
    // what has no column is drawn as without the table: the same numbers as in a base that states the budget without a range
    const std::string rest = "arms:\n  war: {shocks: {war: {input: attention, power: north, effect: {set: 0.4}, from: 2021-03}}}\n"
                             "observables:\n  falls: {kind: leverage, measure: influence, power: north, expect: falls}\n";
    StudyOptions given = options();
    given.table = table_of({"parameters.horizon"}, {24});
    const Tried a = try_pattern(pattern(rest), given);
    const Tried b = try_pattern(pattern(rest, "{end: 2023-01, parameters: {horizon: 24 months}}"), options());
    EXPECT_EQ(a.shown[0].effect.mean, b.shown[0].effect.mean);
    EXPECT_EQ(a.shown[0].behaviour.mean, b.shown[0].behaviour.mean);
    EXPECT_NE(a.shown[0].effect.mean, try_pattern(pattern(rest), options()).shown[0].effect.mean);
}

TEST_F(Study, WhatIsTriedIsNotTakenFromARow) {
    // an ablation, a random posture, wild parameters and an arm's own number stay as they are
    const Pattern p = pattern(
        "arms:\n"
        "  offers: {shocks: {offers: {input: budget, power: north, effect: {scale: 1.6}, from: 2021-03}}}\n"
        "  poor: {world: {powers: {north: {budget: {value: 0.5, assumption: [0.5, 0.5]}}}}}\n"
        "ablate:\n  no_inducement: {parameters: {inducement_weight: 0}}\n"
        "observables:\n"
        "  moves: {kind: decision, measure: engagement, power: north, arm: offers, expect: rises}\n"
        "  poorer: {kind: leverage, measure: offers, power: north, contrast: {poor: 1}, expect: above, level: 0.01, required: false}\n");
    StudyOptions o = options();
    const Tried plain = try_pattern(p, o);
    o.table = table_of({"parameters.rationality", "parameters.inducement_weight", "powers.north.budget"}, {2, 1, 1e-6});
    const Tried given = try_pattern(p, o);
    // the row's rationality and its inducement hold in the version as it is; with them the answer would be there in all others
    EXPECT_NE(given.shown[0].effect.mean, plain.shown[0].effect.mean);
    EXPECT_EQ(given.shown[1].effect.right, 1) << "the arm's budget";
    o.table = table_of({"parameters.rationality", "parameters.inducement_weight"}, {2, 1});
    const Tried sharp = try_pattern(p, o);
    EXPECT_LT(std::abs(sharp.shown[0].random.mean), 0.2 * std::abs(sharp.shown[0].effect.mean)) << "random posture";
    EXPECT_LT(std::abs(sharp.shown[0].without[0].effect.mean), 0.5 * std::abs(sharp.shown[0].effect.mean)) << "ablation";
    EXPECT_EQ(sharp.shown[0].wild.mean, plain.shown[0].wild.mean) << "random parameters";
}

TEST_F(Study, AnArmOfAnotherWorldHasNoTwin) {
    const Pattern p = pattern(
        "arms:\n  poor: {world: {powers: {north: {budget: {value: 0.5, assumption: [0.4, 0.6]}}}}}\n"
        "observables:\n  influence: {kind: leverage, measure: offers, power: north, expect: falls}\n");
    const Tried t = try_pattern(p, options());
    EXPECT_FALSE(t.shown[0].twin);
    EXPECT_EQ(t.shown[0].grade, Grade::pass);
}

TEST_F(Study, StopsWhenTold) {
    std::atomic<bool> stop = true;
    StudyOptions o = options();
    o.stop = &stop;
    EXPECT_THROW(static_cast<void>(try_pattern(pattern(kWar), o)), Error);
}

TEST_F(Study, WithoutObservablesNothingIsRun) {
    const Pattern p = pattern("lacks: everything\n");
    EXPECT_EQ(parts_of(p, options()), 0U);
    EXPECT_EQ(try_pattern(p, options()).verdict.grade, Grade::fail);
}

TEST_F(Study, CountsAndHeadline) {
    Result pass, lack, calibration;
    pass.tried.verdict = {Grade::pass, true, Ground::unexplained};
    lack.pattern.lacks = "it";
    calibration.pattern.calibration = true;
    calibration.tried.verdict = {Grade::pass, true, Ground::explained};
    EXPECT_EQ(headline(count({pass, lack, calibration})),
              "1 of 2 patterns P, 0 W, 1 F (1 for want of a mechanism); of those that hold 0 explained, 1 unexplained, 0 more than arithmetic in part, 0 arithmetic alone; random parameters "
              "pass 1; 1 of calibration not counted");
}

}  // namespace
}  // namespace multivector::patterns
