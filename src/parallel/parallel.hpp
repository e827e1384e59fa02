#pragma once
// Work shared among threads, index by index. Which thread does which index is not fixed, so callers keep one slot of
// results per index and combine the slots in index order afterwards.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace multivector {

enum class Backend {
    tbb,      // oneTBB; only in builds with MULTIVECTOR_TBB=ON
    threads,  // std::jthread and one shared counter
    serial    // the calling thread, indices in increasing order
};

struct Parallelism {
    int threads = 0;  // number of threads; 0: all cores. `serial` always uses one.
    Backend backend = Backend::tbb;
};

/// "tbb", "threads" or "serial".
[[nodiscard]] std::string_view name_of(Backend backend);

/// The back end of that name; empty if there is none.
[[nodiscard]] std::optional<Backend> backend_named(std::string_view name);

/// Names of all back ends, compiled in or not, in the order of the enum.
[[nodiscard]] const std::vector<std::string>& backend_names();

/// Whether this build can run the back end.
[[nodiscard]] bool is_available(Backend backend);

/// Threads that `for_each_index` uses at most, 1 or more; tbb starts no more than there are cores.
/// Throws Error if `threads` is negative.
[[nodiscard]] int thread_count(Parallelism parallelism);

/// Calls work(i) exactly once for every 0 <= i < n, in any order, and returns when all calls have ended. Once a call
/// has thrown no new index starts, and when running calls have ended the exception of the lowest failed index is
/// rethrown.
/// Throws Error if `threads` is negative, if the back end is not in this build, or if a thread cannot be started.
void for_each_index(Parallelism parallelism, std::size_t n, const std::function<void(std::size_t)>& work);

}  // namespace multivector
