// The public face: what a program that links the library can rely on.

#include "multivector/multivector.hpp"

#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>
#include <unistd.h>

namespace multivector::api {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = fs::path(MULTIVECTOR_SOURCE_DIR) / "scenarios";
const fs::path kWar = kScenarios / "three_states_war.yaml";

Model war(int end_year = 2023) {
    LoadSettings settings;
    settings.end = Date{end_year, 1};
    const Loaded loaded = load(kWar, settings);
    EXPECT_TRUE(loaded.model) << (loaded.findings.empty() ? "" : loaded.findings.front().text);
    return loaded.model.value();
}

RunSettings small(std::size_t replicates = 20) {
    RunSettings settings;
    settings.replicates = replicates;
    settings.threads = 2;
    settings.backend = Backend::threads;
    return settings;
}

std::string message_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const std::runtime_error& e) {
        return e.what();
    }
    return "nothing was thrown";
}

TEST(ApiDate, IsWrittenAsInTheFiles) {
    EXPECT_EQ((Date{2022, 3}.text()), "2022-03");
    EXPECT_LT((Date{2021, 12}), (Date{2022, 1}));
}

TEST(ApiLoad, GivesAModelWithItsNames) {
    const Model model = war();
    EXPECT_EQ(model.id(), "three_states_war");
    EXPECT_EQ(model.title(), "A war elsewhere draws North's attention away");
    EXPECT_EQ(model.base(), (Date{2021, 1}));
    EXPECT_EQ(model.end(), (Date{2023, 1}));
    ASSERT_EQ(model.states().size(), 3U);
    EXPECT_EQ(model.states()[1].id, "hill");
    EXPECT_EQ(model.states()[1].name, "Hill");
    ASSERT_EQ(model.focal_states().size(), 1U);
    EXPECT_EQ(model.focal_states()[0].id, "center");
    EXPECT_EQ(model.powers().size(), 2U);
    EXPECT_EQ(model.domains().size(), 4U);
}

TEST(ApiLoad, ReportsFaultsWithTheirPlaces) {
    const fs::path file = fs::temp_directory_path() / ("multivector_api_" + std::to_string(::getpid()) + ".yaml");
    std::ofstream(file) << "format: multivector-scenario/1\ntitle: t\nextends: "
                        << (kScenarios / "worlds/three_states.yaml").string() << "\nhorizn: 3\n";
    const Loaded loaded = load(file);
    fs::remove(file);
    EXPECT_FALSE(loaded.model);
    bool seen = false;
    for (const Finding& f : loaded.findings) {
        if (f.line != 4) continue;
        seen = true;
        EXPECT_TRUE(f.error);
        EXPECT_EQ(f.column, 1);
        EXPECT_EQ(f.file, file.string());
        EXPECT_NE(f.message.find("horizn"), std::string::npos) << f.message;
        EXPECT_NE(f.text.find(":4:1: error: "), std::string::npos) << f.text;
    }
    EXPECT_TRUE(seen);
}

TEST(ApiLoad, MissingFileIsAFindingAndABadDateAnException) {
    const Loaded loaded = load("no/such/file.yaml");
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(loaded.findings.size(), 1U);
    LoadSettings settings;
    settings.end = Date{2021, 13};
    EXPECT_EQ(message_of([&] { (void)load(kWar, settings); }), "'2021-13' is not a month from 1900-01 to 2200-12");
}

TEST(ApiRun, MeanFieldHasNoSpread) {
    RunSettings settings;
    settings.mean_field = true;
    const Results results = run(war(), settings);
    const auto influence = results.series("influence", "center", "north");
    const auto leverage = results.series("leverage", "center", "north");
    ASSERT_EQ(influence.size(), 25U);  // 2021-01 to 2023-01
    EXPECT_EQ(influence.front().date, (Date{2021, 1}));
    EXPECT_EQ(influence.back().date, (Date{2023, 1}));
    for (std::size_t i = 0; i < influence.size(); ++i) {
        EXPECT_EQ(influence[i].mean, influence[i].q05);
        EXPECT_EQ(influence[i].mean, influence[i].q95);
        // The definition of influence, within the fixed point in which values are kept.
        EXPECT_NEAR(influence[i].mean, 1 - std::exp(-leverage[i].mean), 1e-11);
        EXPECT_GT(influence[i].mean, 0);
    }
    EXPECT_EQ(results.fingerprints().size(), 1U);
}

TEST(ApiRun, QuantilesEncloseTheMiddleAndPosturesSumToOne) {
    const Results results = run(war(), small(64));
    for (const Point& p : results.series("influence", "hill", "south")) {
        EXPECT_LE(p.q05, p.q50);
        EXPECT_LE(p.q50, p.q95);
    }
    std::vector<double> total(25, 0);
    for (const char* posture : {"align", "hedge", "neutral", "balance"}) {
        const auto share = results.series("posture", "hill", "south", {}, posture);
        ASSERT_EQ(share.size(), total.size());
        for (std::size_t i = 0; i < share.size(); ++i) total[i] += share[i].mean;
    }
    for (const double sum : total) EXPECT_NEAR(sum, 1, 1e-7);
}

