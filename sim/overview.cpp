#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "config/describe.hpp"
#include "config/structure.hpp"
#include "config/when.hpp"
#include "config/words.hpp"
#include "views.hpp"

namespace multivector {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kTextWidth = 100;

struct AxisHeading {
    Axis axis;
    const char* heading;
};

constexpr AxisHeading kHeadings[]{{Axis::power, "powers"},
                                  {Axis::state, "states"},
                                  {Axis::domain, "domains"},
                                  {Axis::posture, "postures"},
                                  {Axis::corridor, "corridors"},
                                  {Axis::threat, "threats"},
                                  {Axis::organisation, "organisations"},
                                  {Axis::theatre, "theatres"},
                                  {Axis::programme, "programmes"}};

/// Lines of whole words, each with two spaces before it.
std::string wrapped(const std::string& text) {
    std::string out, line;
    const auto flush = [&] {
        if (!line.empty()) out += "  " + line + "\n";
        line.clear();
    };
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \n", at)) != std::string::npos) {
        const std::string word = text.substr(at, text.find_first_of(" \n", at) - at);
        if (line.size() + word.size() > kTextWidth) flush();
        line += (line.empty() ? "" : " ") + word;
        at += word.size();
    }
    flush();
    return out;
}

/// Entities on one axis of the cells that a shock touches; "all" where none is left out.
std::string touched(const Scenario& s, const Shock& shock, std::size_t axis) {
    const auto& channel = info(shock.channel);
    std::size_t stride = 1;
    for (std::size_t n = axis + 1; n < static_cast<std::size_t>(channel.rank); ++n) stride *= s.size(channel.axes[n]);
    const auto ids = ids_of(s, channel.axes[axis]);
    std::set<std::size_t> members;
    for (const std::size_t cell : shock.cells) members.insert(cell / stride % ids.size());
    if (members.size() == ids.size() && ids.size() > 1) return "all";
    std::vector<std::string> names;
    for (const std::size_t m : members) names.push_back(ids[m]);
    return fmt::format("{}", fmt::join(names, "+"));
}

std::string target_text(const Scenario& s, const Shock& shock) {
    const auto& channel = info(shock.channel);
    std::vector<std::string> parts;
    for (std::size_t n = 0; n < static_cast<std::size_t>(channel.rank); ++n) parts.push_back(touched(s, shock, n));
    return fmt::format("{}", fmt::join(parts, " / "));
}

std::string profile_text(const Shock& shock) {
    if (shock.profile == Profile::step) return "step";
    if (shock.profile == Profile::schedule) return fmt::format("schedule of {} points", shock.schedule.size());
    return fmt::format("{} of {} months", profile_name(shock.profile), shock.months);
}

/// How a shock without a date arrives; nothing for one with a date.
Cell arrival_text(const Scenario& s, const Shock& shock) {
    if (!shock.arrival) return {};
    const Arrival& a = *shock.arrival;
    std::string text = a.when.empty() ? std::string() : "when " + when_text(s, a.when);
    if (a.hazard) text += fmt::format("{}hazard {}/month", text.empty() ? "" : ", ", a.hazard->value);
    if (a.lasts) text += fmt::format(", lasts {} months", *a.lasts);
    return a.repeats ? text + ", repeats" : text;
}

Table shocks_table(const Scenario& s) {
    const auto shown = s.arriving_shocks().empty() ? Column::Shown::json : Column::Shown::everywhere;
    Table table(
        {{"shock"}, {"input"}, {"of"}, {"effect"}, {"size"}, {"from"}, {"to"}, {"profile"}, {"arrives", shown}});
    for (const auto& shock : s.shocks) {
        if (shock.of_world) continue;
        table.add({shock.name, info(shock.channel).name, target_text(s, shock), effect_name(shock.effect),
                   shock.size.value, to_string(shock.from), shock.to ? Cell(to_string(*shock.to)) : Cell(),
                   profile_text(shock), arrival_text(s, shock)});
    }
    return table;
}

Table projects_table(const Scenario& s) {
    const auto corridors = ids_of(s, Axis::corridor);
    Table table({{"project on"}, {"adds Mt/year"}, {"from"}, {"of"}});
    for (const auto& p : s.projects)
        table.add({corridors[p.corridor], p.add.value, to_string(p.from), p.of_world ? "world" : "scenario"});
    return table;
}

Table dated_table(const Scenario& s) {
    Table table({{"event"}, {"kind"}, {"date"}, {"title"}});
    for (const auto& issue : s.issues) table.add({issue.id, "vote", to_string(issue.date), issue.title});
    for (const auto& conflict : s.conflicts) {
        const auto parties = ids_of(s, conflict.axis());
        table.add({conflict.id, "conflict", to_string(conflict.date),
                   fmt::format("talks between {} and {}", parties[conflict.first], parties[conflict.second])});
    }
    return table;
}

