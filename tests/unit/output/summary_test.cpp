#include "output/summary.hpp"

#include "fixture.hpp"
#include "output/results.hpp"

namespace multivector::test {
namespace {

const std::string kHead = "state,date,power,mean,q05,q25,q50,q75,q95,band\n";

std::string row(const std::string& date, const std::string& power, double mean, const std::string& band = "luck") {
    const auto number = [](double x) { return std::to_string(x); };
    return "center," + date + "," + power + "," + number(mean) + "," + number(mean - 0.05) + ",0,0,0," +
           number(mean + 0.05) + "," + band + "\n";
}

class SummaryOf : public InFolder {};

TEST_F(SummaryOf, TwoRunsSideBySide) {
    write("base/influence.csv", kHead + row("2021-01", "north", 0.3) + row("2021-02", "north", 0.3) +
                                    row("2025-01", "north", 0.31) + row("2026-01", "north", 0.32) +
                                    row("2021-01", "south", 0.1) + row("2025-01", "south", 0.1));
    write("war/influence.csv",
          kHead + row("2021-01", "north", 0.3) + row("2025-01", "north", 0.25) + row("2021-01", "south", 0.1));
    const Summary s = summarise({folder() / "base", folder() / "war/"});
    EXPECT_EQ(s.dates, (std::vector<std::string>{"2021-01", "2025-01"})) << "the last date is within a year of 2025-01";
    ASSERT_EQ(s.rows.size(), 4U);
    EXPECT_EQ(s.rows[0].run, "base");
    EXPECT_EQ(s.rows[1].run, "war");
    EXPECT_EQ(s.rows[1].power, "north");
    EXPECT_DOUBLE_EQ(s.rows[0].cells[1]->mean, 0.31);
    EXPECT_FALSE(s.rows[0].cells[1]->difference.has_value());
    EXPECT_NEAR(*s.rows[1].cells[1]->difference, -0.06, 1e-12);
    EXPECT_NEAR(s.rows[1].cells[1]->low, 0.2, 1e-12);
    EXPECT_FALSE(s.rows[1].cells[1]->uncertainty.has_value());
    EXPECT_FALSE(s.rows[3].cells[1].has_value()) << "the war has no row for the south in 2025";
    EXPECT_EQ(s.text(), "Influence over center: mean [5 %, 95 %], spread by luck\n"
                        "  power  run   2021-01               2025-01\n"
                        "  north  base  0.300 [0.250, 0.350]  0.310 [0.260, 0.360]\n"
                        "         war   0.300 [0.250, 0.350]  0.250 [0.200, 0.300]\n"
                        "  south  base  0.100 [0.050, 0.150]  0.100 [0.050, 0.150]\n"
                        "         war   0.100 [0.050, 0.150]\n"
                        "\n"
                        "Difference from base (± half of the 95 % interval of the mean, where runs are paired)\n"
                        "  power  run  2021-01  2025-01\n"
                        "  north  war  +0.000   -0.060\n"
                        "  south  war  +0.000\n");
}

TEST_F(SummaryOf, PairedRunsTellHowSureTheDifferenceIs) {
    write("base/influence.csv", kHead + row("2021-01", "north", 0.3) + row("2021-01", "south", 0.2));
    write("war/influence.csv", kHead + row("2021-01", "north", 0.25) + row("2021-01", "south", 0.1));
    const std::string head = "date,state,power,domain,other,measure,effect,effect_low,effect_high\n";
    // North's effect is the difference of the means; south's is not: its pairs had another baseline.
    write("war/differences.csv",
          head + "2021-01,center,north,,,hazard,9,8,10\n2021-01,center,north,,,influence,-0.05,-0.06,-0.04\n"
                 "2021-01,center,south,,,influence,-0.09,-0.1,-0.08\n");
    const Summary s = summarise({folder() / "base", folder() / "war"});
    EXPECT_NEAR(*s.rows[1].cells[0]->uncertainty, 0.01, 1e-12);
    EXPECT_FALSE(s.rows[3].cells[0]->uncertainty.has_value());
    EXPECT_NE(s.text().find("north  war  -0.050 ± 0.010\n"), std::string::npos) << s.text();
    EXPECT_NE(s.text().find("south  war  -0.100\n"), std::string::npos) << s.text();
}

TEST_F(SummaryOf, OneRunHasNoDifferences) {
    write("one/influence.csv", kHead + row("2021-01", "north", 0.3, "none") + row("2023-06", "north", 0.4, "none"));
    const Summary s = summarise({folder() / "one"});
    EXPECT_EQ(s.dates, (std::vector<std::string>{"2021-01", "2023-06"}));
    EXPECT_EQ(s.text(), "Influence over center\n"
                        "  power  run  2021-01  2023-06\n"
                        "  north  one  0.300    0.400\n");
}

TEST_F(SummaryOf, DatesOfALongRun) {
    std::string text = kHead;
    for (int year = 2021; year <= 2036; ++year) text += row(std::to_string(year) + "-01", "north", 0.3, "luck+inputs");
    write("r/influence.csv", text);
    EXPECT_EQ(summarise({folder() / "r"}).dates,
              (std::vector<std::string>{"2021-01", "2025-01", "2030-01", "2035-01"}));
    write("r/influence.csv", text + row("2038-01", "north", 0.3));
    EXPECT_EQ(summarise({folder() / "r"}).dates.back(), "2038-01");
    EXPECT_NE(summarise({folder() / "r"}).text().find("differs between runs"), std::string::npos);
}

TEST_F(SummaryOf, ReadsWhatARunWrites) {
    const Scenario scenario = small_scenario();
    RunOptions options;
    options.replicates = 8;
    options.frozen_twin = true;
    const auto value = [](const Spot& at) {
        return 0.25 + (at.run == Run::scenario ? 0.125 : 0.0) + 0x1p-10 * at.replicate;
    };
    write_results(folder() / "base",
                  result_of(scenario, options, [](const Spot& at) { return 0.25 + 0x1p-10 * at.replicate; }), scenario,
                  false);
    Scenario other = scenario;
    other.id = "other";
    write_results(folder() / "other", result_of(other, options, value), other, false);
    const Summary s = summarise({folder() / "base", folder() / "other"});
    EXPECT_EQ(s.dates, (std::vector<std::string>{"2000-01", "2001-03"}));
    EXPECT_EQ(s.rows[1].cells[0]->band, "luck+inputs");
    EXPECT_EQ(*s.rows[1].cells[0]->difference, 0.125);
    EXPECT_EQ(*s.rows[1].cells[0]->uncertainty, 0);
}

TEST_F(SummaryOf, SaysWhatIsWrong) {
    EXPECT_NE(error_of([] { (void)summarise({}); }).find("one folder"), std::string::npos);
    EXPECT_NE(error_of([&] { (void)summarise({folder() / "none"}); }).find("none/influence.csv'"), std::string::npos);
    write("a/influence.csv", kHead);
    EXPECT_NE(error_of([&] { (void)summarise({folder() / "a"}); }).find("there are no rows"), std::string::npos);
    write("b/influence.csv", "state,date,power\nx,2021-01,y\n");
    EXPECT_NE(error_of([&] { (void)summarise({folder() / "b"}); }).find("no column 'mean'"), std::string::npos);
    write("c/influence.csv", kHead + "center,2021,north,0.1,0,0,0,0,0,luck\n");
    EXPECT_NE(error_of([&] { (void)summarise({folder() / "c"}); }).find("'2021'"), std::string::npos);
    write("d/influence.csv", kHead + "center,2021-01,north,much,0,0,0,0,0,luck\n");
    EXPECT_NE(
        error_of([&] { (void)summarise({folder() / "d"}); }).find("influence.csv:2: expected a number, got 'much'"),
        std::string::npos);
}

}  // namespace
}  // namespace multivector::test
