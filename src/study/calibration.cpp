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
#include "study/gaussian.hpp"
#include "study/random.hpp"

namespace multivector {
namespace {

constexpr double kLowTail = 0.05, kHighTail = 0.95;
constexpr std::uint32_t kTruthStream = 0x7472757;      ///< of the numbers that recovery draws
constexpr std::uint32_t kTruthLuck = 0x40000000;       ///< far from the luck of the points

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

/// Points that a calibration runs if it takes eight temperatures.
std::size_t usual_points(const SamplerOptions& o) { return o.particles * (2 + 8 * o.moves); }

/// The model at points: for each, the mean of its outputs over luck that is the same for all of them.
class Model {
public:
    Model(const Scenario& scenario, const std::vector<Target>& targets, const CalibrationOptions& o)
        : world(compile(scenario)), factors(free_factors(world, o.free)), scenario_(scenario), o_(o), lucks_(o.runs.mean_field ? 1 : o.lucks) {
        if (factors.empty()) throw Error("there is nothing to calibrate: no parameter of the model has a range");
        if (lucks_ == 0) throw Error("the number of replicates of a point is 0; it must be 1 or more");
        for (const Target& t : targets) outputs_.push_back(t.output);
    }

    [[nodiscard]] std::size_t lucks() const { return lucks_; }

    /// A row for each point and luck.
    Matrix runs(const Matrix& points, std::size_t lucks, std::uint32_t first_luck) {
        Matrix repeated(points.rows * lucks, points.columns);
        std::vector<std::uint32_t> numbers;
        for (std::size_t r = 0; r < repeated.rows; ++r) {
            std::ranges::copy(points.row(r / lucks), repeated.row(r).begin());
            numbers.push_back(first_luck + static_cast<std::uint32_t>(r % lucks));
        }
        DrawTable table = table_at(world, factors, repeated);
        table.luck = std::move(numbers);
        StudyRuns runs = o_.runs;
        runs.progress = nullptr;
        Matrix out = respond(scenario_, outputs_, std::make_shared<const DrawTable>(std::move(table)), runs);
        done_ += points.rows;
        if (o_.progress) o_.progress(done_, std::max(done_, usual_points(o_.sampler)));
        return out;
    }

    const World world;
    const std::vector<Factor> factors;

private:
    const Scenario& scenario_;
    const CalibrationOptions& o_;
    std::size_t lucks_, done_ = 0;
    std::vector<Output> outputs_;
};

Matrix means_of(const Matrix& runs, std::size_t lucks) {
    Matrix out(runs.rows / lucks, runs.columns);
    for (std::size_t r = 0; r < runs.rows; ++r)
        for (std::size_t c = 0; c < runs.columns; ++c) out(r / lucks, c) += runs(r, c) / static_cast<double>(lucks);
    return out;
}

/// Covariance that luck gives, pooled over points, with less weight on what lies off the diagonal the less there is to tell
/// it from.
Matrix luck_covariance(const Matrix& runs, std::size_t lucks) {
    Matrix out(runs.columns, runs.columns);
    const std::size_t points = runs.rows / lucks;
    if (lucks < 2) return out;
    for (std::size_t p = 0; p < points; ++p) {
        Matrix of_point(lucks, runs.columns);
        std::ranges::copy(std::span(runs.values).subspan(p * lucks * runs.columns, lucks * runs.columns), of_point.values.begin());
        const Matrix own = covariance_of(of_point);
        for (std::size_t k = 0; k < out.values.size(); ++k) out.values[k] += own.values[k] / static_cast<double>(points);
    }
    const double off = 1 - std::min(1.0, static_cast<double>(runs.columns) / static_cast<double>(points * (lucks - 1)));
    for (std::size_t i = 0; i < out.rows; ++i)
        for (std::size_t j = 0; j < out.columns; ++j)
            if (i != j) out(i, j) *= off;
    return out;
}

/// ln likelihood of the data at points: normal, with what luck and the stated errors leave uncertain.
class Likelihood {
public:
    Likelihood(Model& model, const std::vector<Target>& targets) : model_(model), targets_(targets) {}