Table policies_table(const Scenario& s) {
    const auto states = ids_of(s, Axis::state), powers = ids_of(s, Axis::power);
    Table table({{"state"}, {"follows"}, {"with"}, {"rules"}});
    for (const auto& policy : s.policies) {
        std::vector<std::string> with;
        for (const std::size_t p : policy.with) with.push_back(powers[p]);
        table.add({states[policy.state], policy_name(policy.kind), fmt::format("{}", fmt::join(with, ", ")),
                   policy.rules.size()});
    }
    return table;
}

struct Numbers {
    std::size_t stated = 0, sourced = 0, ranged = 0;
};

Numbers count_numbers(const Scenario& s) {
    Numbers out;
    for (const auto& row : describe(s)) {
        ++out.stated;
        out.sourced += row.source.empty() ? 0 : 1;
        out.ranged += row.ranged ? 1 : 0;
    }
    return out;
}

std::size_t events_of_world(const Scenario& s) {
    return static_cast<std::size_t>(std::ranges::count_if(s.shocks, [](const Shock& shock) { return shock.of_world; }));
}

std::string entities_text(const Scenario& s) {
    std::string out;
    for (const auto& [axis, heading] : kHeadings) {
        const auto& list = s.entities[static_cast<std::size_t>(axis)];
        if (list.empty()) continue;
        std::vector<std::string> names;
        for (std::size_t n = 0; n < list.size(); ++n) {
            std::string name = list[n].id;
            if (list[n].name != list[n].id && !list[n].name.empty()) name += fmt::format(" ({})", list[n].name);
            if (axis == Axis::state && s.focal[n]) name += " [focal]";
            if (axis == Axis::domain && s.roles[n] != Role::none) name += fmt::format(" [{}]", role_name(s.roles[n]));
            names.push_back(std::move(name));
        }
        out += fmt::format("{} ({})\n{}", heading, list.size(), wrapped(fmt::format("{}", fmt::join(names, ", "))));
    }
    return out;
}

Json entities_json(const Scenario& s, Axis axis) {
    Json out = Json::array();
    const auto& list = s.entities[static_cast<std::size_t>(axis)];
    for (std::size_t n = 0; n < list.size(); ++n) {
        Json row{{"id", list[n].id}, {"stable", list[n].stable}, {"name", list[n].name}};
        if (axis == Axis::state) row["focal"] = static_cast<bool>(s.focal[n]);
        if (axis == Axis::domain) row["role"] = role_name(s.roles[n]);
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace

std::string overview_text(const Scenario& s) {
    const Numbers numbers = count_numbers(s);
    std::string out = fmt::format("{}: {}\n{}", s.id, s.title, wrapped(s.description));
    if (s.world_id != s.id) out += fmt::format("world {}: {}\n", s.world_id, s.world_title);
    out += fmt::format("from {} to {}, {} months\n", to_string(s.base), to_string(s.end), s.end - s.base);
    for (const StructureChoice& choice : structure_choices())
        if (!choice.usual(s.model)) out += fmt::format("model.{}: {}\n", choice.key, choice.word_of(s.model));
    out += "\n";
    out += entities_text(s);
    for (const auto& table : {shocks_table(s), projects_table(s), dated_table(s), policies_table(s)})
        if (table.size() > 0) out += "\n" + table.text();
    out += fmt::format("\n{} dated events of the world (memberships, chairs, programmes)\n", events_of_world(s));
    out +=
        fmt::format("{} numbers stated: {} with a source ({} %), {} assumptions with a range\n", numbers.stated,
                    numbers.sourced, numbers.stated == 0 ? 0 : 100 * numbers.sourced / numbers.stated, numbers.ranged);
    return out;
}

Json overview_json(const Scenario& s) {
    const Numbers numbers = count_numbers(s);
    Json out{{"id", s.id},
             {"title", s.title},
             {"description", s.description},
             {"world", s.world_id},
             {"world_title", s.world_title},
             {"base", to_string(s.base)},
             {"end", to_string(s.end)}};
    for (const StructureChoice& choice : structure_choices()) out["model"][std::string(choice.key)] = choice.word_of(s.model);
    for (const auto& [axis, heading] : kHeadings) out[heading] = entities_json(s, axis);
    out["shocks"] = shocks_table(s).objects();
    out["projects"] = projects_table(s).objects();
    out["events"] = dated_table(s).objects();
    out["policies"] = policies_table(s).objects();
    out["events_of_world"] = events_of_world(s);
    out["numbers"] = {{"stated", numbers.stated}, {"sourced", numbers.sourced}, {"ranged", numbers.ranged}};
    return out;
}

}  // namespace multivector
