#include "plot/text.hpp"

#include <gtest/gtest.h>

namespace multivector::test {
namespace {

using namespace plotting;

TEST(PlotText, NothingThatXmlCannotHold) {
    EXPECT_EQ(xml_text("<a & 'b' \"c\">"), "&lt;a &amp; &#39;b&#39; &quot;c&quot;&gt;");
    EXPECT_EQ(clean(std::string("a\0b\x1b", 4)), "a\uFFFDb\uFFFD");
    EXPECT_EQ(clean("a\xff\xc3z"), "a\uFFFD\uFFFDz");
    EXPECT_EQ(clean("\uFFFE"), "\uFFFD");
    EXPECT_EQ(clean("\u041A\u0430\u0437 \u6771"), "\u041A\u0430\u0437 \u6771");
}

TEST(PlotText, WideLettersAreWideAndMarksAreNot) {
    EXPECT_DOUBLE_EQ(text_width("\u6771\u4EAC", 10), 20);
    EXPECT_DOUBLE_EQ(text_width("e\u0301", 10), text_width("e", 10));
    EXPECT_GT(text_width("North", 10, true), text_width("North", 10));
}

TEST(PlotText, CutAtAWholeCharacter) {
    EXPECT_EQ(shortened("short", 100, 10), "short");
    const auto cut = shortened("\u6771\u4EAC\u90FD\u6771\u4EAC\u90FD", 42, 10);
    EXPECT_EQ(cut, "\u6771\u4EAC\u90FD\u2026");
    EXPECT_LE(text_width(cut, 10), 42);
}

TEST(PlotText, LinesAreNoWiderThanTheirRoom) {
    const auto lines = wrapped("one two  three " + std::string(200, 'w') + " four", 60, 10);
    ASSERT_GE(lines.size(), 3U);
    for (const auto& line : lines) EXPECT_LE(text_width(line, 10), 60) << line;
    EXPECT_EQ(lines.back(), "four");
    EXPECT_TRUE(wrapped("", 60, 10).empty());
}

TEST(PlotText, NamesFromRightToLeftStandApart) {
    EXPECT_EQ(isolated("North"), "North");
    EXPECT_EQ(isolated("\u0634\u0645\u0627\u0644"), "\u2068\u0634\u0645\u0627\u0644\u2069");
    EXPECT_EQ(readable("grain_ban"), "grain ban");
}

}  // namespace
}  // namespace multivector::test
