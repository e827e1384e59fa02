#include <algorithm>

#include <fmt/format.h>

#include "config/context.hpp"

namespace multivector {
namespace {

/// One quantity for each entity of an axis, `missing` where the map has none.
std::vector<Quantity> read_column(const Context& c, const Reader& map, Axis axis, double missing) {
    std::vector<Quantity> column;
    for (std::size_t i = 0; i < c.out.size(axis); ++i) {
        const auto reader = map[c.id(axis, i)];
        column.push_back(reader ? reader.quantity() : unstated(missing, reader.path()));
    }
    return column;
}

/// Events of a scenario that never come are likely slips; a world serves runs of any length.
void warn_outside_run(Context& c, const Reader& date, bool of_scenario) {
    const auto month = date.month();
    if (!of_scenario || !month || (*month >= c.out.base && *month < c.out.end)) return;
    c.diagnostics.warning(date.mark(), fmt::format("is outside the run, which goes from {} to {}",
                                                   to_string(c.out.base), to_string(c.out.end + -1)) +
                                           at_path(date.path()));
}

template <class T>
bool refuse_repeat(Context& c, const Reader& entry, const std::vector<T>& earlier, std::string_view what) {
    const auto same = std::ranges::find(earlier, entry.key(), &T::id);
    if (same == earlier.end()) return false;
    report_at(c.diagnostics, entry.place(), entry.path(),
              fmt::format("the world already has a {} '{}'", what, entry.key()), "choose another id");
    return true;
}

void read_vote(Context& c, const Reader& entry, bool of_scenario) {
    if (of_scenario && refuse_repeat(c, entry, c.out.issues, "vote")) return;
    Issue issue;
    issue.id = entry.key();
    issue.title = entry["title"].text().value_or(issue.id);
    issue.date = entry["date"].month().value_or(Month{});
    issue.position = read_column(c, entry["positions"], Axis::power, 0);
    issue.norm = read_column(c, entry["norms"], Axis::state, 0);
    issue.weight = read_column(c, entry["weights"], Axis::state, 1);
    issue.mark = entry.place();
    warn_outside_run(c, entry["date"], of_scenario);
    c.out.issues.push_back(std::move(issue));
}

/// Whether both parties are entities of a kind. A name may be that of a power and of a state.
bool both(const Context& c, Axis axis, const std::vector<Reader>& parties) {
    return std::ranges::all_of(parties, [&](const Reader& party) { return c.find(axis, party).has_value(); });
}

void read_conflict(Context& c, const Reader& entry, bool of_scenario) {
    if (of_scenario && refuse_repeat(c, entry, c.out.conflicts, "conflict")) return;
    const auto between = entry["between"];
    const auto parties = between.items();
    if (between && between.node()->kind == Node::Kind::sequence && parties.size() != 2) {
        report(c.diagnostics, between, fmt::format("expected two powers or two states, got {}", parties.size()));
    }
    if (parties.size() != 2) return;
    Conflict conflict;
    const bool powers = both(c, Axis::power, parties);
    conflict.of_states = !powers && both(c, Axis::state, parties);
    const Axis axis = conflict.of_states ? Axis::state : Axis::power;
    const auto first = c.find(axis, parties[0]);
    const auto second = c.find(axis, parties[1]);
    if (first && first == second) report(c.diagnostics, between, fmt::format("a conflict is between two different {}s", axis_name(axis)));
    const auto known = [&](const Reader& party) { return c.find(Axis::power, party) || c.find(Axis::state, party); };
    if (!powers && !conflict.of_states && std::ranges::all_of(parties, known))
        report(c.diagnostics, between, "a conflict is between two powers or between two states, not one of each");
    conflict.id = entry.key();
    conflict.first = first.value_or(0);
    conflict.second = second.value_or(0);
    conflict.date = entry["date"].month().value_or(Month{});
    conflict.bar = entry["bar"].quantity();
    conflict.mark = entry.place();
    warn_outside_run(c, entry["date"], of_scenario);
    c.out.conflicts.push_back(std::move(conflict));
}

}  // namespace

void read_issues(Context& context) {
    for (const bool of_scenario : {false, true}) {
        const auto& root = of_scenario ? context.scenario : context.world;
        for (const auto& entry : root["votes"].entries()) read_vote(context, entry, of_scenario);
        for (const auto& entry : root["conflicts"].entries()) read_conflict(context, entry, of_scenario);
    }
}

}  // namespace multivector
