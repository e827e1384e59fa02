#include "output/resolved.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "config/describe.hpp"
#include "config/structure.hpp"
#include "config/when.hpp"
#include "config/words.hpp"
#include "output/events.hpp"

namespace multivector {
namespace {

/// The range of an uncertain number; how it is drawn is said where that is not the usual way.
Json range_json(double low, double high, Spread spread, double deviation) {
    Json out{{"low", low}, {"high", high}};
    if (spread == Spread::uniform) out["drawn"] = "evenly";
    if (spread == Spread::normal) out["deviation"] = deviation;
    return out;
}

class Resolver {
public:
    explicit Resolver(const Scenario& scenario) : s_(scenario) {}

    [[nodiscard]] Json whole() const {
        Json out = calendar();
        out["sources"] = Json::array();
        for (const Source& source : s_.sources)
            out["sources"].push_back({{"id", source.id}, {"citation", source.citation}, {"url", source.url}});
        out["entities"] = entities(true);
        out["inputs"] = inputs();
        out["defaults"] = defaults();
        out["capability"] = capability();
        add_events(out);
        return out;
    }

    /// The same with every cell of every input and without words for people.
    [[nodiscard]] Json numbers() const {
        Json out = calendar();
        out["entities"] = entities(false);
        for (const ChannelInfo& channel : channels()) {
            Json& cells = out["inputs"][std::string(channel.name)] = Json::array();
            for (const Quantity& q : s_.inputs[static_cast<std::size_t>(channel.channel)]) cells.push_back(bare(q));
        }
        out["capability"] = capability();
        add_events(out);
        return out;
    }

    /// The same by name: a cell of an input, an entity, an event each has a key of its own.
    [[nodiscard]] Json named() const {
        Json out = calendar();
        out.erase("world");
        for (const StructureChoice& choice : structure_choices())
            out["model"][std::string(choice.key)] = std::string(choice.word_of(s_.model));
        const Json axes = entities(false);
        for (const auto& [axis, list] : axes.items())
            for (const Json& entity : list) out["entities"][axis][entity["id"].get<std::string>()] = entity;
        for (const ChannelInfo& channel : channels()) {
            if (channel.channel == Channel::parameter) continue;
            const auto& cells = s_.inputs[static_cast<std::size_t>(channel.channel)];
            for (std::size_t k = 0; k < cells.size(); ++k)
                out["inputs"][cells_text(s_, channel.channel, {k})] = bare(cells[k]);
        }
        const auto& of_parameters = s_.inputs[static_cast<std::size_t>(Channel::parameter)];
        for (const ParameterInfo& p : parameters())
            out["parameters"][std::string(p.name)] = bare(of_parameters[static_cast<std::size_t>(p.parameter)]);
        out["capability"] = capability();
        Json events;
        add_events(events);
        for (const auto& [kind, list] : events.items()) {
            Json& by_name = out[kind] = Json::object();
            for (const Json& event : list) by_name[name_of(event, by_name)] = event;
        }
        return out;
    }

private:
    /// A key for an event among those before it: its name, or what tells it from others; a number where that is not enough.
    static std::string name_of(const Json& event, const Json& before) {
        std::string name;
        for (const char* key : {"name", "id", "state", "corridor", "power"})
            if (event.contains(key) && name.empty()) name = event[key].get<std::string>();
        if (event.contains("corridor")) name += " " + event["from"].get<std::string>();
        std::string unique = name;
        for (int n = 2; before.is_object() && before.contains(unique); ++n) unique = name + " " + std::to_string(n);
        return unique;
    }

    [[nodiscard]] const std::vector<Entity>& axis(Axis a) const { return s_.entities[static_cast<std::size_t>(a)]; }
    [[nodiscard]] const std::string& id(Axis a, std::size_t index) const { return axis(a)[index].id; }

    [[nodiscard]] Json ids(Axis a, const std::vector<std::size_t>& indices) const {
        Json out = Json::array();
        for (const std::size_t k : indices) out.push_back(id(a, k));
        return out;
    }

    [[nodiscard]] static Json bare(const Quantity& q) {
        if (!q.ranged) return q.value;
        Json out{{"value", q.value}};
        out.update(range_json(q.low, q.high, q.spread, q.deviation));
        return out;
    }

