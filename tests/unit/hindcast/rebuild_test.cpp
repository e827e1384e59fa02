#include "hindcast/rebuild.hpp"

#include <gtest/gtest.h>

#include "hindcast/fit.hpp"
#include "hindcast/scalar.hpp"
#include "invented.hpp"

namespace multivector::hindcast {
namespace {

class Rebuild : public test::Invented {
protected:
    double input(const Scenario& s, Channel c, std::size_t i, std::size_t j = 0, std::size_t k = 0) const {
        return s.inputs[static_cast<std::size_t>(c)][s.flat(c, i, j, k)].value;
    }
    HindcastSpec spec_ = spec();
    Archive archive_ = archive();
    Capability capability_{spec_.world, Month::of(1998, 1), Month::of(2023, 7)};
    Workshop shop_{spec_, archive_.drivers, capability_};
};

constexpr std::size_t kCenter = 0, kNorth = 0, kEconomy = 1, kTransit = 2, kDiplomacy = 3;

TEST(Level, ForgetsByTheYear) {
    const std::vector<YearValue> f{{2000, share_of(1)}, {2002, share_of(2)}, {2003, share_of(4)}};
    EXPECT_NEAR(level_of(f, 1), 4, 1e-9);
    // Weights 1, 1/2 and 1/8: the gap of 2001 counts.
    EXPECT_NEAR(level_of(f, 0.5), (4 + 0.5 * 2 + 0.125 * 1) / 1.625, 1e-9);
}

TEST(Driver, IsCrossedInLogs) {
    const std::vector<YearValue> d{{2000, 10}, {2001, 40}};
    EXPECT_NEAR(driver_change(d, month_of(2000), month_of(2001)), ln(4), 1e-12);
    EXPECT_NEAR(driver_change(d, month_of(2000), Month::of(2001, 1)), ln(2), 1e-12);
    EXPECT_EQ(driver_change(d, month_of(2001), month_of(2010)), 0);
    EXPECT_EQ(driver_change(d, month_of(1990), month_of(2000)), 0);
}

TEST_F(Rebuild, TiesAreThoseKnownAtTheOrigin) {
    const Scenario s = shop_.world_at(2012, archive_.until(2012), {}, 24);
    EXPECT_EQ(s.base, Month::of(2012, 7));
    EXPECT_EQ(s.end, Month::of(2014, 7));
    EXPECT_NEAR(input(s, Channel::tie, kCenter, kNorth, kEconomy), test::invented(0, 2012), 1e-9);
    EXPECT_NEAR(input(s, Channel::tie, kCenter, kNorth, kDiplomacy), test::invented(0, 2012) / 2, 1e-9);
    EXPECT_EQ(input(s, Channel::tie, 2, kNorth, kEconomy), input(spec_.world, Channel::tie, 2, kNorth, kEconomy));  // no figure
}

TEST_F(Rebuild, AStaleFigureGivesWayToANewerTie) {
    Known known = archive_.until(2012);
    known.figures = archive_.figures.until(2010);
    EXPECT_NEAR(input(shop_.world_at(2012, known, {}, 24), Channel::tie, kCenter, kNorth, kEconomy), test::invented(0, 2010), 1e-9);
    known.ties.add({kEconomy, kCenter, kNorth}, 2011, 0.123);
    EXPECT_EQ(input(shop_.world_at(2012, known, {}, 24), Channel::tie, kCenter, kNorth, kEconomy), 0.123);
}

TEST_F(Rebuild, ProjectsThatAreDoneAreBuilt) {
    // The ferry of 25 gets 5 more in 2024-06: a fifth more capacity, and a fifth more of what it carries.
    Capability later(spec_.world, Month::of(1998, 1), Month::of(2030, 7));
    const Workshop shop{spec_, archive_.drivers, later};
    const Scenario before = shop.world_at(2023, {}, {}, 24), after = shop.world_at(2025, {}, {}, 24);
    EXPECT_EQ(input(before, Channel::corridor_capacity, 2), 25);
    EXPECT_EQ(input(after, Channel::corridor_capacity, 2), 30);
    EXPECT_NEAR(input(after, Channel::flow, kCenter, 2), 6, 1e-12);
    EXPECT_NEAR(input(after, Channel::transit_demand, kCenter), 81, 1e-12);
    EXPECT_EQ(spec_.world.roles[kTransit], Role::transit);
}

TEST_F(Rebuild, ALegacyCarriesThePastTrendOn) {
    Figures f;
    for (int year = 2005; year <= 2012; ++year) f.add({0, kCenter, kNorth}, year, share_of(1 - 0.06 * (year - 2005)));
    Fit fit{1, 60, {}};
    fit.dyads[{0, kCenter, kNorth}] = {0.5, 0, 1, 1};
    const auto figures = f.of({0, kCenter, kNorth});
    // Capability stands still before 2019 in this world: -.06 a year, half of it, over ln 2 / 60 a month.
    EXPECT_NEAR(shop_.legacy_of({0, kCenter, kNorth}, figures, 2012, fit, fit.dyads.begin()->second), 0.5 * 0.005 * 60 / ln(2), 1e-9);
    const Scenario s = shop_.world_at(2012, {f, {}}, fit, 24);
    EXPECT_NEAR(input(s, Channel::legacy, kCenter, kNorth, kEconomy), 0.5 * 0.005 * 60 / ln(2), 1e-9);
    EXPECT_EQ(input(s, Channel::legacy, 1, kNorth, kEconomy), 0);  // nothing is taken from the world's own guess
    EXPECT_EQ(shop_.legacy_of({0, kCenter, kNorth}, figures.subspan(5), 2012, fit, fit.dyads.begin()->second), 0);  // three figures: no trend
}

TEST_F(Rebuild, ADriverMovesTheDyadsOfItsStates) {
    const Key center{0, kCenter, kNorth}, hill{0, 1, kNorth}, votes{1, kCenter, kNorth};
    EXPECT_TRUE(shop_.driver_of(center));
    EXPECT_FALSE(shop_.driver_of(hill));
    EXPECT_FALSE(shop_.driver_of(votes));
    Fit fit;
    fit.dyads[center] = {0, 0.2, 1, 1};
    const Scenario s = shop_.world_at(2012, archive_.until(2012), fit, 24);
    const Shock& shock = s.shocks.back();
    EXPECT_EQ(shock.channel, Channel::friction);
    EXPECT_EQ(shock.schedule.size(), 25U);
    EXPECT_EQ(shock.schedule.front().second, 0);
    EXPECT_NEAR(shock.schedule[12].second, ln(50.0 / 40), 1e-9);  // 2012 and 2013: 20 + 10 (year mod 5)
    EXPECT_EQ(shock.size.value, 0.2);
}

TEST_F(Rebuild, CapabilityIsAgainstTheRestOfTheWorld) {
    // North's market went from 98 (2019) to 100 (2021), the world's from 97: of the effect .7 of the economy.
    EXPECT_NEAR(capability_.change(kNorth, kEconomy, month_of(2019), month_of(2021)), 0.7 * (ln(100.0 / 98) - ln(100.0 / 97)), 1e-9);
    EXPECT_EQ(capability_.change(kNorth, kEconomy, month_of(2005), month_of(2010)), 0);
}

TEST(CandidatesOf, LeaveOutWhatSaysNothing) {
    HindcastFitted f;
    f.half_life = {60, 36};
    f.legacy = {0, 1};
    f.driver = {0, 0.1};
    EXPECT_EQ(candidates(f).size(), 2U * (1 + 2));
    EXPECT_EQ(candidates(f).front(), Candidate{});
}

}  // namespace
}  // namespace multivector::hindcast
