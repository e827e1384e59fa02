#include "output/tables.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "fixture.hpp"

namespace multivector::test {
namespace {

std::string table(const EnsembleResult& result, const Scenario& scenario, const std::string& file) {
    std::string text;
    for (const ResultTable& t : result_tables())
        if (t.file == file) t.write(result, scenario, [&](std::string_view piece) { text += piece; });
    return text;
}

/// Replicates 0..4 tell 0.25, 0.375, 0.5, 0.625, 0.75 for every value.
double steps(const Spot& at) { return 0.25 + 0.125 * (at.replicate % 5); }

RunOptions five() {
    RunOptions options;
    options.replicates = 5;
    return options;
}

TEST(Tables, InfluenceOfFocalStates) {
    const Scenario scenario = small_scenario();
    const std::string text = table(result_of(scenario, five(), steps), scenario, "influence.csv");
    const auto lines = lines_of(text);
    EXPECT_EQ(lines[0], "state,date,power,mean,se,q05,q25,q50,q75,q95,band");
    ASSERT_EQ(lines.size(), 1U + 15 * 2);  // 15 months, two powers, one focal state
    EXPECT_TRUE(lines[1].starts_with("state0,2000-01,power0,0.5,")) << lines[1];
    EXPECT_TRUE(lines[2].starts_with("state0,2000-01,power1,0.5,"));
    EXPECT_TRUE(lines[30].starts_with("state0,2001-03,power1,0.5,"));
    // Ranks at 0.2, 1, 2, 3 and 3.8 of five values: 0.275, 0.375, 0.5, 0.625, 0.725, each to within a bin.
    std::vector<double> numbers;
    for (std::size_t at = 0, field = 0; field < 10; ++field) {
        const std::size_t end = lines[1].find(',', at);
        if (field > 4) numbers.push_back(std::stod(lines[1].substr(at, end - at)));
        at = end + 1;
    }
    const std::vector expected{0.275, 0.375, 0.5, 0.625, 0.725};
    for (std::size_t k = 0; k < 5; ++k) EXPECT_NEAR(numbers[k], expected[k], info(SeriesKind::influence).resolution);
    EXPECT_TRUE(lines[1].ends_with(",luck+inputs"));
}

TEST(Tables, ShocksWithoutADateByMonthAndName) {
    Scenario scenario = small_scenario();
    for (const char* name : {"late", "early"}) {
        Shock& shock = scenario.shocks.emplace_back();
        shock.name = name;
        shock.channel = Channel::budget;
        shock.cells = {0};
        shock.from = scenario.base;
        shock.arrival.emplace().hazard.emplace().value = 0.1;
    }
    const EnsembleResult result = result_of(scenario, five(), [](const Spot& at) {
        const bool in_force = at.series.kind == SeriesKind::shock_in_force, early = at.series.event == 0;
        return (in_force ? at.replicate == 0 : at.replicate < 2) && early ? 1.0 : 0.0;
    });
    const auto lines = lines_of(table(result, scenario, "shocks.csv"));
    ASSERT_EQ(lines.size(), 1U + 15 * 2);
    EXPECT_EQ(lines[0], "date,shock,in_force,in_force_se,arrived,arrived_se");
    EXPECT_TRUE(lines[1].starts_with("2000-01,early,0.2,")) << lines[1];
    EXPECT_NE(lines[1].find(",0.4,0.24494897427831"), std::string::npos) << lines[1];
    EXPECT_EQ(lines[2], "2000-01,late,0,0,0,0");
    EXPECT_EQ(lines[29], "2001-03" + lines[1].substr(7));
    EXPECT_EQ(line_with(table(result, scenario, "events.csv"), "2000-01,shock"), "") << "they have no date";
}

TEST(Tables, SeriesHoldEveryMeasureOnce) {
    const Scenario scenario = small_scenario();
    const EnsembleResult result = result_of(scenario, five(), [](const Spot& at) { return at.month; });
    const std::string text = table(result, scenario, "series.csv");
    EXPECT_EQ(lines_of(text)[0], "date,state,power,domain,other,measure,mean,se,sd,q05,q25,q50,q75,q95,band");
    EXPECT_EQ(line_with(text, "2000-04,state1,power0,,,hazard,"),
              "2000-04,state1,power0,,,hazard,3,0,0,3,3,3,3,3,luck+inputs");
    EXPECT_EQ(line_with(text, "2000-04,state0,power1,domain2,,share,"),
              "2000-04,state0,power1,domain2,,share,3,0,0,3,3,3,3,3,luck+inputs");
    EXPECT_EQ(line_with(text, "2000-04,state1,,,threat0,threat,"),
              "2000-04,state1,,,threat0,threat,3,0,0,3,3,3,3,3,luck+inputs");
    EXPECT_EQ(line_with(text, "2000-01,,power1,,,attention,"), "2000-01,,power1,,,attention,0,0,0,0,0,0,0,0,luck+inputs");
    EXPECT_NE(line_with(text, "2001-01,state0,power0,,,steering,"), "");
    EXPECT_EQ(line_with(text, "2000-02,state0,power0,,,steering,"), "") << "steering is told once a year";
    auto keys = lines_of(text);
    for (auto& line : keys) {
        std::size_t end = 0;
        for (int field = 0; field < 6; ++field) end = line.find(',', end) + 1;
        line.resize(end);
        for (const char* other : {",posture,", ",capacity,", ",flow,", ",load,", ",vote_yes,", ",hosting,",
                                  ",coercion_events,", ",shock_arrived,"})
            EXPECT_EQ(line.find(other), std::string::npos) << line;
    }
    std::ranges::sort(keys);
    EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
}

TEST(Tables, PosturesAndCorridors) {
    const Scenario scenario = small_scenario();
    const EnsembleResult result = result_of(scenario, five(), steps);
    const std::string postures = table(result, scenario, "postures.csv");
    EXPECT_TRUE(line_with(postures, "2000-06,state1,power0,posture3,").starts_with("2000-06,state1,power0,posture3,0.5,0.0883883476483"));
    EXPECT_EQ(lines_of(postures).size(), 1U + 15 * 2 * 2 * 4);
    const std::string corridors = table(result, scenario, "corridors.csv");
    const std::string capacity = line_with(corridors, "2000-01,corridor0,,capacity,");
    EXPECT_TRUE(capacity.starts_with("2000-01,corridor0,,capacity,0.5,0.0883883476483")) << capacity;
    EXPECT_NE(capacity.find(",0.19764235376"), std::string::npos) << capacity;
    EXPECT_NE(line_with(corridors, "2001-03,corridor0,state1,flow,0.5,"), "");
    EXPECT_EQ(lines_of(corridors).size(), 1U + 15 * 4);  // capacity, two flows, load
}

TEST(Tables, VotesInOneRowForEachState) {
    const Scenario scenario = small_scenario();
    const EnsembleResult result = result_of(scenario, five(), [](const Spot& at) {
        if (at.series.kind == SeriesKind::vote_yes) return 0.5 + 0.25 * at.series.state;
        return at.series.kind == SeriesKind::vote_abstain ? 0.25 : 0.125;
    });
    EXPECT_EQ(table(result, scenario, "votes.csv"),
              "vote,title,date,state,yes,abstain,no,yes_q05,yes_q95,abstain_q05,abstain_q95,no_q05,no_q95,yes_se,abstain_se,no_se,band\n"
              "vote0,\"On \"\"quotes\"\", and "
              "commas\",2000-03,state0,0.5,0.25,0.125,0.5,0.5,0.25,0.25,0.125,0.125,0,0,0,luck+inputs\n"
              "vote0,\"On \"\"quotes\"\", and "
              "commas\",2000-03,state1,0.75,0.25,0.125,0.75,0.75,0.25,0.25,0.125,0.125,0,0,0,luck+inputs\n");
}

TEST(Tables, DifferencesWithTheirIntervals) {
    const Scenario scenario = small_scenario();
    RunOptions options = five();
    options.replicates = 4;
    options.frozen_twin = true;
    // Effects 1, 2, 3, 0; the twin is half a unit above the baseline.
    const auto value = [](const Spot& at) {
        const double base = 8.0 * at.replicate;
        if (at.run == Run::baseline) return base;
        return at.run == Run::twin ? base + 0.5 : base + (at.replicate + 1) % 4;
    };
    const std::string text = table(result_of(scenario, options, value), scenario, "differences.csv");
    const std::string line = line_with(text, "2000-02,state0,power1,,,influence,");
    double effect = 0, low = 0, high = 0, share = 0, arithmetic = 0, a_low = 0, a_high = 0, behaviour = 0, b_low = 0,
           b_high = 0, b_share = 0;
    ASSERT_EQ(std::sscanf(line.c_str(), "2000-02,state0,power1,,,influence,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf",
                          &effect, &low, &high, &share, &arithmetic, &a_low, &a_high, &behaviour, &b_low, &b_high,
                          &b_share),
              11)
        << line;
    const double reach = 3.1824463 * std::sqrt(5.0 / 3) / 2;
    EXPECT_EQ(effect, 1.5);
    EXPECT_NEAR(low, 1.5 - reach, 1e-6);
    EXPECT_NEAR(high, 1.5 + reach, 1e-6);
    EXPECT_EQ(share, 0.75);
    EXPECT_EQ(arithmetic, 0.5);
    EXPECT_EQ(a_low, 0.5);
    EXPECT_EQ(a_high, 0.5);
    EXPECT_EQ(behaviour, 1.0);
    EXPECT_NEAR(b_high - b_low, 2 * reach, 1e-6);
    EXPECT_EQ(b_share, 0.75) << "0.5, 1.5, 2.5 and -0.5";
    EXPECT_NE(line_with(text, "2000-02,state1,,,corridor0,flow,"), "");
    EXPECT_NE(line_with(text, "2000-02,state1,,,threat0,threat,"), "");
    EXPECT_NE(line_with(text, "2000-02,state1,power0,,posture2,posture,"), "");
}

TEST(Tables, ASingleReplicateTellsNoInterval) {
    const Scenario scenario = small_scenario();
    RunOptions options;
    options.replicates = 1;
    options.frozen_twin = true;
    const EnsembleResult one =
        result_of(scenario, options, [](const Spot& at) { return at.run == Run::scenario ? 0.5 : 0.25; });
    EXPECT_EQ(line_with(table(one, scenario, "differences.csv"), "2000-01,state0,power0,,,influence,"),
              "2000-01,state0,power0,,,influence,0.25,,,1,0,,,0.25,,,1");
    EXPECT_EQ(line_with(table(one, scenario, "influence.csv"), "state0,2000-01,power0,"),
              "state0,2000-01,power0,0.5,0,0.5,0.5,0.5,0.5,0.5,none");
    options.mean_field = true;
    options.inputs = InputMode::fixed;
    const EnsembleResult expected =
        result_of(scenario, options, [](const Spot& at) { return at.run == Run::scenario ? 0.5 : 0.25; });
    EXPECT_EQ(line_with(table(expected, scenario, "differences.csv"), "2000-01,state0,power0,,,influence,"),
              "2000-01,state0,power0,,,influence,0.25,0.25,0.25,1,0,0,0,0.25,0.25,0.25,1");
}

TEST(Tables, BandSaysWhatSpreadShows) {
    const auto band = [](auto change) {
        RunOptions options = five();
        change(options);
        return std::string(band_of(result_of(small_scenario(), options, steps)));
    };
    EXPECT_EQ(band([](RunOptions&) {}), "luck+inputs");
    EXPECT_EQ(band([](RunOptions& o) { o.inputs = InputMode::fixed; }), "luck");
    EXPECT_EQ(band([](RunOptions& o) { o.replicates_per_draw = 5; }), "luck");
    EXPECT_EQ(band([](RunOptions& o) { o.mean_field = true; }), "inputs");
    EXPECT_EQ(band([](RunOptions& o) { o.mean_field = true, o.inputs = InputMode::fixed; }), "none");
    EXPECT_EQ(band([](RunOptions& o) { o.replicates = 1; }), "none");
}

}  // namespace
}  // namespace multivector::test
