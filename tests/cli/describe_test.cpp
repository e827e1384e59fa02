// describe in all its views, against the files and the library's own lists.

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "engine/kernel.hpp"
#include "fixture.hpp"
#include "world/catalogue.hpp"

namespace multivector::test {
namespace {

using Json = nlohmann::json;

class Describe : public Cli {
protected:
    [[nodiscard]] std::vector<Json> objects(std::vector<std::string> words) const {
        words.insert(words.begin(), "describe");
        words.insert(words.end(), {"--format", "json"});
        const Ending end = call(std::move(words));
        EXPECT_EQ(end.code, 0) << end.err;
        EXPECT_EQ(end.err, "");
        std::vector<Json> out;
        for (const auto& line : lines_of(end.out)) out.push_back(Json::parse(line));
        return out;
    }
    [[nodiscard]] std::string text(std::vector<std::string> words) const {
        words.insert(words.begin(), "describe");
        const Ending end = call(std::move(words));
        EXPECT_EQ(end.code, 0) << end.err;
        return end.out;
    }
    static const Json& row(const std::vector<Json>& rows, const std::string& key, const std::string& value) {
        const auto it = std::ranges::find_if(rows, [&](const Json& r) { return r[key] == value; });
        if (it == rows.end()) throw std::runtime_error("no row with " + key + " " + value);
        return *it;
    }
};

TEST_F(Describe, OverviewHoldsWhatTheFileSays) {
    const std::string shown = text({war()});
    for (const char* part :
         {"three_states_war: A war elsewhere draws North's attention away\n", "from 2021-01 to 2031-01, 120 months\n",
          "states (3)\n  center (Center) [focal], hill (Hill), coast (Coast)\n", "economy [market]",
          "far_war    theatre_demand  far_war / north        set      1.5  2022-03  2026-02  step\n",
          "sanctions  friction        all / north / economy  add      0.1  2022-04           ramp of 6 months\n",
          "condemn_war     vote      2022-03  Condemn the war\n", "talks between north and south\n",
          "coast  rules               1\n"})
        EXPECT_NE(shown.find(part), std::string::npos) << part << "\n" << shown;
}

TEST_F(Describe, OverviewAsJson) {
    const auto rows = objects({war(), "--to", "2025-01", "--policy", "center=pivot:south"});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["id"], "three_states_war");
    EXPECT_EQ(rows[0]["end"], "2025-01");
    EXPECT_EQ(rows[0]["states"].size(), 3U);
    EXPECT_EQ(rows[0]["states"][0]["focal"], true);
    EXPECT_EQ(rows[0]["shocks"].size(), 2U);
    const auto& policies = rows[0]["policies"];
    EXPECT_TRUE(
        std::ranges::any_of(policies, [](const Json& p) { return p["state"] == "center" && p["with"] == "south"; }));
}

TEST_F(Describe, SaysHowAShockWithoutADateArrives) {
    const std::string scenarios = MULTIVECTOR_SOURCE_DIR "/scenarios/";
    const auto rows = objects({scenarios + "three_states_turn.yaml"});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["shocks"][1]["arrives"],
              "when share[center, north, economy] < 0.24 for 6 months, lasts 60 months");
    EXPECT_EQ(rows[0]["shocks"][0]["arrives"], nullptr);
    const auto pipe = objects({scenarios + "pipeline_hazard.yaml"});
    EXPECT_EQ(pipe[0]["shocks"][0]["arrives"], "hazard 0.02/month, lasts 3 months, repeats");
    const auto inputs = objects({scenarios + "pipeline_hazard.yaml", "--inputs"});
    EXPECT_TRUE(std::ranges::any_of(inputs, [](const Json& row) {
        return row["path"] == "shocks.pipeline_closed.hazard" && row["value"] == 0.02 && row["unit"] == "1/month";
    }));
}

TEST_F(Describe, InputsHaveValuesRangesAndOrigins) {
    const auto rows = objects({war(), "--inputs", "--set", "powers.south.budget=1.25"});
    const Json& gain = row(rows, "path", "domains.security.gain");
    EXPECT_EQ(gain["value"], 0.6);
    EXPECT_EQ(gain["low"], 0.2);
    EXPECT_EQ(gain["high"], 1.8);
    EXPECT_TRUE(gain["source"].is_null());
    const Json& tie = row(rows, "path", "states.hill.ties.security.north");
    EXPECT_EQ(tie["value"], 0.75);
    EXPECT_EQ(tie["source"], "invented");
    EXPECT_EQ(tie["year"], 2021);
    const Json& budget = row(rows, "path", "powers.south.budget");
    EXPECT_EQ(budget["value"], 1.25);
    EXPECT_EQ(budget["low"], budget["high"]);

    const std::string shown = text({war(), "--inputs"});
    EXPECT_NE(shown.find("[0.2, 1.8]"), std::string::npos);
    EXPECT_NE(shown.find("invented 2021"), std::string::npos);
    EXPECT_NE(shown.find("\nNumbers with a source\nstate "), std::string::npos);
}

