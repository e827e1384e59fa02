// Scenarios made of several files: what they write is what one file would, and what the program says of them.

#include <cmath>
#include <regex>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

std::string replaced(const std::string& text, const std::string& pattern, const std::string& by) {
    const std::string out = std::regex_replace(text, std::regex(pattern), by);
    EXPECT_NE(out, text) << pattern;
    return out;
}

class Scenarios : public Cli {
protected:
    Scenarios() {
        fs::copy(world(), folder() / "world.yaml");
        write("war.yaml", replaced(read(war()), "worlds/three_states.yaml", "world.yaml"));
    }

    void write_scenario(const std::string& name, const std::string& extends, const std::string& rest) const {
        write(name, "format: multivector-scenario/1\ntitle: A test\nextends: " + extends + "\n" + rest);
    }

    /// All that a short run writes but its own description, which tells where things stand in the files.
    [[nodiscard]] Files tables(const std::string& file, std::vector<std::string> more = {}) const {
        const std::string out = "results_" + fs::path(file).stem().string();
        std::vector<std::string> words{"run", file, "--to", "2023-06", "--replicates", "6", "--frozen-twin", "--record-draws",
                                       "--inputs", "all", "--root", ".", "--quiet", "--force", "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        const Ending end = call(words);
        EXPECT_EQ(end.code, 0) << end.err;
        if (end.code != 0) return {};
        Files files = results_in(folder() / out);
        files.erase("run.json");
        EXPECT_TRUE(files.contains("draws.csv"));
        EXPECT_TRUE(files.contains("differences.csv"));
        return files;
    }

    [[nodiscard]] std::string resolved(const std::string& file, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"describe", file, "--resolved"};
        words.insert(words.end(), more.begin(), more.end());
        const Ending end = call(words);
        EXPECT_EQ(end.code, 0) << end.err;
        return end.out;
    }

    [[nodiscard]] nlohmann::json run_json(const std::string& file) const {
        EXPECT_EQ(call({"run", file, "--to", "2021-03", "--replicates", "1", "--out", "j", "--force", "--quiet"}).code, 0);
        return nlohmann::json::parse(read(folder() / "j/run.json"));
    }
};

// ---- the same in other words --------------------------------------------------------------------------------------

TEST_F(Scenarios, ThatOnlyExtendAnotherGiveTheSameBytes) {
    write_scenario("one.yaml", "war.yaml", "");
    write_scenario("deep/two.yaml", "../one.yaml", "");
    const Files expected = tables("war.yaml");
    EXPECT_EQ(difference(expected, tables("one.yaml")), "");
    EXPECT_EQ(difference(expected, tables("deep/two.yaml")), "");
}

TEST_F(Scenarios, ThatIncludeALibraryGiveTheBytesOfItsShocks) {
    const std::string shocks =
        "shocks:\n  cut: {input: budget, power: [north, south], effect: {scale: {value: 0.7, assumption: [0.5, 0.9]}}, "
        "from: 2021-06}\n";
    write("cut.yaml", "format: multivector-shocks/1\ntitle: L\nparameters: {who: {meaning: m}, when: {meaning: m, default: 2021-06}}\n" +
                          replaced(replaced(shocks, "\\[north, south\\]", "$$who"), "2021-06", "$$when"));
    write_scenario("written.yaml", "world.yaml", shocks);
    write_scenario("included.yaml", "world.yaml", "include: [{file: cut.yaml, with: {who: [north, south]}}]\n");
    write_scenario("dated.yaml", "world.yaml",
                   "dates: {start: 2021-08}\ninclude: [{file: cut.yaml, with: {who: all, when: start - 2 months}}]\n");
    const Files expected = tables("written.yaml");
    EXPECT_EQ(difference(expected, tables("included.yaml")), "");
    EXPECT_EQ(difference(expected, tables("dated.yaml")), "");
    EXPECT_NE(difference(expected, tables("war.yaml")), "");
}

