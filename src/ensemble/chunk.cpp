#include "ensemble/chunk.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "ensemble/statistics.hpp"

namespace multivector {
namespace {

/// Bytes that a chunk may have recorded before it is asked for them.
constexpr std::size_t kRoom = std::size_t{4} << 20;
constexpr std::size_t kMostMonths = 32;

/// As the fingerprint takes it: lowest byte first.
void to_little_endian(RecordedRow& values) {
    if constexpr (std::endian::native == std::endian::little) return;
    for (double& value : std::span(values.data(), values.size()))
        value = std::bit_cast<double>(__builtin_bswap64(std::bit_cast<std::uint64_t>(value)));
}

}  // namespace

Chunk::Chunk(const EnsembleSetup& setup, const Kernel& kernel, std::size_t number)
    : setup_(setup), number_(number) {
    const RunOptions& o = setup.options;
    first_ = std::max(number * kChunk, o.first_replicate);
    count_ = std::min((number + 1) * kChunk, o.first_replicate + o.replicates) - first_;
    reached_.assign(setup.watches.size(), std::vector<std::uint8_t>(count_, 0));
    start(kernel);
}

/// Batches for all replicates, the last one repeated on the lanes left over.
void Chunk::start(const Kernel& kernel) {
    const auto width = static_cast<std::size_t>(kernel.width());
    for (std::size_t at = 0; at < count_; at += width) {
        auto plan = std::make_unique<BatchPlan>();
        plan->baseline = &setup_.baseline;
        plan->scenario = &setup_.scenario;
        if (setup_.rest.months > 0) plan->rest = &setup_.rest;
        plan->runs = setup_.runs;
        plan->series = &setup_.series;
        plan->seed = setup_.options.seed;
        plan->inputs = setup_.options.inputs;
        plan->table = setup_.options.table.get();
        plan->mean_field = setup_.options.mean_field;
        for (std::size_t lane = 0; lane < width; ++lane) {
            const std::size_t replicate = first_ + std::min(at + lane, count_ - 1);
            plan->replicates.push_back(static_cast<std::uint32_t>(replicate));
            plan->draws.push_back(static_cast<std::uint32_t>(replicate / setup_.options.replicates_per_draw));
        }
        if (plan->table != nullptr && !plan->table->luck.empty())
            for (std::size_t lane = 0; lane < width; ++lane) plan->replicates[lane] = plan->table->luck[plan->draws[lane] % plan->table->rows()];
        batches_.push_back(kernel.start(*plan));
        plans_.push_back(std::move(plan));
    }
    recording_ = Recording(kernel, batches_.size(), setup_.runs.size());
    width_ = width;
}

/// Series among the first `series` that are recorded in a month.
std::size_t Chunk::rows_in(int month, std::size_t series) const {
    const auto end = setup_.series.begin() + static_cast<std::ptrdiff_t>(series);
    return static_cast<std::size_t>(std::count_if(setup_.series.begin(), end, [&](const Series& s) { return s.recorded_in(month); }));
}

int Chunk::months_at_once() const {
    const std::size_t of_month = std::max<std::size_t>(1, recording_.bytes_of_month(setup_.series.size()));
    return static_cast<int>(std::clamp<std::size_t>(kRoom / of_month, 1, kMostMonths));
}

void Chunk::step(int begin, int end) {
    begin_ = begin;
    std::vector<std::size_t> rows;
    for (int month = begin; month < end; ++month) rows.push_back(rows_in(month, setup_.series.size()));
    recording_.begin(begin, rows);
    std::vector<Place> places(setup_.runs.size());
    for (std::size_t batch = 0; batch < batches_.size(); ++batch)
        for (int month = begin; month < end; ++month) {
            for (std::size_t run = 0; run < places.size(); ++run) places[run] = recording_.place(month, run, batch);
            batches_[batch]->step(month, places);
        }
    seen_.assign(static_cast<std::size_t>(end - begin), std::vector<Seen>(setup_.watches.size()));
    for (int month = begin; month < end; ++month) {
        digests_.push_back(digest(month));
        watch(month);
    }
}

std::string Chunk::digest(int month) const {
    const std::size_t rows = rows_in(month, setup_.series.size());
    std::string digests;
    for (std::size_t run = 0; run < setup_.runs.size(); ++run) {
        Hasher hasher;
        for (std::size_t k = 0; k < rows; ++k) {
            RecordedRow values = row(month, run, k);
            to_little_endian(values);
            hasher.update(std::as_bytes(std::span<const double>(values)));
        }
        digests += hasher.hex();
    }
    return setup_.runs.size() == 1 ? digests : hash_hex(digests);
}

void Chunk::refuse(int month, std::size_t run, std::size_t row, std::size_t replicate) const {
    std::size_t left = row;
    const auto series = std::ranges::find_if(setup_.series, [&](const Series& s) { return s.recorded_in(month) && left-- == 0; });
    throw Error(fmt::format("the value {} of {} in {}, replicate {}, cannot be recorded: it must be finite and within {}",
                            this->row(month, run, row)[replicate], label(setup_.scenario, *series), to_string(setup_.scenario.base + month),
                            first_ + replicate, kFixedLimit));
}

void Chunk::watch(int month) {
    for (std::size_t w = 0; w < setup_.watches.size(); ++w) {
        const Watch& watch = setup_.watches[w];
        if (!setup_.series[watch.series].recorded_in(month)) continue;
        Seen& seen = seen_[static_cast<std::size_t>(month - begin_)][w];
        const RecordedRow values = values_of(month, 0, watch.series);
        for (std::size_t k = 0; k < count_; ++k) {
            if (!watch.holds(values[k])) continue;
            ++seen.holding;
            if (reached_[w][k] == 0) ++seen.first;
            reached_[w][k] = 1;
        }
    }
}

std::string Chunk::hash() const {
    Hasher hasher;
    for (const std::string& digest : digests_) hasher.update(digest);
    return hasher.hex();
}

SavedChunk Chunk::save() const {
    SavedChunk out{number_, {}, digests_, reached_};
    for (std::size_t k = 0; k < count_; ++k) out.replicates.push_back(batches_[k / width_]->save(static_cast<int>(k % width_)));
    return out;
}

void Chunk::restore(int month, const SavedChunk& saved) {
    if (saved.replicates.size() != count_ || saved.reached.size() != reached_.size())
        throw Error("a saved chunk is not one of this ensemble");
    for (std::size_t b = 0; b < batches_.size(); ++b) {
        std::vector<SavedReplicate> lanes;
        for (std::size_t lane = 0; lane < width_; ++lane)
            lanes.push_back(saved.replicates[std::min(b * width_ + lane, count_ - 1)]);
        batches_[b]->restore(month, lanes);
    }
    digests_ = saved.digests;
    reached_ = saved.reached;
}

}  // namespace multivector
