#include "ensemble/collector.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include <fmt/format.h>

#include "base/error.hpp"

namespace multivector {
namespace {

/// As the fingerprint takes it: no negative zero, lowest byte first.
double canonical(double value) {
    const double plain = value + 0.0;
    if constexpr (std::endian::native == std::endian::little) return plain;
    return std::bit_cast<double>(__builtin_bswap64(std::bit_cast<std::uint64_t>(plain)));
}

/// Cells between asking for a part of memory and using it.
constexpr std::size_t kAhead = 8;

constexpr std::size_t kScenario = 0, kBaseline = 1, kTwin = 2, kRuns = 3;

}  // namespace

Collector::Collector(const World& world, const std::vector<Series>& series, std::size_t runs)
    : table(series, world.months, runs), world_(world), series_(series),
      locks_(static_cast<std::size_t>(world.months) + 1) {
    if (runs < kRuns) return;
    for (PairTable* pairs : {&effect, &arithmetic, &behaviour}) pairs->resize(table.cells().size());
}

void Collector::add(int month, std::span<const std::vector<double>> values, std::size_t width,
                    std::span<const std::uint32_t> replicates) {
    std::array<std::vector<std::int64_t>, kRuns> units;
    for (std::size_t run = 0; run < values.size(); ++run) to_units(month, values[run], width, replicates, units[run]);
    const std::size_t begin = table.cells().begin(month), count = table.cells().recorded(month).size();
    const auto of = [&](std::size_t run, std::size_t k) {
        return std::span<const std::int64_t>(units[run]).subspan(k * width, replicates.size());
    };
    const std::scoped_lock lock(locks_[static_cast<std::size_t>(month)]);
    for (std::size_t run = 0; run < values.size(); ++run)
        for (std::size_t k = 0; k < count; ++k) {
            // The table is larger than a cache: what is due soon is asked for now.
            if (k + 2 * kAhead < count) table.prefetch(run, begin + k + 2 * kAhead);
            if (run == 0 && k + kAhead < count) table.prefetch(begin + k + kAhead, of(run, k + kAhead));
            table.add(run, begin + k, of(run, k));
        }
    if (effect.empty()) return;
    for (std::size_t k = 0; k < count; ++k) {
        effect[begin + k].add(of(kScenario, k), of(kBaseline, k));
        arithmetic[begin + k].add(of(kTwin, k), of(kBaseline, k));
        behaviour[begin + k].add(of(kScenario, k), of(kTwin, k));
    }
}

void Collector::to_units(int month, std::span<const double> values, std::size_t width,
                         std::span<const std::uint32_t> replicates, std::vector<std::int64_t>& units) const {
    units.resize(values.size());
    const auto bad = to_fixed(values, units);
    if (!bad) return;
    const std::size_t series = table.cells().recorded(month)[*bad / width];
    const std::uint32_t replicate = replicates[std::min(*bad % width, replicates.size() - 1)];
    throw Error(fmt::format(
        "the value {} of {} in {}, replicate {}, cannot be recorded: it must be finite and within {}", values[*bad],
        label(world_, series_[series]), to_string(world_.base + month), replicate, kFixedLimit));
}

BatchSink::BatchSink(Collector& collector, std::size_t width, std::vector<std::uint32_t> replicates)
    : collector_(collector), width_(width), replicates_(std::move(replicates)), values_(collector.table.runs()),
      hashers_(replicates_.size()) {}

void BatchSink::frame(std::size_t run, int month, std::span<const double> values) {
    values_[run].assign(values.begin(), values.end());
    if (++frames_ < values_.size()) return;
    frames_ = 0;
    for (const auto& of_run : values_) digest(of_run);
    collector_.add(month, values_, width_, replicates_);
}

void BatchSink::digest(std::span<const double> values) {
    column_.resize(values.size() / width_);
    for (std::size_t lane = 0; lane < hashers_.size(); ++lane) {
        for (std::size_t k = 0; k < column_.size(); ++k) column_[k] = canonical(values[k * width_ + lane]);
        hashers_[lane].update(std::as_bytes(std::span(column_)));
    }
}

std::vector<std::string> BatchSink::digests() const {
    std::vector<std::string> out;
    for (const Hasher& hasher : hashers_) out.push_back(hasher.hex());
    return out;
}

}  // namespace multivector
