#include "ensemble/chunk.hpp"

#include <algorithm>
#include <bit>

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
    : setup_(setup), number_(number), values_(setup.runs.size()), seen_(setup.watches.size()) {
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
        plan->mean_field = setup_.options.mean_field;
        for (std::size_t lane = 0; lane < width; ++lane) {
            const std::size_t replicate = first_ + std::min(at + lane, count_ - 1);
            plan->replicates.push_back(static_cast<std::uint32_t>(replicate));
            plan->draws.push_back(static_cast<std::uint32_t>(replicate / setup_.options.replicates_per_draw));
        }
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

void Chunk::step(int month) {
    const std::size_t rows = rows_in(month, setup_.series.size());
    for (auto& of_run : values_) of_run.resize(rows * stride_);
    const std::size_t width = stride_ / batches_.size();
    std::vector<Place> places(values_.size());
    for (std::size_t b = 0; b < batches_.size(); ++b) {
        for (std::size_t run = 0; run < values_.size(); ++run) places[run] = {values_[run].data() + b * width, stride_};
        batches_[b]->step(month, places);
    }
    std::string digests;
    for (std::size_t run = 0; run < values_.size(); ++run) {
        tighten(values_[run], rows);
        if constexpr (std::endian::native == std::endian::little) {
            digests += hash_hex(std::as_bytes(std::span(values_[run])));
        } else {
            auto bytes = values_[run];
            to_little_endian(bytes);
            digests += hash_hex(std::as_bytes(std::span(bytes)));
        }
    }
    digests_.push_back(values_.size() == 1 ? digests : hash_hex(digests));
    watch(month);
}

/// Takes out the lanes that repeat a replicate.
void Chunk::tighten(std::vector<double>& wide, std::size_t rows) const {
    if (count_ < stride_)
        for (std::size_t row = 0; row < rows; ++row)
            std::copy_n(wide.begin() + static_cast<std::ptrdiff_t>(row * stride_), count_,
                        wide.begin() + static_cast<std::ptrdiff_t>(row * count_));
    wide.resize(rows * count_);
}

void Chunk::refuse(int month, std::size_t run, std::size_t row, std::size_t replicate) const {
    std::size_t left = row;
    const auto series = std::ranges::find_if(setup_.series, [&](const Series& s) { return s.recorded_in(month) && left-- == 0; });
    throw Error(fmt::format("the value {} of {} in {}, replicate {}, cannot be recorded: it must be finite and within {}",
                            this->row(run, row)[replicate], label(setup_.scenario, *series), to_string(setup_.scenario.base + month),
                            first_ + replicate, kFixedLimit));
}

void Chunk::watch(int month) {
    for (std::size_t w = 0; w < seen_.size(); ++w) {
        const Watch& watch = setup_.watches[w];
        seen_[w] = {};
        if (!setup_.series[watch.series].recorded_in(month)) continue;
        const std::size_t row = rows_in(month, watch.series);
        for (std::size_t k = 0; k < count_; ++k) {
            if (!watch.holds(values_[0][row * count_ + k])) continue;
            ++seen_[w].holding;
            if (reached_[w][k] == 0) ++seen_[w].first;
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
