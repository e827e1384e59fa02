#include "multivector/multivector.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "base/month.hpp"
#include "base/names.hpp"
#include "config/scenario.hpp"
#include "ensemble/ensemble.hpp"
#include "output/results.hpp"

namespace multivector::api {

struct ModelData {
    Scenario scenario;
    RunSources sources;
};

struct ResultsData {
    std::shared_ptr<const ModelData> model;
    EnsembleResult result;
    std::vector<std::string> fingerprints;
};

/// Reaches what the public classes hide.
struct Access {
    static Model model(Scenario scenario, RunSources sources) {
        return Model(std::make_shared<ModelData>(ModelData{std::move(scenario), std::move(sources)}));
    }
    static const Scenario& scenario(const Model& model) { return model.data_->scenario; }
    static Results results(const Model& model, EnsembleResult result) {
        std::vector<std::string> fingerprints;
        for (const auto& [number, hash] : result.chunk_hashes) fingerprints.push_back(hash);
        return Results(std::make_shared<ResultsData>(ResultsData{model.data_, std::move(result), std::move(fingerprints)}));
    }
};

namespace {

Date date_of(Month month) { return {month.year(), month.month()}; }

Month month_of(const Date& date) {
    const auto month = parse_month(date.text());
    if (!month) throw Error(fmt::format("'{}' is not a month from 1900-01 to 2200-12", date.text()));
    return *month;
}

const std::vector<Entity>& axis_of(const Scenario& scenario, Axis axis) {
    return scenario.entities[static_cast<std::size_t>(axis)];
}

std::vector<Name> names_of(const Scenario& scenario, Axis axis) {
    std::vector<Name> names;
    for (const auto& entity : axis_of(scenario, axis)) names.push_back({entity.id, entity.name});
    return names;
}

Finding finding_of(const Diagnostic& d) {
    return {d.severity == Severity::error, d.mark.file, d.mark.line, d.mark.column, d.message, d.hint, render(d, {})};
}

const Kernel* kernel_named(const std::string& name, multivector::Precision precision) {
    if (name.empty()) return nullptr;
    for (const Kernel* kernel : available_kernels(precision))
        if (kernel->name() == name) return kernel;
    throw Error(fmt::format("this build or this processor has no kernel '{}'; {}", name, name_hint(name, kernels())));
}

multivector::Backend backend_of(Backend backend) {
    switch (backend) {
    case Backend::tbb:
        return multivector::Backend::tbb;
    case Backend::threads:
        return multivector::Backend::threads;
    case Backend::serial:
        return multivector::Backend::serial;
    case Backend::automatic:
        break;
    }
    return is_available(multivector::Backend::tbb) ? multivector::Backend::tbb : multivector::Backend::threads;
}

InputMode mode_of(Inputs inputs) {
    if (inputs == Inputs::fixed) return InputMode::fixed;
    return inputs == Inputs::all ? InputMode::all : InputMode::world;
}

RunOptions options_of(const RunSettings& settings) {
    RunOptions options;
    options.replicates = settings.replicates;
    options.seed = settings.seed;
    options.inputs = settings.mean_field ? InputMode::fixed : mode_of(settings.inputs);
    options.replicates_per_draw = settings.replicates_per_draw;
    options.mean_field = settings.mean_field;
    options.frozen_twin = settings.frozen_twin;
    options.record.domains_of_all = settings.all_domains;
    options.record.steering_every = settings.steering_every;
    options.parallelism.threads = settings.threads;
    options.parallelism.backend = backend_of(settings.backend);
    options.precision = settings.precision == Precision::full ? multivector::Precision::double_ : multivector::Precision::single_;
    options.kernel = kernel_named(settings.kernel, settings.mean_field ? multivector::Precision::double_ : options.precision);
    return options;
}

SeriesKind kind_named(std::string_view measure) {
    std::vector<std::string> names;
    for (const auto& kind : series_kinds()) {
        if (kind.name == measure) return kind.kind;
        names.emplace_back(kind.name);
    }
    throw Error(fmt::format("there is no measure '{}'; {}", measure, name_hint(measure, names)));
}

std::string id_at(const Scenario& scenario, Axis axis, int index) {
    return index < 0 ? std::string() : axis_of(scenario, axis)[static_cast<std::size_t>(index)].id;
}

/// What a series speaks of, by id; empty where it speaks of nothing.
struct Subject {
    std::string state, power, domain, other;