    [[nodiscard]] Json column(Axis a, const std::vector<Quantity>& quantities) const {
        Json out = Json::object();
        for (std::size_t k = 0; k < quantities.size(); ++k) out[id(a, k)] = bare(quantities[k]);
        return out;
    }

    /// With the choices of structure that are not the usual ones, and the joint moves.
    [[nodiscard]] Json calendar() const {
        Json out{{"world", s_.world_id}, {"base", to_string(s_.base)}, {"end", to_string(s_.end)}};
        for (const StructureChoice& choice : structure_choices())
            if (!choice.usual(s_.model)) out["model"][std::string(choice.key)] = std::string(choice.word_of(s_.model));
        for (const NamedMove& m : s_.moves) {
            const auto add = [&](const char* key, const std::optional<std::size_t>& posture) {
                if (posture) out["moves"][m.id][key] = id(Axis::posture, *posture);
            };
            add("toward", m.toward), add("against", m.against), add("others", m.others);
        }
        return out;
    }

    [[nodiscard]] Json entities(bool names) const {
        Json out = Json::object();
        for (std::size_t a = 0; a < kAxes; ++a) {
            Json& list = out[std::string(axis_name(static_cast<Axis>(a)))] = Json::array();
            for (const Entity& e : s_.entities[a]) {
                list.push_back({{"id", e.id}, {"stable", e.stable}});
                if (names) list.back()["name"] = e.name;
            }
        }
        const auto mark = [&](Axis a, const char* key, auto value_of) {
            Json& list = out[std::string(axis_name(a))];
            for (std::size_t k = 0; k < list.size(); ++k) list[k][key] = value_of(k);
        };
        mark(Axis::domain, "role", [&](std::size_t k) { return std::string(role_name(s_.roles[k])); });
        mark(Axis::posture, "engagement", [&](std::size_t k) { return s_.postures[k].engagement; });
        mark(Axis::posture, "deference", [&](std::size_t k) { return s_.postures[k].deference; });
        mark(Axis::state, "focal", [&](std::size_t k) -> bool { return s_.focal[k]; });
        if (std::ranges::any_of(s_.goods, [](const std::string& kind) { return !kind.empty(); }))
            mark(Axis::corridor, "goods", [&](std::size_t k) { return s_.goods[k]; });
        mark(Axis::threat, "power", [&](std::size_t k) -> Json {
            return s_.threat_power[k] ? Json(id(Axis::power, *s_.threat_power[k])) : Json();
        });
        return out;
    }

    [[nodiscard]] Json inputs() const {
        Json out = Json::array();
        for (const InputRow& row : describe(s_)) {
            Json entry{{"path", row.path}, {"value", row.value}};
            if (row.ranged) entry.update(range_json(row.low, row.high, row.spread, row.deviation));
            if (!row.source.empty()) entry["source"] = row.source;
            if (row.year != 0) entry["year"] = row.year;
            out.push_back(std::move(entry));
        }
        return out;
    }

    /// What cells of an input hold where no file says a number; parameters one by one.
    [[nodiscard]] Json defaults() const {
        Json out = Json::object();
        for (const ChannelInfo& channel : channels()) {
            if (channel.channel == Channel::parameter) continue;
            for (const Quantity& q : s_.inputs[static_cast<std::size_t>(channel.channel)])
                if (!q.stated) out[std::string(channel.name)] = q.value;
        }
        const auto& of_parameters = s_.inputs[static_cast<std::size_t>(Channel::parameter)];
        for (const ParameterInfo& p : parameters()) {
            const Quantity& q = of_parameters[static_cast<std::size_t>(p.parameter)];
            if (!q.stated) out["parameters." + std::string(p.name)] = q.value;
        }
        return out;
    }

    [[nodiscard]] static Json years(const YearSeries& series) {
        Json out = Json::object();
        for (const auto& [year, value] : series.points) out[std::to_string(year)] = value;
        return out;
    }

