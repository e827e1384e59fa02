// What the figures of a small invented past say.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "../hindcast/invented.hpp"
#include "estimates/estimates.hpp"
#include "hindcast/rebuild.hpp"
#include "hindcast/scalar.hpp"
#include "output/draw_file.hpp"

namespace multivector::estimates {
namespace {

class Estimates : public hindcast::test::Invented {
protected:
    Estimates() {
        std::string changed = text();
        const std::string votes = "domain: diplomacy, link: change";
        changed.replace(changed.find(votes), votes.size(), votes + ", votes: true");
        write("hindcast.yaml", changed);
    }
    static Options few(int threads = 1) { return {60, 50, 1, {threads, Backend::threads}}; }
    [[nodiscard]] std::vector<Estimated> all(int threads = 1) const { return estimate(spec(), archive(), few(threads)); }
    static const Estimated& find(const std::vector<Estimated>& rows, const std::string& number, const std::string& series) {
        const auto it = std::ranges::find_if(rows, [&](const Estimated& e) { return e.number == number && e.series == series; });
        if (it != rows.end()) return *it;
        ADD_FAILURE() << "no row " << number << " of " << series;
        return rows.front();
    }
    /// Figures of trade whose log odds follow capability by this elasticity, but for what `off` adds.
    template <class Off>
    void follow_capability(double elasticity, const Off& off) {
        Scenario world = spec().world;
        for (Quantity& effect : world.inputs[static_cast<std::size_t>(Channel::capability_effect)]) effect.value = 1;
        const hindcast::Capability capability(world, Month::of(2000, 1), Month::of(2021, 1));
        std::string figures = "series,state,power,year,value\n";
        const char *const states[]{"center", "hill"}, *const powers[]{"north", "south"};
        const auto place = [&](Axis axis, const std::string& id) {
            const auto& entities = world.entities[static_cast<std::size_t>(axis)];
            return static_cast<std::size_t>(std::ranges::find(entities, id, &Entity::id) - entities.begin());
        };
        for (const char* state : states)
            for (const char* power : powers)
                for (int year = 2001; year <= 2020; ++year) {
                    double sum = 0;
                    for (int month = 1; month <= 12; ++month)
                        sum += capability.change(place(Axis::power, power), place(Axis::domain, "economy"), Month::of(2000, 1), Month::of(year, month)) / 12;
                    figures += fmt::format("trade,{},{},{},{}\n", state, power, year, hindcast::share_of(-1 + elasticity * sum + off(power[0] == 'n', year)));
                }
        write("figures.csv", figures);
    }
};

TEST_F(Estimates, EveryNumberHasARowAndAReason) {
    const auto rows = all();
    const auto csv = estimates_csv(rows);
    EXPECT_TRUE(csv.starts_with("number,series,estimate,se,low,high,observations,dyads,stated,stated_low,stated_high,told,why\n")) << csv;
    ASSERT_EQ(rows.size(), 10U);  // adjustment and capability of two series, a product and five parameters of votes
    for (const Estimated& e : rows) {
        EXPECT_EQ(e.told, e.why.empty()) << e.number;
        EXPECT_EQ(e.told, !e.draws.empty()) << e.number;
        EXPECT_TRUE(e.stated) << e.number;
        if (!e.estimate) continue;
        EXPECT_LE(*e.low, *e.estimate) << e.number;
        EXPECT_LE(*e.estimate, *e.high) << e.number;
    }
    const Estimated& time = find(rows, "domains.economy.adjustment", "trade");
    EXPECT_EQ(*time.stated, 12);
    EXPECT_EQ(*time.stated_low, 6);
    EXPECT_EQ(*time.stated_high, 24);
    EXPECT_EQ(time.dyads, 4U);
    EXPECT_EQ(time.observations, 76U);
}

TEST_F(Estimates, VotesKnowOneProductAlone) {
    const auto rows = all();
    const Estimated& product = find(rows, "parameters.vote_slope*parameters.vote_ties", "votes");
    EXPECT_EQ(*product.stated, 3);
    EXPECT_FALSE(product.told);
    EXPECT_EQ(product.observations, 80U);
    for (const char* name : {"vote_deference", "vote_hazard", "vote_ties", "vote_slope", "vote_cut"})
        EXPECT_FALSE(find(rows, std::string("parameters.") + name, "votes").estimate) << name;
    EXPECT_EQ(find(rows, "domains.diplomacy.capability_effect", "votes").why, "the figure is no tie: it moves with one by an unknown slope");
}

TEST_F(Estimates, TheEffectOfCapabilityComesBack) {
    // exact but for a wave that differs between powers, else there is no error at all
    follow_capability(0.8, [](bool north, int year) { return 0.0005 * ((year + (north ? 1 : 3)) % 4 - 1.5); });
    const auto rows = all();
    const Estimated& effect = find(rows, "domains.economy.capability_effect", "trade");
    ASSERT_TRUE(effect.estimate);
    EXPECT_NEAR(*effect.estimate, 0.8, 0.05);
    EXPECT_GT(*effect.error, 0);
}

TEST_F(Estimates, DrawsAreThoseThatParametersTakes) {
    follow_capability(0.8, [](bool, int year) { return 0.0001 * (year * 7 % 5); });
    auto rows = all();
    const DrawTable draws = draws_of(rows);
    ASSERT_FALSE(draws.inputs.empty());
    EXPECT_EQ(draws.rows(), 50U);
    Diagnostics faults;
    const Scenario world = spec().world;
    const auto read = parse_draw_table(draw_table_text(draws), "draws.csv", {&world}, faults);
    EXPECT_FALSE(faults.has_errors());
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, draws);
    // a second series of the same number: the narrower one counts
    const auto told = std::ranges::find(rows, true, &Estimated::told);
    Estimated wider = *told;
    wider.low = *wider.low - 1;
    wider.draws.assign(50, -1);
    rows.insert(rows.begin(), wider);
    EXPECT_EQ(draws_of(rows), draws);
    EXPECT_TRUE(draws_of({}).inputs.empty());
}

TEST_F(Estimates, DrawsStayWhereTheFieldMayBe) {
    follow_capability(0.02, [](bool north, int year) { return 0.05 * ((year + (north ? 1 : 3)) % 4 - 1.5); });
    // whatever the estimate is, the draws are where the field may be
    for (const Estimated& e : all())
        for (const double value : e.draws) EXPECT_GE(value, e.number.ends_with("adjustment") ? 1 : 0) << e.number;
}

TEST_F(Estimates, AreTheSameOnAnyNumberOfThreads) {
    const auto one = all(1), three = all(3);
    EXPECT_EQ(estimates_csv(one), estimates_csv(three));
    EXPECT_EQ(draw_table_text(draws_of(one)), draw_table_text(draws_of(three)));
}

TEST_F(Estimates, TooFewFiguresAreSaidToBeTooFew) {
    write("figures.csv", "series,state,power,year,value\ntrade,center,north,2001,0.2\ntrade,center,north,2002,0.3\n");
    const auto rows = all();
    EXPECT_EQ(find(rows, "domains.economy.adjustment", "trade").why, "0 dyads with 6 pairs of neighbouring years; 2 are needed");
    EXPECT_EQ(find(rows, "domains.economy.capability_effect", "trade").why, "too few figures, or of one of the powers alone");
    EXPECT_TRUE(draws_of(rows).inputs.empty());
}

}  // namespace
}  // namespace multivector::estimates
