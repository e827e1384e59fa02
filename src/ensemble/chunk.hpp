#pragma once
// A chunk of replicates on its way: some months of one batch after another.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/kernel.hpp"
#include "ensemble/recording.hpp"
#include "ensemble/setup.hpp"

namespace multivector {

/// A chunk at the start of a month.
struct SavedChunk {
    std::size_t number = 0;
    std::vector<SavedReplicate> replicates;
    std::vector<std::string> digests;              ///< of the months so far
    std::vector<std::vector<std::uint8_t>> reached;  ///< by watch and replicate: whether it has held in a month so far

    template <class A>
    void archive(A& a) { a(number)(replicates)(digests)(reached); }
};

class Chunk {
public:
    /// Keeps references to `setup` and `kernel`.
    Chunk(const EnsembleSetup& setup, const Kernel& kernel, std::size_t number);

    [[nodiscard]] std::size_t number() const { return number_; }
    /// The replicates of the chunk that belong to the ensemble: the first, and how many.
    [[nodiscard]] std::size_t first() const { return first_; }
    [[nodiscard]] std::size_t count() const { return count_; }

    /// Months to step in a row while a batch is in the cache: as many as what they record leaves room for.
    [[nodiscard]] int months_at_once() const;
    /// Steps the months [begin, end), from 0 or the one of restore() on without gaps. What they record stays until the next ones.
    void step(int begin, int end);

    /// What one of the last months recorded of the k-th series recorded in it: a value per replicate.
    [[nodiscard]] RecordedRow row(int month, std::size_t run, std::size_t k) const { return recording_.row(month, run, k, count_); }
    /// The same of a series by its place in the setup, which must be recorded in the month.
    [[nodiscard]] RecordedRow values_of(int month, std::size_t run, std::size_t series) const {
        return row(month, run, rows_in(month, series));
    }
    /// Throws Error that names the value of a replicate in a row, which cannot be recorded.
    [[noreturn]] void refuse(int month, std::size_t run, std::size_t row, std::size_t replicate) const;

    /// Replicates in which a watch holds in one of the last months, and those of them in which it never held before.
    struct Seen {
        std::uint64_t holding = 0, first = 0;
    };
    [[nodiscard]] Seen seen(int month, std::size_t watch) const { return seen_[static_cast<std::size_t>(month - begin_)][watch]; }

    /// Fingerprint of what each month recorded: the values by run, series and replicate as little-endian doubles.
    [[nodiscard]] const std::vector<std::string>& digests() const { return digests_; }
    /// Fingerprint of the digests so far.
    [[nodiscard]] std::string hash() const;

    [[nodiscard]] SavedChunk save() const;
    void restore(int month, const SavedChunk& saved);

private:
    void start(const Kernel& kernel);
    [[nodiscard]] std::size_t rows_in(int month, std::size_t series) const;
    [[nodiscard]] std::string digest(int month) const;
    void watch(int month);

    const EnsembleSetup& setup_;
    std::size_t number_, first_, count_, width_ = 1;
    std::vector<std::unique_ptr<BatchPlan>> plans_;
    std::vector<std::unique_ptr<Batch>> batches_;
    Recording recording_;
    int begin_ = 0;                        // the first of the last months
    std::vector<std::vector<Seen>> seen_;  // by month and watch
    std::vector<std::vector<std::uint8_t>> reached_;
    std::vector<std::string> digests_;
};

}  // namespace multivector
