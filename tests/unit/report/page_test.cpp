#include "output/folder.hpp"
#include "report/page.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "folders.hpp"
#include "report/template.hpp"

namespace multivector::test {
namespace {

class Page : public Folders {};

const Json* line_of(const Json& lines, const std::string& measure, int state, int power) {
    for (const Json& line : lines)
        if (line["measure"] == measure && line.value("state", -1) == state && line.value("power", -1) == power)
            return &line;
    return nullptr;
}

TEST_F(Page, HoldsWhatTheFoldersHold) {
    const Json data = data_in(page_of({put("peace", written("peace")), put("war", written("war", -0.05, true))}));
    EXPECT_EQ(data["format"], "multivector-report/1");
    EXPECT_EQ(data["world"]["title"], "A world");
    EXPECT_EQ(data["entities"]["corridor"][0]["control"], Json::parse("[0.0,0.5]"));
    ASSERT_EQ(data["scenarios"].size(), 2U);
    const Json& war = data["scenarios"][1];
    EXPECT_EQ(war["label"], "Title of war");
    EXPECT_EQ(war["dates"]["fine"], Json::parse(R"(["2021-01","2021-02","2021-03","2021-04"])"));
    const Json* line = line_of(war["lines"], "influence", 0, 1);
    ASSERT_NE(line, nullptr);
    EXPECT_EQ((*line)["exponent"], -4);
    EXPECT_EQ((*line)["q50"], Json::parse("[2500,2000,2000,2000]"));
    EXPECT_EQ((*line)["q05"], Json::parse("[2300,1800,1800,1800]"));
    const Json* other = line_of(war["lines"], "influence", 1, 0);
    ASSERT_NE(other, nullptr) << "states that are not focal are there too, with fewer columns";
    EXPECT_FALSE(other->contains("q25"));
    EXPECT_EQ(war["votes"][0]["title"], "A vote, held");
    EXPECT_EQ(war["episodes"][0]["dates"], Json::parse(R"(["2021-01"])"));
    EXPECT_EQ(war["events"]["kind"], Json::parse(R"(["vote"])"));
    EXPECT_EQ(data["inputs"]["source"], Json::parse("[0,null]"));
    EXPECT_EQ(war["changes"]["path"], Json::array());
}

TEST_F(Page, EffectsCountAsDifferencesFromTheBaseOnlyIfTheyAre) {
    const auto peace = put("peace", written("peace"));
    const Json paired = data_in(page_of({peace, put("war", written("war", -0.05, true))}));
    EXPECT_TRUE(paired["scenarios"][1]["effects_of_base"].get<bool>());
    EXPECT_EQ(paired["scenarios"][1]["effects"][0]["effect"], Json::parse("[0,-5000,-5000,-5000]"));
    auto other = written("other", -0.05, true);
    other.tables["differences.csv"] = written("other", -0.04, true).tables["differences.csv"];
    const Json unpaired = data_in(page_of({peace, put("other", other)}));
    EXPECT_FALSE(unpaired["scenarios"][1]["effects_of_base"].get<bool>());
}

TEST_F(Page, TheBaseIsTheFolderThatWasAskedFor) {
    auto war = written("war");
    war.run["resolved"]["inputs"][0]["value"] = 0.5;
    const Json data = data_in(page_of({put("peace", written("peace")), put("war", war)}, 1));
    EXPECT_EQ(data["base"], 1);
    EXPECT_EQ(data["inputs"]["value"][0], 0.5);
    EXPECT_EQ(data["scenarios"][0]["changes"]["path"], Json::parse(R"(["domains.trade.weight"])"));
    EXPECT_FALSE(data["scenarios"][1].contains("changes"));
}

TEST_F(Page, ASingleRunHasNoQuantiles) {
    auto run = written("alone");
    run.run["band"] = "none";
    const std::string page = page_of({put("alone", run)});
    const Json data = data_in(page);
    const Json* line = line_of(data["scenarios"][0]["lines"], "influence", 0, 0);
    ASSERT_NE(line, nullptr);
    EXPECT_FALSE(line->contains("q50"));
    EXPECT_NE(page.find("<td>25.0 %</td>"), std::string::npos);
}

TEST_F(Page, TitlesThatAreTheSameAreToldApartByFolder) {
    auto other = written("other");
    other.run["scenario"]["title"] = "Title of peace";
    const Json data = data_in(page_of({put("a", written("peace")), put("b", other)}));
    EXPECT_EQ(data["scenarios"][0]["label"], "Title of peace (a)");
    EXPECT_EQ(data["scenarios"][1]["label"], "Title of peace (b)");
}

TEST_F(Page, NamesCannotBecomeMarkup) {
    const std::string evil = "</script><img src=x onerror=alert(1)><!-- ' \" & \xE2\x80\xAE \xF0\x9F\x98\x80";
    auto run = written("evil");
    run.run["scenario"]["title"] = evil;
    run.run["resolved"]["entities"]["power"][0]["name"] = evil;
    run.run["resolved"]["entities"]["state"][0]["name"] = std::string(200, 'x') + "@MULTIVECTOR_DATA@";
    const std::string page = page_of({put("evil", run)});
    EXPECT_EQ(page.find("<img"), std::string::npos);
    EXPECT_NE(page.find("&lt;img src=x onerror=alert(1)&gt;"), std::string::npos) << "in the table without scripts";
    const Json data = data_in(page);
    EXPECT_EQ(data["scenarios"][0]["label"], evil);
    EXPECT_EQ(data["entities"]["power"][0]["name"], evil);
}

TEST_F(Page, TheMainTableIsThereWithoutScripts) {
    const std::string page = page_of({put("peace", written("peace")), put("war", written("war", -0.05))});
    const auto at = page.find("<noscript>"), end = page.find("</noscript>");
    const std::string plain = page.substr(at, end - at);
    EXPECT_NE(plain.find("<th scope=\"col\">Title of war</th>"), std::string::npos);
    EXPECT_NE(
        plain.find("<tr><th scope=\"row\">south</th><td>25.0 % (23.0 to 27.0)</td><td>20.0 % (18.0 to 22.0)</td>"),
        std::string::npos)
        << plain;
}

TEST_F(Page, AComparisonIsThereOnlyIfItIsGiven) {
    const std::vector folders{put("peace", written("peace")), put("war", written("war"))};
    EXPECT_FALSE(data_in(page_of(folders)).contains("compare"));
    reporting::Comparison comparison;
    comparison.scenarios.push_back(
        {1, {{"influence", "center", "south", {"2021-04"}, {-0.05}, {-0.06}, {-0.04}, {0.015}, {}, {-0.01}, {0.25}}}});
    comparison.best.push_back({1, "influence", "center", "south", false, 0.75});
    const Json compare = data_in(page_of(folders, 0, &comparison))["compare"];
    const Json& series = compare["scenarios"][0]["series"][0];
    EXPECT_EQ(series["state"], 0);
    EXPECT_EQ(series["power"], 1);
    EXPECT_EQ(series["difference"], Json::parse("[-5000]"));
    EXPECT_EQ(series["share_higher"], Json::parse("[15]"));
    EXPECT_EQ(series["variance_share"], Json::parse("[250]"));
    EXPECT_FALSE(series.contains("arithmetic"));
    EXPECT_EQ(compare["best"][0]["share"], 0.75);
}

TEST(Template, AsksForNothingAndHasEachPlaceOnce) {
    const auto page = reporting::report_template();
    EXPECT_TRUE(page.starts_with(reporting::kFirstLine));
    EXPECT_TRUE(page.ends_with("</html>\n"));
    EXPECT_NE(page.find("default-src 'none'"), std::string_view::npos);
    const auto whole = reporting::filled(page, "T", "<b>M</b>", "{}");
    EXPECT_EQ(whole.find("@MULTIVECTOR_"), std::string::npos);
    EXPECT_THROW((void)reporting::filled("no places", "", "", ""), Error);
    EXPECT_THROW((void)reporting::filled("@MULTIVECTOR_TITLE@ @MULTIVECTOR_TITLE@", "", "", ""), Error);
}

TEST_F(Page, IsWrittenWholeOrNotAtAll) {
    write_whole(folder() / "new/report.html", "one");
    write_whole(folder() / "new/report.html", "two");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder() / "new")) {
        ++files;
        EXPECT_EQ(entry.path().filename(), "report.html");
        EXPECT_EQ(entry.file_size(), 3U);
    }
    EXPECT_EQ(files, 1U);
    std::filesystem::create_directories(folder() / "taken.html/in");
    EXPECT_THROW(write_whole(folder() / "taken.html", "x"), Error);
}

}  // namespace
}  // namespace multivector::test
