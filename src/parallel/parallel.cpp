#include "parallel/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>

#ifdef MULTIVECTOR_TBB
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#endif

#include "base/error.hpp"

namespace multivector {

namespace {

using Work = std::function<void(std::size_t)>;

/// Runs calls of `work`, keeps the failure of the lowest index and lets nothing start once there is one.
class Guard {
public:
    explicit Guard(const Work& work) : work_(work) {}

    void run(std::size_t index) {
        if (stopped()) return;
        try {
            work_(index);
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            stop();
            if (index < failed_index_) {
                failed_index_ = index;
                failure_ = std::current_exception();
            }
        }
    }

    void stop() { stopped_.store(true); }
    [[nodiscard]] bool stopped() const { return stopped_.load(); }

    /// Only when no call is running any more.
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    const Work& work_;
    std::atomic<bool> stopped_ = false;
    std::mutex mutex_;
    std::size_t failed_index_ = std::numeric_limits<std::size_t>::max();
    std::exception_ptr failure_;
};

void run_serial(std::size_t n, const Work& work) {
    for (std::size_t index = 0; index < n; ++index) work(index);
}

void run_threads(std::size_t threads, std::size_t n, const Work& work) {
    Guard guard(work);
    std::atomic<std::size_t> next = 0;
    const auto take_indices = [&] {
        while (!guard.stopped()) {
            const std::size_t index = next.fetch_add(1);
            if (index >= n) return;
            guard.run(index);
        }
    };
    {
        std::vector<std::jthread> helpers;
        try {
            for (std::size_t i = 1; i < std::min(threads, n); ++i) helpers.emplace_back(take_indices);
        } catch (const std::system_error& error) {
            guard.stop();
            throw Error("cannot start thread " + std::to_string(helpers.size() + 2) + " of " +
                        std::to_string(std::min(threads, n)) + ": " + error.what());
        }
        take_indices();
    }
    guard.rethrow();
}

#ifdef MULTIVECTOR_TBB
void run_tbb(int threads, std::size_t n, const Work& work) {
    Guard guard(work);
    // TBB prints a warning when asked for more threads than it may start.
    tbb::task_arena arena(std::min(threads, tbb::info::default_concurrency()));
    // One index per task: an index is a batch of runs, worth more than the cost of a task.
    arena.execute([&] {
        tbb::parallel_for(
            std::size_t{0}, n, [&](std::size_t index) { guard.run(index); }, tbb::simple_partitioner());
    });
    guard.rethrow();
}
#else
void run_tbb(int, std::size_t, const Work&) {
    throw Error("this build has no back end 'tbb': configure with -DMULTIVECTOR_TBB=ON, or ask for 'threads'");
}
#endif

}  // namespace

const std::vector<std::string>& backend_names() {
    static const std::vector<std::string> names{"tbb", "threads", "serial"};
    return names;
}

std::string_view name_of(Backend backend) { return backend_names().at(static_cast<std::size_t>(backend)); }

std::optional<Backend> backend_named(std::string_view name) {
    const auto& names = backend_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Backend>(found - names.begin());
}

bool is_available([[maybe_unused]] Backend backend) {
#ifdef MULTIVECTOR_TBB
    return true;
#else
    return backend != Backend::tbb;
#endif
}

int thread_count(Parallelism parallelism) {
    if (parallelism.threads < 0) {
        throw Error("the number of threads is " + std::to_string(parallelism.threads) +
                    "; it must be 0 (all cores) or more");
    }
    if (parallelism.backend == Backend::serial) return 1;
    if (parallelism.threads > 0) return parallelism.threads;
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void for_each_index(Parallelism parallelism, std::size_t n, const Work& work) {
    const int threads = thread_count(parallelism);
    switch (parallelism.backend) {
    case Backend::tbb:
        return run_tbb(threads, n, work);
    case Backend::threads:
        return run_threads(static_cast<std::size_t>(threads), n, work);
    case Backend::serial:
        return run_serial(n, work);
    }
    throw Error("unknown back end");
}

}  // namespace multivector
