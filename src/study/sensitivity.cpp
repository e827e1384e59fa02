#include "study/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "compile/compile.hpp"
#include "output/csv.hpp"

namespace multivector {
namespace {

constexpr const char* kLuck = "luck";

Design design_of(std::size_t factors, const SensitivityOptions& o) {
    const bool luck = !o.runs.mean_field;
    return o.method == Method::morris ? morris_design(factors, luck, o.blocks, o.runs.seed) : sobol_design(factors, luck, o.blocks, o.runs.seed);
}

std::vector<Month> months_of(const Scenario& s, const SensitivityOptions& o) {
    if (!o.months.empty()) return o.months;
    return {s.base + (s.end - s.base) / 2, s.end};
}

std::vector<double> column(const Matrix& m, std::size_t c, std::size_t every = 1) {
    std::vector<double> out;
    for (std::size_t r = 0; r < m.rows; r += every) out.push_back(m(r, c));
    return out;
}

/// The first points of all blocks.
DrawTable base_points(const DrawTable& table, std::size_t length) {
    DrawTable out{table.inputs, {}, {}};
    for (std::size_t row = 0; row < table.rows(); row += length) {
        const auto values = table.row(row);
        out.values.insert(out.values.end(), values.begin(), values.end());
        out.luck.push_back(table.luck[row]);
    }
    return out;
}

void check_alternative(const Alternative& a, const Scenario& scenario, const std::vector<Output>& outputs) {
    if (a.scenario.base != scenario.base || a.scenario.end < scenario.base + std::ranges::max(outputs, {}, &Output::month).month)
        throw Error(fmt::format("the alternative '{}' does not run over the same months", a.name));
    for (const Axis axis : {Axis::state, Axis::power}) {
        const auto &own = scenario.entities[static_cast<std::size_t>(axis)], &other = a.scenario.entities[static_cast<std::size_t>(axis)];
        if (!std::ranges::equal(own, other, {}, &Entity::id, &Entity::id))
            throw Error(fmt::format("the alternative '{}' has other {}s", a.name, axis_name(axis)));
    }
}

/// Runs a table in parts of the whole that the progress shows.
class Runner {
public:
    Runner(const StudyRuns& runs, std::size_t total) : runs_(runs), total_(total) {}

    Matrix run(const Scenario& scenario, const std::vector<Output>& outputs, DrawTable table) {
        StudyRuns part = runs_;
        const std::size_t rows = table.luck.size();
        part.progress = [&](std::size_t done, std::size_t) {
            if (runs_.progress) runs_.progress(before_ + done, total_);
        };
        Matrix out = respond(scenario, outputs, std::make_shared<const DrawTable>(std::move(table)), part);
        before_ += rows;
        return out;
    }

private:
    const StudyRuns& runs_;
    std::size_t total_, before_ = 0;
};

void describe_base(OutputSensitivity& found, const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    for (const double v : values) found.mean += v / n;
    double squares = 0;
    for (const double v : values) squares += (v - found.mean) * (v - found.mean);
    found.sd = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
}

}  // namespace

std::size_t evaluations_of(const Scenario& scenario, const SensitivityOptions& o, std::size_t alternatives) {
    const std::size_t factors = factors_of(compile(scenario), o.set, o.grouping).size() + (o.runs.mean_field ? 0 : 1);
    return o.blocks * (factors + (o.method == Method::morris ? 1 : 2) + alternatives);
}

Sensitivity sensitivity(const Scenario& scenario, const std::vector<Alternative>& alternatives, const SensitivityOptions& o) {
    const World world = compile(scenario);
    const auto factors = factors_of(world, o.set, o.grouping);
    if (factors.empty()) throw Error("there is nothing to vary: no number of this kind has a range");
    Sensitivity out;
    out.outputs = outputs_of(scenario, o.measures, months_of(scenario, o));
    for (const Alternative& a : alternatives) check_alternative(a, scenario, out.outputs);
    const Design design = design_of(factors.size(), o);
    for (const Factor& f : factors) out.factors.push_back(f.name);
    if (design.luck) out.factors.emplace_back(kLuck);
    out.evaluations = evaluations_of(scenario, o, alternatives.size());

    Runner runner(o.runs, out.evaluations);
    DrawTable table = table_at(world, factors, design.quantiles);
    table.luck = design.lucks;
    const DrawTable base = base_points(table, design.block_length());
    const Matrix values = runner.run(scenario, out.outputs, std::move(table));
    for (std::size_t k = 0; k < out.outputs.size(); ++k) {
        OutputSensitivity& found = out.found.emplace_back();
        const auto of_output = column(values, k);
        describe_base(found, column(values, k, design.block_length()));
        if (o.method == Method::morris) found.morris = morris_indices(design, of_output, o.bootstraps, o.runs.seed);
        else found.sobol = sobol_indices(design, of_output, o.bootstraps, o.runs.seed);
    }
    for (const Alternative& a : alternatives) {
        out.alternatives.push_back(a.name);
        const Matrix others = runner.run(a.scenario, out.outputs, table_for(compile(a.scenario), base));
        for (std::size_t k = 0; k < out.outputs.size(); ++k) {
            std::vector<double> differences = column(others, k);
            for (std::size_t b = 0; b < differences.size(); ++b) differences[b] -= values(b * design.block_length(), k);
            out.found[k].differences.push_back(mean_with_bootstrap(differences, o.bootstraps, o.runs.seed));
        }
    }
    return out;
}

void write_sensitivity(const Sensitivity& study, const Scenario& scenario, const TextSink& sink) {
    CsvText csv;
    for (const char* name : {"factor", "measure", "state", "power", "date", "index", "estimate", "low", "high"}) csv.text(name);
    csv.end();
    const auto id = [&](Axis axis, int index) -> std::string_view {
        return index < 0 ? std::string_view() : std::string_view(scenario.entities[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)].id);
    };
    for (std::size_t k = 0; k < study.outputs.size(); ++k) {
        const Output& o = study.outputs[k];
        const OutputSensitivity& found = study.found[k];
        const auto add = [&](std::string_view factor, const char* index, const Estimate& e) {
            csv.text(factor).text(info(o.series.kind).name).text(id(Axis::state, o.series.state)).text(id(Axis::power, o.series.power));
            csv.text(to_string(scenario.base + o.month)).text(index).number(e.value).number(e.low).number(e.high).end();
        };
        add("", "mean", {found.mean, found.mean, found.mean});
        add("", "sd", {found.sd, found.sd, found.sd});
        for (std::size_t f = 0; f < found.morris.size(); ++f) {
            add(study.factors[f], "mu_star", found.morris[f].mu_star);
            add(study.factors[f], "mu", found.morris[f].mu);
            add(study.factors[f], "sigma", found.morris[f].sigma);
        }
        for (std::size_t f = 0; f < found.sobol.size(); ++f) {
            add(study.factors[f], "first", found.sobol[f].first);
            add(study.factors[f], "total", found.sobol[f].total);
        }
        for (std::size_t a = 0; a < found.differences.size(); ++a) add(study.alternatives[a], "difference", found.differences[a]);
    }
    sink(csv.so_far());
}

}  // namespace multivector
