#include "parallel/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <ostream>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace multivector {

/// So that the names of cases show the back end and not its bytes.
void PrintTo(Backend backend, std::ostream* out) { *out << name_of(backend); }

}  // namespace multivector

namespace {

using multivector::Backend;
using multivector::for_each_index;
using multivector::Parallelism;
using multivector::thread_count;

/// Waits until the condition holds, two seconds at most; whether it came to hold.
template <class Condition>
bool wait_for(Condition condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

class EveryBackend : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (!is_available(GetParam())) GTEST_SKIP() << "not in this build";
    }
    static Parallelism with_threads(int threads) { return {.threads = threads, .backend = GetParam()}; }
};

INSTANTIATE_TEST_SUITE_P(Backends, EveryBackend, testing::Values(Backend::tbb, Backend::threads, Backend::serial),
                         [](const auto& backend) { return std::string(name_of(backend.param)); });

TEST_P(EveryBackend, CallsEveryIndexExactlyOnce) {
    for (const int threads : {0, 1, 2, 5}) {
        for (const std::size_t n : {0u, 1u, 2u, 3u, 1000u}) {
            std::vector<std::atomic<int>> calls(n);
            for_each_index(with_threads(threads), n, [&](std::size_t i) { ++calls.at(i); });
            for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(calls[i], 1) << i << " of " << n << ", threads " << threads;
        }
    }
}

TEST_P(EveryBackend, UsesNoMoreThreadsThanAsked) {
    for (const int threads : {1, 3}) {
        std::mutex mutex;
        std::set<std::thread::id> ids;
        for_each_index(with_threads(threads), 60, [&](std::size_t) {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            const std::scoped_lock lock(mutex);
            ids.insert(std::this_thread::get_id());
        });
        EXPECT_GE(ids.size(), 1u);
        EXPECT_LE(ids.size(), static_cast<std::size_t>(thread_count(with_threads(threads))));
    }
}

TEST_P(EveryBackend, RethrowsTheLowestFailureAfterRunningWorkHasEnded) {
    std::mutex mutex;
    std::set<std::size_t> failed;
    std::atomic<int> running = 0;
    std::string message;
    try {
        for_each_index(with_threads(4), 100, [&](std::size_t i) {
            ++running;
            // The first index waits, so that another one fails before it if threads allow.
            if (i == 0 && GetParam() != Backend::serial) {
                wait_for([&] {
                    const std::scoped_lock lock(mutex);
                    return !failed.empty();
                });
            }
            const std::scoped_lock lock(mutex);
            failed.insert(i);
            --running;
            throw std::runtime_error("index " + std::to_string(i));
        });
    } catch (const std::runtime_error& error) {
        message = error.what();
    }
    EXPECT_EQ(running, 0);
    ASSERT_FALSE(failed.empty());
    EXPECT_EQ(message, "index " + std::to_string(*failed.begin()));
}

TEST_P(EveryBackend, KeepsTheLowestFailureWhenAHigherOneFollows) {
    std::atomic<bool> others_run = false;
    std::atomic<bool> failed = false;
    std::string message;
    try {
        for_each_index(with_threads(2), 100, [&](std::size_t i) {
            if (i != 0) {
                others_run = true;
                wait_for([&] { return failed.load(); });
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            } else if (GetParam() != Backend::serial) {
                wait_for([&] { return others_run.load(); });
            }
            failed = true;
            throw std::runtime_error("index " + std::to_string(i));
        });
    } catch (const std::runtime_error& error) {
        message = error.what();
    }
    EXPECT_EQ(message, "index 0");
}

TEST_P(EveryBackend, StartsNothingNewAfterAFailure) {
    constexpr std::size_t kIndices = 100000;
    std::atomic<bool> failing = false;
    std::atomic<std::size_t> calls = 0;
    EXPECT_THROW(for_each_index(with_threads(2), kIndices,
                                [&](std::size_t i) {
                                    ++calls;
                                    if (i == 0) {
                                        failing = true;
                                        throw std::out_of_range("first");
                                    }
                                    // So slow after the failure that running all of them would need a minute.
                                    wait_for([&] { return failing.load(); });
                                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                }),
                 std::out_of_range);
    if (GetParam() == Backend::serial) {
        EXPECT_EQ(calls, 1u);
    }
    EXPECT_LT(calls, kIndices / 10);
}

