#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/names.hpp"
#include "config/context.hpp"
#include "config/format.hpp"

namespace multivector {
namespace {

std::size_t at(Axis axis) { return static_cast<std::size_t>(axis); }

Reader section(const Context& c, Axis axis) { return c.world[section_of(axis)]; }

std::size_t most_of(Axis axis) {
    switch (axis) {
        case Axis::power: return kMostPowers;
        case Axis::domain: return kMostDomains;
        case Axis::posture: return kMaxPostures;
        default: return kMostOthers;
    }
}

void read_axis(Context& c, Axis axis) {
    auto& entities = c.out.entities[at(axis)];
    auto entries = section(c, axis).entries();
    if (entries.size() > most_of(axis)) {
        report_at(c.diagnostics, section(c, axis).place(), std::string(section_of(axis)),
                  fmt::format("{} {}; at most {} are possible", entries.size(), section_of(axis), most_of(axis)));
        entries.resize(most_of(axis));
    }
    for (const auto& entry : entries) {
        Entity entity;
        entity.id = entry.key();
        entity.stable = entry["stable"].integer().value_or(0);
        entity.name = entry["name"].text().value_or(entity.id);
        entity.mark = entry.place();
        if (entity.stable > 0) {
            const auto same = std::ranges::find(entities, entity.stable, &Entity::stable);
            if (same != entities.end()) {
                report(c.diagnostics, entry["stable"],
                       fmt::format("stable number {} is already that of '{}'", entity.stable, same->id),
                       "every entry of a section has its own");
            }
        }
        entities.push_back(std::move(entity));
    }
    std::ranges::stable_sort(entities, {}, &Entity::stable);
    for (std::size_t i = 0; i < entities.size(); ++i) c.index[at(axis)][entities[i].id] = i;
}

/// The entry of the file that made an entity.
Reader entry_of(const Context& c, Axis axis, std::size_t position) { return section(c, axis)[c.id(axis, position)]; }

void read_roles(Context& c) {
    for (std::size_t d = 0; d < c.out.size(Axis::domain); ++d) {
        const auto field = entry_of(c, Axis::domain, d)["role"];
        const auto role = find_role(field.text().value_or("none")).value_or(Role::none);
        const auto same = std::ranges::find(c.out.roles, role);
        if (role != Role::none && same != c.out.roles.end()) {
            const auto other = static_cast<std::size_t>(same - c.out.roles.begin());
            report(c.diagnostics, field,
                   fmt::format("the domain '{}' already has the role {}", c.id(Axis::domain, other), role_name(role)),
                   "only the role none may be given twice");
        }
        c.out.roles.push_back(role);
    }
}

void read_postures(Context& c) {
    for (std::size_t k = 0; k < c.out.size(Axis::posture); ++k) {
        const auto entry = entry_of(c, Axis::posture, k);
        c.out.postures.push_back({entry["engagement"].number().value_or(0), entry["deference"].number().value_or(0)});
    }
}

/// By name, whatever their order in the file.
void read_moves(Context& c) {
    for (const auto& entry : c.world["moves"].entries()) {
        const auto posture = [&](const char* key) { return c.find(Axis::posture, entry[key]); };
        if (entry["against"] && !entry["toward"])
            report(c.diagnostics, entry["against"], "a move against one power has no other to go toward", "say 'toward' too");
        if (!entry["toward"] && !entry["against"] && !entry["others"])
            report_at(c.diagnostics, entry.place(), entry.path(), "a move that sets no posture", "say 'toward', 'others' or both");
        c.out.moves.push_back({entry.key(), posture("toward"), posture("against"), posture("others")});
    }
    std::ranges::sort(c.out.moves, {}, &NamedMove::id);
}

void read_states_and_threats(Context& c) {
    for (std::size_t i = 0; i < c.out.size(Axis::state); ++i) {
        c.out.focal.push_back(entry_of(c, Axis::state, i)["focal"].boolean().value_or(false));
    }
    for (std::size_t j = 0; j < c.out.size(Axis::threat); ++j) {
        c.out.threat_power.push_back(c.find(Axis::power, entry_of(c, Axis::threat, j)["power"]));
    }
}

/// What each corridor carries; a kind that only one carries may be a slip.
void read_goods(Context& c) {
    std::vector<std::string>& goods = c.out.goods;
    for (std::size_t r = 0; r < c.out.size(Axis::corridor); ++r)
        goods.push_back(entry_of(c, Axis::corridor, r)["goods"].text().value_or(""));
    for (std::size_t r = 0; r < goods.size(); ++r) {
        if (goods[r].empty() || std::ranges::count(goods, goods[r]) > 1) continue;
        std::vector<std::string> others = goods;
        std::erase_if(others, [&](const std::string& kind) { return kind.empty() || kind == goods[r]; });
        const auto field = entry_of(c, Axis::corridor, r)["goods"];
        const auto nearest = nearest_name(goods[r], others);
        c.diagnostics.warning(field.mark(), fmt::format("no other corridor carries '{}'", goods[r]) + at_path(field.path()),
                              nearest.empty() ? "" : fmt::format("did you mean '{}'?", nearest));
    }
}

/// Faults of a section as a whole; a section that is missing or empty has been reported by the check.
void check_counts(Context& c) {
    const auto postures = section(c, Axis::posture);
    if (c.out.size(Axis::posture) == 1) {
        report_at(c.diagnostics, postures.place(), "postures", "one posture; a choice needs two at least");
    }
    const auto states = section(c, Axis::state);
    bool unread = false;  // a fault in a flag that may have been meant as true
    for (const auto& state : states.entries()) unread = unread || (state["focal"] && !state["focal"].boolean());
    if (c.out.size(Axis::state) > 0 && !unread && std::ranges::find(c.out.focal, true) == c.out.focal.end()) {
        report_at(c.diagnostics, states.place(), "states", "no focal state",
                  "write 'focal: true' in one state at least");
    }
}

}  // namespace

std::string_view section_of(Axis axis) {
    constexpr std::array<std::string_view, kAxes> kSections{"states",     "powers",  "domains",       "postures",
                                                            "corridors",  "threats", "organisations", "theatres",
                                                            "programmes", ""};
    return kSections[at(axis)];
}

std::optional<std::size_t> Context::find(Axis axis, std::string_view id) const {
    const auto& ids = index[at(axis)];
    const auto it = ids.find(id);
    return it == ids.end() ? std::nullopt : std::optional(it->second);
}

std::optional<std::size_t> Context::find(Axis axis, const Reader& reader) const {
    const auto name = reader.text();
    return name ? find(axis, *name) : std::nullopt;
}

std::vector<std::size_t> Context::find_all(Axis axis, const Reader& reader) const {
    std::vector<std::size_t> result;
    const auto names = reader.names();
    const bool all = names.size() == 1 && names.front() == "all";
    for (std::size_t i = 0; i < out.size(axis); ++i) {
        if (all || std::ranges::find(names, id(axis, i)) != names.end()) result.push_back(i);
    }
    return result;
}

const std::string& Context::id(Axis axis, std::size_t position) const { return out.entities[at(axis)][position].id; }

std::optional<std::size_t> Context::domain_with(Role role) const {
    const auto it = std::ranges::find(out.roles, role);
    return it == out.roles.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - out.roles.begin()));
}

void read_entities(Context& context) {
    for (const auto axis : {Axis::state, Axis::power, Axis::domain, Axis::posture, Axis::corridor, Axis::threat,
                            Axis::organisation, Axis::theatre, Axis::programme}) {
        read_axis(context, axis);
    }
    read_roles(context);
    read_goods(context);
    read_postures(context);
    read_moves(context);
    read_states_and_threats(context);
    check_counts(context);
}

}  // namespace multivector
