#include "ensemble/collector.hpp"

#include <algorithm>
#include <array>

namespace multivector {
namespace {

/// Cells between asking for a part of memory and using it.
constexpr std::size_t kAhead = 6;

constexpr std::size_t kScenario = 0, kBaseline = 1, kTwin = 2, kRuns = 3;

}  // namespace

Gathered::Gathered(const EnsembleSetup& setup) : table(setup.series, setup.scenario.months, setup.runs.size()) {
    const WatchCounts none{std::vector<std::uint64_t>(static_cast<std::size_t>(setup.scenario.months) + 1),
                           std::vector<std::uint64_t>(static_cast<std::size_t>(setup.scenario.months) + 1)};
    watches.assign(setup.watches.size(), none);
    if (setup.runs.size() < kRuns) return;
    for (PairTable* pairs : {&effect, &arithmetic, &behaviour}) pairs->resize(table.cells().size());
}

void Gathered::merge(const Gathered& other) {
    table.merge(other.table);
    const auto merge_pairs = [](PairTable& to, const PairTable& from) {
        for (std::size_t k = 0; k < to.size(); ++k) to[k].merge(from[k]);
    };
    merge_pairs(effect, other.effect);
    merge_pairs(arithmetic, other.arithmetic);
    merge_pairs(behaviour, other.behaviour);
    for (std::size_t w = 0; w < watches.size(); ++w)
        for (std::size_t m = 0; m < watches[w].holding.size(); ++m) {
            watches[w].holding[m] += other.watches[w].holding[m];
            watches[w].first[m] += other.watches[w].first[m];
        }
}

bool Gathered::fits(const Gathered& other) const {
    return table.same_size(other.table) && effect.size() == other.effect.size() && arithmetic.size() == other.arithmetic.size() &&
           behaviour.size() == other.behaviour.size() && watches.size() == other.watches.size();
}

Gathered Gathered::moved_to(const EnsembleSetup& setup, int month) const {
    Gathered out(setup);
    out.table.copy_before(month, table);
    const auto cells = static_cast<std::ptrdiff_t>(out.table.cells().begin(month));
    if (!effect.empty()) {
        std::copy_n(effect.begin(), cells, out.effect.begin());
        std::copy_n(arithmetic.begin(), cells, out.arithmetic.begin());
        std::copy_n(behaviour.begin(), cells, out.behaviour.begin());
    }
    for (std::size_t w = 0; w < watches.size(); ++w) {
        std::copy_n(watches[w].holding.begin(), month, out.watches[w].holding.begin());
        std::copy_n(watches[w].first.begin(), month, out.watches[w].first.begin());
    }
    return out;
}

Collector::Collector(const EnsembleSetup& setup, Gathered& into)
    : into_(into), locks_(static_cast<std::size_t>(setup.scenario.months) + 1) {}

void Collector::add(int month, const Chunk& chunk) {
    Gathered& g = into_;
    const std::size_t begin = g.table.cells().begin(month), cells = g.table.cells().recorded(month).size();
    const std::scoped_lock lock(locks_[static_cast<std::size_t>(month)]);
    for (std::size_t k = 0; k < cells; ++k) {
        // The table is larger than a cache: what is due soon is asked for now.
        for (std::size_t run = 0; run < g.table.runs() && k + 2 * kAhead < cells; ++run) g.table.prefetch(run, begin + k + 2 * kAhead);
        if (k + kAhead < cells) g.table.prefetch_counts(begin + k + kAhead);
        add_cell(month, k, begin + k, chunk);
    }
    for (std::size_t w = 0; w < g.watches.size(); ++w) {
        g.watches[w].holding[static_cast<std::size_t>(month)] += chunk.seen(month, w).holding;
        g.watches[w].first[static_cast<std::size_t>(month)] += chunk.seen(month, w).first;
    }
}

void Collector::add_cell(int month, std::size_t cell, std::size_t place, const Chunk& chunk) {
    Gathered& g = into_;
    std::array<std::array<std::int64_t, kChunk>, kRuns> rows;
    const auto units = [&](std::size_t run) { return std::span<const std::int64_t>(rows[run]).first(chunk.count()); };
    for (std::size_t run = 0; run < g.table.runs(); ++run) {
        const auto bad = to_fixed(chunk.row(month, run, cell), rows[run]);
        if (bad) chunk.refuse(month, run, cell, *bad);
        g.table.add(run, place, units(run));
    }
    if (g.effect.empty()) return;
    g.effect[place].add(units(kScenario), units(kBaseline));
    g.arithmetic[place].add(units(kTwin), units(kBaseline));
    g.behaviour[place].add(units(kScenario), units(kTwin));
}

}  // namespace multivector
