// The resting point of the shipped worlds: with growth, legacy, data and dated events off it stays where it is, and it
// comes back after a push.

#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

constexpr int kMonths = 120;

void set_all(Scenario& s, Channel c, double value) {
    for (Quantity& q : s.inputs[static_cast<std::size_t>(c)]) q.value = value;
}

void flatten(CapabilityData& data) { data.market.points = data.security.points = {{2000, 1.0}}; }

/// The world without anything that moves it: memberships and programmes of the base month stay for good.
Scenario at_rest(const std::string& world) {
    Diagnostics diagnostics;
    const auto file = std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "scenarios/worlds" / (world + ".yaml");
    auto loaded = load_scenario(file, {}, diagnostics);
    if (!loaded) throw std::runtime_error("cannot read " + file.string());
    Scenario& s = *loaded;
    s.end = s.base + kMonths;
    for (const Channel c : {Channel::growth_market, Channel::growth_security, Channel::world_growth_market,
                            Channel::world_growth_security, Channel::legacy})
        set_all(s, c, 0);
    for (CapabilityData& data : s.capability) flatten(data);
    flatten(s.world_capability);
    s.projects.clear();
    s.conflicts.clear();
    std::erase_if(s.shocks, [&](const Shock& shock) {
        const bool in_force = shock.from <= s.base && (!shock.to || *shock.to >= s.base);
        return !in_force || shock.channel == Channel::chair;
    });
    for (Shock& shock : s.shocks) shock.to.reset();
    return s;
}

double distance(const Row<One>& a, const Row<One>& b) {
    double most = 0;
    for (std::size_t c = 0; c < a.size(); ++c) most = std::max(most, std::abs((a[c] - b[c])[0]));
    return most;
}

double levers_apart(const State<One>& a, const State<One>& b) {
    return std::max(distance(a.engagement, b.engagement), distance(a.deference, b.deference));
}

class Resting : public testing::TestWithParam<std::string> {};

TEST_P(Resting, HasAnAffinityForEveryCell) {
    Bench bench(at_rest(GetParam()));
    double worst = 0;
    for (const One& r : bench.rest.residual) worst = std::max(worst, r[0]);
    EXPECT_LT(worst, 1e-6);
}

TEST_P(Resting, StaysForTenYears) {
    Bench bench(at_rest(GetParam()));
    const State<One> start = bench.now;
    for (int month = 0; month < kMonths; ++month) bench.step(month);
    EXPECT_LT(distance(bench.now.engagement, bench.rest.engagement), 1e-6);
    EXPECT_LT(distance(bench.now.deference, bench.rest.deference), 1e-6);
    EXPECT_LT(distance(bench.now.tie, start.tie), 1e-6);
    EXPECT_LT(distance(bench.now.offer, start.offer), 1e-6);
    EXPECT_LT(distance(bench.now.coercion, start.coercion), 1e-6);
    EXPECT_LT(distance(bench.now.threat, start.threat), 1e-6);
    EXPECT_LT(distance(bench.now.standing, start.standing), 1e-6);
    EXPECT_LT(distance(bench.now.attention, start.attention), 1e-6);
    for (std::size_t r = 0; r < start.capacity.size(); ++r)
        EXPECT_NEAR((bench.now.capacity[r] / start.capacity[r])[0], 1, 1e-6);
}

/// How far levers are from rest some years after everything that the model holds was pushed by a little.
double after_a_push(const std::string& world, double push, int years, double& at_first) {
    Bench bench(at_rest(world));
    const State<One> start = bench.now;
    const auto sway = [&](Row<One>& row, double size, double low, double high) {
        for (std::size_t c = 0; c < row.size(); ++c)
            row[c] = min(max(row[c] + One(c % 3 == 0 ? size : c % 3 == 1 ? -size : 0.5 * size), One(low)), One(high));
    };
    sway(bench.now.engagement, push, -1, 1);
    sway(bench.now.deference, push, -1, 1);
    sway(bench.now.threat, push, 0, 10);
    sway(bench.now.standing, push, 0, 1);
    sway(bench.now.coercion, push, 0, 1);
    sway(bench.now.offer, 0.5 * push, 0, 10);
    for (std::size_t c = 0; c < bench.now.tie.size(); ++c)
        bench.now.tie[c] *= One(c % 2 == 0 ? 1 - push : 1 + 0.2 * push);
    at_first = levers_apart(bench.now, start);
    for (int month = 0; month < 12 * years; ++month) bench.step(month % kMonths);
    return levers_apart(bench.now, start);
}

TEST_P(Resting, ComesBackAfterAPush) {
    double at_first = 0;
    const double left = after_a_push(GetParam(), 0.05, 20, at_first);
    EXPECT_NEAR(at_first, 0.05, 1e-12);
    EXPECT_LT(left, at_first / 4);
}

/// Attention of each power in turn is at `level` for two years; how far levers went, and how far they are years later.
void look_away(const std::string& world, double level, int years) {
    const Scenario s = at_rest(world);
    for (std::size_t p = 0; p < s.size(Axis::power); ++p) {
        Bench bench(s);
        const State<One> start = bench.now;
        double most = 0;
        for (int month = 0; month < 12 * years; ++month) {
            bench.input(Channel::attention, static_cast<int>(p)) = One(month < 24 ? level : 1.0);
            bench.step(month % kMonths);
            most = std::max(most, levers_apart(bench.now, start));
        }
        EXPECT_GT(most, 1e-4) << "power " << p;
        EXPECT_LT(levers_apart(bench.now, start), most / 2) << "power " << p;
    }
}

TEST_P(Resting, ComesBackWhenAPowerLooksAwayALittle) {  // constants that offset a large term would tip when it lifts
    look_away(GetParam(), 0.95, 20);
}

TEST(RestingToday, ComesBackWhenAPowerLooksAwayByHalf) { look_away("central_asia_2021", 0.5, 10); }

INSTANTIATE_TEST_SUITE_P(Worlds, Resting, testing::Values("three_states", "central_asia_2021", "central_asia_2001"),
                         [](const auto& world) { return world.param; });

}  // namespace
}  // namespace multivector::test
