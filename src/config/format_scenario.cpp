#include <string>
#include <utility>

#include "config/format.hpp"
#include "config/power_policies.hpp"
#include "config/units.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

constexpr double kShortest = 0.1;  // months
constexpr double kLongestTime = 1200;

void add_scenario_head(std::vector<Row>& rows) {
    append(rows, head_rows(FileKind::scenario, "what happens"));
    rows.push_back({.at = "extends",
                    .form = Form::text,
                    .need = Need::required,
                    .meaning = "world or scenario that this one changes: a path from the folder of this file, or the bare name of one "
                               "that ships"});
    const std::string item = "include[].";
    rows.push_back({.at = item + "file",
                    .form = Form::text,
                    .need = Need::required,
                    .meaning = "library of shocks or policies: a path from the folder of this file, or the bare name of one that ships"});
    rows.push_back({.at = item + "with.{parameter}", .form = Form::any, .meaning = "value of a parameter of the library"});
    rows.push_back({.at = item + "as", .form = Form::text, .meaning = "word put before the names that the library makes"});
    rows.push_back({.at = "include[]", .form = Form::object, .meaning = "a library", .plain = "file"});
    rows.push_back({.at = "world",
                    .form = Form::any,
                    .meaning = "changes to the world, written as in a world file; in force in the baseline too"});
    rows.push_back(
        {.at = "end", .form = Form::month, .meaning = "month in which a run ends; that of the world if not said"});
}

/// One key for each axis of any input that a shock may move.
void add_targets(std::vector<Row>& rows, const std::string& at) {
    std::vector<std::string> seen;
    const auto add = [&](const std::string& key, const std::string& names) {
        for (const auto& s : seen) {
            if (s == key) return;
        }
        seen.push_back(key);
        rows.push_back({.at = at + key,
                        .form = Form::names,
                        .meaning = key == names ? "which " + names + " is meant" : "which " + names + " is the " + key,
                        .names = names});
    };
    for (const auto& channel : channels()) {
        if (!channel.shockable) continue;
        for (const auto& key : target_keys(channel)) add(key, std::string(named_by(key)));
    }
}

/// An input wants a key for each of its axes, and a new value that it can take.
std::vector<Ask> asks_of_inputs() {
    std::vector<Ask> asks;
    for (const auto& channel : channels()) {
        if (!channel.shockable) continue;
        asks.push_back({std::string(channel.name),
                        target_keys(channel),
                        "effect.set",
                        {channel.low, channel.high, std::string(channel.unit)}});
    }
    return asks;
}

void add_arrival(std::vector<Row>& rows, const std::string& at) {
    rows.push_back({.at = at + "when",
                    .form = Form::text,
                    .meaning = "conditions under which it arrives: MEASURE[NAMES] > NUMBER for N months and ..."});
    rows.push_back({.at = at + "hazard",
                    .form = Form::quantity,
                    .meaning = "probability that it arrives in a month",
                    .bounds = {0, 1, "1/month"}});
    rows.push_back({.at = at + "lasts",
                    .form = Form::number,
                    .meaning = "months in force after the arrival; without it, for good",
                    .bounds = {1, kLongestTime, "months"}});
    rows.push_back(
        {.at = at + "repeats", .form = Form::boolean, .meaning = "whether it may arrive again after its end"});
}