    std::vector<double> operator()(const Matrix& points) {
        const Matrix runs = model_.runs(points, model_.lucks(), 0);
        if (factor_.rows == 0) settle(runs);
        const Matrix means = means_of(runs, model_.lucks());
        std::vector<double> out, offset(targets_.size());
        for (std::size_t p = 0; p < means.rows; ++p) {
            for (std::size_t k = 0; k < targets_.size(); ++k) offset[k] = targets_[k].value - means(p, k);
            out.push_back(log_density(offset, factor_));
        }
        return out;
    }
    [[nodiscard]] double deviation(std::size_t target) const { return std::sqrt(covariance_(target, target)); }

private:
    /// From the first points, which are those of the prior.
    void settle(const Matrix& runs) {
        covariance_ = luck_covariance(runs, model_.lucks());
        for (double& v : covariance_.values) v *= 1 + 1 / static_cast<double>(model_.lucks());
        for (std::size_t k = 0; k < targets_.size(); ++k) covariance_(k, k) += targets_[k].se * targets_[k].se;
        factor_ = cholesky(covariance_);
    }

    Model& model_;
    const std::vector<Target>& targets_;
    Matrix covariance_, factor_;
};

FreeNumber told(const World& w, const Factor& factor, const Matrix& points, std::size_t column) {
    FreeNumber out;
    out.name = factor.name;
    std::vector<double> u;
    for (std::size_t r = 0; r < points.rows; ++r) u.push_back(points(r, column));
    const auto n = static_cast<double>(u.size());
    for (const double x : u) out.mean += x / n;
    double squares = 0;
    for (const double x : u) squares += (x - out.mean) * (x - out.mean);
    out.sd = std::sqrt(squares / (n - 1));
    out.q05 = quantile_of(u, kLowTail);
    out.q50 = quantile_of(u, 0.5);
    out.q95 = quantile_of(u, kHighTail);
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
    Likelihood likelihood(model, targets);
    Calibration out;
    out.targets = targets.size();
    out.posterior = sample_posterior(model.factors.size(), [&](const Matrix& points) { return likelihood(points); }, o.sampler);
    out.draws = table_at(model.world, model.factors, out.posterior.points);
    for (std::size_t f = 0; f < model.factors.size(); ++f) out.numbers.push_back(told(model.world, model.factors[f], out.posterior.points, f));
    const Matrix fitted = means_of(model.runs(out.posterior.points, model.lucks(), 0), model.lucks());
    const Matrix between = covariance_of(fitted);
    for (std::size_t k = 0; k < targets.size(); ++k) {
        double mean = 0;
        for (std::size_t p = 0; p < fitted.rows; ++p) mean += fitted(p, k) / static_cast<double>(fitted.rows);
        out.fitted.push_back(mean);
        out.spread.push_back(std::sqrt(between(k, k) + likelihood.deviation(k) * likelihood.deviation(k)));
    }
    return out;
}

Recovery recover(const Scenario& scenario, const std::vector<Target>& targets, std::size_t rounds, const CalibrationOptions& o) {
    CalibrationOptions own = o;
    own.progress = nullptr;
    Model model(scenario, targets, own);
    Recovery out;
    out.rounds = rounds;
    for (const Factor& f : model.factors) out.numbers.push_back({f.name, 0, 0, 0});
    const auto n = static_cast<double>(rounds);
    for (std::size_t round = 0; round < rounds; ++round) {
        Random random(o.sampler.seed, kTruthStream, static_cast<std::uint32_t>(round));
        Matrix truth(1, model.factors.size());
        for (double& u : truth.values) u = random.uniform();
        const Matrix seen = model.runs(truth, 1, kTruthLuck + static_cast<std::uint32_t>(round));
        std::vector<Target> made = targets;
        for (std::size_t k = 0; k < made.size(); ++k) made[k].value = seen(0, k) + made[k].se * random.normal();
        own.sampler.seed = o.sampler.seed + static_cast<std::uint32_t>(round) + 1;
        const Calibration found = calibrate(scenario, made, own);
        for (std::size_t f = 0; f < out.numbers.size(); ++f) {
            const FreeNumber& number = found.numbers[f];
            const double u = truth(0, f);
            const bool covered = number.q05 <= u && u <= number.q95;
            out.numbers[f].coverage += covered ? 1 / n : 0;
            out.coverage += covered ? 1 / n / static_cast<double>(out.numbers.size()) : 0;
            out.numbers[f].contraction += number.contraction / n;
            out.numbers[f].error += (number.mean - u) * (number.mean - u) / n;
        }
        if (o.progress) o.progress(round + 1, rounds);
    }
    for (Recovered& r : out.numbers) r.error = std::sqrt(r.error);
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