TEST(ApiRun, SeriesOfEveryKindOfSubject) {
    RunSettings settings = small(2);
    settings.all_domains = true;
    const Results results = run(war(2024), settings);
    EXPECT_EQ(results.series("share", "coast", "north", "security").size(), 37U);
    EXPECT_EQ(results.series("standing", "coast").size(), 37U);
    EXPECT_EQ(results.series("attention", {}, "north").size(), 37U);
    EXPECT_EQ(results.series("threat", "coast", {}, {}, "unrest").size(), 37U);
    EXPECT_EQ(results.series("capacity", {}, {}, {}, "south_rail").size(), 37U);
    EXPECT_EQ(results.series("steering", "center", "north").size(), 4U);  // once a year
    const auto vote = results.series("vote_yes", "hill", {}, {}, "condemn_war");
    ASSERT_EQ(vote.size(), 1U);
    EXPECT_EQ(vote[0].date, (Date{2022, 3}));
    const auto hosting = results.series("hosting", "hill", {}, {}, "border_dispute");
    ASSERT_EQ(hosting.size(), 1U);
    EXPECT_EQ(hosting[0].date, (Date{2023, 5}));
}

TEST(ApiRun, UnknownSeriesAreNamed) {
    const Results results = run(war(), small(1));
    EXPECT_EQ(message_of([&] { (void)results.series("influense", "center", "north"); }),
              "there is no measure 'influense'; did you mean 'influence'?");
    EXPECT_EQ(
        message_of([&] { (void)results.series("influence", "center"); }),
        "the run did not record 'influence' of state 'center'; it did, for example, of state 'center', power 'north'");
    EXPECT_EQ(
        message_of([&] { (void)results.series("share", "coast", "north", "economy"); }),
        "the run did not record 'share' of state 'coast', power 'north', domain 'economy'; it did, for example, of "
        "state 'center', power 'north', domain 'security'");
}

TEST(ApiRun, ThreadsBackendsAndKernelsDoNotMatter) {
    const Model model = war();
    const auto expected = run(model, small(70)).fingerprints();
    EXPECT_EQ(expected.size(), 2U);
    for (const Backend backend : {Backend::automatic, Backend::serial, Backend::threads}) {
        for (const std::string& kernel : kernels()) {
            RunSettings settings = small(70);
            settings.backend = backend;
            settings.kernel = kernel;
            settings.threads = 3;
            EXPECT_EQ(run(model, settings).fingerprints(), expected) << kernel;
        }
    }
    RunSettings other = small(70);
    other.seed = 2;
    EXPECT_NE(run(model, other).fingerprints(), expected);
}

TEST(ApiRun, RefusesWhatCannotBeRun) {
    const Model model = war();
    RunSettings none = small(0);
    EXPECT_NE(message_of([&] { (void)run(model, none); }).find("replicates"), std::string::npos);
    RunSettings kernel = small();
    kernel.kernel = "abacus";
    EXPECT_NE(message_of([&] { (void)run(model, kernel); }).find("no kernel 'abacus'"), std::string::npos);
}

TEST(ApiRun, StopsWhenAskedAndReportsProgress) {
    const Model model = war();
    const std::atomic<bool> stop = true;
    RunSettings settings = small(64);
    settings.stop = &stop;
    EXPECT_EQ(message_of([&] { (void)run(model, settings); }), "interrupted");
    std::size_t last = 0;
    settings.stop = nullptr;
    settings.progress = [&](std::size_t done, std::size_t total) {
        EXPECT_GT(done, last);
        EXPECT_EQ(total, 64U);
        last = done;
    };
    (void)run(model, settings);
    EXPECT_EQ(last, 64U);
}

TEST(ApiResults, AreWrittenAndNotOverwrittenByChance) {
    const fs::path folder = fs::temp_directory_path() / ("multivector_api_results_" + std::to_string(::getpid()));
    run(war(), small(4)).write(folder);
    EXPECT_TRUE(fs::exists(folder / "influence.csv"));
    EXPECT_TRUE(fs::exists(folder / "run.json"));
    RunSettings other = small(4);
    other.seed = 9;
    const Results results = run(war(), other);
    EXPECT_NE(message_of([&] { results.write(folder); }), "nothing was thrown");
    EXPECT_EQ(message_of([&] { results.write(folder, true); }), "nothing was thrown");
    fs::remove_all(folder);
}

TEST(ApiMeasures, AreListedOnceEach) {
    std::set<std::string> names;
    for (const MeasureInfo& m : measures()) {
        EXPECT_TRUE(names.insert(m.name).second) << m.name;
        EXPECT_FALSE(m.unit.empty() || m.meaning.empty()) << m.name;
    }
    EXPECT_TRUE(names.contains("influence"));
}

}  // namespace
}  // namespace multivector::api