    [[nodiscard]] Json capability() const {
        Json out = Json::object();
        for (std::size_t p = 0; p <= s_.capability.size(); ++p) {
            const bool rest = p == s_.capability.size();
            const CapabilityData& data = rest ? s_.world_capability : s_.capability[p];
            out[rest ? "rest_of_world" : id(Axis::power, p)] = {{"market", years(data.market)},
                                                                {"security", years(data.security)}};
        }
        return out;
    }

    void add_events(Json& out) const {
        const auto list = [&](const char* key, const auto& items, auto entry_of) {
            Json& entries = out[key] = Json::array();
            for (const auto& item : items) entries.push_back(entry_of(item));
        };
        list("shocks", s_.shocks, [&](const Shock& x) { return shock(x); });
        list("projects", s_.projects, [&](const Project& x) -> Json {
            return {{"corridor", id(Axis::corridor, x.corridor)},
                    {"from", to_string(x.from)},
                    {"add", bare(x.add)},
                    {"of_world", x.of_world}};
        });
        list("programmes", s_.programmes, [&](const Programme& x) -> Json {
            return {{"power", id(Axis::power, x.power)},
                    {"domains", column(Axis::domain, x.share_of_domain)},
                    {"states", ids(Axis::state, x.states)}};
        });
        list("policies", s_.policies, [&](const Policy& x) { return policy(x); });
        list("votes", s_.issues, [&](const Issue& x) -> Json {
            return {{"id", x.id},
                    {"title", x.title},
                    {"date", to_string(x.date)},
                    {"positions", column(Axis::power, x.position)},
                    {"norms", column(Axis::state, x.norm)},
                    {"weights", column(Axis::state, x.weight)}};
        });
        list("conflicts", s_.conflicts, [&](const Conflict& x) -> Json {
            return {{"id", x.id},
                    {"between", ids(x.axis(), {x.first, x.second})},
                    {"date", to_string(x.date)},
                    {"bar", bare(x.bar)}};
        });
    }

    [[nodiscard]] Json shock(const Shock& x) const {
        Json out{{"name", x.name}, {"touches", cells_text(s_, x.channel, x.cells)}, {"cells", x.cells}};
        out["effect"] = Json{{std::string(effect_name(x.effect)), bare(x.size)}};
        out["from"] = to_string(x.from);
        if (x.to) out["to"] = to_string(*x.to);
        out["profile"] = std::string(profile_name(x.profile));
        if (x.profile == Profile::pulse || x.profile == Profile::ramp || x.profile == Profile::decay)
            out["months"] = x.months;
        for (const auto& [month, strength] : x.schedule) out["schedule"][to_string(month)] = strength;
        if (x.arrival) add_arrival(*x.arrival, out);
        out["of_world"] = x.of_world;
        return out;
    }

    void add_arrival(const Arrival& x, Json& out) const {
        if (!x.when.empty()) out["when"] = when_text(s_, x.when);
        if (x.hazard) out["hazard"] = bare(*x.hazard);
        if (x.lasts) out["lasts"] = *x.lasts;
        out["repeats"] = x.repeats;
    }

    [[nodiscard]] Json policy(const Policy& x) const {
        Json out{{"state", id(Axis::state, x.state)},
                 {"follow", std::string(policy_name(x.kind))},
                 {"of_world", x.of_world}};
        if (!x.with.empty()) out["with"] = ids(Axis::power, x.with);
        for (const Rule& rule : x.rules) {
            Json entry{{"if", std::string(measure_name(rule.measure))}};
            if (rule.of_power) entry["of"] = id(Axis::power, *rule.of_power);
            if (rule.of_domain) entry["domain"] = id(Axis::domain, *rule.of_domain);
            entry[rule.above ? "above" : "below"] = rule.level;
            entry["then"] = id(Axis::posture, rule.posture);
            entry["toward"] = ids(Axis::power, rule.powers);
            entry["in"] = ids(Axis::domain, rule.domains);
            out["rules"].push_back(std::move(entry));
        }
        return out;
    }

    const Scenario& s_;
};

}  // namespace

Json resolved_json(const Scenario& scenario) { return Resolver(scenario).whole(); }

Json named_json(const Scenario& scenario) { return Resolver(scenario).named(); }

std::string scenario_hash(const Scenario& scenario) { return hash_hex(Resolver(scenario).numbers().dump()); }

}  // namespace multivector
