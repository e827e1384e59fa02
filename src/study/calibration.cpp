#include "study/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/names.hpp"
#include "compile/compile.hpp"
#include "engine/draws.hpp"
#include "output/csv.hpp"
#include "parallel/parallel.hpp"
#include "study/halton.hpp"
#include "study/random.hpp"
#include "study/spread.hpp"

namespace multivector {
namespace {

constexpr double kLowTail = 0.05, kHighTail = 0.95;
constexpr std::uint32_t kTruthStream = 0x7472757, kErrorStream = 0x6572726;  ///< of the numbers that recovery draws, and of errors
constexpr std::uint32_t kFittedLuck = 0x20000000, kTruthLuck = 0x40000000;   ///< far from the luck of the simulations

std::vector<Factor> free_factors(const World& w, const std::vector<std::string>& names) {
    if (names.empty()) return factors_of(w, FactorSet::parameters, Grouping::channel);
    std::vector<Factor> all = factors_of(w, FactorSet::all, Grouping::none), out;
    for (Factor& group : factors_of(w, FactorSet::all, Grouping::channel)) all.push_back(std::move(group));
    std::vector<std::string> known;
    for (const Factor& f : all) known.push_back(f.name);
    std::set<std::size_t> taken;
    for (const std::string& name : names) {
        const auto it = std::ranges::find(all, name, &Factor::name);
        if (it == all.end()) throw Error(fmt::format("'{}' is no uncertain number; {}", name, name_hint(name, known)));
        for (const std::size_t k : it->draws)
            if (!taken.insert(k).second) throw Error(fmt::format("'{}' is free twice, the second time as '{}'", w.draws[k].path, name));
        out.push_back(*it);
    }
    return out;
}

/// The model at points, seen with errors.
class Model {
public:
    Model(const Scenario& scenario, const std::vector<Target>& targets, const CalibrationOptions& o)
        : world(compile(scenario)), factors(free_factors(world, o.free)), scenario_(scenario), targets_(targets), o_(o) {
        if (factors.empty()) throw Error("there is nothing to calibrate: no parameter of the model has a range");
        for (const Target& t : targets) outputs_.push_back(t.output);
    }

    /// A row for each point, each on luck of its own: `first_luck` and on.
    Matrix run(const Matrix& points, std::uint32_t first_luck, bool tell = false) {
        DrawTable table = table_at(world, factors, points);
        for (std::size_t r = 0; r < points.rows; ++r) table.luck.push_back(first_luck + static_cast<std::uint32_t>(r));
        StudyRuns runs = o_.runs;
        if (!tell) runs.progress = nullptr;
        return respond(scenario_, outputs_, std::make_shared<const DrawTable>(std::move(table)), runs);
    }

    /// The same with the errors of the targets.
    Matrix seen(const Matrix& points, std::uint32_t first_luck, bool tell = false) {
        Matrix out = run(points, first_luck, tell);
        Random random(o_.seed, kErrorStream, first_luck);
        for (std::size_t r = 0; r < out.rows; ++r)
            for (std::size_t k = 0; k < out.columns; ++k) out(r, k) += targets_[k].se * random.normal();
        return out;
    }

    /// Evenly spread over the prior, with what was seen of them.
    Simulations simulate() {
        const Halton halton(factors.size(), o_.seed);
        Matrix points(o_.simulations, factors.size());
        for (std::size_t p = 0; p < points.rows; ++p)
            for (std::size_t f = 0; f < points.columns; ++f) points(p, f) = halton.at(p, f);
        Matrix data = seen(points, 0, true);
        return {std::move(points), std::move(data)};
    }

