#include "ensemble/chunk.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "ensemble/statistics.hpp"

namespace multivector {
namespace {

/// As the fingerprint takes it: lowest byte first.
void to_little_endian(std::span<double> values) {
    if constexpr (std::endian::native == std::endian::little) return;
    for (double& value : values) value = std::bit_cast<double>(__builtin_bswap64(std::bit_cast<std::uint64_t>(value)));
}

}  // namespace

Chunk::Chunk(const EnsembleSetup& setup, const Kernel& kernel, std::size_t number)
    : setup_(setup), number_(number), values_(setup.runs.size()) {
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
    stride_ = batches_.size() * width;
}

/// Series among the first `series` that are recorded in a month.
std::size_t Chunk::rows_in(int month, std::size_t series) const {
    const auto end = setup_.series.begin() + static_cast<std::ptrdiff_t>(series);
    return static_cast<std::size_t>(std::count_if(setup_.series.begin(), end, [&](const Series& s) { return s.recorded_in(month); }));
}

void Chunk::make_room(int begin, int end) {
    begin_ = begin;
    for (auto& of_run : values_) {
        of_run.resize(static_cast<std::size_t>(end - begin));
        for (int month = begin; month < end; ++month)
            of_run[static_cast<std::size_t>(month - begin)].resize(rows_in(month, setup_.series.size()) * stride_);
    }
    seen_.assign(static_cast<std::size_t>(end - begin), std::vector<Seen>(setup_.watches.size()));
}

void Chunk::step_batch(std::size_t batch, int begin, int end) {
    const std::size_t width = stride_ / batches_.size();
    std::vector<Place> places(values_.size());
    for (int month = begin; month < end; ++month) {
        for (std::size_t run = 0; run < values_.size(); ++run)
            places[run] = {values_[run][static_cast<std::size_t>(month - begin)].data() + batch * width, stride_};
        batches_[batch]->step(month, places);
    }
}

void Chunk::step(int begin, int end) {
    make_room(begin, end);
    for (std::size_t b = 0; b < batches_.size(); ++b) step_batch(b, begin, end);
    for (int month = begin; month < end; ++month) {
        digests_.push_back(digest(month));
        watch(month);
    }
}

/// Fingerprint of what a month recorded, without the lanes that repeat a replicate.
std::string Chunk::digest(int month) const {
    const std::size_t rows = rows_in(month, setup_.series.size());
    std::string digests;
    std::vector<double> tight;
    for (std::size_t run = 0; run < values_.size(); ++run) {
        std::span<const double> values = values_[run][static_cast<std::size_t>(month - begin_)];
        if (count_ < stride_ || std::endian::native != std::endian::little) {
            tight.clear();
            for (std::size_t k = 0; k < rows; ++k) std::ranges::copy(row(month, run, k), std::back_inserter(tight));
            to_little_endian(tight);
            values = tight;
        }
        digests += hash_hex(std::as_bytes(values));
    }
    return values_.size() == 1 ? digests : hash_hex(digests);
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
        const auto values = row(month, 0, rows_in(month, watch.series));
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
    const std::size_t width = stride_ / batches_.size();
    for (std::size_t k = 0; k < count_; ++k) out.replicates.push_back(batches_[k / width]->save(static_cast<int>(k % width)));
    return out;
}

void Chunk::restore(int month, const SavedChunk& saved) {
    if (saved.replicates.size() != count_ || saved.reached.size() != reached_.size())
        throw Error("a saved chunk is not one of this ensemble");
    const std::size_t width = stride_ / batches_.size();
    for (std::size_t b = 0; b < batches_.size(); ++b) {
        std::vector<SavedReplicate> lanes;
        for (std::size_t lane = 0; lane < width; ++lane)
            lanes.push_back(saved.replicates[std::min(b * width + lane, count_ - 1)]);
        batches_[b]->restore(month, lanes);
    }
    digests_ = saved.digests;
    reached_ = saved.reached;
}

}  // namespace multivector
