#include "odd/odd.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/structure.hpp"
#include "measures/ranges.hpp"
#include "model/phases.hpp"
#include "model/variables.hpp"
#include "odd/equations.hpp"
#include "world/catalogue.hpp"
#include "world/symbols.hpp"

namespace multivector {
namespace {

using K = SeriesKind;
using Cells = std::vector<std::string>;

std::string line_of(const Cells& cells) { return fmt::format("| {} |\n", fmt::join(cells, " | ")); }

/// A table of Markdown; no cell may hold a bar or the end of a line.
std::string markdown(const Cells& head, const std::vector<Cells>& rows) {
    std::string text = line_of(head) + "|";
    for (std::size_t n = 0; n < head.size(); ++n) text += "---|";
    text += "\n";
    for (const Cells& row : rows) text += line_of(row);
    return text;
}

std::string code(std::string_view text) { return fmt::format("`{}`", text); }
std::string or_dash(std::string text) { return text.empty() ? "-" : text; }

/// Both ends are included; a variable that grows without bound has no upper end.
std::string range_text(double low, double high) {
    if (std::isinf(low) && std::isinf(high)) return "any";
    return std::isinf(high) ? fmt::format("{} and up", low) : fmt::format("{} to {}", low, high);
}

std::string axes_text(const ChannelInfo& channel) {
    std::vector<std::string_view> names;
    for (std::size_t n = 0; n < static_cast<std::size_t>(channel.rank); ++n) names.push_back(axis_name(channel.axes[n]));
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Channels but the one that stands for all parameters.
std::span<const ChannelInfo> inputs_of_model() { return channels().first(kChannels - 1); }

// ---- entities, by what is held of each kind and of each combination of kinds -----------------------------------------

/// Single kinds in the order of the catalogue, then combinations in the order in which inputs and state name them.
std::vector<std::string> holders() {
    std::vector<std::string> out;
    for (std::size_t n = 0; n + 1 < kAxes; ++n) out.emplace_back(axis_name(static_cast<Axis>(n)));
    const auto add = [&](const std::string& per) {
        if (std::ranges::find(out, per) == out.end()) out.push_back(per);
    };
    for (const ChannelInfo& c : inputs_of_model()) add(axes_text(c));
    for (const StateVariable& v : kStateVariables) add(std::string(v.per));
    return out;
}

std::string most_of(const std::string& holder) {
    if (holder == axis_name(Axis::posture)) return fmt::format("up to {}", kMaxPostures);
    if (holder == axis_name(Axis::power)) return fmt::format("up to {}", kMaxPowers);
    if (holder.empty()) return "1";
    return holder.find(',') == std::string::npos && holder.find(' ') == std::string::npos ? "any" : "each";
}

std::string entities_table() {
    std::vector<Cells> rows;
    for (const std::string& holder : holders()) {
        Cells given, changing;
        for (const ChannelInfo& c : inputs_of_model())
            if (axes_text(c) == holder) given.push_back(code(c.name));
        for (const StateVariable& v : kStateVariables)
            if (v.per == holder) changing.push_back(code(v.name));
        rows.push_back({holder.empty() ? "the world" : holder, most_of(holder), or_dash(fmt::format("{}", fmt::join(given, ", "))),
                        or_dash(fmt::format("{}", fmt::join(changing, ", ")))});
    }
    return markdown({"Entity or combination", "Number", "Inputs", "State variables"}, rows);
}

// ---- the others --------------------------------------------------------------------------------------------------------

std::string variables_table() {
    std::vector<Cells> rows;
    for (const StateVariable& v : kStateVariables)
        rows.push_back({code(v.name), std::string(v.symbol), or_dash(std::string(v.per)), range_text(v.low, v.high),
                        std::string(v.unit), std::string(v.meaning)});
    return markdown({"State variable", "Symbol", "Per", "Range", "Unit", "Meaning"}, rows);
}

std::string channels_table() {
    std::vector<Cells> rows;
    for (const ChannelInfo& c : inputs_of_model())
        rows.push_back({code(c.name), std::string(symbol_of(c.channel)), or_dash(axes_text(c)), std::string(c.unit),
                        c.default_value ? fmt::format("{}", *c.default_value) : "required", range_text(c.low, c.high),
                        c.shockable ? "yes" : "no", std::string(c.meaning)});
    return markdown({"Channel", "Symbol", "Axes", "Unit", "Default", "Admissible", "Shock", "Meaning"}, rows);
}

std::string source_of(const Quantity& q) {
    if (q.source.empty()) return "assumption";
    return q.year != 0 ? fmt::format("{} {}", q.source, q.year) : q.source;
}

/// With a scenario, the second number is what it states.
std::string parameters_table(const Scenario* scenario) {
    std::vector<Cells> rows;
    for (std::size_t n = 0; n < kParameters; ++n) {
        const ParameterInfo& p = parameters()[n];
        Quantity q;
        q.value = p.value;
        if (scenario != nullptr) q = scenario->inputs[static_cast<std::size_t>(Channel::parameter)][n];
        const double from = q.ranged ? q.low : p.from, to = q.ranged ? q.high : p.to;
        rows.push_back({code(p.name), std::string(p.symbol), std::string(p.unit), fmt::format("{}", q.value),
                        range_text(p.low, p.high), from < to ? range_text(from, to) : "fixed", source_of(q), std::string(p.meaning)});
    }
    return markdown({"Parameter", "Symbol", "Unit", scenario == nullptr ? "Default" : "Value", "Admissible", "For sensitivity",
                     "Source", "Meaning"}, rows);
}

std::string schedule_table() {
    std::vector<Cells> rows;
    for (const PhaseInfo& p : kPhases)
        rows.push_back({fmt::format("{}", rows.size() + 1), std::string(p.name), std::string(p.equations), std::string(p.reads),
                        std::string(p.writes), p.reads_at_once.empty() ? "the same" : std::string(p.reads_at_once)});
    return markdown({"Step", "Phase", "Equations", "Reads", "Writes", "Reads if all move at once"}, rows);
}

/// With a scenario, what it takes; else what it takes that says nothing.
std::string structure_table(const Scenario* scenario) {
    const Structure model = scenario == nullptr ? Structure{} : scenario->model;
    std::vector<Cells> rows;
    for (const StructureChoice& choice : structure_choices())
        for (std::size_t n = 0; n < choice.words.size(); ++n)
            rows.push_back({code(fmt::format("model.{}", choice.key)), std::string(choice.meaning), code(choice.words[n].word),
                            choice.taken(model) == n ? "yes" : "no", std::string(choice.words[n].meaning)});
    return markdown({"Choice", "Of", "Word", scenario == nullptr ? "Usual" : "Taken", "Meaning"}, rows);
}

/// The heading as a link within the page that shows the document.
std::string anchor(std::string_view heading) {
    std::string out;
    for (const char c : heading) {
        if (c == ' ') out += '-';
        else if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

std::string equations_table() {
    std::vector<Cells> rows;
    for (const Equation& e : equations())
        rows.push_back({std::string(e.label), std::string(e.gives), fmt::format("[{}](equations.md#{})", e.heading, anchor(e.heading)),
                        code(fmt::format("src/{}", e.file))});
    return markdown({"Equation", "Gives", "Stands in", "Computed in"}, rows);
}

std::string months_of(K kind) {
    if (kind >= K::steering && kind <= K::rent) return "every 12 (`--steering-every`), focal states";
    if (kind >= K::hosting && kind <= K::vote_no) return "that of the event";
    if (kind >= K::share && kind <= K::domain_offer) return "all; focal states (`--all-domains`: all)";
    return "all";
}

std::string measures_table() {
    std::vector<Cells> rows;
    for (const SeriesKindInfo& m : series_kinds()) {
        const Range range = range_of(m.kind);
        rows.push_back({code(m.name), entities_of(m.kind), std::string(m.unit), range_text(range.low, range.high), months_of(m.kind),
                        fmt::format("{}", m.resolution), std::string(m.meaning)});
    }
    return markdown({"Measure", "Of", "Unit", "Range", "Months", "Resolution", "Meaning"}, rows);
}

}  // namespace

std::string entities_of(SeriesKind kind) {
    switch (kind) {
    case K::influence: case K::leverage: case K::deference: case K::engagement: case K::net_engagement: case K::hazard:
    case K::coercion: case K::struck: case K::exposure: case K::offers: case K::steering: case K::pull:
    case K::steering_inducement: case K::steering_coercion: case K::steering_protection: case K::refusal_cost:
        return "state, power";
    case K::posture_share: return "state, power, posture";
    case K::share: case K::domain_leverage: case K::domain_engagement: case K::domain_deference: case K::domain_offer:
        return "state, power, domain";
    case K::standing: case K::hedging: case K::partners: case K::room: case K::alternatives: case K::polarisation:
    case K::served: case K::joint_move: case K::retained: case K::rent:
        return "state";
    case K::threat: return "state, threat";
    case K::attention: return "power";
    case K::capacity: case K::load: return "corridor";
    case K::flow: return "state, corridor";
    case K::membership: case K::membership_value: return "state, organisation";
    case K::neighbour_share: case K::neighbour_leverage: return "state, state";
    case K::route_leverage: case K::concessions: return "state, power";
    case K::hosting: case K::vote_yes: case K::vote_abstain: case K::vote_no: return "state, event";
    case K::shock_in_force: case K::shock_arrived: return "event";
    }
    return {};
}

std::vector<OddTable> odd_tables(const Scenario* scenario) {
    return {{"entities", "Entities and what is held of them", entities_table()},
            {"state_variables", "State variables", variables_table()},
            {"schedule", "Phases of a month, in their order", schedule_table()},
            {"channels", "Inputs", channels_table()},
            {"parameters", "Parameters", parameters_table(scenario)},
            {"structure", "Choices of structure", structure_table(scenario)},
            {"equations", "Equations and where they stand", equations_table()},
            {"measures", "Measures", measures_table()}};
}

}  // namespace multivector