    friend bool operator==(const Subject&, const Subject&) = default;
};

Subject subject_of(const Scenario& scenario, const Series& s) {
    Subject subject{id_at(scenario, Axis::state, s.state), id_at(scenario, Axis::power, s.power),
                    id_at(scenario, Axis::domain, s.domain), {}};
    const auto [axis, other] = other_subject(s);
    subject.other = id_at(scenario, axis, other);
    if (s.event >= 0) {
        const auto event = static_cast<std::size_t>(s.event);
        if (s.kind == SeriesKind::shock_in_force || s.kind == SeriesKind::shock_arrived)
            subject.other = scenario.arriving_shocks()[event]->name;
        else
            subject.other = s.kind == SeriesKind::hosting ? scenario.conflicts[event].id : scenario.issues[event].id;
    }
    return subject;
}

std::string text_of(const Subject& subject) {
    std::vector<std::string> parts;
    for (const auto& [word, id] : {std::pair<std::string_view, const std::string&>{"state", subject.state},
                                   {"power", subject.power},
                                   {"domain", subject.domain},
                                   {"other", subject.other}})
        if (!id.empty()) parts.push_back(fmt::format("{} '{}'", word, id));
    return parts.empty() ? "nothing" : fmt::format("{}", fmt::join(parts, ", "));
}

/// Index of the series asked for. Otherwise says what the measure was recorded for.
std::size_t find_series(const Scenario& scenario, const std::vector<Series>& series, std::string_view measure,
                        const Subject& asked) {
    const SeriesKind kind = kind_named(measure);
    std::optional<Subject> example;
    for (std::size_t n = 0; n < series.size(); ++n) {
        if (series[n].kind != kind) continue;
        const Subject subject = subject_of(scenario, series[n]);
        if (subject == asked) return n;
        if (!example) example = subject;
    }
    if (!example) throw Error(fmt::format("the run did not record '{}'", measure));
    throw Error(fmt::format("the run did not record '{}' of {}; it did, for example, of {}", measure, text_of(asked),
                            text_of(*example)));
}

}  // namespace

std::string Date::text() const { return fmt::format("{:04}-{:02}", year, month); }

Model::Model(std::shared_ptr<const ModelData> data) : data_(std::move(data)) {}
const std::string& Model::id() const { return data_->scenario.id; }
const std::string& Model::title() const { return data_->scenario.title; }
Date Model::base() const { return date_of(data_->scenario.base); }
Date Model::end() const { return date_of(data_->scenario.end); }
std::vector<Name> Model::states() const { return names_of(data_->scenario, Axis::state); }
std::vector<Name> Model::powers() const { return names_of(data_->scenario, Axis::power); }
std::vector<Name> Model::domains() const { return names_of(data_->scenario, Axis::domain); }

std::vector<Name> Model::focal_states() const {
    std::vector<Name> names = states(), focal;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (data_->scenario.focal[i]) focal.push_back(std::move(names[i]));
    return focal;
}

Loaded load(const std::filesystem::path& path, const LoadSettings& settings) {
    LoadOptions options{settings.set, settings.policies, std::nullopt, settings.root, settings.shipped};
    if (settings.end) options.end = month_of(*settings.end);
    Diagnostics diagnostics;
    auto scenario = load_scenario(path, options, diagnostics);
    Loaded loaded;
    for (const auto& d : diagnostics.sorted()) loaded.findings.push_back(finding_of(d));
    if (scenario) loaded.model = Access::model(std::move(*scenario), {path, options});
    return loaded;
}

std::vector<std::string> kernels() {
    std::vector<std::string> names;
    for (const Kernel* kernel : available_kernels()) names.emplace_back(kernel->name());
    return names;
}

std::vector<MeasureInfo> measures() {
    std::vector<MeasureInfo> out;
    for (const auto& kind : series_kinds())
        out.push_back({std::string(kind.name), std::string(kind.unit), std::string(kind.meaning)});
    return out;
}

Results::Results(std::shared_ptr<const ResultsData> data) : data_(std::move(data)) {}

std::vector<Point> Results::series(std::string_view measure, std::string_view state, std::string_view power,
                                   std::string_view domain, std::string_view other) const {
    const EnsembleResult& r = data_->result;
    const Subject asked{std::string(state), std::string(power), std::string(domain), std::string(other)};
    const std::size_t n = find_series(data_->model->scenario, r.series, measure, asked);
    std::vector<Point> points;
    for (int month = 0; month <= r.scenario.months; ++month) {
        const Statistics* at = r.find(n, month);
        if (at == nullptr) continue;
        points.push_back(
            {date_of(r.scenario.base + month), at->mean(), at->quantile(0.05), at->quantile(0.5), at->quantile(0.95)});
    }
    return points;
}

void Results::write(const std::filesystem::path& folder, bool overwrite) const {
    ResultExtras extras;
    extras.sources = &data_->model->sources;
    write_results(folder, data_->result, data_->model->scenario, overwrite, extras);
}

const std::vector<std::string>& Results::fingerprints() const { return data_->fingerprints; }

Results run(const Model& model, const RunSettings& settings) {
    EnsembleHooks hooks;
    hooks.progress = settings.progress;
    hooks.stop = settings.stop;
    EnsembleResult result = run_ensemble(Access::scenario(model), options_of(settings), hooks);
    if (!result.complete) throw Error("interrupted");
    return Access::results(model, std::move(result));
}

}  // namespace multivector::api
