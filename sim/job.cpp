#include "job.hpp"

#include <algorithm>
#include <mutex>

#include <fmt/format.h>
#include <unistd.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/folder.hpp"
#include "output/kept.hpp"
#include "output/leftovers.hpp"
#include "output/results.hpp"
#include "output/trajectories.hpp"
#include "progress.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

constexpr double kRoundSeconds = 1;  ///< of work between two looks at the clock

/// The folder itself or the nearest one above it that exists.
fs::path existing(const fs::path& path) {
    std::error_code code;
    fs::path place = fs::absolute(path).lexically_normal();
    while (place != place.root_path() && !fs::exists(place, code)) place = place.parent_path();
    return place;
}

/// A name beside the folder of results, of this run alone.
fs::path beside(const RunJob& job, std::string_view ending) {
    const fs::path out = fs::absolute(job.out / ".").lexically_normal().parent_path();
    const std::string identity = run_identity(job.scenario, job.options);
    return out.parent_path() / fmt::format(".{}-{}.{}", out.filename().string(), identity.substr(0, 8), ending);
}

std::string size_text(double bytes) {
    if (bytes < 1e6) return fmt::format("{:.0f} kB", bytes / 1e3);
    if (bytes < 1e9) return fmt::format("{:.0f} MB", bytes / 1e6);
    return fmt::format("{:.1f} GB", bytes / 1e9);
}

/// Saves now and then what is done, so that the same command goes on from there.
class Savings {
public:
    Savings(const RunJob& job, const EnsembleSetup& setup) : job_(job), path_(beside(job, "partial")), setup_(setup) {
        // Paths and states are not kept half done: with them a run begins anew.
        possible_ = !job.keeping.trajectories && !job.keeping.checkpoint;
    }

    /// What an earlier attempt had done; null if none is usable.
    const EnsembleResult* earlier() {
        std::error_code code;
        if (!possible_ || !fs::exists(path_, code)) return nullptr;
        static_cast<EnsembleSetup&>(earlier_) = setup_;
        try {
            take_gathered(path_, identity(), earlier_);
        } catch (const Error& e) {
            print_error(fmt::format("multivector: warning: {}; beginning anew\n", e.what()));
            return nullptr;
        }
        if (!job_.quiet) print_error(fmt::format("multivector: going on after {} replicates of an earlier attempt\n", earlier_.done()));
        return &earlier_;
    }

    std::size_t round_done(const EnsembleResult& so_far) {
        const double now = clock_();
        const std::size_t chunks = so_far.chunk_hashes.size() - chunks_;
        chunks_ = so_far.chunk_hashes.size();
        const double rate = static_cast<double>(chunks) / std::max(now - round_, 1e-3);
        round_ = now;
        if (now - saved_ >= job_.keeping.every && so_far.done() < so_far.options.replicates) save(so_far);
        const auto threads = static_cast<std::size_t>(thread_count(job_.options.parallelism));
        return std::max<std::size_t>(1, static_cast<std::size_t>(rate * kRoundSeconds) / threads) * threads;
    }

    /// Whether what is done so far is safe on the disk.
    bool save(const EnsembleResult& so_far) {
        saved_ = clock_();
        if (!possible_ || so_far.done() == 0) return false;
        try {
            fs::create_directories(path_.parent_path());
            keep_gathered(path_, identity(), so_far);
            return true;
        } catch (const std::exception& e) {
            if (!warned_) print_error(fmt::format("multivector: warning: cannot save what is done so far: {}\n", e.what()));
            warned_ = true;
            return false;
        }
    }

    void forget() {
        std::error_code ignored;
        fs::remove(path_, ignored);
        remove_leftovers(path_, kFile);
    }

private:
    [[nodiscard]] std::string identity() const { return run_identity(job_.scenario, job_.options); }

    const RunJob& job_;
    fs::path path_;
    const EnsembleSetup& setup_;
    EnsembleResult earlier_;
    Progress::Clock clock_ = wall_clock();
    double saved_ = clock_(), round_ = saved_;
    std::size_t chunks_ = 0;
    bool possible_ = true, warned_ = false;
};

/// Gathers the states at the start of a month.
class Snapshots {
public:
    void take(const Chunk& chunk) {
        SavedChunk saved = chunk.save();
        const std::scoped_lock hold(lock_);
        checkpoint.chunks[chunk.number()] = std::move(saved);
    }
    Checkpoint checkpoint;

private:
    std::mutex lock_;
};

