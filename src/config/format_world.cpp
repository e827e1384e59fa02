#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "config/format.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

constexpr double kStableLow = 1;
constexpr double kStableHigh = 60000;
constexpr std::size_t kFewestPostures = 2;

/// A channel of the catalogue at a place; "*" in the place is its own name.
Row input(std::string at, Channel channel) {
    const auto& row = info(channel);
    if (const auto star = at.find('*'); star != std::string::npos) at.replace(star, 1, row.name);
    return {.at = std::move(at),
            .form = Form::quantity,
            .need = row.default_value ? Need::optional : Need::required,
            .meaning = std::string(row.meaning),
            .bounds = {row.low, row.high, std::string(row.unit)},
            .channel = channel,
            .fallback = row.default_value ? fmt::format("{}", *row.default_value) : std::string()};
}

/// The same where the file may leave it out, for a value that it has elsewhere.
Row optional_input(std::string at, Channel channel) {
    auto row = input(std::move(at), channel);
    row.need = Need::optional;
    row.fallback.clear();
    return row;
}

void add_inputs(std::vector<Row>& rows, const std::string& at, const std::vector<Channel>& list) {
    for (const auto channel : list) rows.push_back(input(at, channel));
}

void add_entity(std::vector<Row>& rows, const std::string& at, const std::string& what) {
    rows.push_back(
        {.at = at + ".stable",
         .form = Form::integer,
         .need = Need::required,
         .meaning = "number that outlives a change of the " + what + "'s name: it orders and keys random streams",
         .bounds = {kStableLow, kStableHigh, "1"}});
    rows.push_back({.at = at + ".name", .form = Form::text, .meaning = "name of the " + what + " for people"});
}

void add_series(std::vector<Row>& rows, const std::string& at, const std::string& meaning) {
    rows.push_back({.at = at + ".unit", .form = Form::text, .need = Need::required, .meaning = "unit of the figures"});
    rows.push_back({.at = at + ".source",
                    .form = Form::name,
                    .need = Need::one_of,
                    .meaning = "where the figures come from",
                    .names = "source"});
    rows.push_back({.at = at + ".assumption",
                    .form = Form::boolean,
                    .need = Need::one_of,
                    .meaning = "true: the figures have no source",
                    .words = {"true"}});
    rows.push_back({.at = at + ".note", .form = Form::text, .meaning = "how the figures were made"});
    rows.push_back(
        {.at = at + ".data.{year}", .form = Form::number, .meaning = "figure of a year", .bounds = {1e-9, 1e18, ""}});
    rows.push_back({.at = at + ".data", .form = Form::map, .need = Need::required, .meaning = meaning});
}

void add_capability(std::vector<Row>& rows, const std::string& at) {
    add_series(rows, at + ".capability.market", "yearly GDP in constant prices; only ratios to the base count");
    add_series(rows, at + ".capability.security", "yearly military expenditure in constant prices; only ratios count");
}

void add_world_head(std::vector<Row>& rows) {
    append(rows, head_rows(FileKind::world, "what the world is for"));
    rows.push_back(
        {.at = "base", .form = Form::month, .need = Need::required, .meaning = "month whose state is given"});
    rows.push_back({.at = "end", .form = Form::month, .need = Need::required, .meaning = "month in which a run ends"});
    append(rows, source_rows());
}

void add_domains(std::vector<Row>& rows) {
    using enum Channel;
    const std::string at = "domains.{+domain}";
    rows.push_back({.at = "domains", .form = Form::map, .need = Need::required, .meaning = "fields of foreign policy"});
    add_entity(rows, at, "domain");
    rows.push_back({.at = at + ".role",
                    .form = Form::choice,
                    .meaning = "the rules of the model that apply to the domain",
                    .words = role_names(),
                    .fallback = "none"});
    add_inputs(rows, at + ".*",
               {weight, substitution, gain, adjustment, engagement_effect, offer_effect, capability_effect,
                attention_effect, noise});
}

void add_postures(std::vector<Row>& rows) {
    const std::string at = "postures.{+posture}";
    rows.push_back({.at = "postures",
                    .form = Form::map,
                    .need = Need::required,
                    .meaning = "points in the space of levers",
                    .count = {kFewestPostures, kMaxPostures}});
    add_entity(rows, at, "posture");
    for (const std::string lever : {"engagement", "deference"}) {
        rows.push_back({.at = at + "." + lever,
                        .form = Form::number,
                        .need = Need::required,
                        .meaning = lever + " that the posture aims at",
                        .bounds = {-1, 1, "lever"}});
    }
}

