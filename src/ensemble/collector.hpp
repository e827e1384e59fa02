#pragma once
// Takes the recorded values of batches, from many workers at once, into the statistics of an ensemble.

#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "engine/kernel.hpp"
#include "ensemble/statistics.hpp"

namespace multivector {

/// Statistics of an ensemble, shared by its workers: each month has a lock of its own.
class Collector {
public:
    /// Keeps references to `world` (for names) and `series`. `runs` is 1, or 3 for scenario, baseline and twin.
    Collector(const World& world, const std::vector<Series>& series, std::size_t runs);

    /// Adds one month of some replicates: for each run, for each series recorded in the month, `width` values, of which
    /// those of the listed replicates count. Throws Error for a value that cannot be recorded.
    void add(int month, std::span<const std::vector<double>> values, std::size_t width,
             std::span<const std::uint32_t> replicates);

    StatisticsTable table;
    PairTable effect, arithmetic, behaviour;

private:
    void to_units(int month, std::span<const double> values, std::size_t width,
                  std::span<const std::uint32_t> replicates, std::vector<std::int64_t>& units) const;

    const World& world_;
    const std::vector<Series>& series_;
    std::vector<std::mutex> locks_;
};

/// The sink of one batch. Replicates beyond the listed ones (padding) are ignored.
class BatchSink final : public FrameSink {
public:
    BatchSink(Collector& collector, std::size_t width, std::vector<std::uint32_t> replicates);

    void frame(std::size_t run, int month, std::span<const double> values) override;

    /// Fingerprints of the recorded values of each listed replicate: by month, run and series, little-endian doubles.
    [[nodiscard]] std::vector<std::string> digests() const;

private:
    void digest(std::span<const double> values);

    Collector& collector_;
    std::size_t width_;
    std::vector<std::uint32_t> replicates_;
    std::vector<std::vector<double>> values_;  // of the month at hand, per run
    std::size_t frames_ = 0;                   // of the month at hand
    std::vector<Hasher> hashers_;
    std::vector<double> column_;
};

}  // namespace multivector
