#include "config/yaml_tree.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace multivector {
namespace {

Node tree(std::string_view text) {
    Diagnostics diagnostics;
    auto node = parse_yaml(text, "f", diagnostics);
    EXPECT_TRUE(node.has_value()) << text;
    EXPECT_TRUE(diagnostics.sorted().empty()) << text;
    return node.value_or(Node{});
}

std::string faults(std::string_view text) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_yaml(text, "f", diagnostics).has_value()) << text;
    std::string all;
    for (const auto& d : diagnostics.sorted()) all += render(d, "") + "\n";
    return all;
}

TEST(YamlTree, KeepsOrderTextAndPlaces) {
    const auto root = tree("b: 1\na: [x, 'y']\nc:\n  d: |\n    long\n");
    ASSERT_EQ(root.kind, Node::Kind::map);
    ASSERT_EQ(root.children.size(), 3U);
    EXPECT_EQ(root.children[0].key, "b");
    EXPECT_EQ(root.children[0].text, "1");
    EXPECT_EQ(root.children[0].key_mark, (Mark{"f", 1, 1}));
    EXPECT_EQ(root.children[0].mark, (Mark{"f", 1, 4}));
    const auto* list = root.find("a");
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->children.size(), 2U);
    EXPECT_FALSE(list->children[0].quoted);
    EXPECT_TRUE(list->children[1].quoted);
    EXPECT_EQ(list->children[1].mark, (Mark{"f", 2, 8}));
    const auto* text = root.find("c")->find("d");
    ASSERT_NE(text, nullptr);
    EXPECT_EQ(text->text, "long\n");
    EXPECT_TRUE(text->quoted);
    EXPECT_EQ(root.find("none"), nullptr);
}

TEST(YamlTree, ReadsNothingAsNullAtItsKey) {
    const auto root = tree("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\n");
    for (const auto* key : {"a", "b", "c"}) EXPECT_EQ(root.find(key)->kind, Node::Kind::null) << key;
    EXPECT_EQ(root.find("a")->mark, (Mark{"f", 1, 1}));
    EXPECT_EQ(root.find("d")->kind, Node::Kind::scalar);
    EXPECT_EQ(root.find("e")->text, "null");
}

TEST(YamlTree, LeavesWordsAndNumbersAsText) {
    const auto root = tree("a: NO\nb: 010\nc: 0x1F\nd: .nan\ne: 2022-03\nf: 1e3\n");
    EXPECT_EQ(root.find("a")->text, "NO");
    EXPECT_EQ(root.find("b")->text, "010");
    EXPECT_EQ(root.find("c")->text, "0x1F");
    EXPECT_EQ(root.find("d")->text, ".nan");
    EXPECT_EQ(root.find("e")->text, "2022-03");
    EXPECT_EQ(root.find("f")->text, "1e3");
}

TEST(YamlTree, CountsColumnsInCharacters) {
    const auto root = tree("\xC3\xA9t\xC3\xA9: [\xE2\x82\xAC, x]\n");
    EXPECT_EQ(root.children[0].children[1].mark, (Mark{"f", 1, 10}));
}

TEST(YamlTree, TakesAByteOrderMarkAndBothLineEnds) {
    const auto root = tree("\xEF\xBB\xBF"
                           "a: 1\r\nb: 2\r\n");
    EXPECT_EQ(root.find("a")->mark, (Mark{"f", 1, 4}));
    EXPECT_EQ(root.find("b")->mark, (Mark{"f", 2, 4}));
    EXPECT_EQ(root.find("b")->text, "2");
}

TEST(YamlTree, CopiesWhatAnAliasStandsFor) {
    const auto root = tree("a: &x {k: 1}\nb: *x\n");
    EXPECT_EQ(root.find("b")->key, "b");
    EXPECT_EQ(root.find("b")->key_mark, (Mark{"f", 2, 1}));
    EXPECT_EQ(root.find("b")->find("k")->text, "1");
    EXPECT_EQ(root.find("b")->find("k")->mark, (Mark{"f", 1, 11}));
}

TEST(YamlTree, TakesAliasesUpToTheirLimit) {
    // A list of 99 items is 100 nodes; its anchor and 999 aliases are exactly the limit.
    std::string text = "a: &x [0";
    for (int i = 1; i < 99; ++i) text += ",0";
    text += "]\nb:\n";
    for (int i = 0; i < 999; ++i) text += "- *x\n";
    EXPECT_EQ(tree(text).find("b")->children.size(), 999U);
    EXPECT_EQ(faults(text + "- *x\n"), "f:1002:3: error: aliases stand for more than 100000 values\n");
}

TEST(YamlTree, AnchorsInEachOtherCountAsOftenAsTheyAreKept) {
    std::string items = "0";
    for (int i = 1; i < 3000; ++i) items += ",0";
    std::string open, close;
    for (int i = 0; i < 40; ++i) open += "&a" + std::to_string(i) + " [", close += "]";
    EXPECT_NE(faults(open + items + close).find("aliases stand for more than 100000 values"), std::string::npos);
}