/// "North 0.31 [0.27, 0.35], South 0.12 [0.10, 0.14]": mean and, over several replicates, the 5 and 95 % quantiles.
std::string influence_text(const EnsembleResult& r, const Scenario& scenario, int state) {
    std::vector<std::string> parts;
    for (std::size_t n = 0; n < r.series.size(); ++n) {
        const Series& s = r.series[n];
        const Statistics* at_end =
            s.kind == SeriesKind::influence && s.state == state ? r.find(n, r.scenario.months) : nullptr;
        if (at_end == nullptr) continue;
        const auto& power = scenario.entities[static_cast<std::size_t>(Axis::power)][static_cast<std::size_t>(s.power)];
        std::string part = fmt::format("{} {:.2f}", power.name, at_end->mean());
        if (r.options.replicates > 1)
            part += fmt::format(" [{:.2f}, {:.2f}]", at_end->quantile(0.05), at_end->quantile(0.95));
        parts.push_back(std::move(part));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string headline(const EnsembleResult& r, const Scenario& scenario, const fs::path& out) {
    std::vector<std::string> states;
    for (std::size_t i = 0; i < scenario.focal.size(); ++i) {
        if (!scenario.focal[i]) continue;
        const auto& name = scenario.entities[static_cast<std::size_t>(Axis::state)][i].name;
        states.push_back(fmt::format("Influence over {} in {}: {}", name, to_string(scenario.end),
                                     influence_text(r, scenario, static_cast<int>(i))));
    }
    return fmt::format("{} -> {}\n", fmt::join(states, "; "), out.string());
}

int stopped(const EnsembleResult& r, bool saved) {
    if (saved) {
        print_error(fmt::format("multivector: interrupted after {} of {} replicates, which are saved: the same command goes on from there\n",
                                r.done(), r.options.replicates));
    } else {
        print_error("multivector: interrupted; nothing was written\n");
    }
    return interrupt_exit_code();
}

/// Where paths are written until the run is over: beside the folder of results, and not what another run is at.
fs::path place_of_paths(const RunJob& job) {
    std::error_code code;
    for (int n = 0;; ++n) {
        fs::path path = hidden_beside(true_place(job.out), n, kPathsFile);
        if (!fs::exists(path, code)) return path;
    }
}

/// Refuses paths that would not fit, with their size.
void check_room(const RunJob& job, const EnsembleSetup& setup) {
    if (!can_write_trajectories()) throw UsageError("--keep trajectories: this build has no NetCDF");
    try {
        const auto kinds = measures_with_paths(setup, job.keeping.measures);
        const auto bytes = static_cast<double>(trajectory_bytes(setup, kinds));
        const auto room = static_cast<double>(fs::space(existing(job.out)).available);
        const std::string what = fmt::format("trajectories of {} measures take up to {}", kinds.size(), size_text(bytes));
        if (bytes > room) throw UsageError(fmt::format("{}, and {} are free; choose --measures, fewer replicates or another folder", what, size_text(room)));
        if (!job.quiet) print_error(fmt::format("multivector: {}\n", what));
    } catch (const Error& e) {
        throw UsageError(fmt::format("--measures: {}", e.what()));
    }
}

void check_checkpoint(const RunJob& job) {
    if (!job.keeping.checkpoint) return;
    if (*job.keeping.checkpoint <= job.scenario.base || *job.keeping.checkpoint > job.scenario.end)
        throw UsageError(fmt::format("--checkpoint: {} is not between {} and {}", to_string(*job.keeping.checkpoint),
                                     to_string(job.scenario.base + 1), to_string(job.scenario.end)));
}

}  // namespace

void check_place(const RunJob& job) {
    std::error_code code;
    const fs::path& out = job.out;
    const fs::path place = existing(out);
    if (!fs::is_directory(place, code))
        throw UsageError(fmt::format("cannot write to '{}': '{}' is not a folder", out.string(), place.string()));
    if (::access(place.c_str(), W_OK | X_OK) != 0)
        throw UsageError(
            fmt::format("cannot write to '{}': no permission to write in '{}'", out.string(), place.string()));
    try {
        check_results_folder(out, run_identity(job.scenario, job.options), job.force);
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
}

int execute(const RunJob& job) {
    EnsembleSetup setup;
    try {
        setup = prepare(job.scenario, job.options);
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
    check_checkpoint(job);
    if (job.keeping.trajectories) check_room(job, setup);

    watch_for_interrupts();
    Savings savings(job, setup);
    Snapshots snapshots;
    std::optional<TrajectoryFile> paths;
    const fs::path path_file = place_of_paths(job);
    if (job.keeping.trajectories) {
        fs::create_directories(path_file.parent_path());
        paths.emplace(path_file, job.scenario, setup, measures_with_paths(setup, job.keeping.measures));
    }
    if (job.keeping.checkpoint) snapshots.checkpoint.month = *job.keeping.checkpoint - job.scenario.base;

    EnsembleResult result;
    {
        const ProgressStyle style = progress_style(job.quiet);
        Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
        EnsembleHooks hooks;
        hooks.progress = [&](std::size_t done, std::size_t total) { progress.update(done, total); };
        hooks.stop = &interrupted();
        hooks.round_done = [&](const EnsembleResult& so_far) { return savings.round_done(so_far); };
        hooks.earlier = savings.earlier();
        hooks.from = job.from;
        hooks.stands_at = snapshots.checkpoint.month;
        if (paths || job.keeping.checkpoint)
            hooks.recorded = [&](const Chunk& chunk, int month) {
                if (paths) paths->record(chunk, month);
                if (month + 1 == snapshots.checkpoint.month) snapshots.take(chunk);
            };
        result = run_ensemble(job.scenario, job.options, hooks);
    }
    if (!result.complete) return stopped(result, savings.save(result));
    if (paths) paths->finish();
    ResultExtras extras{&job.sources, job.keeping.statistics, nullptr, {}};
    if (paths) extras.trajectories = path_file;
    if (job.keeping.checkpoint) {
        snapshots.checkpoint.gathered = result.gathered.moved_to(result, snapshots.checkpoint.month);
        extras.checkpoint = &snapshots.checkpoint;
    }
    write_results(job.out, result, job.scenario, job.force, extras);
    savings.forget();
    if (!job.quiet) print(headline(result, job.scenario, job.out));
    return kDone;
}

}  // namespace multivector
