// The adjustment time comes back from simulated figures.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "estimates/adjustment.hpp"

namespace multivector::estimates {
namespace {

/// Dyads of three powers and three states, over twenty years, with a gap.
Panel panel_of_years(int years = 20) {
    Panel out;
    for (std::size_t state = 0; state < 3; ++state)
        for (std::size_t power = 0; power < 3; ++power) {
            DyadYears dyad{{0, state, power}, {}};
            for (int year = 0; year < years; ++year)
                if (year != 7 || state != 1) dyad.years.emplace_back(2000 + year, 0.0);
            out.push_back(std::move(dyad));
        }
    return out;
}

constexpr Parallelism kOne{1, Backend::threads};

TEST(EstimatesAdjustment, WithoutNoiseMemoryAndSpanTheMemoryIsThatOfTheFormula) {
    // figures of a single month would have the memory (1 - 1/T)^12; those of a year have more (Working 1960):
    // f (1 - f^12)^2 / (1 - f)^2 over 12 (1 + f) / (1 - f) - 2 f (1 - f^12) / (1 - f)^2, with f = 1 - 1/T
    const double f = 1 - 1.0 / 12, end = 1 - std::pow(f, 12);
    const double memory = f * end * end / ((1 - f) * (1 - f)) / (12 * (1 + f) / (1 - f) - 2 * f * end / ((1 - f) * (1 - f)));
    EXPECT_NEAR(memory, 0.53, 0.01);
    // a long panel: hardly any bias; noise that lasts a month enters the tie a month later and adds none
    const Panel figures = simulated(panel_of_years(600), {0, 12, {}}, 12, 1, 0);
    EXPECT_NEAR(memory_of(figures), memory, 0.02);
}

TEST(EstimatesAdjustment, ShortSeriesAreBelowTheFormulaAndTheCurveKnowsIt) {
    const Memories short_ones(panel_of_years(10), {0, 12, {}}, 1, 240, 100, 1, kOne), long_ones(panel_of_years(100), {0, 12, {}}, 1, 240, 100, 1, kOne);
    EXPECT_LT(short_ones.median_at(24), long_ones.median_at(24) - 0.1);
}

TEST(EstimatesAdjustment, IntervalsHoldTheTruthAsOftenAsTheySay) {
    const Panel panel = panel_of_years();
    for (const double truth : {6.0, 18.0}) {
        const Law law{0.9, 12, {0.2, 0.1}};
        const Memories memories(panel, law, 1, 240, 300, 1, kOne);
        int held = 0, above = 0;
        const int rounds = 300;
        for (int round = 0; round < rounds; ++round) {
            const Confidence c = memories.given(memory_of(simulated(panel, law, truth, 2, static_cast<std::uint32_t>(round))));
            held += c.quantile(0.05) <= truth && truth <= c.quantile(0.95) ? 1 : 0;
            above += c.quantile(0.5) > truth ? 1 : 0;
        }
        EXPECT_NEAR(static_cast<double>(held) / rounds, 0.9, 0.05) << truth;   // three standard errors
        EXPECT_NEAR(static_cast<double>(above) / rounds, 0.5, 0.1) << truth;
    }
}

TEST(EstimatesAdjustment, CommonShocksAreSeenAgain) {
    const Panel figures = simulated(panel_of_years(200), {0.5, 12, {0.4, 0.2}}, 12, 3, 0);
    const Common found = common_shocks(figures);
    EXPECT_NEAR(found.power, 0.4, 0.1);
    EXPECT_NEAR(found.state, 0.2, 0.1);
}

TEST(EstimatesAdjustment, ALongSpanTellsLess) {
    const Panel panel = panel_of_years();
    const auto width = [&](int span) {
        const Memories memories(panel, {0.9, span, {}}, 1, 240, 200, 1, kOne);
        const Confidence c = memories.given(memories.median_at(24));
        return std::log(c.quantile(0.95) / c.quantile(0.05));
    };
    EXPECT_GT(width(60), 1.3 * width(12));
}

TEST(EstimatesAdjustment, TheEndsOfTheGridAreEnds) {
    const Memories memories(panel_of_years(), {0.9, 12, {}}, 1, 240, 50, 1, kOne);
    const Confidence low = memories.given(-1), high = memories.given(2);
    EXPECT_EQ(low.quantile(0.95), 1);
    EXPECT_FALSE(low.open_above(0.95));
    EXPECT_TRUE(low.open_below(0.95));
    EXPECT_EQ(high.quantile(0.05), 240);
    EXPECT_TRUE(high.open_above(0.05));
}

TEST(EstimatesAdjustment, QuantilesBetweenTwoTimesAreEvenInLogs) {
    const Confidence c({1, 10, 100}, {0.2, 0.6, 1});
    EXPECT_EQ(c.quantile(0.1), 1);
    EXPECT_NEAR(c.quantile(0.4), std::sqrt(10), 1e-9);
    EXPECT_NEAR(c.quantile(0.6), 10, 1e-9);
    EXPECT_NEAR(c.quantile(1), 100, 1e-9);
}

}  // namespace
}  // namespace multivector::estimates