TEST_P(EveryBackend, WorksAgainAfterAFailure) {
    const auto fail = [](std::size_t) { throw 5; };
    EXPECT_THROW(for_each_index(with_threads(2), 4, fail), int);
    std::atomic<std::size_t> sum = 0;
    for_each_index(with_threads(2), 5, [&](std::size_t i) { sum += i; });
    EXPECT_EQ(sum, 10u);
}

TEST_P(EveryBackend, MayBeNested) {
    std::vector<std::atomic<int>> calls(12);
    for_each_index(with_threads(2), 3, [&](std::size_t i) {
        for_each_index(with_threads(2), 4, [&](std::size_t j) { ++calls.at(i * 4 + j); });
    });
    for (const auto& count : calls) EXPECT_EQ(count, 1);
}

TEST_P(EveryBackend, RefusesANegativeNumberOfThreads) {
    EXPECT_THROW(for_each_index(with_threads(-1), 1, [](std::size_t) {}), multivector::Error);
    EXPECT_THROW(static_cast<void>(thread_count(with_threads(-2))), multivector::Error);
}

TEST(Threads, RunAtTheSameTime) {
    std::atomic<int> inside = 0;
    std::atomic<int> met = 0;
    for_each_index({.threads = 2, .backend = Backend::threads}, 2, [&](std::size_t) {
        ++inside;
        if (wait_for([&] { return inside == 2; })) ++met;
    });
    EXPECT_EQ(met, 2);
}

TEST(Threads, RacingForIndicesTakeEachOnce) {
    constexpr std::size_t kIndices = 300000;
    std::vector<std::atomic<int>> calls(kIndices);
    std::atomic<int> arrived = 0;
    for_each_index({.threads = 2, .backend = Backend::threads}, kIndices, [&](std::size_t i) {
        ++calls[i];
        // The first two calls meet without sleeping, so that both threads go for the rest at the same time.
        if (arrived < 2) {
            ++arrived;
            const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
            while (arrived < 2 && std::chrono::steady_clock::now() < end) {
            }
        }
    });
    for (std::size_t i = 0; i < kIndices; ++i) ASSERT_EQ(calls[i], 1) << i;
}

TEST(Serial, GoesInOrderOnTheCallingThread) {
    std::vector<std::size_t> order;
    const auto caller = std::this_thread::get_id();
    for_each_index({.threads = 7, .backend = Backend::serial}, 4, [&](std::size_t i) {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        order.push_back(i);
    });
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_EQ(thread_count({.threads = 7, .backend = Backend::serial}), 1);
}

TEST(ThreadCount, IsWhatWasAskedOrAllCores) {
    EXPECT_EQ(thread_count({.threads = 3, .backend = Backend::threads}), 3);
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    EXPECT_EQ(thread_count({.threads = 0, .backend = Backend::threads}), cores);
}

TEST(Backends, AreKnownByName) {
    EXPECT_EQ(multivector::backend_names(), (std::vector<std::string>{"tbb", "threads", "serial"}));
    EXPECT_EQ(multivector::backend_named("tbb"), Backend::tbb);
    EXPECT_EQ(multivector::backend_named("threads"), Backend::threads);
    EXPECT_EQ(multivector::backend_named("serial"), Backend::serial);
    EXPECT_FALSE(multivector::backend_named("TBB"));
    EXPECT_FALSE(multivector::backend_named(""));
    EXPECT_TRUE(is_available(Backend::threads));
    EXPECT_TRUE(is_available(Backend::serial));
}

TEST(Backends, ABuildWithoutTbbNamesTheOption) {
    if (is_available(Backend::tbb)) GTEST_SKIP() << "TBB is in this build";
    std::string message;
    try {
        for_each_index({.threads = 1, .backend = Backend::tbb}, 1, [](std::size_t) {});
    } catch (const multivector::Error& error) {
        message = error.what();
    }
    EXPECT_NE(message.find("MULTIVECTOR_TBB"), std::string::npos) << message;
}

}  // namespace
