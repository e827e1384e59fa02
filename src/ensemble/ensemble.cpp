#include "ensemble/ensemble.hpp"

#include <algorithm>
#include <limits>
#include <mutex>

#include <fmt/format.h>

#include "base/error.hpp"
#include "compile/compile.hpp"
#include "engine/draws.hpp"
#include "ensemble/collector.hpp"

namespace multivector {
namespace {

/// What the workers of one ensemble share.
struct Ensemble {
    const EnsembleResult& result;
    const Kernel& kernel;
    Collector& collector;
    const ProgressCallback& progress;
    const std::atomic<bool>* stop;
    std::mutex progress_lock;
    std::size_t done = 0;
};

/// Replicates [first, first + count) on the lanes of one batch, the last one repeated on the lanes left over.
BatchPlan plan_of(const EnsembleResult& r, std::size_t width, std::size_t first, std::size_t count) {
    BatchPlan plan;
    plan.baseline = &r.baseline;
    plan.scenario = &r.scenario;
    plan.runs = r.runs;
    plan.series = &r.series;
    plan.seed = r.options.seed;
    plan.inputs = r.options.inputs;
    plan.mean_field = r.options.mean_field;
    for (std::size_t lane = 0; lane < width; ++lane) {
        const std::size_t replicate = first + std::min(lane, count - 1);
        plan.replicates.push_back(static_cast<std::uint32_t>(replicate));
        plan.draws.push_back(static_cast<std::uint32_t>(replicate / r.options.replicates_per_draw));
    }
    return plan;
}

void report_progress(Ensemble& e, std::size_t finished) {
    if (!e.progress) return;
    const std::scoped_lock lock(e.progress_lock);
    e.done += finished;
    e.progress(e.done, e.result.options.replicates);
}

/// Runs the batches of a chunk in order; returns the chunk's fingerprint.
std::string run_chunk(Ensemble& e, std::size_t chunk) {
    const auto width = static_cast<std::size_t>(e.kernel.width());
    const std::size_t end = std::min((chunk + 1) * kChunk, e.result.options.replicates);
    Hasher hasher;
    for (std::size_t first = chunk * kChunk; first < end; first += width) {
        if (e.stop && e.stop->load()) throw Error("interrupted");
        const std::size_t count = std::min(width, end - first);
        const BatchPlan plan = plan_of(e.result, width, first, count);
        BatchSink sink(e.collector, width,
                       {plan.replicates.begin(), plan.replicates.begin() + static_cast<std::ptrdiff_t>(count)});
        e.kernel.run(plan, sink);
        for (const std::string& digest : sink.digests()) hasher.update(digest);
        report_progress(e, count);
    }
    return hasher.hex();
}

}  // namespace

RunOptions settled(RunOptions options) {
    if (options.replicates == 0) throw Error("the number of replicates is 0; it must be 1 or more");
    if (options.replicates > std::numeric_limits<std::uint32_t>::max())
        throw Error(fmt::format("the number of replicates is {}; it must be below 2^32", options.replicates));
    if (options.replicates_per_draw == 0) throw Error("the number of replicates per draw is 0; it must be 1 or more");
    if (options.record.steering_every < 0)
        throw Error(fmt::format("the interval of steering is {} months; it must be 0 (never) or more",
                                options.record.steering_every));
    if (options.mean_field) options.replicates_per_draw = 1;
    if (options.mean_field && options.inputs == InputMode::fixed) options.replicates = 1;
    if (options.inputs == InputMode::fixed) options.replicates_per_draw = 1;
    return options;
}

const Statistics* EnsembleResult::find(std::size_t series_index, int month) const {
    const auto place = table.cells().find(series_index, month);
    return place ? &table.first(*place) : nullptr;
}

std::uint64_t EnsembleResult::independent() const {
    const std::size_t per_draw = options.replicates_per_draw;
    // A single draw: what is told is about that draw, of which all replicates tell.
    return options.replicates <= per_draw ? options.replicates : (options.replicates + per_draw - 1) / per_draw;
}

bool EnsembleResult::inputs_vary() const {
    if (options.inputs == InputMode::fixed || options.replicates <= options.replicates_per_draw) return false;
    return std::ranges::any_of(scenario.draws,
                               [&](const Draw& d) { return is_drawn(d, options.inputs); });
}

EnsembleResult run_ensemble(const Scenario& scenario, const RunOptions& options, const ProgressCallback& progress,
                            const std::atomic<bool>* stop) {
    EnsembleResult r;
    r.options = settled(options);
    r.scenario = compile(scenario, Variant::scenario);
    r.baseline = compile(scenario, Variant::baseline);
    r.series = series_of(r.scenario, r.options.record);
    r.runs = {Run::scenario};
    if (r.options.frozen_twin) r.runs = {Run::scenario, Run::baseline, Run::twin};
    const Kernel& kernel = r.options.kernel ? *r.options.kernel : best_kernel(r.options.replicates == 1);
    r.kernel = kernel.name();

    Collector collector(r.scenario, r.series, r.runs.size());
    Ensemble ensemble{r, kernel, collector, progress, stop, {}, 0};
    std::vector<std::string> hashes((r.options.replicates + kChunk - 1) / kChunk);
    for_each_index(r.options.parallelism, hashes.size(),
                   [&](std::size_t chunk) { hashes[chunk] = run_chunk(ensemble, chunk); });
    r.table = std::move(collector.table);
    r.effect = std::move(collector.effect);
    r.arithmetic = std::move(collector.arithmetic);
    r.behaviour = std::move(collector.behaviour);
    r.chunk_hashes = std::move(hashes);
    return r;
}

}  // namespace multivector
