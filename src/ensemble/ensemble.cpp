#include "ensemble/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

#include <fmt/format.h>

#include "base/error.hpp"
#include "compile/compile.hpp"
#include "compile/given.hpp"
#include "engine/draws.hpp"

namespace multivector {
namespace {

/// Replicates after which a run that stops when it is precise enough is looked at for the first time.
constexpr std::size_t kFirstLook = 128;

/// An ensemble on its way.
class Ensemble {
public:
    Ensemble(EnsembleResult& result, const EnsembleHooks& hooks)
        : r_(result), kernel_(kernel_of(result.options)), hooks_(hooks), collector_(result, result.gathered) {}

    /// Runs what is left of the chunks before `end`; false if it was stopped.
    bool run_to(std::size_t end) {
        std::vector<std::size_t> round;
        bool all = true;
        for (std::size_t n = r_.first_chunk(); n < end && all;) {
            round.clear();
            for (; n < end && round.size() < round_; ++n)
                if (!r_.chunk_hashes.contains(n)) round.push_back(n);
            run_round(round);
            all = std::ranges::all_of(round, [&](std::size_t k) { return r_.chunk_hashes.contains(k); });
            if (hooks_.round_done) round_ = std::max<std::size_t>(1, hooks_.round_done(r_));
        }
        return all;
    }

private:
    [[nodiscard]] bool stopped() const { return hooks_.stop != nullptr && hooks_.stop->load(); }

    void run_round(std::span<const std::size_t> chunks) {
        std::vector<std::string> hashes(chunks.size());
        for_each_index(r_.options.parallelism, chunks.size(), [&](std::size_t k) {
            if (!stopped()) hashes[k] = run_chunk(chunks[k]);
        });
        for (std::size_t k = 0; k < chunks.size(); ++k)
            if (!hashes[k].empty()) r_.chunk_hashes[chunks[k]] = hashes[k];
    }

    std::string run_chunk(std::size_t number) {
        Chunk chunk(r_, kernel_, number);
        int month = 0;
        if (hooks_.from != nullptr) {
            month = hooks_.from->month;
            chunk.restore(month, hooks_.from->chunks.at(number));
        }
        const int last = r_.scenario.months + 1;
        for (int end = month; month < last;) {
            end = std::min(month + chunk.months_at_once(), last);
            if (month < hooks_.stands_at && hooks_.stands_at < end) end = hooks_.stands_at;
            chunk.step(month, end);
            for (; month < end; ++month) {
                collector_.add(month, chunk);
                if (hooks_.recorded) hooks_.recorded(chunk, month);
            }
        }
        const std::scoped_lock lock(progress_lock_);
        done_ += chunk.count();
        if (hooks_.progress) hooks_.progress(done_, r_.options.replicates);
        return chunk.hash();
    }

