// What runs say and write.

#include <algorithm>
#include <regex>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Cells of a CSV file without quotes; the heading first.
Rows cells_of(const std::string& text) {
    Rows rows;
    for (const auto& line : lines_of(text)) {
        auto& row = rows.emplace_back();
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t end = std::min(line.find(',', at), line.size());
            row.push_back(line.substr(at, end - at));
            at = end + 1;
        }
    }
    return rows;
}

std::size_t column(const Rows& rows, const std::string& name) {
    const auto it = std::ranges::find(rows.front(), name);
    EXPECT_NE(it, rows.front().end()) << name;
    return static_cast<std::size_t>(it - rows.front().begin());
}

class Runs : public Cli {
protected:
    [[nodiscard]] Rows influence(const std::string& out) const {
        return cells_of(read(folder() / out / "influence.csv"));
    }
};

TEST_F(Runs, EndWithAHeadlineThatMatchesTheFile) {
    const Ending end = call(short_run("r"));
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.err, "");
    std::smatch m;
    const std::regex form(
        R"(Influence over Center in 2023-06: North (\S+) \[(\S+), (\S+)\], South (\S+) \[(\S+), (\S+)\] -> r\n)");
    ASSERT_TRUE(std::regex_match(end.out, m, form)) << end.out;
    const Rows rows = influence("r");
    std::size_t group = 1;
    for (const char* power : {"north", "south"}) {
        const auto row = std::ranges::find_if(rows, [&](const auto& r) {
            return r[column(rows, "date")] == "2023-06" && r[column(rows, "power")] == power;
        });
        ASSERT_NE(row, rows.end());
        for (const char* name : {"mean", "q05", "q95"}) {
            EXPECT_NEAR(std::stod(m[group++]), std::stod((*row)[column(rows, name)]), 0.005001) << power << name;
        }
    }
}

TEST_F(Runs, QuietSaysNothing) {
    const Ending end = call(short_run("r", {"--quiet"}));
    EXPECT_EQ(end.code, 0);
    EXPECT_EQ(end.out + end.err, "");
    EXPECT_TRUE(std::filesystem::exists(folder() / "r/run.json"));
}

TEST_F(Runs, MeanFieldHasNoBand) {
    const auto words = [](const std::string& out, const std::string& seed) {
        return std::vector<std::string>{"run", war(), "--to", "2023-06", "--mean-field", "--seed", seed, "--out", out};
    };
    const Ending end = call(words("a", "1"));
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(end.out.find('['), std::string::npos) << end.out;
    const Rows rows = influence("a");
    ASSERT_EQ(rows.size(), 1 + 30U * 2U);  // 30 months, 2 powers
    for (std::size_t r = 1; r < rows.size(); ++r) {
        EXPECT_EQ(rows[r][column(rows, "q05")], rows[r][column(rows, "mean")]);
        EXPECT_EQ(rows[r][column(rows, "q95")], rows[r][column(rows, "mean")]);
        EXPECT_EQ(rows[r][column(rows, "band")], "none");
    }
    ASSERT_EQ(call(words("b", "2")).code, 0);
    EXPECT_EQ(read(folder() / "a/series.csv"), read(folder() / "b/series.csv"));  // no luck, no seed
}

TEST_F(Runs, MeanFieldWithDrawsHasABandOfInputs) {
    const Ending end = call(short_run("r", {"--mean-field", "--inputs", "world"}));
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_NE(end.out.find('['), std::string::npos) << end.out;
    const Rows rows = influence("r");
    for (std::size_t r = 1; r < rows.size(); ++r) {
        EXPECT_LT(std::stod(rows[r][column(rows, "q05")]), std::stod(rows[r][column(rows, "q95")]));
        EXPECT_EQ(rows[r][column(rows, "band")], "inputs");
    }
}

TEST_F(Runs, TheFolderIsNamedAfterScenarioAndPolicies) {
    const Ending end = call({"run", war(), "--to", "2021-06", "--replicates", "2", "--policy", "center=pivot:south",
                             "--policy", "hill=balance:north,south"});
    ASSERT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(names_in(folder() / "results"),
              (std::vector<std::string>{"three_states_war-center-pivot-south-hill-balance-north-south"}));
    EXPECT_NE(end.out.find(" -> results/three_states_war-center-pivot-south-hill-balance-north-south\n"),
              std::string::npos);
    ASSERT_EQ(call({"run", war(), "--to", "2021-06", "--replicates", "2"}).code, 0);
    EXPECT_TRUE(std::filesystem::exists(folder() / "results/three_states_war/run.json"));
}

