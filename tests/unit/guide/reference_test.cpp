#include "guide/reference.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "config/format.hpp"

namespace multivector {
namespace {

/// The line of the page that begins with the field, in the section of a kind of file.
std::string line_of_field(const std::string& kind, const std::string& field) {
    const auto page = reference_text();
    const auto section = page.find("\n## A " + kind + " file\n");
    EXPECT_NE(section, std::string::npos);
    const auto start = page.find("\n| `" + field + "` |", section);
    if (start == std::string::npos) return {};
    return page.substr(start + 1, page.find('\n', start + 1) - start - 1);
}

TEST(Reference, SaysOfAFieldWhatTheListSays) {
    EXPECT_EQ(line_of_field("world", "corridors.CORRIDOR.capacity"),
              "| `corridors.CORRIDOR.capacity` | quantity | Mt/year | 1e-06 to 1e+09 |  | yes | capacity in the base "
              "month |");
    EXPECT_EQ(
        line_of_field("world", "states.STATE.powers.POWER.engagement"),
        "| `states.STATE.powers.POWER.engagement` | quantity | lever | -1 to 1 | `0.45` | no | engagement at rest "
        "in the base month |");
    EXPECT_EQ(
        line_of_field("scenario", "shocks.SHOCK.effect.add"),
        "| `shocks.SHOCK.effect.add` | quantity or number | unit of the input | -1e+09 to 1e+09 |  | one of `set`, `scale`, `add` | "
        "what is added to the value |");
    EXPECT_EQ(line_of_field("scenario", "shocks.SHOCK.corridor"),
              "| `shocks.SHOCK.corridor` | ids: corridor |  |  |  | as `input` asks | which corridor is meant |");
}

TEST(Reference, ListsWhatWordsAskFor) {
    const auto page = reference_text();
    for (const char* line : {"\n| `rivalry` | `power`, `rival` |\n", "\n| `world_growth_market` | none |\n",
                             "\n| `pivot` | `with` |\n", "\n| `share` | `of`, `domain` |\n"}) {
        EXPECT_NE(page.find(line), std::string::npos) << line;
    }
}

TEST(Reference, NamesEveryRow) {
    const auto page = reference_text();
    for (const auto& row : scenario_rows()) {
        const auto parts = split_place(row.at);
        const auto& last = parts.back();
        if (last == "[]" || !placeholder(last).empty()) continue;
        EXPECT_NE(page.find(last + "` |"), std::string::npos) << row.at;
    }
}

TEST(Reference, TheShippedPageIsCurrent) {
    std::ifstream stream(MULTIVECTOR_SOURCE_DIR "/docs/scenario_reference.md", std::ios::binary);
    const std::string shipped{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_TRUE(shipped == reference_text()) << "run script/renew";
}

}  // namespace
}  // namespace multivector