    const World world;
    const std::vector<Factor> factors;

private:
    const Scenario& scenario_;
    const std::vector<Target>& targets_;
    const CalibrationOptions& o_;
    std::vector<Output> outputs_;
};

FreeNumber told(const World& w, const Factor& factor, const Posterior& posterior, std::size_t number) {
    FreeNumber out;
    out.name = factor.name;
    out.mean = posterior.mean(number);
    out.sd = posterior.sd(number);
    out.q05 = posterior.quantile(number, kLowTail);
    out.q50 = posterior.quantile(number, 0.5);
    out.q95 = posterior.quantile(number, kHighTail);
    const Draw& first = w.draws[factor.draws.front()];
    out.value05 = value_at(first, out.q05);
    out.value50 = value_at(first, out.q50);
    out.value95 = value_at(first, out.q95);
    out.contraction = 1 - 12 * out.sd * out.sd;
    return out;
}

}  // namespace

Calibration calibrate(const Scenario& scenario, const std::vector<Target>& targets, const CalibrationOptions& o) {
    Model model(scenario, targets, o);
    std::vector<double> values;
    for (const Target& t : targets) values.push_back(t.value);
    const Simulations known = model.simulate();
    if (o.draws > known.kept())
        throw Error(fmt::format("{} draws are asked for, and {} simulations of {} are kept: more runs keep more", o.draws, known.kept(), o.simulations));
    const Posterior posterior = known.posterior(values);
    const Matrix points = posterior.draws(o.draws, o.seed);
    Calibration out;
    out.runs = o.simulations + points.rows;
    out.draws = table_at(model.world, model.factors, points);
    for (std::size_t f = 0; f < model.factors.size(); ++f) out.numbers.push_back(told(model.world, model.factors[f], posterior, f));
    const Matrix fitted = model.run(points, kFittedLuck);
    const Matrix between = covariance_of(fitted);
    for (std::size_t k = 0; k < targets.size(); ++k) {
        double mean = 0;
        for (std::size_t p = 0; p < fitted.rows; ++p) mean += fitted(p, k) / static_cast<double>(fitted.rows);
        out.fitted.push_back(mean);
        out.spread.push_back(std::sqrt(between(k, k) + targets[k].se * targets[k].se));
    }
    return out;
}

Recovery recover(const Scenario& scenario, const std::vector<Target>& targets, std::size_t rounds, const CalibrationOptions& o) {
    Model model(scenario, targets, o);
    const Simulations known = model.simulate();
    Random random(o.seed, kTruthStream);
    Matrix truths(rounds, model.factors.size());
    for (double& u : truths.values) u = random.uniform();
    const Matrix data = model.seen(truths, kTruthLuck);
    std::vector<std::vector<FreeNumber>> found(rounds);
    for_each_index(o.runs.parallelism, rounds, [&](std::size_t round) {
        if (o.runs.stop != nullptr && o.runs.stop->load()) throw Error("interrupted");
        const Posterior posterior = known.posterior(data.row(round));
        for (std::size_t f = 0; f < truths.columns; ++f) found[round].push_back(told(model.world, model.factors[f], posterior, f));
    });
    Recovery out;
    out.rounds = rounds;
    for (const Factor& f : model.factors) out.numbers.push_back({f.name, 0, 0, 0});
    const auto n = static_cast<double>(rounds);
    for (std::size_t round = 0; round < rounds; ++round)
        for (std::size_t f = 0; f < out.numbers.size(); ++f) {
            const FreeNumber& number = found[round][f];
            const double u = truths(round, f);
            out.numbers[f].coverage += number.q05 <= u && u <= number.q95 ? 1 / n : 0;
            out.numbers[f].contraction += number.contraction / n;
            out.numbers[f].error += (number.mean - u) * (number.mean - u) / n;
        }
    for (Recovered& r : out.numbers) {
        r.error = std::sqrt(r.error);
        out.coverage += r.coverage / static_cast<double>(out.numbers.size());
    }
    return out;
}

void write_free_numbers(const Calibration& calibration, const TextSink& sink) {
    CsvText csv;
    for (const char* name : {"parameter", "mean", "sd", "q05", "q50", "q95", "value05", "value50", "value95", "contraction"}) csv.text(name);
    csv.end();
    for (const FreeNumber& f : calibration.numbers) {
        csv.text(f.name).number(f.mean).number(f.sd).number(f.q05).number(f.q50).number(f.q95);
        csv.number(f.value05).number(f.value50).number(f.value95).number(f.contraction).end();
    }
    sink(csv.so_far());
}

void write_recovery(const Recovery& recovery, const TextSink& sink) {
    CsvText csv;
    for (const char* name : {"parameter", "rounds", "coverage", "contraction", "error"}) csv.text(name);
    csv.end();
    for (const Recovered& r : recovery.numbers)
        csv.text(r.name).number(static_cast<double>(recovery.rounds)).number(r.coverage).number(r.contraction).number(r.error).end();
    sink(csv.so_far());
}

}  // namespace multivector
