// The list of recorded series: which there are, in which months, and their catalogue.

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "measures/series.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

Quantity number(double value) {
    Quantity q;
    q.value = value;
    return q;
}

/// Two states, of which the second is focal; three powers; two domains; two corridors, of which one carries one state.
World world(bool transit = true) {
    Small s({Role::security, transit ? Role::transit : Role::none},
            {.states = 2, .powers = 3, .corridors = 2, .threats = 4});
    s.scenario.focal = {false, true};
    s(Channel::flow, 1, 0) = 5;
    s.scenario.issues.push_back({"vote", "", s.scenario.base + 7, {}, {}, {}, {}});
    s.scenario.issues[0].position.assign(3, number(0));
    s.scenario.issues[0].norm = s.scenario.issues[0].weight = {number(0), number(1)};
    s.scenario.issues.push_back(s.scenario.issues[0]);
    s.scenario.issues[1].date = s.scenario.end + 1;
    s.scenario.conflicts.push_back({"talks", 0, 1, s.scenario.base + 9, number(0), {}});
    return compile(s.scenario);
}

std::size_t count(const std::vector<Series>& list, SeriesKind kind) {
    return static_cast<std::size_t>(std::ranges::count(list, kind, &Series::kind));
}

TEST(SeriesList, HasOneOfEachKindForEveryEntity) {
    const auto list = series_of(world(), {});
    EXPECT_EQ(count(list, SeriesKind::influence), 6u);
    EXPECT_EQ(count(list, SeriesKind::posture_share), 24u);
    EXPECT_EQ(count(list, SeriesKind::standing), 2u);
    EXPECT_EQ(count(list, SeriesKind::threat), 8u);
    EXPECT_EQ(count(list, SeriesKind::attention), 3u);
    EXPECT_EQ(count(list, SeriesKind::capacity), 2u);
    EXPECT_EQ(count(list, SeriesKind::flow), 1u);
    EXPECT_EQ(count(list, SeriesKind::served), 2u);
    EXPECT_EQ(count(list, SeriesKind::share), 6u);  // of the focal state
    EXPECT_EQ(count(list, SeriesKind::steering), 3u);
    EXPECT_EQ(count(list, SeriesKind::rent), 1u);
}

TEST(SeriesList, HasDomainsOfAllStatesOnRequest) {
    const auto list = series_of(world(), {.domains_of_all = true});
    EXPECT_EQ(count(list, SeriesKind::share), 12u);
    EXPECT_EQ(count(list, SeriesKind::steering), 3u);
}

TEST(SeriesList, SplitsSteeringByChannelOnRequest) {
    for (const SeriesKind kind :
         {SeriesKind::steering_inducement, SeriesKind::steering_coercion, SeriesKind::steering_protection}) {
        EXPECT_EQ(count(series_of(world(), {}), kind), 0u);
        EXPECT_EQ(count(series_of(world(), {.steering_channels = true}), kind), 3u);
    }
}

TEST(SeriesList, LeavesOutWhatTheWorldDoesNotHave) {
    const auto list = series_of(world(false), {.steering_every = 0});
    for (const SeriesKind kind :
         {SeriesKind::capacity, SeriesKind::flow, SeriesKind::load, SeriesKind::served, SeriesKind::steering,
          SeriesKind::pull, SeriesKind::refusal_cost, SeriesKind::retained, SeriesKind::rent})
        EXPECT_EQ(count(list, kind), 0u);
}

TEST(SeriesList, LeavesOutChannelsOfSteeringAmongMoreThanEightPowers) {
    const World nine = compile(Small({Role::none}, {.powers = 9}).scenario);
    const auto list = series_of(nine, {.steering_channels = true});
    EXPECT_EQ(count(list, SeriesKind::steering), 9u);
    EXPECT_EQ(count(list, SeriesKind::pull), 9u);
    EXPECT_EQ(count(list, SeriesKind::steering_coercion), 0u);
    EXPECT_EQ(count(list, SeriesKind::refusal_cost), 9u);
    EXPECT_EQ(count(list, SeriesKind::retained), 1u);
}

TEST(SeriesList, RecordsInTheMonthsThatAreMeant) {
    const auto list = series_of(world(), {.steering_every = 6});
    for (const Series& s : list) {
        const bool event = s.event >= 0, steered = s.kind >= SeriesKind::steering && s.kind <= SeriesKind::rent;
        const int month = s.kind == SeriesKind::hosting ? 9 : 7;
        for (int m = 0; m <= 12; ++m)
            EXPECT_EQ(s.recorded_in(m), event ? m == month : !steered || m % 6 == 0) << info(s.kind).name << ' ' << m;
    }
    EXPECT_EQ(count(list, SeriesKind::hosting), 2u);
    EXPECT_EQ(count(list, SeriesKind::vote_yes), 2u);  // the other vote is held after the end
}

TEST(SeriesList, NamesEverySeriesOnceAndByKind) {
    const auto list = series_of(world(), {.domains_of_all = true});
    std::set<std::tuple<int, int, int, int, int, int, int, int>> seen;
    for (const Series& s : list)
        seen.insert({static_cast<int>(s.kind), s.state, s.power, s.domain, s.posture, s.corridor, s.threat, s.event});
    EXPECT_EQ(seen.size(), list.size());
    EXPECT_TRUE(std::ranges::is_sorted(list, {}, [](const Series& s) { return static_cast<int>(s.kind); }));
}

TEST(SeriesCatalogue, DescribesEveryKindOnce) {
    std::set<std::string_view> names;
    int place = 0;
    for (const SeriesKindInfo& row : series_kinds()) {
        EXPECT_EQ(static_cast<int>(row.kind), place++);
        EXPECT_EQ(&info(row.kind), &row);
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_GT(row.resolution, 0) << row.name;
        EXPECT_FALSE(row.unit.empty() || row.meaning.empty()) << row.name;
    }
    EXPECT_EQ(place, static_cast<int>(SeriesKind::shock_arrived) + 1);
}

}  // namespace
}  // namespace multivector::test
