#pragma once
// What the batches of a chunk record over some months, kept as the kernel computes it and in the order in which a batch
// writes: one batch goes through all its months without a gap, while it is in the cache.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/kernel.hpp"
#include "ensemble/setup.hpp"

namespace multivector {

/// A value for each replicate of a chunk that belongs to the ensemble.
class RecordedRow {
public:
    explicit RecordedRow(std::size_t count) : count_(count) {}

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] const double* begin() const { return values_.data(); }
    [[nodiscard]] const double* end() const { return begin() + count_; }
    double operator[](std::size_t k) const { return values_[k]; }
    operator std::span<const double>() const { return {begin(), count_}; }

    [[nodiscard]] double* data() { return values_.data(); }

private:
    std::array<double, kChunk> values_;
    std::size_t count_;
};

class Recording {
public:
    Recording() = default;
    /// Throws Error if the batches of the kernel do not fill a chunk.
    Recording(const Kernel& kernel, std::size_t batches, std::size_t runs);

    /// Of months of `rows` rows each.
    [[nodiscard]] std::size_t bytes_of_month(std::size_t rows) const { return lines(rows) * sizeof(Line) * batches_ * runs_; }
    /// Forgets what there was, and takes months of so many rows from `first` on.
    void begin(int first, std::span<const std::size_t> rows);

    [[nodiscard]] Place place(int month, std::size_t run, std::size_t batch) { return {at(month, run, batch)}; }
    /// The first `count` values of a row, in the order of the batches and their lanes.
    [[nodiscard]] RecordedRow row(int month, std::size_t run, std::size_t row, std::size_t count) const;

private:
    /// Storage grows by lines of the cache, so that no vector of numbers straddles two of them.
    struct alignas(64) Line {
        std::array<std::byte, 64> bytes;
    };

    [[nodiscard]] std::size_t lines(std::size_t rows) const { return (rows * width_ * bytes_ + sizeof(Line) - 1) / sizeof(Line); }
    [[nodiscard]] std::size_t index(int month, std::size_t run) const { return begin_[static_cast<std::size_t>(month - first_)] + run * runs_apart(month); }
    [[nodiscard]] std::size_t runs_apart(int month) const { return batches_ * batches_apart(month); }
    [[nodiscard]] std::size_t batches_apart(int month) const { return apart_[static_cast<std::size_t>(month - first_)]; }
    [[nodiscard]] void* at(int month, std::size_t run, std::size_t batch) { return lines_.data() + index(month, run) + batch * batches_apart(month); }

    std::size_t width_ = 1, bytes_ = sizeof(double), batches_ = 0, runs_ = 0;
    int first_ = 0;
    std::vector<std::size_t> begin_, apart_;  // by month: its first line, and lines from batch to batch
    std::vector<Line> lines_;
};

}  // namespace multivector
