// The file of a hindcast: what is read, and every fault at once.

#include <gtest/gtest.h>

#include "invented.hpp"

namespace multivector::hindcast {
namespace {

class Specs : public test::Invented {
protected:
    /// Messages of the faults of hindcast.yaml with `from` replaced.
    std::vector<std::string> faults_with(const std::string& from, const std::string& to) const {
        std::string changed = text();
        const auto at = changed.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        changed.replace(at, from.size(), to);
        write("hindcast.yaml", changed);
        Diagnostics faults;
        EXPECT_FALSE(load_hindcast(path("hindcast.yaml"), options(), faults));
        std::vector<std::string> out;
        for (const auto& d : faults.sorted()) out.push_back(d.message + (d.hint.empty() ? "" : "; " + d.hint));
        return out;
    }
    using Messages = std::vector<std::string>;
};

TEST_F(Specs, IsReadWhole) {
    const HindcastSpec s = spec();
    EXPECT_EQ(s.id, "hindcast");
    EXPECT_EQ(s.series.size(), 2U);
    EXPECT_EQ(s.series[1].link, Link::change);
    EXPECT_EQ(s.series[0].domain, 1U);
    EXPECT_EQ(s.horizons, (std::vector{24, 60}));
    EXPECT_EQ(s.warm_up, 2006);
    EXPECT_EQ(s.least_figures, 4);
    EXPECT_EQ(s.trend_years, 8);
    EXPECT_EQ(s.driving.front().states, (std::vector<std::size_t>{0}));
    EXPECT_EQ(s.fitted.capability, (std::vector<double>{1, 2}));
    EXPECT_EQ(s.figures, path("figures.csv"));
}

TEST_F(Specs, NamesThatAreNotThere) {
    EXPECT_EQ(faults_with("domain: economy, link", "domain: econmy, link"),
              (Messages{"unknown domain 'econmy' (at series.trade.domain); did you mean 'economy'?"}));
    EXPECT_EQ(faults_with("states: [center]", "states: [centre]"),
              (Messages{"unknown state 'centre' (at drivers.price.states); did you mean 'center'?"}));
    EXPECT_EQ(faults_with("horizons:", "horizon:").size(), 2U);  // unknown, and missing
    EXPECT_EQ(faults_with("world: three_states", "world: three_stats").front(),
              "nothing ships under the name 'three_stats' (at world); did you mean 'three_states'?");
}

TEST_F(Specs, NumbersThatDoNotGoTogether) {
    EXPECT_EQ(faults_with("last: 2018", "last: 2009"), (Messages{"the last origin, 2009, lies before the first, 2010 (at origins.last)"}));
    EXPECT_EQ(faults_with("warm_up: 2006", "warm_up: 2011"), (Messages{"the warm-up begins in 2011, after the first origin, 2010 (at origins.warm_up)"}));
    EXPECT_EQ(faults_with("[24, 60]", "[24, 30]"),
              (Messages{"a horizon of 30 months is no number of whole years; figures are yearly (at horizons[1])"}));
    EXPECT_EQ(faults_with("[24, 60]", "[60, 24]"), (Messages{"the horizons do not ascend (at horizons[1])"}));
    EXPECT_EQ(faults_with("[24, 60]", "[]"), (Messages{"the list is empty (at horizons)"}));
    EXPECT_EQ(faults_with("memory: [1, 0.5]", "memory: [1, 0]").size(), 1U);
}

TEST_F(Specs, LinksThatCannotBe) {
    EXPECT_EQ(faults_with("measure: share, domain: economy, link: level", "measure: deference, link: level"),
              (Messages{"the figure of deference cannot be a base tie (at series.trade.link); write 'link: change'"}));
    EXPECT_EQ(faults_with("domain: economy, link: level", "domain: transit, link: level"),
              (Messages{"shares of transit follow from the corridors and cannot be set (at series.trade.link); write 'link: change'"}));
    EXPECT_EQ(faults_with("measure: share, domain: diplomacy", "measure: share").size(), 1U);
    EXPECT_EQ(faults_with("measure: share, domain: diplomacy", "measure: deference, domain: diplomacy").size(), 1U);
}

TEST_F(Specs, OtherFiles) {
    EXPECT_EQ(faults_with("multivector-hindcast/1", "multivector-hindcast/2").size(), 1U);
    EXPECT_EQ(faults_with("figures: figures.csv", "figures: ../figures.csv").size(), 1U);
    EXPECT_EQ(faults_with("drivers_file: drivers.csv\n", ""), (Messages{"missing key 'drivers_file'; the figures of the drivers"}));
}

}  // namespace
}  // namespace multivector::hindcast