TEST_F(Runs, OptionsChangeWhatTheySay) {
    ASSERT_EQ(call(short_run("plain")).code, 0);
    const std::string plain = read(folder() / "plain/series.csv");
    const std::vector<std::vector<std::string>> options{{"--seed", "2"},
                                                        {"--inputs", "fixed"},
                                                        {"--inputs", "all"},
                                                        {"--replicates-per-draw", "4"},
                                                        {"--set", "powers.south.budget=2"},
                                                        {"--policy", "center=bandwagon:south"},
                                                        {"--steering-every", "6"},
                                                        {"--all-domains"}};
    int number = 0;
    for (const auto& option : options) {
        const std::string out = "r" + std::to_string(++number);
        ASSERT_EQ(call(short_run(out, option)).code, 0) << option[0];
        EXPECT_NE(read(folder() / out / "series.csv"), plain) << option[0];
    }
    EXPECT_FALSE(std::filesystem::exists(folder() / "plain/differences.csv"));
    ASSERT_EQ(call(short_run("twin", {"--frozen-twin"})).code, 0);
    EXPECT_TRUE(std::filesystem::exists(folder() / "twin/differences.csv"));
    EXPECT_EQ(read(folder() / "twin/series.csv"), plain);  // observing more changes nothing
    ASSERT_EQ(call(short_run("never", {"--steering-every", "0"})).code, 0);
    EXPECT_EQ(read(folder() / "never/series.csv").find("steering"), std::string::npos);
}

TEST_F(Runs, FaultyScenariosWriteNothing) {
    scenario("bad.yaml", "horizn: 3\n");
    const std::vector<std::vector<std::string>> cases{{"run", "bad.yaml"},
                                                      {"run", "missing.yaml"},
                                                      {"run", "."},
                                                      {"run", war(), "--set", "powers.norht.budget=1"},
                                                      {"run", war(), "--set", "powers.north.budget=-1"},
                                                      {"run", war(), "--policy", "center=pivott:south"},
                                                      {"run", war(), "--policy", "hil=adaptive"},
                                                      {"run", war(), "--to", "2020-01"}};
    for (auto words : cases) {
        words.insert(words.end(), {"--replicates", "2", "--out", "r"});
        const Ending end = call(words);
        EXPECT_EQ(end.code, 2) << words[1];
        EXPECT_EQ(end.out, "") << words[1];
        EXPECT_NE(end.err.find("error: "), std::string::npos) << end.err;
        EXPECT_NE(lines_of(end.err).back().find(" error"), std::string::npos) << end.err;
    }
    EXPECT_EQ(names_in(folder()), (std::vector<std::string>{"bad.yaml"}));
}

TEST_F(Runs, RunJsonRecordsTheChoices) {
    ASSERT_EQ(call(short_run("r", {"--seed", "7", "--frozen-twin", "--inputs", "all"})).code, 0);
    const auto json = nlohmann::json::parse(read(folder() / "r/run.json"));
    EXPECT_EQ(json.at("format"), "multivector-run/2");
    EXPECT_EQ(json.at("scenario").at("end"), "2023-06");
    const auto& options = json.at("options");
    EXPECT_EQ(options.at("seed"), 7);
    EXPECT_EQ(options.at("replicates"), 16);
    EXPECT_EQ(options.at("inputs"), "all");
    EXPECT_EQ(options.at("frozen_twin"), true);
    EXPECT_EQ(options.at("mean_field"), false);
}

TEST_F(Runs, SummaryComparesFolders) {
    ASSERT_EQ(call({"run", world(), "--to", "2023-06", "--replicates", "16", "--out", "calm"}).code, 0);
    ASSERT_EQ(call(short_run("war")).code, 0);
    const Ending end = call({"summary", "calm", "war"});
    ASSERT_EQ(end.code, 0) << end.err;
    for (const char* part : {"calm", "war", "north", "south", "2021-01", "2023-06"})
        EXPECT_NE(end.out.find(part), std::string::npos) << part << "\n" << end.out;
    const Ending bad = call({"summary", "nowhere"});
    EXPECT_EQ(bad.code, 1);
    EXPECT_NE(bad.err.find("nowhere"), std::string::npos) << bad.err;
}

}  // namespace
}  // namespace multivector::test
