// Tables of draws: what a column may be called, every fault with its place, text that reads back.

#include "output/draw_file.hpp"

#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "compile/compile.hpp"
#include "compile/given.hpp"
#include "engine/draws.hpp"
#include "ensemble/ensemble.hpp"

namespace multivector::test {
namespace {

const Scenario& war() {
    static const Scenario scenario = [] {
        Diagnostics none;
        return *load_scenario(MULTIVECTOR_SOURCE_DIR "/scenarios/three_states_war.yaml", {}, none);
    }();
    return scenario;
}

struct Read {
    std::optional<DrawTable> table;
    std::vector<std::string> faults;  ///< "line:column message"
};

Read read(const std::string& text) {
    Diagnostics faults;
    Read out{parse_draw_table(text, "p.csv", {&war()}, faults), {}};
    for (const Diagnostic& d : faults.sorted()) {
        EXPECT_EQ(d.mark.file, "p.csv");
        out.faults.push_back(fmt::format("{}:{} {}", d.mark.line, d.mark.column, d.message));
        if (!d.hint.empty()) out.faults.back() += "; " + d.hint;
    }
    EXPECT_EQ(out.table.has_value(), out.faults.empty());
    return out;
}

using Words = std::vector<std::string>;

TEST(DrawFile, HoldsRowsOfNumbersByInput) {
    const auto table = read("parameters.rationality,powers.north.budget\r\n0.5,1\n1.25e0,0.75\n").table;
    ASSERT_TRUE(table);
    EXPECT_EQ(table->inputs, (Words{"parameters.rationality", "powers.north.budget"}));
    EXPECT_EQ(table->rows(), 2U);
    EXPECT_EQ(table->row(0)[1], 1);
    EXPECT_EQ(table->row(1)[0], 1.25);
    EXPECT_EQ(table->row(4)[0], 0.5) << "row 4 modulo 2";
}

TEST(DrawFile, ReadsBackToTheLastBit) {
    const DrawTable table{{"weight[center,security]", "parameters.rationality"}, {1.0 / 3, 0.1 + 0.2, 0.3, 1e-2}, {}};
    EXPECT_EQ(draw_table_text(table).substr(0, 51), "\"weight[center,security]\",parameters.rationality\n0.");
    EXPECT_EQ(read(draw_table_text(table)).table, table);
    EXPECT_EQ(read("\xEF\xBB\xBF" + draw_table_text(table)).table, table) << "with a byte order mark";
}

TEST(DrawFile, TellsEveryFaultWithItsPlace) {
    EXPECT_EQ(read("powers.north.budgett,powers.north.budget,powers.north.budget\n"
                   "1,\"0,5\",x\n"
                   "1,1\n"
                   "1,1000,1\n"
                   "1,nan,1\n")
                  .faults,
              (Words{"1:1 unknown input 'powers.north.budgett'; did you mean 'powers.north.budget'?",
                     "1:42 the column 'powers.north.budget' is there twice",
                     "2:3 expected a number, got '0,5' (column powers.north.budget); write the decimal sign as a point",
                     "2:9 expected a number, got 'x' (column powers.north.budget)",
                     "3:1 expected 3 fields, as in the header, got 2",
                     "4:3 1000 is outside 0 to 100, the range of budget (column powers.north.budget)",
                     "5:3 expected a finite number, got 'nan' (column powers.north.budget)"}));
}

TEST(DrawFile, TellsWhatIsNoTable) {
    EXPECT_EQ(read("").faults, (Words{"1:1 the file is empty"}));
    EXPECT_EQ(read("parameters.rationality\n").faults, (Words{"1:1 there is no row below the header; each row is a draw"}));
    EXPECT_EQ(read("parameters.rationality\n\"1\n").faults, (Words{"2:1 the file ends inside quotes"}));
    EXPECT_EQ(read("\n1\n").faults.size(), 1U) << "an input without a name";
}

TEST(DrawFile, RefusesTwoColumnsForOneNumber) {
    EXPECT_EQ(read("domains.security.weight,\"weight[hill,security]\"\n0.3,0.3\n").faults,
              (Words{"1:25 the columns 'domains.security.weight' and 'weight[hill,security]' give the same number"}));
}

TEST(DrawFile, KnowsTheRangesOfWhatIsNoInputOfTheCatalogue) {
    EXPECT_EQ(read("shocks.far_war.effect.set,parameters.hazard_base,conflicts.border_dispute.bar\n21,1.5,11\n").faults,
              (Words{"2:1 21 is outside 0 to 20, the range of the input that is set (column shocks.far_war.effect.set)",
                     "2:4 1.5 is outside 0 to 1, the range of hazard_base (column parameters.hazard_base)",
                     "2:8 11 is outside -10 to 10, the range of the field (column conflicts.border_dispute.bar)"}));
}

TEST(Given, EveryDrawHasANameOfItsOwnThatLeadsBackToIt) {
    const World w = compile(war());
    const auto names = input_names(w);
    std::set<std::string> seen;
    for (const Draw& d : w.draws) {
        EXPECT_TRUE(seen.insert(d.path).second) << d.path;
        ASSERT_TRUE(names.contains(d.path)) << d.path;
        EXPECT_EQ(names.at(d.path), std::vector<int>{d.slot}) << d.path;
    }
    EXPECT_EQ(names.at("domains.security.weight").size(), 3U) << "one for each state";
    EXPECT_TRUE(names.contains("parameters.coercion_memory")) << "without a range";
    EXPECT_TRUE(names.contains("states.hill.powers.north.usefulness")) << "with a default";
}

TEST(Given, TheTableTakesThePlaceOfDrawsInEveryMode) {
    World w = compile(war());
    const DrawTable table{{"powers.north.budget", "parameters.coercion_memory", "domains.security.weight"}, {0.8, 12, 0.25, 0.9, 36, 0.35}, {}};
    give(w, table);
    EXPECT_EQ(w.given.size(), 5U);
    for (const InputMode mode : {InputMode::fixed, InputMode::world, InputMode::all}) {
        const auto plain = drawn_values(compile(war()), 7, mode, 3);
        const auto values = drawn_values(w, 7, mode, 3, &table);
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::string& name = w.draws[k].path;
            const bool weight = name.starts_with("weight[") && name.ends_with(",security]");
            EXPECT_EQ(values[k], name == "powers.north.budget" ? 0.9 : weight ? 0.35 : plain[k]) << name;
        }
    }
}

TEST(Given, ATableThatIsNoneOfTheScenarioIsRefused) {
    RunOptions options;
    options.replicates = 1;
    const auto fault = [&](DrawTable table) -> std::string {
        options.table = std::make_shared<const DrawTable>(std::move(table));
        try {
            (void)prepare(war(), options);
        } catch (const Error& e) {
            return e.what();
        }
        return "none";
    };
    EXPECT_EQ(fault({{"parameters.rationality"}, {0.5}, {}}), "none");
    EXPECT_EQ(fault({{"parameters.rationality"}, {}, {}}), "the table of draws has no whole row");
    EXPECT_EQ(fault({{"a", "b"}, {1, 2, 3}, {}}), "the table of draws has no whole row");
    EXPECT_EQ(fault({{"parameters.rationality"}, {0.5, 0.6}, {1}}), "the table of draws has not a luck for each row");
    EXPECT_EQ(fault({{"a"}, {1}, {}}), "the table of draws has the column 'a', which is no input of the scenario");
}

}  // namespace
}  // namespace multivector::test
