#include "base/diagnostics.hpp"

#include <string>

#include <gtest/gtest.h>

namespace multivector {
namespace {

TEST(Diagnostics, AreSortedByPlaceAndRepeatsAreDropped) {
    Diagnostics diagnostics;
    diagnostics.error({"b.yaml", 1, 1}, "fifth");
    diagnostics.error({"a.yaml", 10, 1}, "fourth");
    diagnostics.warning({"a.yaml", 2, 7}, "third");
    diagnostics.error({"a.yaml", 2, 3}, "second");
    diagnostics.error({"a.yaml", 0, 0}, "first");
    diagnostics.error({"a.yaml", 2, 3}, "second");
    const auto sorted = diagnostics.sorted();
    ASSERT_EQ(sorted.size(), 5U);
    EXPECT_EQ(sorted[0].message, "first");
    EXPECT_EQ(sorted[1].message, "second");
    EXPECT_EQ(sorted[2].message, "third");
    EXPECT_EQ(sorted[3].message, "fourth");
    EXPECT_EQ(sorted[4].message, "fifth");
}

TEST(Diagnostics, KeepFaultsThatDifferInTheHintOnly) {
    Diagnostics diagnostics;
    diagnostics.error({"a", 1, 1}, "same", "one");
    diagnostics.error({"a", 1, 1}, "same", "two");
    EXPECT_EQ(diagnostics.sorted().size(), 2U);
}

TEST(Diagnostics, WarningsAreNoErrors) {
    Diagnostics diagnostics;
    EXPECT_FALSE(diagnostics.has_errors());
    diagnostics.warning({"a", 1, 1}, "careful");
    EXPECT_FALSE(diagnostics.has_errors());
    diagnostics.error({"a", 1, 1}, "wrong");
    EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Render, ShowsTheLineACaretAndTheHint) {
    const Diagnostic fault{Severity::error, {"bad.yaml", 3, 1}, "unknown key 'horizn'", "did you mean 'horizon'?"};
    EXPECT_EQ(render(fault, "horizn: 120"), "bad.yaml:3:1: error: unknown key 'horizn'\n"
                                            "    3 | horizn: 120\n"
                                            "      | ^ did you mean 'horizon'?");
}

TEST(Render, WorksWithoutSourceLineWithoutHintAndWithoutLine) {
    EXPECT_EQ(render({Severity::warning, {"w.yaml", 12, 9}, "begins late", ""}, ""),
              "w.yaml:12:9: warning: begins late");
    EXPECT_EQ(render({Severity::error, {"w.yaml", 12, 9}, "wrong", "write 1"}, ""),
              "w.yaml:12:9: error: wrong\n      | write 1");
    EXPECT_EQ(render({Severity::error, {"--set", 0, 0}, "unknown path 'a'", ""}, ""), "--set: error: unknown path 'a'");
}

TEST(Render, PutsTheCaretBelowTheCharacterNotTheByte) {
    // Three characters of two bytes each come before the fourth character.
    EXPECT_EQ(render({Severity::error, {"f", 1, 4}, "x", ""}, "\xC3\xA9\xC3\xA9\xC3\xA9!"),
              "f:1:4: error: x\n    1 | \xC3\xA9\xC3\xA9\xC3\xA9!\n      |    ^");
}

TEST(Render, KeepsTabsBeforeTheCaret) {
    EXPECT_EQ(render({Severity::error, {"f", 1, 3}, "x", ""}, "\ta!"), "f:1:3: error: x\n    1 | \ta!\n      | \t ^");
}

TEST(Render, CutsLongLinesAroundTheCaret) {
    const std::string line = std::string(300, 'a') + "!" + std::string(300, 'b');
    const std::string expected = "f:1:301: error: x\n    1 | ..." + std::string(100, 'a') + "!" + std::string(59, 'b') +
                                 "...\n      |    " + std::string(100, ' ') + "^";
    EXPECT_EQ(render({Severity::error, {"f", 1, 301}, "x", ""}, line), expected);
}

TEST(Render, PointsPastTheEndOfALine) {
    EXPECT_EQ(render({Severity::error, {"f", 2, 4}, "x", ""}, "ab\r"), "f:2:4: error: x\n    2 | ab\n      |    ^");
}

}  // namespace
}  // namespace multivector
