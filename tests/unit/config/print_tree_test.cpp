// A tree as YAML with the place of every value.

#include "config/print_tree.hpp"

#include "tree_text.hpp"

namespace multivector {
namespace {

using test::flat;
using test::tree;

TEST(PrintTree, OneEntryALineWithItsPlaceInOneColumn) {
    auto node = tree("end: 2030-01\nshocks:\n  a:\n    from: 2022-01\n    effect: {set: 1}\n", "s.yaml");
    node.find("end")->mark.file = "--set";
    node.find("end")->mark.line = 0;
    EXPECT_EQ(print_tree(node),
              "end: 2030-01          # --set\n"
              "shocks:\n"
              "  a:\n"
              "    from: 2022-01     # s.yaml:4\n"
              "    effect: {set: 1}  # s.yaml:5\n");
}

TEST(PrintTree, ListsAndValuesOfSeveralFilesAreSplit) {
    auto node = tree("rules:\n  - {if: a}\n  - {if: b}\nq: {value: 1, note: x}\n", "s.yaml");
    node.find("q")->find("note")->mark = {"t.yaml", 9, 1};
    EXPECT_EQ(print_tree(node),
              "rules:\n"
              "  - {if: a}  # s.yaml:2\n"
              "  - {if: b}  # s.yaml:3\n"
              "q:\n"
              "  value: 1   # s.yaml:4\n"
              "  note: x    # t.yaml:9\n");
    EXPECT_EQ(print_tree(empty_map()), "");
}

TEST(PrintTree, ReadsBackAsTheSameTree) {
    const std::string text = R"(plain: some words
number: -1e-3
nothing: ~
word_null: "null"
in_quotes: "5"
tilde: '~'
empty: ""
colon: "a: b"
ends: "a:"
hash: "a #b"
url: "https://example.org/?q=1&r=[2]"
percent: "50% off"
quote: "he said \"no\""
back: 'a\b'
apostrophe: it's
dash: "- no item"
query: "? no key"
block: >
  a long
  text
lines: |
  one
   two
accents: Öl für Çeşme
empty_list: []
empty_map: {}
list: [a, "b, c", {d: [~, "e"]}]
equals: =x
comma: {a: 1, b: {c: "}"}}
)";
    const auto first = tree(text);
    const auto printed = print_tree(first);
    const auto second = tree(printed);
    EXPECT_EQ(flat(second), flat(first)) << printed;
    EXPECT_TRUE(second.find("in_quotes")->quoted) << "text stays text";
    EXPECT_FALSE(second.find("number")->quoted);
}

}  // namespace
}  // namespace multivector
