#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "config/context.hpp"
#include "config/format.hpp"

namespace multivector {
namespace {

using Cell = std::array<std::size_t, 3>;

Cell cell_of(const Scenario& scenario, const ChannelInfo& row, std::size_t flat) {
    Cell cell{};
    for (auto n = static_cast<std::size_t>(row.rank); n-- > 0;) {
        const auto size = scenario.size(row.axes[n]);
        cell[n] = flat % size;
        flat /= size;
    }
    return cell;
}

/// The key that a part of a placement stands for: "{1}" is the id on the second axis of the channel.
std::string key_of(const Context& c, const ChannelInfo& row, const Cell& cell, const std::string& part) {
    const auto axis = placeholder(part);
    if (axis.empty()) return part;
    const auto n = static_cast<std::size_t>(axis.front() - '0');
    return c.id(row.axes[n], cell[n]);
}

Reader reader_of(const Context& c, const Placement& place, const Cell& cell) {
    auto reader = c.world;
    for (const auto& part : place.parts) reader = reader[key_of(c, info(place.channel), cell, part)];
    return reader;
}

/// Reports the first key on the way to a cell that is not there, unless the check against the format has done so.
void report_way(Context& c, const Placement& place, const Cell& cell) {
    const auto& row = info(place.channel);
    auto reader = c.world;
    const Shape* shape = &world_shape();
    for (const auto& part : place.parts) {
        const bool name = !placeholder(part).empty();
        const auto key = key_of(c, row, cell, part);
        const auto* next_shape = name ? &shape->item.front() : shape->find(part);
        const auto next = reader[key];
        if (!next) {
            const bool a_map = reader && reader.node()->kind == Node::Kind::map;
            if (!a_map || (!name && next_shape->need == Need::required)) return;
            const bool last = &part == &place.parts.back() || !name;
            const auto hint = last ? fmt::format("{}: {}", row.name, row.meaning)
                                   : fmt::format("an entry for every {} is needed here", shape->names);
            report_missing(c.diagnostics, *reader.node(), reader.path(), key, hint);
            return;
        }
        reader = next;
        shape = next_shape;
    }
}

/// Whether a file must leave a cell out, because the rest of the file settles it.
bool follows_from_others(const Context& c, Channel channel, const Cell& cell) {
    if (channel == Channel::transit_demand) return !c.domain_with(Role::transit).has_value();
    if (channel == Channel::tie) return c.out.roles[cell[2]] == Role::transit;
    return false;
}

Quantity read_cell(Context& c, Channel channel, const std::vector<const Placement*>& places, const Cell& cell) {
    const auto& row = info(channel);
    for (auto it = places.rbegin(); it != places.rend(); ++it) {
        if (const auto reader = reader_of(c, **it, cell)) return reader.quantity();
    }
    const auto path = places.empty() ? std::string() : reader_of(c, *places.front(), cell).path();
    if (row.default_value) return unstated(*row.default_value, path);
    if (follows_from_others(c, channel, cell)) return unstated(0, path);
    report_way(c, *places.front(), cell);
    return unstated(kUnstated, path);
}

void read_channel(Context& c, Channel channel) {
    std::vector<const Placement*> places;
    for (const auto& place : placements()) {
        if (place.channel == channel) places.push_back(&place);
    }
    auto& cells = c.out.inputs[static_cast<std::size_t>(channel)];
    cells.resize(c.out.cells(channel));
    for (std::size_t n = 0; n < cells.size(); ++n) {
        cells[n] = read_cell(c, channel, places, cell_of(c.out, info(channel), n));
    }
}

void read_parameters(Context& c) {
    auto& cells = c.out.inputs[static_cast<std::size_t>(Channel::parameter)];
    for (const auto& parameter : parameters()) {
        const auto own = c.scenario["parameters"][parameter.name];
        const auto reader = own ? own : c.world["parameters"][parameter.name];
        cells.push_back(reader ? reader.quantity() : unstated(parameter.value, reader.path()));
    }
}

/// A table that speaks of what the rest of the file settles, or of a pair that is none.
void refuse_misplaced(Context& c) {
    for (const auto& state : c.world["states"].entries()) {
        const auto transit = c.domain_with(Role::transit);
        if (!transit) break;
        if (const auto ties = state["ties"][c.id(Axis::domain, *transit)]) {
            report_at(c.diagnostics, ties.place(), ties.path(), "ties of a domain of role transit are not stated",
                      "they follow from the flows over the corridors and their control");
        }
    }
    for (const auto& state : c.world["states"].entries()) {
        const auto neighbours = state["neighbours"];
        if (const auto self = neighbours[state.key()]) report_at(c.diagnostics, self.place(), self.path(), "a state is not its own neighbour");
    }
    for (const auto* pair : {"rivalry", "sanctions"}) {
        for (const auto& power : c.world[pair].entries()) {
            if (const auto self = power[power.key()]) report_at(c.diagnostics, self.place(), self.path(), kNotItself);
        }
    }
}

}  // namespace

void read_inputs(Context& context) {
    for (const auto& row : channels()) {
        if (row.channel != Channel::parameter) read_channel(context, row.channel);
    }
    read_parameters(context);
    refuse_misplaced(context);
}

}  // namespace multivector
