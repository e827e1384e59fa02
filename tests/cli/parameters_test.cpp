// Inputs from a table of draws: --parameters.

#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "engine/kernel.hpp"
#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

class Parameters : public Cli {
protected:
    /// A run over two chunks.
    Ending go(const std::string& out, Words more) const {
        Words words{"run", war(), "--to", "2022-09", "--replicates", "70", "--out", out, "--steering-every", "0", "--frozen-twin"};
        words.insert(words.end(), more.begin(), more.end());
        return call(words);
    }
    Files good(const std::string& out, Words more) const {
        const Ending end = go(out, std::move(more));
        EXPECT_EQ(end.code, 0) << end.err;
        return tables(out);
    }
    [[nodiscard]] Files tables(const std::string& out) const {
        Files files = results_in(folder() / out);
        std::erase_if(files, [](const auto& file) { return !file.first.ends_with(".csv"); });
        return files;
    }
    /// draws.csv with a column for each input.
    [[nodiscard]] std::string wide(const std::string& out) const {
        std::vector<std::string> columns;
        std::map<int, std::string> rows;
        for (const auto& line : lines_of(read(folder() / out / "draws.csv"))) {
            const auto first = line.find(','), last = line.rfind(',');
            if (line == "draw,input,value") continue;
            const int draw = std::stoi(line.substr(0, first));
            if (draw == 0) columns.push_back(line.substr(first + 1, last - first - 1));
            rows[draw] += (rows[draw].empty() ? "" : ",") + line.substr(last + 1);
        }
        std::string text;
        for (const auto& name : columns) text += (text.empty() ? "" : ",") + name;
        for (const auto& [draw, row] : rows) text += "\n" + row;
        return text + "\n";
    }
};

TEST_F(Parameters, TheDrawsOfARunGiveItsBytesBack) {
    for (const std::string inputs : {"world", "all"}) {
        const Files drawn = good(inputs, {"--inputs", inputs, "--record-draws", "--replicates-per-draw", "6"});
        write("p.csv", wide(inputs));
        EXPECT_EQ(difference(drawn, good(inputs + "-again", {"--inputs", inputs, "--record-draws", "--replicates-per-draw", "6", "--parameters", "p.csv"})), "");
        EXPECT_EQ(difference(drawn, good(inputs + "-fixed", {"--inputs", "fixed", "--record-draws", "--replicates-per-draw", "6", "--parameters", "p.csv", "--seed", "1"})), "");
        EXPECT_NE(difference(drawn, good(inputs + "-other", {"--inputs", "fixed", "--record-draws", "--replicates-per-draw", "6", "--parameters", "p.csv", "--seed", "2"})), "");
    }
}

TEST_F(Parameters, GiveTheSameBytesHoweverTheyAreRun) {
    write("p.csv", "powers.north.budget,\"weight[center,security]\",shocks.far_war.effect.set\n0.5,0.2,1\n1,0.3,1.5\n1.7,0.4,2\n");
    const Files expected = good("expected", {"--parameters", "p.csv", "--record-draws", "--replicates-per-draw", "6", "--threads", "1"});
    EXPECT_EQ(difference(expected, good("three", {"--parameters", "p.csv", "--record-draws", "--replicates-per-draw", "6", "--threads", "3"})), "");
    for (const Kernel* kernel : available_kernels())
        EXPECT_EQ(difference(expected, good(std::string(kernel->name()), {"--parameters", "p.csv", "--record-draws", "--replicates-per-draw", "6", "--kernel", std::string(kernel->name())})), "");
    EXPECT_NE(read(folder() / "expected/draws.csv").find("\n4,powers.north.budget,1\n"), std::string::npos) << "draw 4 takes row 1";
}

TEST_F(Parameters, AColumnOfStatedValuesChangesNothing) {
    write("p.csv", "powers.north.budget,parameters.coercion_memory\n1,24\n");
    Files plain = good("plain", {"--inputs", "fixed"}), given = good("given", {"--inputs", "fixed", "--parameters", "p.csv"});
    EXPECT_EQ(difference(plain, given), "");
    EXPECT_EQ(read(folder() / "plain/influence.csv").find("luck+inputs"), std::string::npos);
    write("two.csv", "powers.north.budget\n0.5\n1.5\n");
    EXPECT_NE(good("two", {"--inputs", "fixed", "--parameters", "two.csv"})["influence.csv"].find("luck+inputs"), std::string::npos);
}