TEST_F(Scenarios, InOtherUnitsGiveTheSameBytes) {
    // Only numbers whose quotient is the same number of a computer: 60 / 100 is 0.6, 30 months are 2.5 years.
    std::string text = read(world());
    text = replaced(text, "30 months, assumption: \\[15, 60\\]", "2.5 years, assumption: [1.25, 5]");
    text = replaced(text, "12 months, assumption: \\[6, 24\\]", "1 year, assumption: [6 months, 2]");
    text = replaced(text, "24 months, assumption: \\[12, 48\\]", "24, assumption: [12 months, 48]");
    text = replaced(text, "([0-9]+) Mt/year, assumption: \\[([0-9]+), ([0-9]+)\\]", "$01000 kt/year, assumption: [$02000, $03000]");
    text = replaced(text, "(capacity: \\{value: [0-9]+) Mt/year", "$01000000 t/year");
    text = replaced(text, "flows: \\{center: \\{value: ([0-9]+) Mt/year", "flows: {center: {value: $01000 kt/year");
    text = replaced(text, "0.01 /year, assumption: \\[-0.01, 0.03\\]", "1 %/year, assumption: [-1, 3]");
    text = replaced(text, "weight: \\{value: 0.3, assumption: \\[0.2, 0.4\\]\\}", "weight: {value: 30 %, assumption: [20, 40]}");
    text = replaced(text, "security: \\{north: \\{value: 0.6, source", "security: {north: {value: 60%, source");
    write("other_units.yaml", text);
    write("war_in_units.yaml", replaced(replaced(read(folder() / "war.yaml"), "world.yaml", "other_units.yaml"),
                                        "ramp: 6 months", "ramp: 0.5 years"));
    EXPECT_EQ(difference(tables("war.yaml"), tables("war_in_units.yaml")), "");
    write("other_world.yaml", replaced(text, "2.5 years", "2.6 years"));
    write("war_elsewhere.yaml", replaced(read(folder() / "war.yaml"), "world.yaml", "other_world.yaml"));
    EXPECT_NE(difference(tables("war.yaml"), tables("war_elsewhere.yaml")), "") << "the test can fail";
}

TEST_F(Scenarios, WithTheirShocksInAnotherOrderGiveTheSameBytes) {
    // Nine changes of one number at once, in sizes whose sums and products depend on the order in a computer.
    std::vector<std::string> shocks;
    for (const char* size : {"0.1", "0.7", "1.3", "0.3"}) {
        const std::string name = std::to_string(shocks.size());
        shocks.push_back("  s" + name + ": {input: budget, power: all, effect: {scale: " + size + "}, from: 2021-02}\n");
        shocks.push_back("  a" + name + ": {input: budget, power: all, effect: {add: " + size + "}, from: 2021-02}\n");
    }
    shocks.push_back("  set: {input: budget, power: all, effect: {set: 1.7}, from: 2021-02, profile: {ramp: 7 months}}\n");
    shocks.push_back("  then: {input: budget, power: all, effect: {set: 0.9}, from: 2021-05, profile: {ramp: 7 months}}\n");
    std::string forth = "shocks:\n", back = "shocks:\n";
    for (const auto& shock : shocks) {
        forth += shock;
        back.insert(8, shock);
    }
    write_scenario("forth.yaml", "world.yaml", forth);
    write_scenario("back.yaml", "world.yaml", back);
    EXPECT_EQ(difference(tables("forth.yaml"), tables("back.yaml")), "");
}

TEST_F(Scenarios, WithNamedDatesAndPoliciesGiveTheBytesOfWhatTheyStandFor) {
    const std::string shock = "shocks: {s: {input: budget, power: north, effect: {scale: 0.5}, from: F, profile: {schedule: {F: 1, G: 0.5}}}}\n";
    const auto with = [&](const std::string& f, const std::string& g) { return replaced(replaced(shock, "F", f), "G", g); };
    write_scenario("plain.yaml", "world.yaml", with("2021-04", "2022-04") + "policies: {center: {follow: balance, with: north}}\n");
    write_scenario("named.yaml", "world.yaml",
                   "dates: {peace: start + 1 year, start: 2021-04}\nnamed_policies: {mine: {follow: balance, with: south}}\n" +
                       with("start", "peace") + "policies: {center: {follow: mine, with: north}}\n");
    EXPECT_EQ(difference(tables("plain.yaml"), tables("named.yaml")), "");
}

// ---- changes to the world -----------------------------------------------------------------------------------------

TEST_F(Scenarios, ChangesToTheWorldAreInForceInTheBaselineToo) {
    write_scenario("plain.yaml", "world.yaml", "");
    write_scenario("changed.yaml", "world.yaml", "world: {powers: {north: {budget: {value: 2, assumption: [1.5, 2.5]}}}}\n");
    const Files plain = tables("plain.yaml"), changed = tables("changed.yaml");
    EXPECT_NE(plain.at("influence.csv"), changed.at("influence.csv"));
    const auto rows = lines_of(changed.at("differences.csv"));
    const auto heading = rows.front() + ",";
    ASSERT_GT(rows.size(), 100U);
    const auto effect = std::ranges::count(heading.substr(0, heading.find("effect,")), ',');
    for (std::size_t r = 1; r < rows.size(); ++r) {
        std::string cell = rows[r];
        for (std::ptrdiff_t k = 0; k < effect; ++k) cell.erase(0, cell.find(',') + 1);
        ASSERT_EQ(cell.substr(0, cell.find(',')), "0") << rows[r];
    }
}

