// Pictures of small folders of results, written by hand.

#include <algorithm>

#include <gtest/gtest.h>

#include "folders.hpp"
#include "plot/plot.hpp"

namespace multivector::test {
namespace {

using namespace plotting;

class PictureOf : public Folders {
protected:
    /// The drawing, or what is said of faults.
    [[nodiscard]] std::string drawn(const std::vector<std::filesystem::path>& folders, const std::string& what,
                                    const std::string& state = {}, const std::filesystem::path& against = {}) const {
        Diagnostics faults;
        Request request{folders, against, picture_named(what), state, false};
        std::string out = plot(request, faults);
        EXPECT_EQ(out.empty(), faults.has_errors());
        for (const auto& fault : faults.sorted()) {
            std::string file = fault.mark.file;
            if (file.starts_with(folder().string())) file.erase(0, folder().string().size() + 1);
            out += file + ": " + fault.message + "; " + fault.hint + "\n";
        }
        return out;
    }
    static std::size_t count(const std::string& text, const std::string& word) {
        std::size_t n = 0;
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
        return n;
    }
    static bool has(const std::string& text, const std::string& word) { return text.find(word) != std::string::npos; }
};

TEST_F(PictureOf, InfluenceIsAFanForEachPower) {
    const auto svg = drawn({put("war", written("war", -0.05))}, "influence");
    EXPECT_TRUE(svg.starts_with(kFirstLines));
    EXPECT_TRUE(has(svg, ">Influence of each power over center</title>"));
    // 0.25 and then 0.20, each with bands of 0.01 and 0.02.
    EXPECT_TRUE(has(svg, "north: 25.0 (23.0 to 27.0) in January 2021, 20.0 (18.0 to 22.0) in April 2021."));
    EXPECT_EQ(count(svg, "fill-opacity=\"0.17\""), 3U) << "two panels and the legend";
    EXPECT_EQ(count(svg, "fill-opacity=\"0.30\""), 2U);
    EXPECT_TRUE(has(svg, "100 runs that differ by luck. January 2021 to April 2021."));
    EXPECT_TRUE(has(svg, "series.csv of war (seed 1, identity of"));
    EXPECT_TRUE(has(svg, "role=\"img\" aria-labelledby=\"multivector-identity-of--influence-title "));
    EXPECT_FALSE(has(svg, "href") || has(svg, "url(") || has(svg, "<style")) << "asks for nothing";
    EXPECT_TRUE(has(drawn({folder() / "war"}, "influence", "coast"), ">Influence of each power over coast</title>"));
}

TEST_F(PictureOf, PlacesAreThoseOfTheNumbers) {
    auto run = written("flat");
    const auto svg = drawn({put("flat", run)}, "influence");
    // A constant median on an axis from 0 to 30, of 108 pixels: its path goes straight to the right.
    const auto at = svg.find("stroke-width=\"2.2\" stroke-linejoin");
    ASSERT_NE(at, std::string::npos);
    const auto path = svg.substr(svg.rfind("<path d=\"", at), at - svg.rfind("<path d=\"", at));
    EXPECT_TRUE(path.ends_with(" 0\" fill=\"none\" stroke=\"#f9620f\" ")) << path;
    EXPECT_EQ(count(path, " 0"), 3U) << "three steps, none of them up or down: " << path;
}

TEST_F(PictureOf, AStackHasALetterForEachPartAndSumsToAll) {
    const auto svg = drawn({put("war", written("war"))}, "postures");
    EXPECT_TRUE(has(svg, "north: at the end a 75.0, b 25.0"));
    EXPECT_GE(count(svg, ">a</text>"), 3U) << "in two panels and the legend";
    EXPECT_TRUE(has(svg, ">align</text>"));
    EXPECT_TRUE(has(svg, ">100</text>"));
}

TEST_F(PictureOf, TheOtherRunIsDashedInEveryPanel) {
    put("peace", written("peace"));
    const auto svg = drawn({put("war", written("war", -0.05))}, "influence", "", folder() / "peace");
    EXPECT_EQ(count(svg, "stroke-dasharray=\"4,3\""), 3U) << "two panels and the legend";
    EXPECT_TRUE(has(svg, "median of Title of peace"));
    const auto rows = drawn({folder() / "war", folder() / "peace"}, "influence");
    EXPECT_TRUE(has(rows, ">Title of peace</text>"));
    EXPECT_EQ(count(rows, "fill-opacity=\"0.30\""), 4U);
}

TEST_F(PictureOf, WhatTheShocksChangeHasAZeroAndAnInterval) {
    const auto svg = drawn({put("war", written("war", -0.05, true))}, "effects");
    EXPECT_TRUE(has(svg, "\u22125.0 (\u22125.1 to \u22124.9) in April 2021")) << svg.substr(0, 900);
    EXPECT_EQ(count(svg, "stroke-dasharray=\"4,3\""), 3U);
    EXPECT_EQ(drawn({put("peace", written("peace"))}, "effects"),
              "peace: the run holds nothing for --what effects of 'center'; a run writes it for focal states with --frozen-twin\n");
}

TEST_F(PictureOf, ASingleRunHasNoBands) {
    auto run = written("mean");
    run.run["band"] = "none";
    run.run["options"]["mean_field"] = true;
    const auto svg = drawn({put("mean", run)}, "influence");
    EXPECT_EQ(count(svg, "fill-opacity"), 0U);
    EXPECT_TRUE(has(svg, "Expected values of a single run without luck."));
    EXPECT_FALSE(has(svg, "median"));
}

TEST_F(PictureOf, OneMonthCanBeSeen) {
    auto run = written("short");
    run.run["scenario"]["end"] = "2021-01";
    auto& series = run.tables["series.csv"];
    series = series.substr(0, series.find("2021-02"));
    auto& postures = run.tables["postures.csv"];
    postures = postures.substr(0, postures.find("2021-02"));
    const auto path = put("short", run);
    const auto svg = drawn({path}, "influence");
    EXPECT_TRUE(has(svg, "l18 0\" fill=\"none\"")) << "a stroke of 18 pixels";
    EXPECT_TRUE(has(svg, ">2021-01</text>"));
    EXPECT_TRUE(has(drawn({path}, "postures"), "at the end a 75.0, b 25.0"));
}

TEST_F(PictureOf, DatedShocksAreNumberedAndListed) {
    auto run = written("war");
    for (const char* name : {"first_one", "<second>"})
        run.run["resolved"]["shocks"].push_back(
            {{"name", name}, {"touches", "north"}, {"from", "2021-02"}, {"of_world", false}});
    run.run["resolved"]["shocks"].push_back(
        {{"name", "old"}, {"touches", "north"}, {"from", "2020-02"}, {"to", "2021-03"}, {"of_world", false}});
    const auto svg = drawn({put("war", run)}, "influence");
    EXPECT_TRUE(has(svg, ">(1) January 2021: old (to March 2021)</text>"));
    EXPECT_TRUE(has(svg, ">(2) February 2021: first one; &lt;second&gt;</text>"));
    EXPECT_TRUE(has(svg, "shocks begin, by number"));
}

TEST_F(PictureOf, NamesAreTextWhateverTheyHold) {
    auto run = written("war");
    auto& entities = run.run["resolved"]["entities"];
    entities["power"][0]["name"] = "</text><script>alert(1)</script>&\x01";
    entities["power"][1]["name"] = "  ";
    entities["state"][0]["name"] = "\u0645\u0631\u0643\u0632";
    run.run["scenario"]["title"] = std::string(400, 'W');
    const auto svg = drawn({put("war", run)}, "influence");
    EXPECT_FALSE(has(svg, "<script>"));
    EXPECT_FALSE(has(svg, "\x01"));
    EXPECT_TRUE(has(svg, "&lt;script&gt;alert(1)"));
    EXPECT_TRUE(has(svg, ">south</text>")) << "an id where the name cannot be read";
    EXPECT_TRUE(has(svg, "over \u2068\u0645\u0631\u0643\u0632\u2069</title>"));
}

TEST_F(PictureOf, FaultsSayWhatIsMissingAndHowToHaveIt) {
    const auto path = put("war", written("war"));
    EXPECT_EQ(drawn({path}, "influence", "cetner"), "war: the run has no state 'cetner'; did you mean 'center'?\n");
    EXPECT_EQ(drawn({path}, "steering"), "war: the run holds nothing for --what steering of 'center'; a run writes it for "
                                         "focal states, and not with --steering-every 0\n");
    EXPECT_EQ(drawn({path, folder() / "nowhere"}, "influence"),
              "nowhere: there is no such folder; give folders that 'multivector run' wrote\n");
    write("war/series.csv", "date,state,power,domain,measure,mean,q05,q25,q50,q75,q95\n");
    EXPECT_TRUE(has(drawn({path}, "influence"), "war/series.csv: the file is not what the run wrote"));
}

TEST_F(PictureOf, EveryPictureHasADistinctName) {
    const auto names = picture_names();
    for (const auto& name : names) {
        EXPECT_EQ(std::ranges::count(names, name), 1) << name;
        EXPECT_EQ(picture_named(name)->name, name);
    }
    EXPECT_EQ(picture_named("influenc"), nullptr);
}

}  // namespace
}  // namespace multivector::test