void add_shocks(std::vector<Row>& rows) {
    const std::string at = "shocks.{+shock}.";
    rows.push_back({.at = at + "input",
                    .form = Form::choice,
                    .need = Need::required,
                    .meaning = "the input that changes",
                    .words = shockable_names(),
                    .barred = unshockable_names(),
                    .barred_because = "cannot be changed by a shock",
                    .asks = asks_of_inputs()});
    add_targets(rows, at);
    const auto add_effect = [&](const std::string& key, std::string_view unit, const std::string& meaning) {
        rows.push_back({.at = at + "effect." + key,
                        .form = Form::quantity,
                        .need = Need::one_of,
                        .meaning = meaning,
                        .bounds = {-1e9, 1e9, std::string(unit)}});
    };
    add_effect("set", kUnitOfInput, "the new value");
    add_effect("scale", kFactor, "a multiple of the value; with a sign and '%' a change: -40 % is 0.6 times");
    add_effect("add", kUnitOfInput, "what is added to the value");
    rows.push_back(
        {.at = at + "effect", .form = Form::object, .need = Need::required, .meaning = "how the input changes"});
    append(rows, time_rows(at));
    const Bounds months{kShortest, kLongestTime, "months"};
    const std::string profile = at + "profile.";
    const auto add_months = [&](const std::string& key, const std::string& meaning) {
        rows.push_back(
            {.at = profile + key, .form = Form::number, .need = Need::one_of, .meaning = meaning, .bounds = months});
    };
    add_months("pulse", "in full force during so many months");
    add_months("ramp", "rises evenly to full force over so many months");
    add_months("decay", "halves every so many months");
    rows.push_back({.at = profile + "schedule.{month}",
                    .form = Form::number,
                    .meaning = "share of the effect from this month on",
                    .bounds = {0, 1, "share"}});
    rows.push_back({.at = profile + "schedule",
                    .form = Form::map,
                    .need = Need::one_of,
                    .meaning = "share of the effect by month",
                    .count = {.least = 1}});
    rows.push_back({.at = at + "profile",
                    .form = Form::object,
                    .meaning = "strength over time",
                    .words = {"step"},
                    .fallback = "step"});
}

std::vector<Row> make_scenario_rows() {
    std::vector<Row> rows;
    add_scenario_head(rows);
    append(rows, date_rows());
    append(rows, source_rows());
    append(rows, shock_rows());
    append(rows, policy_rows("named_policies.{+policy}", PolicyUse::named));
    append(rows, power_policy_rows("named_power_policies.{+power_policy}"));
    append(rows, power_policy_rows("power_policies.{power}"));
    append(rows, project_rows("projects.{corridor}[]"));
    append(rows, common_rows());
    for (auto& row : rows) row.bare = row.form == Form::quantity;
    return rows;
}

}  // namespace

std::vector<Row> time_rows(const std::string& at) {
    std::vector<Row> rows;
    rows.push_back({.at = at + "from",
                    .form = Form::month,
                    .meaning = "first month in force; with when or hazard, the first month that is watched"});
    rows.push_back({.at = at + "to", .form = Form::month, .meaning = "last month in force; without it, for good"});
    add_arrival(rows, at);
    return rows;
}

std::vector<Row> shock_rows() {
    std::vector<Row> rows;
    add_shocks(rows);
    return rows;
}

const std::vector<Row>& scenario_rows() {
    static const auto rows = make_scenario_rows();
    return rows;
}

const Shape* input_shape(std::string_view path) {
    const Shape* shape = shape_at(world_shape(), path);
    return shape != nullptr ? shape : shape_at(scenario_shape(), path);
}

const Shape& scenario_shape() {
    static const Shape shape = make_shape(scenario_rows());
    return shape;
}

std::string_view second_of_pair(Axis axis) { return axis == Axis::power ? "rival" : "neighbour"; }

std::string_view named_by(std::string_view key) {
    for (const Axis axis : {Axis::power, Axis::state})
        if (key == second_of_pair(axis)) return axis_name(axis);
    return key;
}

std::vector<std::string> target_keys(const ChannelInfo& channel) {
    std::vector<std::string> keys;
    for (int i = 0; i < channel.rank; ++i) {
        std::string key(axis_name(channel.axes[static_cast<std::size_t>(i)]));
        if (!keys.empty() && keys.front() == key) key = second_of_pair(channel.axes[static_cast<std::size_t>(i)]);
        keys.push_back(std::move(key));
    }
    return keys;
}

}  // namespace multivector
