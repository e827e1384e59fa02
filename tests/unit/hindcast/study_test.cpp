// The study as a whole: no figure of the future is reached, threads do not matter, and a planted truth is found.

#include "hindcast/study.hpp"

#include <functional>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "hindcast/scalar.hpp"
#include "hindcast/tables.hpp"
#include "invented.hpp"

namespace multivector::hindcast {
namespace {

/// `archive` with the value of every figure and tie after `year` changed, or without them.
Archive altered(const Archive& archive, int year, const std::function<std::optional<double>(double)>& change) {
    Archive out;
    out.drivers = archive.drivers;
    for (const auto& [from, to] : {std::pair(&archive.figures, &out.figures), std::pair(&archive.ties, &out.ties)})
        for (const Key& key : from->keys())
            for (const auto& [at, value] : from->of(key))
                if (const auto now = at <= year ? std::optional(value) : change(value)) to->add(key, at, *now);
    return out;
}

class Studies : public test::Invented {
protected:
    Forecasts run(const Archive& archive, int ahead = 0, int threads = 1) const {
        const View view = [&archive, ahead](int year) { return archive.until(year + ahead); };
        return forecast(spec_, view, archive.drivers, {threads, threads == 1 ? Backend::serial : Backend::threads});
    }

    /// Forecasts and fits of the origins up to a year, as their files say them, without what was observed.
    std::string up_to(int year, Forecasts f) const {
        std::erase_if(f.all, [&](const Forecast& x) { return x.origin > year; });
        std::erase_if(f.fits, [&](const FitAt& x) { return x.origin > year; });
        return forecasts_csv(spec_, f, {}) + fits_csv(spec_, f);
    }

    HindcastSpec spec_ = spec();
    Archive archive_ = archive();
};

TEST_F(Studies, NoFutureFigureIsReached) {
    const Forecasts whole = run(archive_);
    ASSERT_FALSE(whole.all.empty());
    for (const int origin : {2010, 2014}) {
        const std::string expected = up_to(origin, whole);
        EXPECT_GT(expected.size(), 2000U);
        EXPECT_EQ(up_to(origin, run(altered(archive_, origin, [](double x) { return std::optional(0.9 - x / 2); }))), expected) << origin;
        EXPECT_EQ(up_to(origin, run(altered(archive_, origin, [](double) { return std::nullopt; }))), expected) << origin;
    }
}

TEST_F(Studies, APlantedLeakIsFound) {
    // The same test on a forecaster that is shown the figures of one more year.
    constexpr int kOrigin = 2014, kAhead = 1;
    const std::string expected = up_to(kOrigin, run(archive_, kAhead));
    EXPECT_NE(up_to(kOrigin, run(altered(archive_, kOrigin, [](double x) { return std::optional(0.9 - x / 2); }), kAhead)), expected);
}

TEST_F(Studies, ThePastMatters) {
    // What the leak test compares does depend on figures: those up to the origin.
    EXPECT_NE(up_to(2014, run(altered(archive_, 2013, [](double x) { return std::optional(0.9 - x / 2); }))), up_to(2014, run(archive_)));
}

TEST_F(Studies, ThreadsDoNotMatter) {
    const Forecasts one = run(archive_), three = run(archive_, 0, 3);
    EXPECT_EQ(up_to(9999, one), up_to(9999, three));
    EXPECT_EQ(scores_csv(spec_, score(spec_, one, archive_.figures)), scores_csv(spec_, score(spec_, three, archive_.figures)));
}

TEST_F(Studies, EveryDyadIsScoredOrListedOnceAHorizon) {
    spec_.least_origins = 9;
    const Verdicts v = score(spec_, run(archive_), archive_.figures);
    EXPECT_EQ(v.scored.size() + v.unscored.size(), archive_.figures.keys().size() * spec_.horizons.size());
    // Origins 2010 to 2018: nine at 24 months. At 60 figures end in 2020, and before 2011 no outcome tells of the spread: five.
    for (const ScoredSeries& s : v.scored) EXPECT_EQ(s.origins, 9U);
    for (const Unscored& u : v.unscored) EXPECT_EQ(u.origins, 5U) << u.why;
    EXPECT_FALSE(v.scored.empty());
    EXPECT_FALSE(v.unscored.empty());
}

TEST_F(Studies, AgainstItselfTheModelHasNoSkill) {
    const Verdicts v = score(spec_, run(archive_), archive_.figures);
    for (const ScoredSeries& s : v.scored) {
        EXPECT_EQ(s.scores.front().skill.value, 0);
        EXPECT_EQ(s.scores.size(), kMethods);
    }
    EXPECT_EQ(tally(v, 0, Method::model).better, 0U);
    EXPECT_EQ(tally(v, 0, Method::model).series, 8U);
}

TEST_F(Studies, MembersAscendAboutThePoint) {
    const Forecast f{{}, Method::model, 2010, 0, 0.4, 0.3};
    const auto members = f.members();
    EXPECT_TRUE(std::ranges::is_sorted(members));
    EXPECT_NEAR(quantile_of(members, 0.5), share_of(0.4), 1e-9);
    EXPECT_NEAR(quantile_of(members, 0.95), share_of(0.4 + 0.3 * 1.645), 2e-3);
}

TEST_F(Studies, AStopIsHeeded) {
    const std::atomic<bool> stop = true;
    StudyHooks hooks;
    hooks.stop = &stop;
    EXPECT_THROW((void)forecast(spec_, [&](int y) { return archive_.until(y); }, archive_.drivers, {1, Backend::serial}, hooks), Error);
}

TEST_F(Studies, AFadingTrendIsFound) {
    // Shares whose log odds close on a level, half of the way in five years: only a legacy can say that.
    Archive planted;
    planted.drivers = archive_.drivers;
    for (int year = 2001; year <= 2020; ++year)
        planted.figures.add({0, 0, 0}, year, share_of(-1.5 + 1.5 * exponential(-ln(2) * (year - 2001) / 5)));
    const Forecasts f = run(planted);
    const Fit& last = f.fits.back().fit;
    EXPECT_EQ(last.dyads.at({0, 0, 0}).legacy, 1);
    const Verdicts v = score(spec_, f, planted.figures);
    ASSERT_EQ(v.scored.size(), 2U);
    for (const ScoredSeries& s : v.scored) EXPECT_GT(s.scores[static_cast<std::size_t>(Method::persistence)].skill.value, 0.2);
}

}  // namespace
}  // namespace multivector::hindcast
