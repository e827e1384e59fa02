#include "config/shape.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "config/format.hpp"

namespace multivector {
namespace {

using Parts = std::vector<std::string>;

TEST(Shape, PlacesAndPathsAreCutIntoParts) {
    EXPECT_EQ(split_place("a.{+b}.c[].d"), (Parts{"a", "{+b}", "c", "[]", "d"}));
    EXPECT_EQ(split_place("assumption[]"), (Parts{"assumption", "[]"}));
    EXPECT_EQ(split_path("a.b[2].c"), (Parts{"a", "b", "[2]", "c"}));
    EXPECT_EQ(placeholder("{+power}"), "power");
    EXPECT_EQ(placeholder("{state}"), "state");
    EXPECT_EQ(placeholder("power"), "");
}

TEST(Shape, IsMadeOfRows) {
    const auto shape = make_shape({{.at = "a.{+power}.b.c", .form = Form::number, .need = Need::required},
                                   {.at = "a.{+power}.list[].d", .form = Form::text},
                                   {.at = "e.f", .form = Form::text, .need = Need::required}});
    ASSERT_EQ(shape.keys(), (Parts{"a", "e"}));
    const auto* a = shape.find("a");
    EXPECT_EQ(a->form, Form::map);
    EXPECT_EQ(a->names, "power");
    EXPECT_TRUE(a->makes_names);
    EXPECT_EQ(a->need, Need::optional);  // a required field does not make its map required
    EXPECT_EQ(a->item.front().find("b")->need, Need::required);
    EXPECT_EQ(a->item.front().find("list")->form, Form::list);
    EXPECT_EQ(shape.find("e")->need, Need::required);
    EXPECT_EQ(shape_at(shape, "a.north.list[3].d")->form, Form::text);
    EXPECT_EQ(shape_at(shape, "a.north.other"), nullptr);
}

TEST(Shape, RefusesRowsThatContradictEachOther) {
    EXPECT_THROW((void)make_shape({{.at = "a.{power}"}, {.at = "a.b"}}), Error);
    EXPECT_THROW((void)make_shape({{.at = "a.b"}, {.at = "a.{power}"}}), Error);
    EXPECT_THROW((void)make_shape({{.at = "a.{power}"}, {.at = "a.{state}"}}), Error);
}

/// Every row must explain itself, and be named once.
void check_rows(const std::vector<Row>& rows) {
    std::set<std::string> seen;
    for (const auto& row : rows) {
        EXPECT_TRUE(seen.insert(row.at).second) << row.at;
        EXPECT_FALSE(row.meaning.empty()) << row.at;
        EXPECT_LE(row.bounds.low, row.bounds.high) << row.at;
        const bool a_name = row.form == Form::name || row.form == Form::names;
        EXPECT_TRUE(row.form != Form::choice || !row.words.empty()) << row.at;
        EXPECT_EQ(a_name, !row.names.empty()) << row.at;
    }
}

TEST(Formats, NameEveryFieldOnce) {
    check_rows(world_rows());
    check_rows(scenario_rows());
}

TEST(Formats, PlaceEveryChannelThatAWorldFileStates) {
    std::set<Channel> placed;
    for (const auto& place : placements()) placed.insert(place.channel);
    // Dated events and the multiple of capability are left to shocks and to the sections of events.
    const std::set<Channel> elsewhere{Channel::capability, Channel::membership, Channel::membership_open,
                                      Channel::chair,      Channel::programme_effort, Channel::parameter};
    for (const auto& channel : channels()) {
        EXPECT_NE(placed.contains(channel.channel), elsewhere.contains(channel.channel)) << channel.name;
    }
}

TEST(Formats, PlacementsCountTheAxesOfTheChannel) {
    for (const auto& place : placements()) {
        if (place.channel == Channel::tie) {
            EXPECT_EQ(place.parts, (Parts{"states", "{0}", "ties", "{2}", "{1}"}));
        }
        if (place.channel == Channel::rivalry) {
            EXPECT_EQ(place.parts, (Parts{"rivalry", "{0}", "{1}"}));
        }
    }
}

TEST(Formats, ShocksAreToldByTheAxesOfTheirInput) {
    EXPECT_EQ(target_keys(info(Channel::rivalry)), (Parts{"power", "rival"}));
    EXPECT_EQ(target_keys(info(Channel::friction)), (Parts{"state", "power", "domain"}));
    EXPECT_EQ(target_keys(info(Channel::world_growth_market)), Parts{});
}

}  // namespace
}  // namespace multivector
