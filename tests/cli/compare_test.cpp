// Scenarios against a base on the same luck.

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

using Words = std::vector<std::string>;

class Compare : public Cli {
protected:
    Compare() {
        write("base.yaml", head() + shock("war", "attention", "north", "2021-06"));
        write("aid.yaml", head() + shock("war", "attention", "north", "2021-06") + shock("aid", "budget", "south", "2022-03", "6").substr(8));
        write("same.yaml", head() + shock("war", "attention", "north", "2021-06"));
    }
    static std::string head() { return "format: multivector-scenario/1\ntitle: A test\nextends: three_states\nend: 2023-01\n"; }
    static std::string shock(const std::string& name, const std::string& input, const std::string& power, const std::string& from, const std::string& factor = "1.6") {
        return "shocks:\n  " + name + ":\n    input: " + input + "\n    power: " + power + "\n    effect: {scale: " + factor + "}\n    from: " + from + "\n";
    }
    /// Rows of the file as column name to text.
    std::vector<std::map<std::string, std::string>> rows(const std::string& file) const {
        std::vector<std::map<std::string, std::string>> out;
        std::vector<std::string> names;
        for (const auto& line : lines_of(read(folder() / file))) {
            std::vector<std::string> cells;
            for (std::size_t at = 0; at <= line.size();) {
                const std::size_t end = std::min(line.find(',', at), line.size());
                cells.push_back(line.substr(at, end - at));
                at = end + 1;
            }
            if (names.empty()) {
                names = cells;
                continue;
            }
            for (std::size_t k = 0; k < names.size(); ++k) (k == 0 ? out.emplace_back() : out.back())[names[k]] = cells.at(k);
        }
        return out;
    }
};

TEST_F(Compare, NothingDiffersBeforeTheInputsDo) {
    const Ending end = call({"compare", "base.yaml", "aid.yaml", "--replicates", "70", "--out", "d.csv"});
    ASSERT_EQ(end.code, 0) << end.err;
    bool later = false;
    for (auto& row : rows("d.csv")) {
        // Inputs differ from 2022-03 on; what that month derives from them may, stocks from the month after on.
        if (row["date"] < "2022-03") {
            for (const char* name : {"effect", "effect_low", "effect_high", "arithmetic", "behaviour", "share_higher"})
                EXPECT_EQ(row[name], "0") << row["date"] << row["measure"];
            EXPECT_EQ(row["base"], row["value"]);
        } else {
            later |= row["effect"] != "0";
        }
    }
    EXPECT_TRUE(later);
    EXPECT_NE(end.out.find("aid: by 2023-01 "), std::string::npos) << end.out;
}

TEST_F(Compare, PartsAddUpAndPairingNarrows) {
    ASSERT_EQ(call({"compare", "base.yaml", "aid.yaml", "--replicates", "128", "--out", "d.csv"}).code, 0);
    std::size_t seen = 0;
    for (auto& row : rows("d.csv")) {
        if (row["date"] != "2023-01" || row["measure"] != "influence") continue;
        ++seen;
        EXPECT_NEAR(std::stod(row["value"]) - std::stod(row["base"]), std::stod(row["effect"]), 1e-9);
        EXPECT_NEAR(std::stod(row["arithmetic"]) + std::stod(row["behaviour"]), std::stod(row["effect"]), 1e-9);
        EXPECT_LT(std::stod(row["pairing"]), 0.8) << row["state"] << row["power"];
        EXPECT_LE(std::stod(row["effect_low"]), std::stod(row["effect"]));
    }
    EXPECT_EQ(seen, 6U);
}

TEST_F(Compare, TheSameScenarioDoesNotDiffer) {
    const Ending end = call({"compare", "base.yaml", "same.yaml", "--replicates", "64", "--out", "d.csv"});
    ASSERT_EQ(end.code, 0) << end.err;
    for (auto& row : rows("d.csv")) EXPECT_EQ(row["effect"], "0") << row["measure"];
    EXPECT_NE(end.out.find("same: no clear difference in influence by 2023-01"), std::string::npos) << end.out;
}

TEST_F(Compare, TakesFinishedRunsWithTheirOptions) {
    for (const char* name : {"base", "aid"})
        ASSERT_EQ(call({"run", std::string(name) + ".yaml", "--replicates", "70", "--seed", "5", "--out", name}).code, 0);
    ASSERT_EQ(call({"compare", "base", "aid", "--out", "folders.csv", "--quiet"}).code, 0);
    ASSERT_EQ(call({"compare", "base.yaml", "aid.yaml", "--replicates", "70", "--seed", "5", "--threads", "1", "--out", "files.csv"}).code, 0);
    EXPECT_EQ(read(folder() / "folders.csv"), read(folder() / "files.csv"));
    // The base is what the run of it wrote.
    const auto influence = lines_of(read(folder() / "base/influence.csv")).back();
    EXPECT_NE(read(folder() / "files.csv").find(influence.substr(influence.find("south,") + 6, 15)), std::string::npos) << influence;
}

TEST_F(Compare, RefusesWhatCannotBeCompared) {
    write("other.yaml", head() + "world:\n  powers:\n    north: {budget: {value: 3 offer units, assumption: [2, 4]}}\n");
    Ending end = call({"compare", "base.yaml", "other.yaml"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("'base' and 'other' are not of one world: "), std::string::npos) << end.err;
    write("chance.yaml", head() + "shocks:\n  x:\n    input: budget\n    power: north\n    effect: {scale: 2}\n    hazard: 0.1 /month\n");
    end = call({"compare", "chance.yaml", "base.yaml"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("cannot be the base of a comparison"), std::string::npos) << end.err;
    EXPECT_EQ(call({"compare", "base.yaml", "chance.yaml", "--replicates", "16"}).code, 0);
    end = call({"compare", "base.yaml"});
    EXPECT_EQ(end.code, 2);
}

}  // namespace
}  // namespace multivector::test