TEST_F(Scenarios, AChangeToTheWorldIsAnotherWorld) {
    write("other.yaml", replaced(read(world()), "budget: \\{value: 1.0, assumption: \\[0.7, 1.3\\]\\}", "budget: {value: 2, assumption: [1.5, 2.5]}"));
    write_scenario("changed.yaml", "war.yaml", "world: {powers: {north: {budget: {value: 2, assumption: [1.5, 2.5]}}}}\n");
    write("copied.yaml", replaced(read(folder() / "war.yaml"), "world.yaml", "other.yaml"));
    EXPECT_EQ(difference(tables("changed.yaml"), tables("copied.yaml")), "");
}

// ---- resolved -----------------------------------------------------------------------------------------------------

TEST_F(Scenarios, ResolvedReadBackAsTheSame) {
    write("l.yaml", "format: multivector-shocks/1\ntitle: L\nparameters: {p: {meaning: m}}\ndates: {start: 2021-05}\n"
                    "shocks: {cut: {input: budget, power: $p, effect: {scale: {normal: [0.7, 0.1], within: [0.5, 0.9]}}, "
                    "from: start, profile: {decay: 1 year}}}\n");
    write_scenario("rich.yaml", "war.yaml",
                   "dates: {start: 2021-07}\ninclude: [{file: l.yaml, as: our, with: {p: north}}]\n"
                   "sources: {s: {citation: \"A, b: c #d\"}}\nshocks: {sanctions: ~}\n"
                   "world:\n  threats: {unrest: {fit: {south: ~}}}\n  powers: {south: {budget: {value: 2, source: s, note: \"50% {x}\"}}}\n"
                   "named_policies: {mine: {title: Mine, follow: bandwagon, with: [north]}}\npolicies: {coast: mine}\n"
                   "named_power_policies: {firm: {title: Firm, demand: 0.5, split: {economy: 0.3}, hazard: 0.02 /month, lasts: 1 year}}\n"
                   "power_policies: {north: {follow: firm, conditionality: 40 %}, south: {demand: 0.25, from: start}}\n");
    for (const std::string file : {"war.yaml", "rich.yaml", "world.yaml"}) {
        const std::string again = "again_" + file;
        write(again, resolved(file));
        EXPECT_EQ(difference(tables(file), tables(again)), "") << file;
        auto first = run_json(file)["resolved"], second = run_json(again)["resolved"];
        if (file == "world.yaml") first.erase("world"), second.erase("world");  // they have other names
        EXPECT_TRUE(first == second) << nlohmann::json::diff(first, second);
    }
}

TEST_F(Scenarios, ResolvedHoldWhatTheCommandLineSays) {
    const std::vector<std::string> words{"--set", "powers.south.budget=2", "--set", "domains.security.adjustment=2 years",
                                         "--set", "shocks.far_war.effect.set=1", "--policy", "center=pivot:south"};
    auto more = words;
    more.insert(more.end(), {"--to", "2023-06"});
    write("again.yaml", resolved("war.yaml", more));
    EXPECT_NE(read(folder() / "again.yaml").find("# --set"), std::string::npos);
    EXPECT_EQ(difference(tables("war.yaml", words), tables("again.yaml")), "");
}

TEST_F(Scenarios, ASetNumberStandsBesideAFilesNumbersInTheirOwnUnit) {
    write("years.yaml", replaced(read(folder() / "world.yaml"), "30 months, assumption: \\[15, 60\\]", "2.5 years, assumption: [1.25, 5]"));
    const std::vector<std::string> set{"--set", "domains.security.adjustment.value=20"};
    EXPECT_EQ(difference(tables("world.yaml", set), tables("years.yaml", set)), "");
}

// ---- draws.csv ----------------------------------------------------------------------------------------------------

TEST_F(Scenarios, RecordedDrawsAreThoseOfTheRun) {
    // The capacity of a corridor is a recorded series; with one replicate its mean is the value itself.
    write_scenario("s.yaml", "world.yaml",
                   "world:\n  corridors:\n    north_pipe: {capacity: {from: 60 Mt/year, to: 80}}\n"
                   "    south_rail: {capacity: {normal: [40 Mt/year, 4], within: [35, 45]}}\n"
                   "    sea_ferry: {capacity: {value: 25 Mt/year, assumption: [5, 50]}}\n");
    for (const std::string seed : {"1", "2"}) {
        ASSERT_EQ(call({"run", "s.yaml", "--to", "2021-03", "--replicates", "1", "--seed", seed, "--precision", "double", "--record-draws", "--out", seed}).code, 0);
        const std::string corridors = read(folder() / seed / "corridors.csv"), draws = read(folder() / seed / "draws.csv");
        EXPECT_EQ(draws.find("draw,input,value\n"), 0U);
        for (const std::string corridor : {"north_pipe", "south_rail", "sea_ferry"}) {
            std::smatch drawn, used;
            ASSERT_TRUE(std::regex_search(draws, drawn, std::regex("\n0,corridors\\." + corridor + "\\.capacity,([^\n]+)")));
            ASSERT_TRUE(std::regex_search(corridors, used, std::regex("2021-01," + corridor + ",,capacity,([^,]+),")));
            const double value = std::stod(drawn[1].str());
            EXPECT_NEAR(value, std::stod(used[1].str()), 1e-11) << corridor;  // sums over replicates are rounded
            EXPECT_NE(value, std::round(value)) << "it was drawn";
        }
    }
    EXPECT_NE(read(folder() / "1/draws.csv"), read(folder() / "2/draws.csv"));
}

