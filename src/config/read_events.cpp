#include <fmt/format.h>

#include "config/context.hpp"

namespace multivector {
namespace {

/// From the first month to the last; the last is far off where none is said.
struct Interval {
    Month from, last;
    Reader reader;
};

constexpr Month kForGood = Month::of(9999, 12);

/// Reads from and to; nothing if one of them could not be read or they are the wrong way round.
std::optional<Interval> read_interval(Context& c, const Reader& reader) {
    const auto from = reader["from"].month();
    const auto to = reader["to"].month();
    if (!from || (reader["to"] && !to)) return std::nullopt;
    if (to && *to < *from) {
        report(c.diagnostics, reader["to"],
               fmt::format("ends in {}, before it begins in {}", to_string(*to), to_string(*from)));
        return std::nullopt;
    }
    return Interval{*from, to.value_or(kForGood), reader};
}

/// Reports an interval that shares a month with an earlier one.
void refuse_overlap(Context& c, const Interval& next, const std::vector<Interval>& earlier) {
    for (const auto& other : earlier) {
        if (next.from > other.last || other.from > next.last) continue;
        report_at(c.diagnostics, next.reader.place(), next.reader.path(),
                  fmt::format("shares months with the entry at line {}", other.reader.mark().line),
                  "end the earlier entry in the month before this one begins");
        return;
    }
}

Shock event(const Interval& interval, Channel channel, std::size_t cell, Quantity size) {
    Shock shock;
    shock.name = interval.reader.path();
    shock.channel = channel;
    shock.cells = {cell};
    shock.size = std::move(size);
    shock.from = interval.from;
    if (interval.last != kForGood) shock.to = interval.last;
    shock.of_world = true;
    shock.mark = interval.reader.place();
    return shock;
}

/// The value 1 of a dated event that says no number.
Quantity one(const Reader& reader) {
    auto q = unstated(1, reader.path(), reader.mark());
    q.stated = true;
    return q;
}

void read_members(Context& c, const Reader& organisation, std::size_t g) {
    for (const auto& state : organisation["members"].entries()) {
        const auto i = c.find(Axis::state, state.key());
        std::vector<Interval> seen;
        for (const auto& entry : state.items()) {
            const auto interval = read_interval(c, entry);
            if (!i || !interval) continue;
            refuse_overlap(c, *interval, seen);
            seen.push_back(*interval);
            const auto share = entry["share"];
            const auto cell = c.out.flat(Channel::membership, g, *i);
            c.out.shocks.push_back(event(*interval, Channel::membership, cell, share ? share.quantity() : one(entry)));
            if (const auto role = entry["role"].text()) c.out.shocks.back().name += fmt::format(" ({})", *role);
        }
    }
}

/// A membership that is the state's to choose is so from the base month on.
void read_open(Context& c, const Reader& organisation, std::size_t g) {
    const auto open = organisation["open"];
    if (!open) return;
    for (const std::size_t i : c.find_all(Axis::state, open))
        c.out.inputs[static_cast<std::size_t>(Channel::membership_open)][c.out.flat(Channel::membership_open, g, i)] = one(open);
}

void read_chairs(Context& c, const Reader& organisation, std::size_t g) {
    std::map<std::size_t, std::vector<Interval>> seen;
    for (const auto& entry : organisation["chairs"].items()) {
        const auto i = c.find(Axis::state, entry["state"]);
        const auto interval = read_interval(c, entry);
        if (!i || !interval) continue;
        refuse_overlap(c, *interval, seen[*i]);
        seen[*i].push_back(*interval);
        c.out.shocks.push_back(event(*interval, Channel::chair, c.out.flat(Channel::chair, g, *i), one(entry)));
    }
}

void read_programme(Context& c, const Reader& entry, std::size_t position) {
    Programme programme;
    programme.power = c.find(Axis::power, entry["power"]).value_or(0);
    programme.states = c.find_all(Axis::state, entry["states"]);
    double sum = 0;
    for (std::size_t d = 0; d < c.out.size(Axis::domain); ++d) {
        const auto share = entry["domains"][c.id(Axis::domain, d)];
        programme.share_of_domain.push_back(share ? share.quantity() : unstated(0, share.path()));
        sum += programme.share_of_domain.back().value;
    }
    const auto domains = entry["domains"];
    constexpr double kRounding = 0.01;
    if (sum > 1 + kRounding) {
        report_at(c.diagnostics, domains.place(), domains.path(), fmt::format("shares add up to {:.6g}, more than 1", sum));
    } else if (sum <= 0 && !domains.entries().empty()) {
        report_at(c.diagnostics, domains.place(), domains.path(), "shares add up to nothing");
    }
    c.out.programmes[position] = std::move(programme);
    if (const auto interval = read_interval(c, entry)) {
        c.out.shocks.push_back(event(*interval, Channel::programme_effort, position, entry["effort"].quantity()));
    }
}

void read_projects(Context& c, const Reader& list, std::size_t corridor, bool of_world) {
    for (const auto& entry : list.items()) {
        const auto from = entry["from"].month();
        if (from) c.out.projects.push_back({corridor, *from, entry["add"].quantity(), of_world});
    }
}

}  // namespace

void read_world_events(Context& context) {
    auto& c = context;
    for (const auto& organisation : c.world["organisations"].entries()) {
        const auto g = *c.find(Axis::organisation, organisation.key());
        read_members(c, organisation, g);
        read_open(c, organisation, g);
        read_chairs(c, organisation, g);
    }
    c.out.programmes.resize(c.out.size(Axis::programme));
    for (const auto& programme : c.world["programmes"].entries()) {
        read_programme(c, programme, *c.find(Axis::programme, programme.key()));
    }
    for (const auto& corridor : c.world["corridors"].entries()) {
        read_projects(c, corridor["projects"], *c.find(Axis::corridor, corridor.key()), true);
    }
    for (const auto& corridor : c.scenario["projects"].entries()) {
        if (const auto r = c.find(Axis::corridor, corridor.key())) read_projects(c, corridor, *r, false);
    }
}

}  // namespace multivector
