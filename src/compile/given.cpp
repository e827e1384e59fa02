#include "compile/given.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "world/switches.hpp"

namespace multivector {
namespace {

std::size_t size_of(const World& w, Axis axis) { return w.ids[static_cast<std::size_t>(axis)].size(); }

/// "weight[center,security]"; empty where the path says all.
std::string cell_name(const World& w, int slot) {
    const ChannelInfo* c = channel_of(w, slot);
    if (c == nullptr || c->channel == Channel::parameter || c->rank == 0) return {};
    auto flat = static_cast<std::size_t>(slot - w.at(c->channel));
    std::vector<std::string_view> ids(static_cast<std::size_t>(c->rank));
    for (auto n = ids.size(); n-- > 0;) {
        ids[n] = w.ids[static_cast<std::size_t>(c->axes[n])][flat % size_of(w, c->axes[n])];
        flat /= size_of(w, c->axes[n]);
    }
    return fmt::format("{}[{}]", c->name, fmt::join(ids, ","));
}

/// The name of a number that the files have a place for, and that no other number of the world has.
std::string own_name(const World& w, int slot) {
    const auto cell = cell_name(w, slot);
    return cell.empty() ? w.paths[static_cast<std::size_t>(slot)] : cell;
}

/// What a world says of a number: its value and, if it is drawn, between what.
struct Said {
    double value = 0, low = 0, high = 0;
    friend bool operator==(const Said&, const Said&) = default;
};

/// By cell, or by path where there is no cell.
std::map<std::string, Said> said_by(const World& w) {
    std::vector<Said> of_slot;
    for (const double value : w.slots) of_slot.push_back({value, value, value});
    for (const Draw& d : w.draws) of_slot[static_cast<std::size_t>(d.slot)] = {d.value, d.low, d.high};
    std::map<std::string, Said> out;
    for (std::size_t s = 0; s < w.paths.size(); ++s)
        if (!w.paths[s].empty()) out.insert_or_assign(own_name(w, static_cast<int>(s)), of_slot[s]);
    return out;
}

}  // namespace

const ChannelInfo* channel_of(const World& w, int slot) {
    const ChannelInfo* found = nullptr;
    for (const ChannelInfo& c : channels())
        if (w.at(c.channel) <= slot) found = &c;
    const bool beyond = slot >= w.at(Channel::parameter) + static_cast<int>(kParameters);
    return beyond ? nullptr : found;
}

std::string input_name(const World& w, int slot) {
    const std::string& path = w.paths[static_cast<std::size_t>(slot)];
    if (path.empty() || std::ranges::count(w.paths, path) == 1) return path;
    const auto cell = cell_name(w, slot);
    return cell.empty() ? path : cell;
}

void name_draws(World& w) {
    std::map<std::string_view, int> cells;
    for (const std::string& path : w.paths) ++cells[path];
    for (Draw& d : w.draws) {
        const std::string& path = w.paths[static_cast<std::size_t>(d.slot)];
        if (path.empty()) continue;
        d.path = cells[path] > 1 ? input_name(w, d.slot) : path;
    }
}

std::map<std::string, std::vector<int>, std::less<>> input_names(const World& w) {
    std::map<std::string, std::vector<int>, std::less<>> out;
    for (std::size_t s = 0; s < w.paths.size(); ++s) {
        if (w.paths[s].empty()) continue;
        out[w.paths[s]].push_back(static_cast<int>(s));
        if (const auto cell = cell_name(w, static_cast<int>(s)); !cell.empty()) out[cell].push_back(static_cast<int>(s));
    }
    return out;
}

void give(World& w, const DrawTable& table) {
    const auto names = input_names(w);
    w.given.clear();
    for (std::size_t column = 0; column < table.inputs.size(); ++column) {
        const auto it = names.find(table.inputs[column]);
        if (it == names.end()) continue;
        for (const int slot : it->second) w.given.push_back({slot, column});
    }
}

void give(World& w, const DrawTable& table, const std::vector<const World*>& others) {
    give(w, table);
    const auto own = said_by(w);
    for (const World* other : others) {
        const auto said = said_by(*other);
        std::erase_if(w.given, [&](const GivenInput& g) {
            const auto name = own_name(w, g.slot);
            const auto it = said.find(name);
            return it != said.end() && it->second != own.at(name);
        });
    }
}

std::vector<std::string> unknown_inputs(const DrawTable& table, const std::vector<const World*>& worlds) {
    std::vector<std::string> out = table.inputs;
    for (const World* w : worlds) {
        const auto names = input_names(*w);
        std::erase_if(out, [&](const std::string& name) { return names.contains(name); });
    }
    return out;
}

void refuse_late(const DrawTable& table, const std::vector<const World*>& worlds) {
    std::vector<Parameter> late;
    const auto add = [&](const auto& parameters) { late.insert(late.end(), parameters.begin(), parameters.end()); };
    if (std::ranges::all_of(worlds, [](const World* w) { return w->neighbours.empty(); })) add(kMovesNeighbours);
    if (std::ranges::none_of(worlds, &World::routes_of_use)) add(kCountsRoutes);
    if (std::ranges::all_of(worlds, [](const World* w) { return w->joint_moves.empty(); })) add(kMovesJointly);
    if (std::ranges::none_of(worlds, &World::concessions)) add(kConcedes);
    for (const World* w : worlds) {
        const auto names = input_names(*w);
        for (const Parameter p : late)
            for (const std::string& input : table.inputs)
                if (const auto it = names.find(input);
                    it != names.end() && std::ranges::find(it->second, w->parameter(p)) != it->second.end())
                    throw Error(fmt::format("the table of draws has the column '{}', which a table cannot switch on; give it a "
                                            "value above 0 in the files, and a world that has what it works on", input));
    }
}

}  // namespace multivector