TEST_F(Scenarios, DrawsAreRecordedOnceForTheReplicatesThatShareThem) {
    const auto draws = [&](const std::string& out, std::vector<std::string> more) {
        std::vector<std::string> words{"run", "world.yaml", "--to", "2021-03", "--replicates", "10", "--record-draws", "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        EXPECT_EQ(call(words).code, 0);
        return lines_of(read(folder() / out / "draws.csv"));
    };
    const auto each = draws("each", {}), shared = draws("shared", {"--replicates-per-draw", "4"});
    const auto all = draws("all", {"--inputs", "all"}), fixed = draws("fixed", {"--inputs", "fixed"});
    const std::size_t inputs = (each.size() - 1) / 10;
    EXPECT_EQ(each.size(), 1 + 10 * inputs);
    ASSERT_EQ(shared.size(), 1 + 3 * inputs) << "two draws for four replicates, one for the last two";
    EXPECT_EQ(shared.back(), each[3 * inputs]) << "draw 2 is draw 2";
    EXPECT_GT(all.size(), each.size());
    EXPECT_EQ(fixed.size(), 1U);
    EXPECT_EQ(call({"run", "world.yaml", "--to", "2021-03", "--replicates", "2", "--out", "none"}).code, 0);
    EXPECT_FALSE(fs::exists(folder() / "none/draws.csv"));
}

// ---- what is said -------------------------------------------------------------------------------------------------

TEST_F(Scenarios, LibrariesAreCheckedButNotRun) {
    write("good.yaml", "format: multivector-shocks/1\ntitle: L\nparameters: {p: {meaning: m}}\n"
                       "shocks: {cut: {input: budget, power: $p, effect: {scale: 0.5}, from: 2022-01}}\n");
    write("bad.yaml", "format: multivector-policies/1\ntitle: L\npolicies: {a: {follow: adaptiv}}\n");
    Ending end = call({"check", "good.yaml"});
    EXPECT_EQ(end.code, 0);
    EXPECT_EQ(end.out, "good.yaml: good (1 shocks)\n");
    end = call({"check", "bad.yaml"});
    EXPECT_EQ(end.code, 2);
    EXPECT_EQ(end.out, "");
    EXPECT_NE(end.err.find("bad.yaml:3:24: error: 'adaptiv' is not known here (at policies.a.follow)"), std::string::npos) << end.err;
    for (const char* command : {"run", "describe"}) {
        end = call({command, "good.yaml"});
        EXPECT_EQ(end.code, 2);
        EXPECT_EQ(end.err.find("good.yaml: error: a library is no scenario"), 0U) << end.err;
        EXPECT_NE(end.err.find("include it in one"), std::string::npos) << end.err;
    }
}

TEST_F(Scenarios, ListShowsLibrariesAndCountsFaultyOnes) {
    write("s/good.yaml", "format: multivector-shocks/1\ntitle: L\n"
                         "shocks: {cut: {input: budget, power: north, effect: {scale: 0.5}, from: 2022-01}}\n");
    fs::copy(world(), folder() / "s/world.yaml");
    Ending end = call({"list", "s"});
    EXPECT_NE(end.out.find("s/good.yaml   shocks"), std::string::npos) << end.out;
    EXPECT_EQ(end.err, "");
    write("s/bad.yaml", "format: multivector-shocks/1\ntitle: L\n");
    end = call({"list", "s"});
    EXPECT_EQ(end.err, "1 file with faults left out; see 'multivector check s/bad.yaml'\n");
}

TEST_F(Scenarios, FaultsShowTheLineOfTheirOwnFile) {
    write("l.yaml", "format: multivector-shocks/1\ntitle: L\nshocks:\n  cut: {input: budgt, power: north, effect: {scale: 0.5}, from: 2022-01}\n");
    write_scenario("s.yaml", "war.yaml", "include: [l.yaml]\n");
    const Ending end = call({"check", "s.yaml"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("l.yaml:4:16: error: 'budgt' is not known here (at shocks.cut.input)\n    4 |   cut: {input: budgt,"), std::string::npos)
        << end.err;
}

}  // namespace
}  // namespace multivector::test
