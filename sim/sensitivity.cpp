// multivector sensitivity: what moves the results of a scenario most.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/folder.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "table.hpp"

namespace multivector {
namespace {

constexpr std::size_t kFactorsShown = 15;  ///< factors in the table; the file has all

std::string name_of(const Scenario& s, Axis axis, int index) {
    return s.entities[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)].name;
}

/// How much an output hangs on a factor; 0 where that cannot be told.
double weight_of(const OutputSensitivity& found, std::size_t factor) {
    const double value = found.sobol.empty() ? found.morris[factor].mu_star.value : found.sobol[factor].total.value;
    return std::isnan(value) ? 0 : value;
}

const char* index_of(const SensitivityOptions& o) { return o.method == Method::sobol ? "total" : "mu_star"; }

std::string estimate_text(const Estimate& e) {
    return std::isnan(e.value) ? std::string("-") : fmt::format("{:.3f} [{:.3f}, {:.3f}]", e.value, e.low, e.high);
}

/// Places of the outputs at the last date.
std::vector<std::size_t> last_outputs(const Sensitivity& study) {
    const int last = std::ranges::max(study.outputs, {}, &Output::month).month;
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < study.outputs.size(); ++k)
        if (study.outputs[k].month == last) out.push_back(k);
    return out;
}

/// Factors from the one that weighs most over the outputs down.
std::vector<std::size_t> order_of(const Sensitivity& study, const std::vector<std::size_t>& outputs) {
    std::vector<double> weights(study.factors.size(), 0.0);
    for (const std::size_t k : outputs) {
        // Effects of steps are told in the unit of the measure; beside its spread they can be added up.
        const double scale = study.found[k].sobol.empty() ? study.found[k].sd : 1;
        for (std::size_t f = 0; f < weights.size() && scale > 0; ++f) weights[f] += weight_of(study.found[k], f) / scale;
    }
    std::vector<std::size_t> order(weights.size());
    for (std::size_t f = 0; f < order.size(); ++f) order[f] = f;
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t f) { return weights[f]; });
    return order;
}

std::string factor_table(const Sensitivity& study, const Scenario& scenario, const SensitivityOptions& o) {
    Table table({{"factor"}, {"measure"}, {"state"}, {"power"}, {index_of(o)}, {o.method == Method::sobol ? "first" : "mu"}});
    const auto outputs = last_outputs(study);
    auto order = order_of(study, outputs);
    order.resize(std::min(order.size(), kFactorsShown));
    for (const std::size_t f : order)
        for (const std::size_t k : outputs) {
            const Series& s = study.outputs[k].series;
            if (s.kind != SeriesKind::influence && outputs.size() > study.factors.size()) continue;
            const OutputSensitivity& found = study.found[k];
            const Estimate main = found.sobol.empty() ? found.morris[f].mu_star : found.sobol[f].total;
            const Estimate beside = found.sobol.empty() ? found.morris[f].mu : found.sobol[f].first;
            table.add({study.factors[f], info(s.kind).name, s.state < 0 ? "" : name_of(scenario, Axis::state, s.state),
                       s.power < 0 ? "" : name_of(scenario, Axis::power, s.power), estimate_text(main), estimate_text(beside)});
        }
    return table.text();
}

std::string alternative_table(const Sensitivity& study, const Scenario& scenario) {
    Table table({{"alternative"}, {"measure"}, {"state"}, {"power"}, {"scenario", Column::Shown::everywhere, 3}, {"difference"}});
    for (std::size_t a = 0; a < study.alternatives.size(); ++a)
        for (const std::size_t k : last_outputs(study)) {
            const Series& s = study.outputs[k].series;
            table.add({study.alternatives[a], info(s.kind).name, s.state < 0 ? "" : name_of(scenario, Axis::state, s.state),
                       s.power < 0 ? "" : name_of(scenario, Axis::power, s.power), study.found[k].mean, estimate_text(study.found[k].differences[a])});
        }
    return table.text();
}

std::string headline(const Sensitivity& study, const Scenario& scenario, const SensitivityCommand& command) {
    const auto outputs = last_outputs(study);
    const auto order = order_of(study, outputs);
    std::vector<std::string> names;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, order.size()); ++k) names.push_back(study.factors[order[k]]);
    const std::string out = command.out.empty() ? "" : fmt::format(" -> {}", command.out.string());
    return fmt::format("By {} the results of {} hang most on {} ({} runs){}\n", to_string(scenario.base + study.outputs[outputs.front()].month),
                       scenario.id, fmt::join(names, ", "), study.evaluations, out);
}

/// How long it would take, from a few blocks.
int tell_cost(const Scenario& scenario, const SensitivityCommand& command, std::size_t alternatives) {
    const auto clock = wall_clock();
    SensitivityOptions few = command.options;
    few.blocks = std::min<std::size_t>(few.blocks, 4);
    few.bootstraps = 0;
    const double start = clock();
    const Sensitivity part = sensitivity(scenario, {}, few);
    const double pace = (clock() - start) / static_cast<double>(part.evaluations);
    const std::size_t all = evaluations_of(scenario, command.options, alternatives);
    print(fmt::format("{} factors, {} blocks, {} runs of {} months: about {}\n", part.factors.size(), command.options.blocks, all,
                      scenario.end - scenario.base, duration_text(pace * static_cast<double>(all))));
    return kDone;
}

}  // namespace

int execute(const SensitivityCommand& command) {
    const auto scenario = load_and_report(command.scenario, command.load, use_color(command.color));
    if (!scenario) return kBadInput;
    std::vector<Alternative> alternatives;
    for (const auto& [name, file] : command.alternatives) {
        auto other = load_and_report(file, command.load, use_color(command.color));
        if (!other) return kBadInput;
        alternatives.push_back({name, std::move(*other)});
    }
    watch_for_interrupts();
    try {
        if (command.dry_run) return tell_cost(*scenario, command, alternatives.size());
        Sensitivity study;
        {
            const ProgressStyle style = progress_style(command.quiet);
            Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
            SensitivityOptions options = command.options;
            options.runs.stop = &interrupted();
            options.runs.progress = [&](std::size_t done, std::size_t total) { progress.update(done, total); };
            study = sensitivity(*scenario, alternatives, options);
        }
        if (!command.out.empty()) {
            std::string text;
            write_sensitivity(study, *scenario, [&](std::string_view part) { text += part; });
            write_whole(command.out, text);
        }
        if (command.quiet) return kDone;
        print(factor_table(study, *scenario, command.options) + "\n");
        if (!alternatives.empty()) print(alternative_table(study, *scenario) + "\n");
        print(headline(study, *scenario, command));
        return kDone;
    } catch (const Error& e) {
        return nothing_written(e);
    }
}

}  // namespace multivector