void add_moves(std::vector<Row>& rows) {
    const auto add = [&](const std::string& key, const std::string& toward) {
        rows.push_back({.at = "moves.{+move}." + key,
                        .form = Form::name,
                        .meaning = "posture " + toward + ", in every domain, kept if not said; see the parameter joint_review",
                        .names = "posture"});
    };
    add("toward", "toward one power: a move for each");
    add("against", "toward a second power: a move for each pair");
    add("others", "toward the other powers");
}

void add_powers(std::vector<Row>& rows) {
    using enum Channel;
    const std::string at = "powers.{+power}";
    rows.push_back({.at = "powers",
                    .form = Form::map,
                    .need = Need::required,
                    .meaning = "powers that court the states",
                    .count = {.most = kMostPowers}});
    add_entity(rows, at, "power");
    add_inputs(rows, at + ".*",
               {assertiveness, demand, conditionality, budget, attention, growth_market, growth_security, freight});
    rows.push_back(input(at + ".*.{domain}", skill));
    rows.push_back(input(at + ".*.{domain}", Channel::split));
    add_capability(rows, at);
    add_capability(rows, "rest_of_world");
    rows.push_back(input("rest_of_world.growth_market", world_growth_market));
    rows.push_back(input("rest_of_world.growth_security", world_growth_security));
    rows.push_back(input("*.{power}.{rival}", rivalry));
    rows.push_back(input("*.{power}.{rival}", sanctions));
}

void add_threats_and_theatres(std::vector<Row>& rows) {
    using enum Channel;
    add_entity(rows, "threats.{+threat}", "threat");
    rows.push_back({.at = "threats.{+threat}.power",
                    .form = Form::name,
                    .meaning = "the power that the threat comes from, if one",
                    .names = "power"});
    rows.push_back(input("threats.{+threat}.*.{power}", fit));
    add_entity(rows, "theatres.{+theatre}", "theatre");
    rows.push_back(input("theatres.{+theatre}.demand.{power}", theatre_demand));
}

void add_states(std::vector<Row>& rows) {
    using enum Channel;
    const std::string at = "states.{+state}";
    rows.push_back({.at = "states", .form = Form::map, .need = Need::required, .meaning = "the courted states"});
    add_entity(rows, at, "state");
    rows.push_back({.at = at + ".focal",
                    .form = Form::boolean,
                    .meaning = "true for the states that a study is about",
                    .fallback = "false"});
    rows.push_back(optional_input(at + ".weights.{domain}", weight));
    add_inputs(rows, at + ".*", {cohesion, reliability, audience});
    rows.push_back(optional_input(at + ".*", transit_demand));
    rows.push_back(input(at + ".*.{threat}", threat));
    rows.push_back(
        {.at = at + ".powers", .form = Form::map, .need = Need::required, .meaning = "the state and each power"});
    add_inputs(rows, at + ".powers.{power}.*", {gap, sphere, stake, usefulness, opinion, engagement, deference, friction});
    for (const auto channel : {engagement, deference, friction}) {
        rows.push_back(optional_input(at + ".powers.{power}.by_domain.{domain}.*", channel));
    }
    rows.push_back(input(at + ".ties.{domain}.{power}", tie));
    rows.push_back(input(at + ".*.{domain}.{power}", legacy));
    rows.push_back(input(at + ".neighbours.{neighbour}", neighbour));
}

void add_corridors(std::vector<Row>& rows) {
    using enum Channel;
    const std::string at = "corridors.{+corridor}";
    add_entity(rows, at, "corridor");
    rows.push_back({.at = at + ".goods",
                    .form = Form::text,
                    .meaning = "the one kind of goods that it carries, a word of the file's own; see the parameter bound_goods",
                    .fallback = "all kinds"});
    rows.push_back(input(at + ".capacity", corridor_capacity));
    rows.push_back(input(at + ".scale", corridor_scale));
    rows.push_back(input(at + ".open", corridor_open));
    rows.push_back(input(at + ".cost", corridor_cost));
    rows.push_back(input(at + ".risk", corridor_risk));
    rows.push_back(input(at + ".*.{power}", control));
    rows.push_back(input(at + ".flows.{state}", flow));
    rows.push_back(input(at + ".*.{power}", traffic));
    rows.push_back(input(at + ".*.{state}", through));
    append(rows, project_rows(at + ".projects[]"));
}

