#include <algorithm>

#include <fmt/format.h>

#include "config/context.hpp"
#include "config/numbers.hpp"

namespace multivector {
namespace {

constexpr int kLongestRun = 1200;  // months

void read_months(Context& c) {
    const auto base = c.world["base"];
    const auto own = c.scenario["end"];
    const auto end = own ? own : c.world["end"];
    c.out.base = base.month().value_or(Month{});
    c.out.end = c.options.end ? *c.options.end : end.month().value_or(Month{});
    if (!base.month() || (!c.options.end && !end.month())) return;
    const auto mark = c.options.end ? Mark{std::string(kEndOption), 0, 0} : end.mark();
    const auto path = c.options.end ? std::string() : end.path();
    if (c.out.end <= c.out.base) {
        report_at(c.diagnostics, mark, path,
                  fmt::format("the run ends in {}, not after the base month {}", to_string(c.out.end),
                              to_string(c.out.base)));
    } else if (c.out.end - c.out.base > kLongestRun) {
        report_at(c.diagnostics, mark, path,
                  fmt::format("the run has {} months; at most {} are possible", c.out.end - c.out.base, kLongestRun));
    }
}

YearSeries read_series(Context& c, const Reader& reader) {
    YearSeries series;
    series.mark = reader.place();
    series.unit = reader["unit"].text().value_or("");
    series.source = reader["source"].text().value_or("");
    series.note = reader["note"].text().value_or("");
    series.assumption = reader["assumption"].boolean().value_or(false);
    if (reader["assumption"].boolean() == false) {
        report(c.diagnostics, reader["assumption"], "an assumption can only be true", "or give the source instead");
    }
    for (const auto& point : reader["data"].entries()) {
        NumberFault fault;
        const auto year = parse_integer(point.key(), fault);
        const auto value = point.number();
        if (year && value) series.points.emplace_back(*year, *value);
    }
    std::ranges::sort(series.points);
    const auto data = reader["data"];
    if (!series.points.empty() && series.points.front().first > c.out.base.year() && c.world["base"].month()) {
        report_at(c.diagnostics, data.place(), data.path(),
                  fmt::format("the figures begin in {}, after the base month {}", series.points.front().first,
                              to_string(c.out.base)),
                  "a figure for the year of the base month or an earlier one is needed");
    }
    return series;
}

CapabilityData read_pair(Context& c, const Reader& reader) {
    auto market = read_series(c, reader["market"]);
    auto security = read_series(c, reader["security"]);
    return {std::move(market), std::move(security)};
}

}  // namespace

void read_head(Context& context) {
    auto& out = context.out;
    out.world_title = context.world["title"].text().value_or("");
    const auto& head = context.scenario ? context.scenario : context.world;
    out.title = head["title"].text().value_or("");
    out.description = head["description"].text().value_or("");
    for (const auto& source : context.world["sources"].entries()) {
        out.sources.push_back(
            {source.key(), source["citation"].text().value_or(""), source["url"].text().value_or("")});
    }
    read_months(context);
}

void read_capability(Context& context) {
    for (const auto& power : context.out.entities[static_cast<std::size_t>(Axis::power)]) {
        context.out.capability.push_back(read_pair(context, context.world["powers"][power.id]["capability"]));
    }
    context.out.world_capability = read_pair(context, context.world["rest_of_world"]["capability"]);
}

}  // namespace multivector
