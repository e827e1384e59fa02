#pragma once
// Takes the recorded values of chunks, from many workers at once, into the statistics of an ensemble.

#include <cstdint>
#include <mutex>
#include <vector>

#include "ensemble/chunk.hpp"
#include "ensemble/statistics.hpp"

namespace multivector {

/// What an ensemble has gathered so far. Parts of an ensemble merge to the same bits in any order.
struct Gathered {
    Gathered() = default;
    explicit Gathered(const EnsembleSetup& setup);

    /// Of the same setup, from other replicates.
    void merge(const Gathered& other);

    StatisticsTable table;                    ///< by (run, place)
    PairTable effect, arithmetic, behaviour;  ///< scenario - baseline, twin - baseline, scenario - twin; empty without a twin
    std::vector<WatchCounts> watches;

    /// Whether it is made for the same series, months, runs and watches.
    [[nodiscard]] bool fits(const Gathered& other) const;
    /// The months before `month`, for a setup that records the same there.
    [[nodiscard]] Gathered moved_to(const EnsembleSetup& setup, int month) const;

    template <class A>
    void archive(A& a) { a(table)(effect)(arithmetic)(behaviour)(watches); }
    friend bool operator==(const Gathered&, const Gathered&) = default;
};

/// Gathers for several workers: each month has a lock of its own.
class Collector {
public:
    Collector(const EnsembleSetup& setup, Gathered& into);

    /// Adds what one of the last months of a chunk recorded.
    void add(int month, const Chunk& chunk);

private:
    void add_cell(int month, std::size_t cell, std::size_t place, const Chunk& chunk);

    Gathered& into_;
    std::vector<std::mutex> locks_;
};

}  // namespace multivector
