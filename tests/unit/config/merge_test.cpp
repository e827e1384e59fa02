// How a file changes the file that it extends.

#include "config/merge.hpp"

#include "config/format.hpp"
#include "tree_text.hpp"

namespace multivector {
namespace {

using test::flat;
using test::tree;

std::string merged(const std::string& base, const std::string& over, const Shape& shape = scenario_shape()) {
    auto node = tree(base);
    merge(node, tree(over), &shape);
    return flat(node);
}

TEST(Merge, KeysOfTheFormatAndNamesEntryByEntry) {
    EXPECT_EQ(merged("{end: 2030-01, shocks: {a: {input: budget, from: 2022-01}}}",
                     "{shocks: {a: {from: 2023-01, to: 2024-01}, b: {input: gap}}}"),
              "{end: 2030-01, shocks: {a: {input: budget, from: 2023-01, to: 2024-01}, b: {input: gap}}}");
}

TEST(Merge, AQuantityAListAScheduleAndASeriesAsAWhole) {
    EXPECT_EQ(merged("{parameters: {horizon: {value: 1 year, assumption: [1, 2], note: old}}}",
                     "{parameters: {horizon: {value: 2 years, source: s}}}"),
              "{parameters: {horizon: {value: 2 years, source: s}}}");
    EXPECT_EQ(merged("{projects: {ferry: [{from: 2022-01}, {from: 2023-01}]}}", "{projects: {ferry: [{from: 2024-01}]}}"),
              "{projects: {ferry: [{from: 2024-01}]}}");
    EXPECT_EQ(merged("{shocks: {a: {profile: {schedule: {2022-01: 1, 2023-01: 0.5}}}}}",
                     "{shocks: {a: {profile: {schedule: {2022-06: 1}}}}}"),
              "{shocks: {a: {profile: {schedule: {2022-06: 1}}}}}");
    EXPECT_EQ(merged("{powers: {north: {name: N, capability: {market: {unit: x, data: {2020: 1, 2021: 2}}}}}}",
                     "{powers: {north: {capability: {market: {data: {2021: 3}}}}}}", world_shape()),
              "{powers: {north: {name: N, capability: {market: {unit: x, data: {2021: 3}}}}}}");
}

TEST(Merge, APolicyOfAStateAsAWhole) {
    EXPECT_EQ(merged("{policies: {hill: {follow: rules, rules: [{if: influence}]}}}", "{policies: {hill: {follow: adaptive}}}"),
              "{policies: {hill: {follow: adaptive}}}");
    EXPECT_EQ(merged("{policies: {hill: adaptive}}", "{policies: {hill: {follow: pivot, with: [north]}}}"),
              "{policies: {hill: {follow: pivot, with: [north]}}}");
    EXPECT_EQ(merged("{power_policies: {north: {demand: 0.5, from: 2022-01}}}", "{power_policies: {north: {demand: 0.4}}}"),
              "{power_policies: {north: {demand: 0.4, from: 2022-01}}}")
        << "that of a power is several statements";
}

TEST(Merge, NullTakesAnEntryOutOfAMapOfNames) {
    EXPECT_EQ(merged("{shocks: {a: {from: 2022-01}, b: {from: 2022-01}}, votes: {v: {date: 2022-01}}}",
                     "{shocks: {a: ~}, votes: {v: null}}"),
              "{shocks: {b: {from: 2022-01}}, votes: {}}");
    EXPECT_EQ(merged("{rivalry: {north: {south: 1, east: 1}}}", "{rivalry: {north: {south: }}}", world_shape()),
              "{rivalry: {north: {east: 1}}}");
}

TEST(Merge, NullElsewhereStaysForTheCheckToReport) {
    EXPECT_EQ(merged("{shocks: {a: {from: 2022-01}}}", "{shocks: {b: ~}}"), "{shocks: {a: {from: 2022-01}, b: ~}}");
    EXPECT_EQ(merged("{shocks: {a: {from: 2022-01, to: 2023-01}}}", "{shocks: {a: {to: ~}}}"),
              "{shocks: {a: {from: 2022-01, to: ~}}}");
    EXPECT_EQ(merged("{shocks: {a: {from: 2022-01}}}", "{shocks: ~}"), "{shocks: ~}");
}

TEST(Merge, OfFieldsThatExcludeEachOtherTheNewOneStays) {
    EXPECT_EQ(merged("{shocks: {a: {effect: {scale: 0.5}}}}", "{shocks: {a: {effect: {set: 1}}}}"),
              "{shocks: {a: {effect: {set: 1}}}}");
    EXPECT_EQ(merged("{shocks: {a: {profile: {ramp: 6 months}}}}", "{shocks: {a: {profile: step}}}"),
              "{shocks: {a: {profile: step}}}");
    EXPECT_EQ(merged("{rest_of_world: {capability: {market: {assumption: true, unit: x}}}}",
                     "{rest_of_world: {capability: {market: {source: s}}}}", world_shape()),
              "{rest_of_world: {capability: {market: {unit: x, source: s}}}}");
}

TEST(Merge, TwoFieldsThatExcludeEachOtherInOneFileAreLeftToTheCheck) {
    EXPECT_EQ(merged("{shocks: {a: {effect: {scale: 0.5}}}}", "{shocks: {a: {effect: {set: 1, add: 2}}}}"),
              "{shocks: {a: {effect: {set: 1, add: 2}}}}");
}

TEST(Merge, UnknownKeysAndOtherKindsAreReplaced) {
    EXPECT_EQ(merged("{shock: {a: 1, b: 2}}", "{shock: {a: 3}}"), "{shock: {a: 3}}");
    EXPECT_EQ(merged("{shocks: [a]}", "{shocks: {a: {from: 2022-01}}}"), "{shocks: {a: {from: 2022-01}}}");
    EXPECT_EQ(merged("{shocks: {a: {from: 2022-01}}}", "{shocks: word}"), "{shocks: word}");
}

TEST(Merge, MarksGoWithTheirValues) {
    auto base = tree("shocks:\n  a: {from: 2022-01, to: 2023-01}\n", "base.yaml");
    merge(base, tree("shocks:\n  a:\n    to: 2024-01\n", "over.yaml"), &scenario_shape());
    const auto& shock = *base.find("shocks")->find("a");
    EXPECT_EQ(shock.find("from")->mark, (Mark{"base.yaml", 2, 13}));
    EXPECT_EQ(shock.find("to")->mark, (Mark{"over.yaml", 3, 9}));
}

TEST(Merge, RemovedEntriesCanBeSaidAgain) {
    const std::string before = "{shocks: {a: {effect: {set: 1}}, b: {from: 2022-01}}, votes: {v: {date: 2022-01}}}";
    auto now = tree("{shocks: {a: {effect: {add: 1}}}, votes: {}}");
    mark_removed(now, tree(before), &scenario_shape());
    EXPECT_EQ(flat(now), "{shocks: {a: {effect: {add: 1}}, b: ~}, votes: {v: ~}}");
    EXPECT_EQ(merged(before, flat(now)), "{shocks: {a: {effect: {add: 1}}}, votes: {}}");
}

}  // namespace
}  // namespace multivector