TEST(YamlTree, EscapesBringNoControlCharacters) {
    EXPECT_EQ(faults(R"(a: "x\e[31m")"), "f:1:4: error: a control character (U+001B)\n      | remove it\n");
    EXPECT_EQ(faults(R"(a: "\x9b")"), "f:1:4: error: a control character (U+009B)\n      | remove it\n");
    EXPECT_EQ(faults(R"("\0": 1)"), "f:1:1: error: a control character (U+0000)\n      | remove it\n");
    EXPECT_EQ(tree(R"(a: "two\nlines \u00e9")").find("a")->text, "two\nlines \xC3\xA9");
}

TEST(YamlTree, TakesFiftyLevelsAndNoMore) {
    EXPECT_EQ(tree(std::string(50, '[') + "x" + std::string(50, ']')).kind, Node::Kind::sequence);
    EXPECT_EQ(faults(std::string(51, '[') + "x" + std::string(51, ']')),
              "f:1:51: error: values are nested more than 50 deep\n");
    const std::string many(20000, '[');
    EXPECT_EQ(faults(many + std::string(20000, ']')), "f:1:51: error: values are nested more than 50 deep\n");
    EXPECT_EQ(faults(many),
              "f:1:1: error: a key must be a word, not a list or a map\n      | perhaps a '[' or '{' is not closed\n");
}

TEST(YamlTree, CountsLevelsThroughAliases) {
    const std::string deep = "a: &x " + std::string(30, '[') + "x" + std::string(30, ']') + "\n";
    EXPECT_EQ(tree(deep + "b: " + std::string(19, '[') + "*x" + std::string(19, ']') + "\n").children.size(), 2U);
    EXPECT_EQ(faults(deep + "b: " + std::string(20, '[') + "*x" + std::string(20, ']') + "\n"),
              "f:2:24: error: values are nested more than 50 deep\n");
}

TEST(YamlTree, ReportsEveryDuplicateKeyOfAFile) {
    EXPECT_EQ(faults("a: 1\nb: {c: 1, c: 2}\na: 3\n'a': 4\n"),
              "f:2:11: error: duplicate key 'c'\n      | it is already at line 2, column 5\n"
              "f:3:1: error: duplicate key 'a'\n      | it is already at line 1, column 1\n"
              "f:4:1: error: duplicate key 'a'\n      | it is already at line 1, column 1\n");
}

TEST(YamlTree, RefusesControlCharacters) {
    EXPECT_EQ(faults("a: x\x07\n"), "f:1:5: error: a control character (U+0007)\n      | remove it\n");
    EXPECT_EQ(faults("a: x\rb: y\n"), "f:1:5: error: a control character (U+000D)\n      | remove it\n");
    EXPECT_EQ(faults("a: 1 #\tcomment\n"), "f:1:7: error: a tab character\n      | use spaces\n");
}

TEST(YamlTree, RefusesAQuoteThatTheParserWouldCloseItself) {
    EXPECT_EQ(faults("a: 'it''s\nb: 2\n"), "f:1:4: error: a quote is not closed\n");
    EXPECT_EQ(faults("a: \"one \\\" two\n"), "f:1:4: error: a quote is not closed\n");
    EXPECT_EQ(faults("a: &x \"one\n"), "f:1:4: error: a quote is not closed\n");
    EXPECT_EQ(tree("a: 'it''s'\nb: \"q\\\"\"\nc: &x \"y\"\n").find("a")->text, "it's");
}

TEST(YamlTree, RefusesFilesWithoutOneDocument) {
    EXPECT_EQ(faults(""), "f: error: the file is empty\n");
    EXPECT_EQ(faults("---\n"), "f: error: the file is empty\n");
    EXPECT_EQ(faults("a: 1\n...\nb: 2\n"),
              "f:3:1: error: a second document begins here; a file holds one\n      | remove the '---' line\n");
    EXPECT_EQ(tree("---\na: 1\n...\n").children.size(), 1U);
}

TEST(YamlTree, RefusesMoreValuesThanAnyoneWrites) {
    std::string items = "1";
    for (std::size_t i = 1; i < kMostEntries; ++i) items += ",1";
    EXPECT_EQ(tree("a: [" + items + "]").find("a")->children.size(), kMostEntries);
    EXPECT_EQ(faults("a: [" + items + ",1]"), "f:1:40005: error: more than 20000 entries in a map or a list\n");
    std::string keys;
    for (std::size_t i = 0; i <= kMostEntries; ++i) keys += "k" + std::to_string(i) + ": 1\n";
    EXPECT_EQ(faults(keys), "f:20001:9: error: more than 20000 entries in a map or a list\n");
    std::string lists;
    for (std::size_t i = 0; i * kMostEntries < kMostValues; ++i) lists += "l" + std::to_string(i) + ": [" + items + "]\n";
    EXPECT_NE(faults(lists).find("error: more than 1000000 values in a file\n"), std::string::npos);
}

TEST(YamlTree, CountsCharactersOfLongLinesBackAndForth) {
    const auto root = tree("{a: \"\u00e9\u00e9\", b: [\u00fc, {c: d}], e: f}");
    EXPECT_EQ(root.find("b")->mark, (Mark{"f", 1, 14}));
    EXPECT_EQ(root.find("b")->children[1].find("c")->mark, (Mark{"f", 1, 22}));
    EXPECT_EQ(root.find("e")->mark, (Mark{"f", 1, 30}));
}

TEST(YamlTree, ReportsTwentyControlCharactersAtMost) {
    const auto text = faults(std::string(1000, '\x01'));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 20 * 2);
}

}  // namespace
}  // namespace multivector
