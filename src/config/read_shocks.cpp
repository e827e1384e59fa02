#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/names.hpp"
#include "config/context.hpp"
#include "config/format.hpp"
#include "config/when.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

/// Keys of a shock that name cells of any input.
std::vector<std::string> all_target_keys() {
    std::vector<std::string> keys;
    for (const auto& channel : channels()) {
        for (const auto& key : target_keys(channel)) {
            if (channel.shockable && std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
        }
    }
    return keys;
}

/// Reports keys that the input has not and those that it needs.
bool check_target(Context& c, const Reader& entry, const ChannelInfo& row) {
    const auto wanted = target_keys(row);
    bool good = true;
    for (const auto& key : all_target_keys()) {
        const bool needed = std::ranges::find(wanted, key) != wanted.end();
        const auto field = entry[key];
        if (field && !needed) {
            const auto list = fmt::format("{}", fmt::join(wanted, ", "));
            report_at(c.diagnostics, field.place(), entry.path(),
                      fmt::format("the input {} has no '{}'", row.name, key),
                      wanted.empty() ? "it is one number for the whole world" : "it is told by " + list);
            good = false;
        } else if (!field && needed) {
            report_missing(c.diagnostics, *entry.node(), entry.path(), key,
                           fmt::format("{} is told by {}; each is a name, a list of names, or all", row.name,
                                       fmt::join(wanted, ", ")));
            good = false;
        }
    }
    return good;
}

std::vector<std::size_t> read_cells(Context& c, const Reader& entry, const ChannelInfo& row) {
    if (!check_target(c, entry, row)) return {};
    const auto keys = target_keys(row);
    std::vector<std::size_t> cells{0};
    for (std::size_t n = 0; n < keys.size(); ++n) {
        std::vector<std::size_t> next;
        for (const auto cell : cells) {
            for (const auto position : c.find_all(row.axes[n], entry[keys[n]])) {
                next.push_back(cell * c.out.size(row.axes[n]) + position);
            }
        }
        cells = std::move(next);
    }
    if (row.rank == 2 && row.axes[0] == Axis::power && row.axes[1] == Axis::power) {
        const auto powers = c.out.size(Axis::power);
        const bool some = !cells.empty();
        std::erase_if(cells, [&](std::size_t cell) { return cell / powers == cell % powers; });
        if (some && cells.empty()) report(c.diagnostics, entry["rival"], kNotItself);
    }
    return cells;
}

/// The new value of an input must be one that the input can take; what scale and add lead to is limited in the run.
void check_size(Context& c, const Reader& field, const Quantity& size, const ChannelInfo& row) {
    for (const double value : {size.value, size.low, size.high}) {
        if (std::isnan(value) || (value >= row.low && value <= row.high)) continue;
        report_at(c.diagnostics, size.mark, field.path(),
                  fmt::format("{} is outside {} to {}, the range of {}", value, row.low, row.high, row.name),
                  std::string(row.meaning));
        return;
    }
}

void read_effect(Context& c, const Reader& entry, Shock& shock) {
    for (const auto& name : effect_names()) {
        const auto field = entry["effect"][name];
        if (!field) continue;
        shock.effect = *find_effect(name);
        shock.size = field.quantity();
        if (shock.effect == Effect::set) check_size(c, field, shock.size, info(shock.channel));
        if (shock.effect == Effect::scale && shock.size.value < 0 && info(shock.channel).low >= 0) {
            c.diagnostics.warning(field.mark(),
                                  fmt::format("a factor below 0 takes {} out of its range", info(shock.channel).name) +
                                      at_path(field.path()),
                                  "a change of the value is written with its sign and '%': -40 %");
        }
        return;
    }
}

void read_profile(const Reader& entry, Shock& shock) {
    for (const auto& name : profile_names()) {
        const auto field = entry["profile"][name];
        if (!field) continue;
        shock.profile = *find_profile(name);
        shock.months = field.number().value_or(1);
        for (const auto& point : field.entries()) {
            const auto month = parse_month(point.key());
            const auto strength = point.number();
            if (month && strength) shock.schedule.emplace_back(*month, *strength);
        }
        std::ranges::sort(shock.schedule);
    }
}

void check_profile(Context& c, const Reader& entry) {
    const auto schedule = entry["profile"]["schedule"];
    if (schedule && schedule.node()->kind == Node::Kind::map && schedule.entries().empty()) {
        report(c.diagnostics, schedule, "the schedule is empty");
    }
}

void check_months(Context& c, const Reader& entry, const Shock& shock) {
    const auto from = entry["from"];
    const auto to = entry["to"];
    const auto at = at_path(entry.path());
    if (shock.to && *shock.to < shock.from) {
        report(c.diagnostics, to,
               fmt::format("ends in {}, before it begins in {}", to_string(*shock.to), to_string(shock.from)));
    } else if (shock.to && *shock.to < c.out.base) {
        c.diagnostics.warning(to.mark(), fmt::format("is over before the base month {}", to_string(c.out.base)) + at);
    } else if (shock.from < c.out.base) {
        c.diagnostics.warning(from.mark(),
                              fmt::format("begins before the base month {}; it is {} from the base month on",
                                          to_string(c.out.base), shock.arrival ? "watched" : "in force") +
                                  at);
    } else if (shock.from >= c.out.end) {
        c.diagnostics.warning(from.mark(),
                              fmt::format("begins in or after the last month, {}, in which nothing happens any more", to_string(c.out.end)) + at);
    }
}

/// Two new values for one cell from one month on: neither is later than the other. Arrivals have no month yet.
void refuse_rival_values(Context& c) {
    std::map<std::tuple<Channel, Month, std::size_t>, const Shock*> setters;
    for (const auto& shock : c.out.shocks) {
        if (shock.effect != Effect::set || shock.of_world || shock.arrival) continue;
        const Shock* rival = nullptr;
        for (const auto cell : shock.cells) {
            const auto [it, alone] = setters.try_emplace({shock.channel, shock.from, cell}, &shock);
            if (!alone && rival == nullptr && it->second != &shock) rival = it->second;
        }
        if (rival == nullptr) continue;
        report_at(c.diagnostics, shock.mark, "shocks." + shock.name,
                  fmt::format("sets {} in the same place and from the same month as '{}'", info(shock.channel).name,
                              rival->name),
                  "of two shocks that set an input the later one holds; here there is none");
    }
}

void read_shock(Context& c, const Reader& entry) {
    const auto* row = find_channel(entry["input"].text().value_or(""));
    const auto from = entry["from"].month();
    const auto to = entry["to"].month();
    auto arrival = read_arrival(c, entry);
    const bool from_base = arrival && !entry["from"];
    if (!arrival && !entry["from"])
        report_missing(c.diagnostics, *entry.node(), entry.path(), "from", "first month in force");
    if (row == nullptr || !row->shockable) return;
    Shock shock;
    shock.name = entry.key();
    shock.channel = row->channel;
    shock.mark = entry.place();
    shock.arrival = std::move(arrival);
    shock.cells = read_cells(c, entry, *row);
    read_effect(c, entry, shock);
    read_profile(entry, shock);
    check_profile(c, entry);
    if ((!from && !from_base) || (entry["to"] && !to)) return;
    shock.from = from.value_or(c.out.base);
    shock.to = to;
    check_months(c, entry, shock);
    c.out.shocks.push_back(std::move(shock));
}

}  // namespace

void read_shocks(Context& context) {
    for (const auto& entry : context.scenario["shocks"].entries()) {
        if (entry.node()->kind == Node::Kind::map) read_shock(context, entry);
    }
    refuse_rival_values(context);
}

}  // namespace multivector
