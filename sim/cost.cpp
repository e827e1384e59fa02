#include "cost.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sys/resource.h>

#include "base/archive.hpp"
#include "commands.hpp"
#include "output/tables.hpp"
#include "output/trajectories.hpp"
#include "progress.hpp"

namespace multivector {
namespace {

double most_memory() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024;
}

std::string seconds_text(double seconds) { return seconds < 10 ? fmt::format("{:.1f} s", seconds) : duration_text(seconds); }

using Bytes = multivector::Writing;

/// The tables of a result, made and thrown away: how many bytes, and in how many seconds.
struct Written {
    double bytes = 0, seconds = 0;
};

Written written(const EnsembleResult& r, const Scenario& scenario, const Progress::Clock& clock) {
    Written out;
    const double start = clock();
    for (const ResultTable& table : result_tables())
        if (table.wanted == nullptr || table.wanted(r)) table.write(r, scenario, [&](std::string_view text) { out.bytes += static_cast<double>(text.size()); });
    out.seconds = clock() - start;
    return out;
}

}  // namespace

int tell_cost(const RunJob& job) {
    const auto clock = wall_clock();
    RunOptions all;
    try {
        all = settled(job.options);
    } catch (const std::exception& e) {
        throw UsageError(e.what());
    }
    const auto threads = static_cast<std::size_t>(thread_count(all.parallelism));
    RunOptions part = all;
    part.until = {};
    part.record_draws = false;
    // The first chunks also fill the tables; those after them show the pace.
    const std::size_t chunks = (all.replicates + kChunk - 1) / kChunk, warm = std::min(chunks, threads), sample = std::min(chunks, 3 * threads);
    part.replicates = std::min(all.replicates, warm * kChunk);
    const double start = clock();
    EnsembleResult result = run_ensemble(job.scenario, part, {});
    const double first = clock() - start;
    const double memory = most_memory();  // before a second ensemble stands beside it
    double pace = first / static_cast<double>(warm);
    if (sample > warm) {
        EnsembleHooks hooks;
        part.replicates = std::min(all.replicates, sample * kChunk);
        EnsembleResult earlier = std::move(result);
        hooks.earlier = &earlier;
        const double again = clock();
        result = run_ensemble(job.scenario, part, hooks);
        pace = (clock() - again) / static_cast<double>(sample - warm);
    }
    const Written tables = written(result, job.scenario, clock);
    const double seconds = first + pace * static_cast<double>(chunks - warm) + tables.seconds;
    // What is saved on the way is gathered in memory and once more on its way to the disk. Bins get more with replicates.
    Bytes saved;
    saved(result.gathered);
    constexpr double kGrowth = 1.15;
    const double most = kGrowth * memory + (seconds > job.keeping.every ? 2 * static_cast<double>(saved.take().size()) : 0);
    double disk = tables.bytes;
    if (job.keeping.trajectories) disk += static_cast<double>(trajectory_bytes(result, measures_with_paths(result, job.keeping.measures)));
    print(fmt::format("{} replicates of {} months on {} threads: about {}, {:.0f} MB of memory, {:.1f} MB on the disk{}\n", all.replicates,
                      job.scenario.end - job.scenario.base, threads, seconds_text(seconds), most / 1e6, disk / 1e6,
                      all.until.half_width > 0 ? " (at most: it may stop before)" : ""));
    return kDone;
}

}  // namespace multivector
