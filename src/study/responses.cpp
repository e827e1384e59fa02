#include "study/responses.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/names.hpp"
#include "compile/compile.hpp"

namespace multivector {
namespace {

constexpr int kEveryMonth = 1;

bool of_state_and_power(const Series& s) {
    return s.domain < 0 && other_subject(s).index < 0 && s.event < 0 && s.kind != SeriesKind::struck;
}

bool same(const Series& a, const Series& b) {
    return a.kind == b.kind && a.state == b.state && a.power == b.power && a.domain == b.domain && a.posture == b.posture &&
           a.corridor == b.corridor && a.threat == b.threat && a.organisation == b.organisation && a.neighbour == b.neighbour && a.event == b.event;
}

/// Steering and the like are costly: evaluated in every month only where somebody asks, else never.
bool is_costly(const World& world, SeriesKind kind) {
    const auto has = [&](int every) {
        return std::ranges::any_of(series_of(world, {.steering_every = every}), [&](const Series& s) { return s.kind == kind; });
    };
    return has(kEveryMonth) && !has(0);
}

/// The largest interval that meets all months.
int interval(const std::vector<Output>& outputs) {
    int every = 0;
    for (const Output& o : outputs) every = std::gcd(every, o.month);
    return std::max(every, kEveryMonth);
}

/// Values of the outputs, gathered as chunks record them.
class Gatherer {
public:
    Gatherer(const EnsembleSetup& setup, const std::vector<Output>& outputs) : setup_(setup), values(setup.options.replicates, outputs.size()) {
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            const auto it = std::ranges::find_if(setup.series, [&](const Series& s) { return same(s, outputs[k].series); });
            if (it == setup.series.end() || !it->recorded_in(outputs[k].month))
                throw Error(fmt::format("{} is not recorded in {}", label(setup.scenario, outputs[k].series), to_string(setup.scenario.base + outputs[k].month)));
            wanted_.push_back({k, static_cast<std::size_t>(it - setup.series.begin()), outputs[k].month});
        }
    }
    /// Called from several threads at once, each with replicates of its own.
    void take(const Chunk& chunk, int month) {
        const std::size_t at = chunk.first() - setup_.options.first_replicate;
        for (const Wanted& w : wanted_) {
            if (w.month != month) continue;
            const auto row = chunk.values_of(month, 0, w.series);
            for (std::size_t k = 0; k < row.size(); ++k) values(at + k, w.output) = row[k];
        }
    }

private:
    struct Wanted {
        std::size_t output, series;
        int month;
    };
    const EnsembleSetup& setup_;
    std::vector<Wanted> wanted_;

public:
    Matrix values;
};

}  // namespace

std::vector<Output> outputs_of(const Scenario& scenario, const std::vector<std::string>& measures, const std::vector<Month>& months) {
    const World world = compile(scenario);
    const auto all = series_of(world, {.steering_every = kEveryMonth});
    std::vector<std::string> names;
    for (const Series& s : all)
        if (of_state_and_power(s) && std::ranges::find(names, info(s.kind).name) == names.end()) names.emplace_back(info(s.kind).name);
    std::vector<Output> out;
    for (const Month date : months) {
        if (date < scenario.base || date > scenario.end)
            throw Error(fmt::format("{} is outside the run, which goes from {} to {}", to_string(date), to_string(scenario.base), to_string(scenario.end)));
        for (const std::string& measure : measures) {
            if (std::ranges::find(names, measure) == names.end())
                throw Error(fmt::format("'{}' is no measure of a state and a power; {}", measure, name_hint(measure, names)));
            for (const Series& s : all)
                if (info(s.kind).name == measure && of_state_and_power(s) && (s.state < 0 || world.focal[static_cast<std::size_t>(s.state)]))
                    out.push_back({s, date - scenario.base});
        }
    }
    return out;
}

Matrix respond(const Scenario& scenario, const std::vector<Output>& outputs, std::shared_ptr<const DrawTable> table, const StudyRuns& runs) {
    RunOptions options;
    options.replicates = table->rows();
    options.seed = runs.seed;
    options.inputs = InputMode::fixed;
    options.table = std::move(table);
    options.mean_field = runs.mean_field;
    options.precision = runs.precision;
    options.parallelism = runs.parallelism;
    const World world = compile(scenario);
    const bool costly = std::ranges::any_of(outputs, [&](const Output& o) { return is_costly(world, o.series.kind); });
    options.record.steering_every = costly ? interval(outputs) : 0;
    options.record.domains_of_all = std::ranges::any_of(outputs, [](const Output& o) { return o.series.domain >= 0; });
    EnsembleSetup setup = prepare(scenario, options);
    std::erase_if(setup.series, [&](const Series& s) { return std::ranges::none_of(outputs, [&](const Output& o) { return same(o.series, s); }); });
    Gatherer gatherer(setup, outputs);
    EnsembleHooks hooks;
    hooks.stop = runs.stop;
    hooks.progress = runs.progress;
    hooks.recorded = [&](const Chunk& chunk, int month) { gatherer.take(chunk, month); };
    const EnsembleResult result = run_setup(setup, hooks);
    if (!result.complete) throw Error("interrupted");
    return std::move(gatherer.values);
}

}  // namespace multivector