TEST_F(Parameters, MeanFieldRunsOnePointAfterAnother) {
    write("p.csv", "powers.north.budget\n0.5\n1.5\n");
    const auto run = [&](const std::string& out, Words more) {
        Words words{"run", war(), "--to", "2022-09", "--mean-field", "--steering-every", "0", "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        const Ending end = call(words);
        EXPECT_EQ(end.code, 0) << end.err;
        return read(folder() / out / "influence.csv");
    };
    EXPECT_EQ(run("first", {"--parameters", "p.csv", "--replicates", "1"}), run("set", {"--set", "powers.north.budget=0.5"}));
    EXPECT_NE(run("both", {"--parameters", "p.csv", "--replicates", "2"}).find(",inputs\n"), std::string::npos);
}

TEST_F(Parameters, AreKeptWithTheRun) {
    write("p.csv", "powers.north.budget\n0.5\n1.5\n");
    const Words more{"--parameters", "p.csv", "--keep", "statistics", "--checkpoint", "2022-01"};
    ASSERT_EQ(go("r", more).code, 0);
    const auto json = nlohmann::json::parse(read(folder() / "r/run.json"));
    EXPECT_EQ(json["inputs"]["parameters"], "powers.north.budget\n0.5\n1.5\n");
    EXPECT_EQ(json["options"]["parameters"]["draws"], 2);
    fs::remove(folder() / "p.csv");
    EXPECT_EQ(call({"verify", "r"}).code, 0);
    EXPECT_EQ(call({"branch", "r", "--at", "2022-01", war(), "--to", "2022-09", "--out", "b"}).code, 0);
    EXPECT_EQ(difference(tables("r"), tables("b")), "");
    EXPECT_EQ(call({"merge", "r", "--out", "m"}).code, 0);
    EXPECT_EQ(difference(tables("r"), tables("m")), "");
    write("q.csv", "powers.north.budget\n0.5\n1.6\n");
    const Ending end = go("r", {"--parameters", "q.csv"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("holds the results of another run"), std::string::npos) << end.err;
}

TEST_F(Parameters, AreThoseOfBothSidesOfAComparison) {
    write("p.csv", "powers.north.budget,shocks.far_war.effect.set\n0.5,1\n1.5,2\n");
    const Words words{"compare", world(), war(), "--replicates", "64"};
    const auto compared = [&](const std::string& out, Words more) {
        Words all = words;
        all.insert(all.end(), more.begin(), more.end());
        all.insert(all.end(), {"--out", out});
        const Ending end = call(all);
        EXPECT_EQ(end.code, 0) << end.err;
        return read(folder() / out);
    };
    const std::string given = compared("given.csv", {"--parameters", "p.csv"});
    EXPECT_NE(given, compared("plain.csv", {}));
    EXPECT_EQ(given, compared("three.csv", {"--parameters", "p.csv", "--threads", "3"}));
    // Before the war nothing differs, so both sides had the same draws.
    std::size_t rows = 0;
    for (const auto& line : lines_of(given))
        if (line.find(",2022-01,") != std::string::npos) {
            ++rows;
            EXPECT_NE(line.find(",0,0,0,0,0,0,0,0,0,0,"), std::string::npos) << line;
        }
    EXPECT_GT(rows, 50U);
    write("bad.csv", "shocks.far_war.effect.sett\n1\n");
    const Ending end = call({"compare", world(), war(), "--parameters", "bad.csv"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("did you mean 'shocks.far_war.effect.set'?"), std::string::npos) << end.err;
}

TEST_F(Parameters, FaultsAreToldAndNothingIsWritten) {
    write("p.csv", "powers.north.budget,nonsense\n0.5,1\n-1,x\n");
    Ending end = go("r", {"--parameters", "p.csv"});
    EXPECT_EQ(end.code, 2);
    for (const char* text : {"p.csv:1:21: error: unknown input 'nonsense'", "p.csv:3:1: error: -1 is outside 0 to 100", "p.csv:3:4: error: expected a number",
                             "3 errors", "--parameters: 'p.csv' cannot be used"})
        EXPECT_NE(end.err.find(text), std::string::npos) << text << "\n" << end.err;
    EXPECT_FALSE(fs::exists(folder() / "r"));
    end = go("r", {"--parameters", "none.csv"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.err.find("none.csv"), std::string::npos);
}

}  // namespace
}  // namespace multivector::test
