// Behaviour that nothing codes: each claim as a difference paired by replicate whose 95 % interval lies off zero, on the
// world of 2021 at its stated values; where the claim is about choice, beyond what the frozen twin shows.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "ensemble/ensemble.hpp"

namespace {

using namespace multivector;

constexpr std::size_t kReplicates = 192;

/// One scenario with its baseline and its twin, inputs at their stated values: the intervals hold luck only.
class Claims {
public:
    explicit Claims(const std::string& name) {
        Diagnostics diagnostics;
        const auto path = std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "scenarios" / (name + ".yaml");
        LoadOptions load;
        load.end = Month::of(2034, 1);
        const auto scenario = load_scenario(path, load, diagnostics);
        if (!scenario) throw std::runtime_error("cannot load " + path.string());
        RunOptions options;
        options.replicates = kReplicates;
        options.inputs = InputMode::fixed;
        options.frozen_twin = true;
        options.record.steering_every = 0;
        result_ = run_ensemble(*scenario, options);
    }

    [[nodiscard]] Difference effect(SeriesKind kind, const char* state, const char* power, int year, const char* posture = nullptr) const {
        return difference(result_.gathered.effect[place(kind, state, power, year, posture)], result_.independent());
    }
    [[nodiscard]] Difference behaviour(SeriesKind kind, const char* state, const char* power, int year, const char* posture = nullptr) const {
        return difference(result_.gathered.behaviour[place(kind, state, power, year, posture)], result_.independent());
    }
    [[nodiscard]] double mean(Run run, SeriesKind kind, const char* state, const char* power, int year, const char* posture = nullptr) const {
        const std::size_t at = place(kind, state, power, year, posture);
        return run == Run::scenario ? result_.table().first(at).mean() : result_.table().moments(run == Run::baseline ? 1 : 2, at).mean();
    }

private:
    [[nodiscard]] int find(Axis axis, const char* id) const {
        const auto& ids = result_.scenario.ids[static_cast<std::size_t>(axis)];
        const auto it = std::ranges::find(ids, id);
        if (it == ids.end()) throw std::runtime_error(std::string("no ") + id);
        return static_cast<int>(it - ids.begin());
    }

    [[nodiscard]] std::size_t place(SeriesKind kind, const char* state, const char* power, int year, const char* posture) const {
        const int i = find(Axis::state, state), p = find(Axis::power, power), k = posture ? find(Axis::posture, posture) : -1;
        const auto it = std::ranges::find_if(result_.series, [&](const Series& s) {
            return s.kind == kind && s.state == i && s.power == p && s.posture == k;
        });
        const auto found = result_.table().cells().find(static_cast<std::size_t>(it - result_.series.begin()),
                                                      Month::of(year, 1) - result_.scenario.base);
        if (!found) throw std::runtime_error("not recorded");
        return *found;
    }

    EnsembleResult result_;
};

/// Each scenario runs once for all claims.
const Claims& claims(const std::string& name) {
    static std::map<std::string, std::unique_ptr<Claims>> runs;
    auto& run = runs[name];
    if (!run) run = std::make_unique<Claims>(name);
    return *run;
}

constexpr const char *kFocal = "kazakhstan", *kControl = "ukraine", *kPatron = "russia", *kRival = "china";

TEST(War, LowersThePatronsLeverageAndDeferenceBeyondArithmetic) {
    const Claims& war = claims("ukraine_war");
    for (const int year : {2024, 2026, 2030}) {
        EXPECT_LT(war.effect(SeriesKind::leverage, kFocal, kPatron, year).high, 0) << year;
        EXPECT_LT(war.behaviour(SeriesKind::leverage, kFocal, kPatron, year).high, 0) << year;
        EXPECT_LT(war.behaviour(SeriesKind::deference, kFocal, kPatron, year).high, 0) << year;
    }
}

TEST(War, ItsEndBringsThePatronBack) {
    const Claims &war = claims("ukraine_war"), &ends = claims("russia_refocuses");
    for (const SeriesKind kind : {SeriesKind::leverage, SeriesKind::deference}) {
        // The same replicates in both scenarios: what separates them is the end of the war alone.
        const double lasting = war.effect(kind, kFocal, kPatron, 2034).high, ended = ends.effect(kind, kFocal, kPatron, 2034).low;
        EXPECT_GT(ended, lasting);
        EXPECT_GT(ends.mean(Run::scenario, kind, kFocal, kPatron, 2034), ends.mean(Run::scenario, kind, kFocal, kPatron, 2027));
    }
}

TEST(War, NoPivotToTheWest) {
    const Claims& war = claims("ukraine_war");
    const double usual = war.mean(Run::baseline, SeriesKind::deference, kFocal, kPatron, 2030);
    for (const char* power : {"united_states", "european_union"})
        EXPECT_LT(war.mean(Run::baseline, SeriesKind::deference, kFocal, power, 2030) +
                      war.effect(SeriesKind::deference, kFocal, power, 2030).high, usual) << power;
}

TEST(War, TheAttackedStateBalancesTheFocalOneMostlyHedges) {
    const Claims& war = claims("ukraine_war");
    for (const int year : {2024, 2026, 2030}) {
        EXPECT_GT(war.behaviour(SeriesKind::posture_share, kControl, kPatron, year, "balance").low, 0) << year;
        const auto share = [&](const char* state, const char* posture) {
            return war.mean(Run::scenario, SeriesKind::posture_share, state, kPatron, year, posture);
        };
        EXPECT_GT(share(kControl, "balance"), share(kControl, "hedge"));
        for (const char* other : {"align", "neutral", "balance"}) EXPECT_GT(share(kFocal, "hedge"), share(kFocal, other)) << other;
        EXPECT_LT(share(kFocal, "balance"), 0.5 * share(kControl, "balance"));
    }
}

TEST(RoadSlowdown, LowersTheRivalsInfluenceBeyondArithmetic) {
    const Claims& slow = claims("bri_slowdown");
    for (const int year : {2026, 2030}) {
        EXPECT_LT(slow.effect(SeriesKind::influence, kFocal, kRival, year).high, 0) << year;
        EXPECT_LT(slow.behaviour(SeriesKind::influence, kFocal, kRival, year).high, 0) << year;
    }
}

TEST(WesternExit, RaisesTheInfluenceOfTheTwoNeighbours) {
    const Claims& exit = claims("us_withdrawal");
    for (const char* power : {kPatron, kRival}) EXPECT_GT(exit.effect(SeriesKind::influence, kFocal, power, 2030).low, 0) << power;
}

}  // namespace