TEST_F(Describe, CoverageCountsSources) {
    const auto rows = objects({world(), "--coverage"});
    EXPECT_EQ(rows.size(), 3U * 5U);
    for (const Json& r : rows) EXPECT_LE(r["sourced"].get<int>(), r["total"].get<int>());
    const auto security =
        std::ranges::find_if(rows, [](const Json& r) { return r["state"] == "hill" && r["domain"] == "security"; });
    ASSERT_NE(security, rows.end());
    // Stated for Hill in security: two ties, from a source; a weight, an engagement and a deference, assumed.
    EXPECT_EQ((*security)["sourced"], 2);
    EXPECT_EQ((*security)["total"], 5);
    const std::string shown = text({world(), "--coverage"});
    EXPECT_EQ(lines_of(shown).size(), 4U);
    EXPECT_EQ(lines_of(shown)[0].rfind("state ", 0), 0U);
}

TEST_F(Describe, ParametersAreThoseOfTheCatalogue) {
    const auto rows = objects({"--parameters"});
    ASSERT_EQ(rows.size(), kParameters);
    EXPECT_EQ(row(rows, "name", "horizon")["value"], info(Parameter::horizon).value);
    const auto own = objects({world(), "--parameters", "--set", "parameters.horizon=30"});
    EXPECT_EQ(row(own, "name", "horizon")["value"], 30);
    EXPECT_EQ(lines_of(text({"--parameters"})).size(), kParameters + 1);
}

TEST_F(Describe, ChannelsAreThoseOfTheCatalogue) {
    const auto rows = objects({"--channels"});
    ASSERT_EQ(rows.size(), kChannels);
    const Json& gap = row(rows, "input", "gap");
    EXPECT_EQ(gap["axes"], (Json{"state", "power"}));
    EXPECT_EQ(gap["low"], info(Channel::gap).low);
    EXPECT_EQ(gap["shockable"], info(Channel::gap).shockable);
}

TEST_F(Describe, ScheduleIsThatOfTheKernel) {
    const auto rows = objects({"--schedule"});
    ASSERT_EQ(rows.size(), schedule().size());
    EXPECT_EQ(rows[0]["step"], 1);
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i]["phase"], schedule()[i].name);
}

TEST_F(Describe, RestingReachesTheStatedLevers) {
    const auto rows = objects({world(), "--resting"});
    ASSERT_EQ(rows.size(), 3U * 2U * 4U);
    const double engagement[]{1, 0.6, 0, -1}, deference[]{1, 0, 0, -1};  // the file's postures
    for (const Json& r : rows) {
        double e = 0, v = 0, total = 0;
        int k = 0;
        for (const char* posture : {"align", "hedge", "neutral", "balance"}) {
            const double share = r["mix"][posture];
            e += share * engagement[k];
            v += share * deference[k++];
            total += share;
        }
        EXPECT_NEAR(total, 1, 1e-12);
        EXPECT_NEAR(e, r["engagement"].get<double>(), 1e-6) << r;
        EXPECT_NEAR(v, r["deference"].get<double>(), 1e-6) << r;
        EXPECT_GT(r["hazard"].get<double>(), 0);
        EXPECT_LT(r["hazard"].get<double>(), 0.2);
    }
    const auto& hill = rows[8];  // hill, north, security
    EXPECT_EQ(hill["state"], "hill");
    EXPECT_EQ(hill["domain"], "security");
    EXPECT_EQ(hill["engagement"], 0.55);
    EXPECT_NE(text({world(), "--resting"}).find("Every cell rests at"), std::string::npos);
}

TEST_F(Describe, RestingNamesTheCellsThatCannot) {
    // At full deference a state would have to be fully engaged: no mix of the postures gives 0.2 of engagement there.
    const std::vector<std::string> out_of_reach{world(), "--resting",
                                                "--set", "states.coast.powers.south.deference=1",
                                                "--set", "states.coast.powers.south.engagement=0.2"};
    const std::string shown = text(out_of_reach);
    EXPECT_NE(shown.find("\n4 cells cannot rest at the engagement and the deference that the files state\n"),
              std::string::npos)
        << shown;
    for (const Json& r : objects(out_of_reach)) {
        const bool reached = r["residual"].get<double>() <= 1e-6;
        EXPECT_EQ(reached, !(r["state"] == "coast" && r["power"] == "south")) << r;
    }
}

TEST_F(Describe, FaultsAreReportedAndNothingIsShown) {
    const Ending end = call({"describe", world(), "--set", "powers.norht.budget=1"});
    EXPECT_EQ(end.code, 2);
    EXPECT_EQ(end.out, "");
    EXPECT_NE(end.err.find("did you mean 'north'?"), std::string::npos) << end.err;
}

}  // namespace
}  // namespace multivector::test
