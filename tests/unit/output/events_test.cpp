#include "output/events.hpp"

#include "fixture.hpp"

namespace multivector::test {
namespace {

Shock shock(const std::string& name, Channel channel, std::vector<std::size_t> cells, Effect effect, double size,
            Month from) {
    Shock s;
    s.name = name;
    s.channel = channel;
    s.cells = std::move(cells);
    s.effect = effect;
    s.size.value = size;
    s.from = from;
    return s;
}

std::string events_of(
    const Scenario& scenario, std::function<double(const Spot&)> value = [](const Spot&) { return 0.0; }) {
    RunOptions options;
    options.replicates = 4;
    std::string text;
    write_events(result_of(scenario, options, std::move(value)), scenario,
                 [&](std::string_view piece) { text += piece; });
    return text;
}

TEST(Events, CoercionIsSummedOverTheMonthsOfAYear) {
    // Replicates 0..3 see 0, 0, 0 and 1 episode in each month: 1/4 a month. 2000 has 12 stepped months, 2001 has two;
    // the frame of 2001-03 shows a state that no step starts from.
    const std::string text = events_of(small_scenario(), [](const Spot& at) {
        return at.series.kind == SeriesKind::struck && at.replicate == 3 ? 1.0 : 0.0;
    });
    EXPECT_EQ(lines_of(text)[0], "date,kind,who,whom,value");
    EXPECT_EQ(line_with(text, "2000-01,coercion,power1,state0,"), "2000-01,coercion,power1,state0,3");
    EXPECT_EQ(line_with(text, "2001-01,coercion,power1,state0,"), "2001-01,coercion,power1,state0,0.5");
}

TEST(Events, MediationAndVotes) {
    const std::string text = events_of(small_scenario(), [](const Spot& at) {
        return at.series.kind == SeriesKind::hosting && at.series.state == 1 && at.replicate > 0 ? 1.0 : 0.0;
    });
    EXPECT_EQ(line_with(text, "2000-05,mediation,state1"), "2000-05,mediation,state1,conflict0,0.75");
    EXPECT_EQ(line_with(text, "2000-05,mediation,state0"), "2000-05,mediation,state0,conflict0,0");
    EXPECT_EQ(line_with(text, "2000-03,vote"), "2000-03,vote,vote0,,");
}

TEST(Events, ShocksBeginAndEnd) {
    Scenario s = small_scenario();
    s.shocks.push_back(shock("war", Channel::friction, {0, 1, 2, 3, 4, 5}, Effect::add, 0.5, Month::of(2000, 2)));
    s.shocks.back().to = Month::of(2000, 9);
    s.shocks.push_back(shock("for good", Channel::budget, {1}, Effect::scale, 0.5, Month::of(2000, 4)));
    const std::string text = events_of(s);
    EXPECT_EQ(line_with(text, "2000-02,shock"), "2000-02,shock begins,war,\"friction[state0,all,all]\",0.5");
    EXPECT_EQ(line_with(text, "2000-09,shock"), "2000-09,shock ends,war,\"friction[state0,all,all]\",");
    EXPECT_EQ(line_with(text, "2000-04,shock"), "2000-04,shock begins,for good,budget[power1],0.5");
    EXPECT_EQ(text.find("ends,for good"), std::string::npos);
}

TEST(Events, ShocksThatChangeNothingAreLeftOut) {
    Scenario s = small_scenario();
    const std::string without = events_of(s);
    s.shocks.push_back(shock("none", Channel::budget, {0}, Effect::scale, 1, Month::of(2000, 2)));
    s.shocks.push_back(shock("zero", Channel::friction, {0}, Effect::add, 0, Month::of(2000, 2)));
    EXPECT_EQ(events_of(s), without);
    s.shocks.back().size.ranged = true;
    s.shocks.back().size.high = 0.2;
    EXPECT_NE(events_of(s).find("shock begins,zero"), std::string::npos) << "a draw of it may change something";
}

TEST(Events, OfTheWorldHaveKindsOfTheirOwn) {
    Scenario s = small_scenario();
    const auto of_world = [&](Channel channel, std::size_t cell, double size, Month from, Month to) {
        s.shocks.push_back(shock("somewhere in the file", channel, {cell}, Effect::set, size, from));
        s.shocks.back().to = to;
        s.shocks.back().of_world = true;
    };
    of_world(Channel::membership, 1, 1, Month::of(1990, 1), Month::of(2000, 7));
    of_world(Channel::chair, 0, 1, Month::of(2000, 8), Month::of(2010, 1));
    of_world(Channel::gap, 3, 0.5, Month::of(2000, 10), Month::of(2000, 11));
    Project project;
    project.from = Month::of(2000, 12);
    project.add.value = 2.5;
    s.projects.push_back(project);
    const std::string text = events_of(s);
    EXPECT_EQ(text.find("membership begins"), std::string::npos) << "it began before the run";
    EXPECT_NE(text.find("\n2000-07,membership ends,state1,organisation0,\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\n2000-08,chair begins,state0,organisation0,1\n"), std::string::npos) << text;
    EXPECT_EQ(text.find("chair ends"), std::string::npos) << "it ends after the run";
    EXPECT_NE(text.find("\n2000-10,event begins,somewhere in the file,\"gap[state1,power1]\",0.5\n"), std::string::npos)
        << text;
    EXPECT_NE(text.find("\n2000-12,project,corridor0,,2.5\n"), std::string::npos) << text;
}

TEST(Events, StandInOrder) {
    const auto lines = lines_of(events_of(small_scenario()));
    for (std::size_t k = 2; k < lines.size(); ++k) EXPECT_LT(lines[k - 1], lines[k]);
}

TEST(LastMonth, OfEachProfile) {
    Shock s = shock("s", Channel::budget, {0}, Effect::scale, 2, Month::of(2000, 3));
    EXPECT_FALSE(last_month(s).has_value());
    s.profile = Profile::pulse;
    s.months = 2.5;
    EXPECT_EQ(last_month(s), Month::of(2000, 5)) << "months 0, 1 and 2 after the first";
    s.to = Month::of(2000, 4);
    EXPECT_EQ(last_month(s), Month::of(2000, 4));
    s.to.reset();
    s.profile = Profile::ramp;
    EXPECT_FALSE(last_month(s).has_value());
    s.profile = Profile::schedule;
    s.schedule = {{Month::of(2000, 3), 0.5}, {Month::of(2000, 6), 0.0}, {Month::of(2000, 8), 1.0}};
    EXPECT_FALSE(last_month(s).has_value());
    s.schedule.emplace_back(Month::of(2001, 1), 0.0);
    s.schedule.emplace_back(Month::of(2001, 5), 0.0);
    EXPECT_EQ(last_month(s), Month::of(2000, 12));
}

TEST(CellsText, JoinsWhatAShockTouches) {
    const Scenario s = small_scenario();
    EXPECT_EQ(cells_text(s, Channel::world_growth_market, {0}), "world_growth_market");
    EXPECT_EQ(cells_text(s, Channel::skill, {1, 4}), "skill[all,domain1]");
    EXPECT_EQ(cells_text(s, Channel::skill, {0, 2}), "skill[power0,domain0+domain2]");
    EXPECT_EQ(cells_text(s, Channel::corridor_open, {0}), "corridor_open[corridor0]")
        << "one of one is called by its name";
}

}  // namespace
}  // namespace multivector::test
