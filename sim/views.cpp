#include "views.hpp"

#include <cstddef>
#include <map>

#include <fmt/format.h>

#include "compile/compile.hpp"
#include "config/describe.hpp"
#include "engine/kernel.hpp"
#include "engine/modes.hpp"

namespace multivector {
namespace {

constexpr auto kJson = Column::Shown::json;
constexpr auto kText = Column::Shown::text;

Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

std::string range_text(double low, double high) { return fmt::format("[{}, {}]", low, high); }

std::vector<std::string> axes_of(const ChannelInfo& channel) {
    std::vector<std::string> names;
    for (std::size_t n = 0; n < static_cast<std::size_t>(channel.rank); ++n)
        names.emplace_back(axis_name(channel.axes[n]));
    return names;
}

/// Keeps the hazards of a run's first month, of the first lane.
class HazardSink final : public FrameSink {
public:
    explicit HazardSink(std::size_t lanes) : lanes_(lanes) {}
    void frame(std::size_t, int, std::span<const double> values) override {
        for (std::size_t k = 0; k < values.size(); k += lanes_) hazards.push_back(values[k]);
    }
    std::vector<double> hazards;

private:
    std::size_t lanes_;
};

/// Hazard of each state and power in the base month, at expected values.
std::vector<double> resting_hazards(World world, const Kernel& kernel) {
    world.months = 0;
    std::vector<Series> series;
    for (int i = 0; i < world.n.states; ++i) {
        for (int p = 0; p < world.n.powers; ++p) {
            Series& s = series.emplace_back();
            s.kind = SeriesKind::hazard;
            s.state = i;
            s.power = p;
        }
    }
    BatchPlan plan;
    plan.baseline = plan.scenario = &world;
    plan.runs = {Run::baseline};
    plan.series = &series;
    plan.replicates.assign(static_cast<std::size_t>(kernel.width()), 0);
    plan.draws = plan.replicates;
    plan.inputs = InputMode::fixed;
    plan.mean_field = true;
    HazardSink sink(plan.replicates.size());
    kernel.run(plan, sink);
    return sink.hazards;
}

std::vector<Column> resting_columns(const Scenario& s) {
    std::vector<Column> columns{{"state"},
                                {"power"},
                                {"domain"},
                                {"engagement", Column::Shown::everywhere, 3},
                                {"deference", Column::Shown::everywhere, 3},
                                {"affinity_engagement", Column::Shown::everywhere, 4},
                                {"affinity_deference", Column::Shown::everywhere, 4}};
    for (const auto& posture : ids_of(s, Axis::posture)) columns.push_back({posture, kText, 3});
    for (const char* name : {"mix", "hazard", "coercion", "residual"}) columns.push_back({name, kJson});
    return columns;
}

}  // namespace

std::vector<std::string> ids_of(const Scenario& scenario, Axis axis) {
    std::vector<std::string> ids;
    for (const auto& entity : scenario.entities[static_cast<std::size_t>(axis)]) ids.push_back(entity.id);
    return ids;
}

Table parameters_view(const Scenario* scenario) {
    Table table({{"name"},
                 {"symbol"},
                 {"value"},
                 {"range", kText},
                 {"varies", kText},
                 {"low", kJson},
                 {"high", kJson},
                 {"varies_from", kJson},
                 {"varies_to", kJson},
                 {"unit"},
                 {"meaning"}});
    for (std::size_t i = 0; i < kParameters; ++i) {
        const auto& p = parameters()[i];
        const auto* q =
            scenario == nullptr ? nullptr : &scenario->inputs[static_cast<std::size_t>(Channel::parameter)][i];
        const double value = q == nullptr ? p.value : q->value;
        const bool ranged = q != nullptr && q->ranged;
        const double from = ranged ? q->low : p.from, to = ranged ? q->high : p.to;
        const Cell varies = from < to ? Cell(range_text(from, to)) : Cell();
        table.add(
            {p.name, p.symbol, value, range_text(p.low, p.high), varies, p.low, p.high, from, to, p.unit, p.meaning});
    }
    return table;
}

Table channels_view() {
    Table table({{"input"},
                 {"per", kText},
                 {"axes", kJson},
                 {"range", kText},
                 {"low", kJson},
                 {"high", kJson},
                 {"unit"},
                 {"default"},
                 {"shockable"},
                 {"meaning"}});
    for (const auto& c : channels()) {
        const auto axes = axes_of(c);
        const Cell fallback = c.default_value ? Cell(*c.default_value) : Cell();
        table.add({c.name, fmt::format("{}", fmt::join(axes, ", ")), axes, range_text(c.low, c.high), c.low, c.high,
                   c.unit, fallback, c.shockable, c.meaning});
    }
    return table;
}

Table schedule_view() {
    Table table({{"step"}, {"phase"}, {"reads"}, {"writes"}});
    int step = 0;
    for (const auto& row : schedule()) table.add({++step, row.name, row.reads, row.writes});
    return table;
}

Table inputs_view(const Scenario& scenario) {
    Table table({{"path"},
                 {"value"},
                 {"range", kText},
                 {"low", kJson},
                 {"high", kJson},
                 {"unit"},
                 {"origin", kText},
                 {"source", kJson},
                 {"year", kJson},
                 {"note", kJson},
                 {"meaning", kJson}});
    for (const auto& row : describe(scenario)) {
        std::string origin = row.source.empty() ? "assumption" : row.source;
        if (row.year != 0) origin += fmt::format(" {}", row.year);
        table.add({row.path, row.value, row.ranged ? Cell(range_text(row.low, row.high)) : Cell(), row.low, row.high,
                   row.unit, origin, text_or_null(row.source), row.year != 0 ? Cell(row.year) : Cell(),
                   text_or_null(row.note), row.meaning});
    }
    return table;
}

Table coverage_view(const Scenario& scenario) {
    Table table({{"state"}, {"domain"}, {"sourced"}, {"total"}});
    for (const auto& row : coverage(scenario)) table.add({row.state, row.domain, row.sourced, row.total});
    return table;
}

Table coverage_matrix(const Scenario& scenario) {
    std::vector<std::string> domains = ids_of(scenario, Axis::domain);
    domains.emplace_back(kAllDomains);
    std::map<std::string, std::map<std::string, std::string>> cells;
    for (const auto& row : coverage(scenario)) {
        if (row.total == 0) continue;
        cells[row.state][row.domain] =
            fmt::format("{}/{} {:3} %", row.sourced, row.total, 100 * row.sourced / row.total);
    }
    std::vector<Column> columns{{"state"}};
    for (const auto& domain : domains) columns.push_back({domain == kAllDomains ? "not by domain" : domain});
    Table table(columns);
    for (const auto& state : ids_of(scenario, Axis::state)) {
        std::vector<Cell> row{state};
        for (const auto& domain : domains) row.emplace_back(cells[state].contains(domain) ? cells[state][domain] : "-");
        table.add(std::move(row));
    }
    return table;
}

std::string modes_text(const Scenario& scenario) {
    const Modes modes = slowest_modes(compile(scenario, Variant::baseline));
    if (modes.radius() >= 1)
        return fmt::format("The resting point is not stable: a small push grows by {:.4f} a month.\n", modes.radius());
    return fmt::format("A small push fades: its slowest part halves in {:.0f} months ({:.4f} of it is left after each).\n",
                       modes.half_life(), modes.radius());
}

RestingView resting_view(const Scenario& scenario) {
    const World world = compile(scenario, Variant::baseline);
    const Kernel& kernel = best_kernel();
    const RestingReport rest = kernel.rest(world);
    const auto hazards = resting_hazards(world, kernel);
    const auto states = ids_of(scenario, Axis::state), powers = ids_of(scenario, Axis::power);
    const auto domains = ids_of(scenario, Axis::domain), postures = ids_of(scenario, Axis::posture);
    RestingView view{Table(resting_columns(scenario)),
                     Table({{"state"},
                            {"power"},
                            {"hazard", Column::Shown::everywhere, 5},
                            {"coercion", Column::Shown::everywhere, 4}}),
                     Table({{"state"}, {"power"}, {"domain"}, {"engagement"}, {"deference"}, {"distance"}})};
    for (std::size_t dyad = 0; dyad < states.size() * powers.size(); ++dyad) {
        const std::string& state = states[dyad / powers.size()];
        const std::string& power = powers[dyad % powers.size()];
        view.dyads.add({state, power, hazards[dyad], rest.coercion[dyad]});
        for (std::size_t d = 0; d < domains.size(); ++d) {
            const std::size_t cell = dyad * domains.size() + d;
            const double engagement = scenario.inputs[static_cast<std::size_t>(Channel::engagement)][cell].value;
            const double deference = scenario.inputs[static_cast<std::size_t>(Channel::deference)][cell].value;
            std::vector<Cell> row{
                state, power, domains[d], engagement, deference, rest.affinity_e[cell], rest.affinity_v[cell]};
            Cell mix = Cell::object();
            for (std::size_t k = 0; k < postures.size(); ++k) {
                row.emplace_back(rest.mix[cell * postures.size() + k]);
                mix[postures[k]] = row.back();
            }
            for (const Cell& value : {mix, Cell(hazards[dyad]), Cell(rest.coercion[dyad]), Cell(rest.residual[cell])})
                row.push_back(value);
            view.cells.add(std::move(row));
            if (rest.residual[cell] > kRestingTolerance)
                view.unreachable.add({state, power, domains[d], engagement, deference, rest.residual[cell]});
        }
    }
    return view;
}

}  // namespace multivector