void add_interval(std::vector<Row>& rows, const std::string& at) {
    rows.push_back({.at = at + ".from", .form = Form::month, .need = Need::required, .meaning = "first month"});
    rows.push_back({.at = at + ".to", .form = Form::month, .meaning = "last month; without it, for good"});
}

void add_organisations(std::vector<Row>& rows) {
    using enum Channel;
    const std::string at = "organisations.{+organisation}";
    add_entity(rows, at, "organisation");
    rows.push_back(input(at + ".sponsors.{power}", sponsor));
    rows.push_back(input(at + ".*.{domain}", depth));
    rows.push_back({.at = at + ".open",
                    .form = Form::names,
                    .meaning = "states whose membership is their own to choose; see the parameter membership_review",
                    .names = "state"});
    rows.push_back(input(at + ".*", exit_cost));
    const std::string member = at + ".members.{state}[]";
    add_interval(rows, member);
    rows.push_back({.at = member + ".role", .form = Form::text, .meaning = "what kind of member, for people"});
    const auto& share = info(membership);
    rows.push_back({.at = member + ".share",
                    .form = Form::quantity,
                    .meaning = std::string(share.meaning),
                    .bounds = {share.low, share.high, std::string(share.unit)},
                    .fallback = "1"});
    add_interval(rows, at + ".chairs[]");
    rows.push_back({.at = at + ".chairs[].state",
                    .form = Form::name,
                    .need = Need::required,
                    .meaning = "the state that chairs",
                    .names = "state"});
}

void add_programmes(std::vector<Row>& rows) {
    const std::string at = "programmes.{+programme}";
    add_entity(rows, at, "programme");
    rows.push_back({.at = at + ".power",
                    .form = Form::name,
                    .need = Need::required,
                    .meaning = "whose programme",
                    .names = "power"});
    rows.push_back({.at = at + ".domains.{domain}",
                    .form = Form::quantity,
                    .meaning = "share of the effort that goes to the domain",
                    .bounds = {0, 1, "share"}});
    rows.push_back(
        {.at = at + ".domains", .form = Form::map, .need = Need::required, .meaning = "where the effort goes"});
    rows.push_back({.at = at + ".states",
                    .form = Form::names,
                    .need = Need::required,
                    .meaning = "states that the programme reaches",
                    .names = "state"});
    const auto& effort = info(Channel::programme_effort);
    rows.push_back({.at = at + ".effort",
                    .form = Form::quantity,
                    .need = Need::required,
                    .meaning = std::string(effort.meaning),
                    .bounds = {effort.low, effort.high, std::string(effort.unit)}});
    add_interval(rows, at);
}

/// Positions of the axes of a channel in a place, in the order in which the place names them.
std::vector<std::string> numbered(const Row& row) {
    auto parts = split_place(row.at);
    const auto& channel = info(*row.channel);
    std::array<bool, 3> used{};
    for (auto& part : parts) {
        const auto name = placeholder(part);
        if (name.empty()) continue;
        bool found = false;
        for (int i = 0; i < channel.rank && !found; ++i) {
            const auto k = static_cast<std::size_t>(i);
            if (used[k] || axis_name(channel.axes[k]) != named_by(name)) continue;
            used[k] = found = true;
            part = "{" + std::to_string(i) + "}";
        }
        if (!found) throw Error("format: no axis '" + std::string(name) + "' for " + std::string(channel.name));
    }
    return parts;
}

std::vector<Row> make_world_rows() {
    std::vector<Row> rows;
    add_world_head(rows);
    add_domains(rows);
    add_postures(rows);
    add_moves(rows);
    add_powers(rows);
    add_threats_and_theatres(rows);
    add_states(rows);
    add_corridors(rows);
    add_organisations(rows);
    add_programmes(rows);
    append(rows, common_rows());
    return rows;
}

}  // namespace

const Shape& world_shape() {
    static const Shape shape = make_shape(world_rows());
    return shape;
}

const std::vector<Row>& world_rows() {
    static const auto rows = make_world_rows();
    return rows;
}

const std::vector<Placement>& placements() {
    static const auto list = [] {
        std::vector<Placement> result;
        for (const auto& row : world_rows()) {
            if (row.channel && *row.channel != Channel::parameter) result.push_back({*row.channel, numbered(row)});
        }
        return result;
    }();
    return list;
}

}  // namespace multivector
