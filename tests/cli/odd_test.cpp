// odd: the tables of the ODD document, printed and in files.

#include <gtest/gtest.h>

#include "fixture.hpp"
#include "odd/odd.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

class Odd : public Cli {};

TEST_F(Odd, WritesAFileATable) {
    const Ending end = call({"odd", "--out", "new/tables"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.out, "8 tables are written to new/tables\n");
    std::string all;
    for (const OddTable& table : odd_tables()) {
        const std::string page = read(folder() / "new/tables" / (table.name + ".md"));
        EXPECT_EQ(page, "# " + table.title + "\n\n" + table.text);
        all += (all.empty() ? "" : "\n") + page;
    }
    EXPECT_EQ(names_in(folder() / "new/tables").size(), odd_tables().size());
    EXPECT_TRUE(call({"odd"}).out == all);
}

TEST_F(Odd, ShowsTheParametersOfAScenario) {
    const auto horizon = [](const std::string& text) {
        const auto at = text.find("| `horizon` |");
        return text.substr(at, text.find('\n', at) - at);
    };
    EXPECT_EQ(horizon(call({"odd"}).out), "| `horizon` | h | months | 18 | 1 to 600 | 6 to 60 | assumption | planning horizon |");
    EXPECT_EQ(horizon(call({"odd", war(), "--set", "parameters.horizon=20"}).out),
              "| `horizon` | h | months | 20 | 1 to 600 | 6 to 60 | assumption | planning horizon |");
    EXPECT_EQ(horizon(call({"odd", world()}).out), "| `horizon` | h | months | 18 | 1 to 600 | 12 to 24 | assumption | planning horizon |");
}

TEST_F(Odd, ReplacesOnlyByForce) {
    write("t/parameters.md", "mine");
    const Ending end = call({"odd", "--out", "t"});
    EXPECT_EQ(end.code, 2);
    EXPECT_EQ(end.err, "multivector: error: 't/parameters.md' is there already; --force replaces it\n");
    EXPECT_EQ(names_in(folder() / "t"), std::vector<std::string>{"parameters.md"});
    EXPECT_EQ(call({"odd", "--out", "t", "--force"}).code, 0);
    EXPECT_NE(read(folder() / "t/parameters.md"), "mine");
    write("f", "a file");
    EXPECT_EQ(call({"odd", "--out", "f"}).err, "multivector: error: 'f' is not a folder\n");
    EXPECT_EQ(call({"odd", "--out", "f", "--force"}).err, "multivector: error: 'f' is not a folder\n");
}

TEST_F(Odd, BadInputIsExplained) {
    EXPECT_EQ(call({"odd", "--set", "parameters.horizon=20"}).err,
              "multivector: error: --set, --policy and --to need a SCENARIO; see 'multivector odd --help'\n");
    const Ending fault = call({"odd", world(), "--set", "parameters.horizn=20", "--out", "t"});
    EXPECT_EQ(fault.code, 2);
    EXPECT_NE(fault.err.find("horizon"), std::string::npos) << fault.err;
    EXPECT_TRUE(names_in(folder()).empty());
}

}  // namespace
}  // namespace multivector::test