    EnsembleResult& r_;
    const Kernel& kernel_;
    const EnsembleHooks& hooks_;
    Collector collector_;
    std::mutex progress_lock_;
    std::size_t done_ = r_.done();
    // Who looks at the ensemble between rounds says how long they are; else one is enough.
    std::size_t round_ = hooks_.round_done ? 4 * static_cast<std::size_t>(thread_count(r_.options.parallelism)) : std::numeric_limits<std::size_t>::max();
};

/// Numbers of replicates at which to look whether the result is precise enough, the last one among them.
std::vector<std::size_t> looks(const RunOptions& o) {
    std::vector<std::size_t> out;
    if (o.until.half_width > 0)
        for (std::size_t n = kFirstLook; n < o.replicates; n *= 2) out.push_back(n);
    out.push_back(o.replicates);
    return out;
}

/// 95 % half-interval of a mean of `independent` values with this standard deviation.
double half_interval(double sd, std::uint64_t independent) {
    if (independent < 2) return std::numeric_limits<double>::infinity();
    return student_t(independent - 1) * sd / std::sqrt(static_cast<double>(independent));
}

/// Throws Error for a table that is no table of draws of these worlds.
void take_table(EnsembleSetup& s) {
    if (s.options.table == nullptr) return;
    const DrawTable& table = *s.options.table;
    if (table.rows() == 0 || table.values.size() != table.rows() * table.inputs.size()) throw Error("the table of draws has no whole row");
    if (!table.luck.empty() && table.luck.size() != table.rows()) throw Error("the table of draws has not a luck for each row");
    if (const auto unknown = unknown_inputs(table, {&s.scenario, &s.baseline}); !unknown.empty())
        throw Error(fmt::format("the table of draws has the column '{}', which is no input of the scenario", unknown.front()));
    refuse_late(table, {&s.scenario, &s.baseline});
    give(s.scenario, table);
    give(s.baseline, table);
}

}  // namespace

RunOptions settled(RunOptions o) {
    constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
    if (o.replicates == 0) throw Error("the number of replicates is 0; it must be 1 or more");
    if (o.replicates > kMost || o.first_replicate > kMost - o.replicates)
        throw Error(fmt::format("replicates {} to {} are asked for; their numbers must be below 2^32", o.first_replicate,
                                o.first_replicate + (o.replicates - 1)));
    if (o.replicates_per_draw == 0) throw Error("the number of replicates per draw is 0; it must be 1 or more");
    if (o.record.steering_every < 0)
        throw Error(fmt::format("the interval of steering is {} months; it must be 0 (never) or more", o.record.steering_every));
    if (!(o.until.half_width >= 0 && o.until.half_width < 1))
        throw Error(fmt::format("the precision to stop at is {}; it must lie between 0 (never) and 1", o.until.half_width));
    if (o.mean_field) o.replicates_per_draw = 1;
    const bool drawn = o.inputs != InputMode::fixed || o.table != nullptr;
    if (o.mean_field && !drawn) o.replicates = 1, o.first_replicate = 0;
    if (!drawn) o.replicates_per_draw = 1;
    o.until.most = o.until.half_width > 0 ? std::max(o.until.most, o.replicates) : 0;
    if (o.kernel != nullptr) o.precision = o.kernel->precision();
    if (o.mean_field) o.precision = Precision::double_;
    return o;
}

const Kernel& kernel_of(const RunOptions& o) {
    if (o.kernel == nullptr) return best_kernel(o.precision);
    if (o.kernel->precision() == o.precision) return *o.kernel;
    for (const Kernel* kernel : available_kernels(o.precision))
        if (kernel->name() == o.kernel->name()) return *kernel;
    return best_kernel(o.precision);
}

EnsembleSetup prepare(const Scenario& scenario, const RunOptions& options) {
    EnsembleSetup s;
    s.options = settled(options);
    s.scenario = compile(scenario, Variant::scenario);
    s.baseline = compile(scenario, Variant::baseline);
    take_table(s);
    s.series = series_of(s.scenario, s.options.record);
    s.runs = {Run::scenario};
    if (s.options.frozen_twin) s.runs = {Run::scenario, Run::baseline, Run::twin};
    for (const std::string& text : s.options.watches) s.watches.push_back(parse_watch(text, s.scenario, s.series));
    return s;
}

const Statistics* EnsembleResult::find(std::size_t series_index, int month) const {
    const auto place = table().cells().find(series_index, month);
    return place ? &table().first(*place) : nullptr;
}

std::size_t EnsembleResult::done() const {
    std::size_t sum = 0;
    for (const auto& [number, hash] : chunk_hashes)
        sum += std::min((number + 1) * kChunk, options.first_replicate + options.replicates) -
               std::max(number * kChunk, options.first_replicate);
    return sum;
}

std::uint64_t EnsembleResult::independent() const {
    const std::size_t per_draw = options.replicates_per_draw, n = done();
    // A single draw: what is told is about that draw, of which all replicates tell.
    return n <= per_draw ? n : (n + per_draw - 1) / per_draw;
}

double EnsembleResult::standard_error(double sd) const {
    const std::uint64_t n = independent();
    return n < 2 ? 0 : sd / std::sqrt(static_cast<double>(n));
}

bool EnsembleResult::inputs_vary() const {
    if (options.replicates <= options.replicates_per_draw) return false;
    if (options.table != nullptr && options.table->rows() > 1) return true;
    return std::ranges::any_of(scenario.draws, [&](const Draw& d) { return is_drawn(d, options.inputs) && !is_given(scenario, d.slot); });
}

double widest_half_interval(const EnsembleResult& r) {
    double widest = 0;
    for (std::size_t n = 0; n < r.series.size(); ++n) {
        const Series& s = r.series[n];
        if (s.kind != SeriesKind::influence || !r.scenario.focal[static_cast<std::size_t>(s.state)]) continue;
        for (int month = 0; month <= r.scenario.months; ++month)
            if (const Statistics* x = r.find(n, month)) widest = std::max(widest, half_interval(x->sd(), r.independent()));
    }
    return widest;
}

EnsembleResult run_ensemble(const Scenario& scenario, const RunOptions& options, const EnsembleHooks& hooks) {
    return run_setup(prepare(scenario, options), hooks);
}

EnsembleResult run_setup(EnsembleSetup setup, const EnsembleHooks& hooks) {
    EnsembleResult r;
    static_cast<EnsembleSetup&>(r) = std::move(setup);
    r.kernel = kernel_of(r.options).name();
    r.gathered = hooks.from != nullptr ? hooks.from->gathered : Gathered(r);
    if (hooks.earlier != nullptr) {
        r.gathered = hooks.earlier->gathered;
        r.chunk_hashes = hooks.earlier->chunk_hashes;
    }
    Ensemble ensemble(r, hooks);
    for (const std::size_t replicates : looks(r.options)) {
        r.complete = ensemble.run_to((r.options.first_replicate + replicates + kChunk - 1) / kChunk);
        if (!r.complete) break;
        if (replicates < r.options.replicates && widest_half_interval(r) <= r.options.until.half_width) {
            r.options.replicates = r.done();  // whole chunks
            break;
        }
    }
    return r;
}

}  // namespace multivector
