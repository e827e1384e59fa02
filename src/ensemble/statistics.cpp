#include "ensemble/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace multivector {
namespace {

UInt128 square(std::int64_t units) { return static_cast<UInt128>(static_cast<Int128>(units) * units); }

/// a * b as 192 bits: the lower 128 and the upper 64.
std::pair<UInt128, std::uint64_t> product(std::uint64_t a, UInt128 b) {
    const UInt128 low = static_cast<UInt128>(a) * static_cast<std::uint64_t>(b);
    const UInt128 high = static_cast<UInt128>(a) * static_cast<std::uint64_t>(b >> 64U) + (low >> 64U);
    return {(high << 64U) | static_cast<std::uint64_t>(low), static_cast<std::uint64_t>(high >> 64U)};
}

/// Only kinds whose quantiles are written keep counts by bins; the others are shares of replicates.
bool has_quantiles(SeriesKind kind) {
    return kind != SeriesKind::posture_share && kind != SeriesKind::struck && kind != SeriesKind::hosting &&
           kind != SeriesKind::shock_in_force && kind != SeriesKind::shock_arrived;
}

}  // namespace

std::optional<std::int64_t> to_fixed(double value) {
    std::int64_t units = 0;
    if (to_fixed(std::span(&value, 1), std::span(&units, 1))) return std::nullopt;
    return units;
}

std::optional<std::size_t> to_fixed(std::span<const double> values, std::span<std::int64_t> units) {
    if (to_whole(values, 1 / kFixedUnit, kFixedLimit, units.data())) return std::nullopt;
    const auto bad = std::ranges::find_if(values, [](double value) { return !(std::abs(value) < kFixedLimit); });
    return static_cast<std::size_t>(bad - values.begin());
}

void Moments::add(std::span<const std::int64_t> units) {
    for (std::size_t at = 0; at < units.size(); at += kMostFolded) {
        const auto some = units.subspan(at, std::min(kMostFolded, units.size() - at));
        add(some, fold(some));
    }
}

void Moments::add(std::span<const std::int64_t> units, const Folded& folded) {
    if (folded.least > -kMostSplit && folded.greatest < kMostSplit) {
        sum_ += folded.sum;
        // (2^28 h + l)^2 summed: the product may be negative, the whole is not.
        const Int128 squares = (static_cast<Int128>(folded.high_squares) << (2 * kLowBits)) +
                               static_cast<Int128>(folded.products) * (Int128{2} << kLowBits) + folded.low_squares;
        add_square(static_cast<UInt128>(squares));
    } else {
        for (const std::int64_t x : units) {
            sum_ += x;
            add_square(square(x));
        }
    }
    count_ += units.size();
}

void Moments::add_square(UInt128 squared) {
    squares_ += squared;
    squares_above_ += squares_ < squared;
}

void Moments::merge(const Moments& other) {
    sum_ += other.sum_;
    squares_ += other.squares_;
    squares_above_ += other.squares_above_ + (squares_ < other.squares_);
    count_ += other.count_;
}

double Moments::mean() const {
    if (count_ == 0) return 0;
    return static_cast<double>(sum_) / static_cast<double>(count_) * kFixedUnit;
}

double Moments::sd() const {
    if (count_ < 2) return 0;
    // With sum = m n + r, the squares about m are squares - m (sum + r): whole numbers, so nothing cancels.
    const auto n = static_cast<Int128>(count_);
    const Int128 m = sum_ / n, r = sum_ % n;
    const bool negative = m < 0;
    const auto size = static_cast<std::uint64_t>(negative ? -m : m);
    // r has the sign of the sum and so has m: the product is never negative.
    const Int128 factor = negative ? -(sum_ + r) : sum_ + r;
    const auto [low, high] = product(size, static_cast<UInt128>(factor));
    const UInt128 about_low = squares_ - low;
    const std::uint64_t about_high = squares_above_ - high - (squares_ < low);
    const double about = static_cast<double>(about_high) * 0x1p128 + static_cast<double>(about_low);
    const auto rest = static_cast<double>(r), count = static_cast<double>(count_);
    return std::sqrt(std::max(0.0, about - rest * rest / count) / (count - 1)) * kFixedUnit;
}

Histogram::Histogram(double resolution) : shift_(std::max(1, std::ilogb(resolution / kFixedUnit))) {}

double Histogram::width() const { return std::ldexp(kFixedUnit, shift_); }

void Histogram::add(std::span<const std::int64_t> units) {
    if (units.empty()) return;
    const auto [least, greatest] = std::ranges::minmax(units);
    add(units, least, greatest);
}

void Histogram::add(std::span<const std::int64_t> units, std::int64_t least, std::int64_t greatest) {
    if (bin_of(least) >= bins() || bin_of(greatest) >= bins()) make_room(least >> shift_, greatest >> shift_);
    const std::size_t first = bin_of(least);
    if (first == bin_of(greatest)) return add_to(first, static_cast<std::uint32_t>(units.size()));
    std::array<std::int64_t, kMostFolded> bin;
    for (std::size_t at = 0; at < units.size(); at += kMostFolded) {
        const auto some = units.subspan(at, std::min(kMostFolded, units.size() - at));
        places(some, shift_, lowest_, bin.data());
        if (bins() <= kMostTallied && tally(std::span(bin).first(some.size()), std::span(halves_).first(bins()))) continue;
        std::uint16_t* halves = halves_.data();
        for (std::size_t k = 0; k < some.size(); ++k) {
            if (++halves[bin[k]] != 0) continue;
            carry(static_cast<std::size_t>(bin[k]));
            halves = halves_.data();
        }
    }
}

void Histogram::merge(const Histogram& other) {
    if (other.halves_.empty()) return;
    if (halves_.empty()) {
        *this = other;
        return;
    }
    Histogram from = other;
    while (shift_ < from.shift_) coarsen();
    make_room(from.lowest_ >> (shift_ - from.shift_), from.last() >> (shift_ - from.shift_));
    while (from.shift_ < shift_) from.coarsen();
    for (std::size_t k = 0; k < from.bins(); ++k)
        add_to(static_cast<std::size_t>(from.lowest_ - lowest_) + k, from.count(k));
}

std::uint32_t Histogram::count(std::size_t bin) const {
    return halves_[bin] + (carried_ ? static_cast<std::uint32_t>(halves_[bins() + bin]) << 16U : 0U);
}

void Histogram::add_to(std::size_t bin, std::uint32_t more) {
    const std::uint32_t low = halves_[bin] + (more & 0xffffU);
    halves_[bin] = static_cast<std::uint16_t>(low);
    for (std::uint32_t carries = (low >> 16U) + (more >> 16U); carries > 0; --carries) carry(bin);
}

/// The lower half of a count has passed its end.
void Histogram::carry(std::size_t bin) {
    if (!carried_) halves_.resize(2 * halves_.size());
    carried_ = true;
    ++halves_[bins() + bin];
}

/// Widens the window to hold the bins from `low` to `high`, joining bins in pairs as long as there would be too many.
void Histogram::make_room(std::int64_t low, std::int64_t high) {
    if (!halves_.empty()) low = std::min(low, lowest_), high = std::max(high, last());
    const auto block = [](std::int64_t bin) { return bin >= 0 ? bin / kBlock : -((-bin + kBlock - 1) / kBlock); };
    while ((block(high) - block(low) + 1) * kBlock > kMostBins) {
        coarsen();
        low >>= 1, high >>= 1;
    }
    resize(block(low) * kBlock, (block(high) + 1) * kBlock, 0);
}

void Histogram::coarsen() {
    ++shift_;
    resize(lowest_ >> 1, (last() >> 1) + 1, 1);
}

/// A new window, from `begin` to before `end`; old bins move to their index divided by 2^shift.
void Histogram::resize(std::int64_t begin, std::int64_t end, int shift) {
    Histogram wider;
    wider.halves_.resize(static_cast<std::size_t>(end - begin));
    if (shift == 0 && !carried_) {
        std::ranges::copy(halves_, wider.halves_.begin() + (halves_.empty() ? 0 : lowest_ - begin));
    } else {
        for (std::size_t k = 0; k < bins(); ++k) {
            const std::int64_t bin = (lowest_ + static_cast<std::int64_t>(k)) >> shift;
            wider.add_to(static_cast<std::size_t>(bin - begin), count(k));
        }
    }
    halves_ = std::move(wider.halves_);
    carried_ = wider.carried_;
    lowest_ = begin;
}

double Histogram::order_statistic(std::uint64_t k, Place& from) const {
    for (; from.bin < bins(); ++from.bin) {
        const std::uint32_t n = count(from.bin);
        if (k - from.below < n) {
            const double inside = (static_cast<double>(k - from.below) + 0.5) / n;
            return (static_cast<double>(lowest_ + static_cast<std::int64_t>(from.bin)) + inside) * width();
        }
        from.below += n;
    }
    return 0;
}

void Statistics::add(std::span<const std::int64_t> units) {
    if (units.empty()) return;
    std::int64_t least = units[0], greatest = units[0];
    for (std::size_t at = 0; at < units.size(); at += kMostFolded) {
        const auto some = units.subspan(at, std::min(kMostFolded, units.size() - at));
        const Folded folded = fold(some);
        least = std::min(least, folded.least);
        greatest = std::max(greatest, folded.greatest);
        min_ = count() == 0 ? folded.least : std::min(min_, folded.least);
        max_ = count() == 0 ? folded.greatest : std::max(max_, folded.greatest);
        moments_.add(some, folded);
    }
    if (histogram_.counts_values()) histogram_.add(units, least, greatest);
}

void Statistics::merge(const Statistics& other) {
    if (other.count() == 0) return;
    min_ = count() == 0 ? other.min_ : std::min(min_, other.min_);
    max_ = count() == 0 ? other.max_ : std::max(max_, other.max_);
    moments_.merge(other.moments_);
    histogram_.merge(other.histogram_);
}

double Statistics::in_order(std::uint64_t k, Histogram::Place& from) const {
    if (k == 0) return min();
    if (k + 1 >= count()) return max();
    return std::clamp(histogram_.order_statistic(k, from), min(), max());
}

double Statistics::quantile(double q) const {
    double out = 0;
    quantiles(std::span(&q, 1), std::span(&out, 1));
    return out;
}

void Statistics::quantiles(std::span<const double> points, std::span<double> out) const {
    Histogram::Place from;
    for (std::size_t n = 0; n < points.size(); ++n) {
        out[n] = mean();
        if (count() == 0 || !histogram_.counts_values()) continue;
        const double place = points[n] * static_cast<double>(count() - 1);
        const auto k = static_cast<std::uint64_t>(place);
        const double below = in_order(k, from), part = place - static_cast<double>(k);
        Histogram::Place next = from;
        out[n] = part > 0 ? below + part * (in_order(k + 1, next) - below) : below;
    }
}

void Pair::add(std::span<const std::int64_t> first, std::span<const std::int64_t> second) {
    std::array<std::int64_t, 64> differences;
    for (std::size_t begin = 0; begin < first.size(); begin += differences.size()) {
        const std::size_t count = std::min(differences.size(), first.size() - begin);
        for (std::size_t k = 0; k < count; ++k) {
            differences[k] = first[begin + k] - second[begin + k];
            higher_ += differences[k] > 0;
        }
        moments_.add(std::span(differences).first(count));
    }
}

void Pair::merge(const Pair& other) {
    moments_.merge(other.moments_);
    higher_ += other.higher_;
}

double Pair::share_higher() const {
    return moments_.count() == 0 ? 0 : static_cast<double>(higher_) / static_cast<double>(moments_.count());
}

Difference difference(const Pair& pair, std::uint64_t independent) {
    const double mean = pair.moments().mean();
    double reach = std::numeric_limits<double>::infinity();
    if (independent > 1)
        reach = student_t(independent - 1) * pair.moments().sd() / std::sqrt(static_cast<double>(independent));
    return {mean, mean - reach, mean + reach, pair.share_higher()};
}

double student_t(std::uint64_t freedom) {
    constexpr std::array kFew{12.7062047, 4.3026527, 3.1824463, 2.7764451};
    if (freedom <= kFew.size()) return kFew[freedom - 1];
    // Cornish-Fisher expansion about the normal quantile (Abramowitz and Stegun, 26.7.5).
    constexpr double z = 1.959963984540054, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
    const double v = 1.0 / static_cast<double>(freedom);
    return z +
           v * ((z3 + z) / 4 + v * ((5 * z5 + 16 * z3 + 3 * z) / 96 + v * (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384));
}

RecordedCells::RecordedCells(const std::vector<Series>& series, int months) : begin_{0} {
    for (int month = 0; month <= months; ++month) {
        for (std::size_t k = 0; k < series.size(); ++k)
            if (series[k].recorded_in(month)) series_.push_back(static_cast<std::uint32_t>(k));
        begin_.push_back(series_.size());
    }
}

std::span<const std::uint32_t> RecordedCells::recorded(int month) const {
    return std::span(series_).subspan(begin(month), begin(month + 1) - begin(month));
}

std::optional<std::size_t> RecordedCells::find(std::size_t series, int month) const {
    if (month < 0 || month > months()) return std::nullopt;
    const auto list = recorded(month);
    const auto it = std::ranges::lower_bound(list, series);
    if (it == list.end() || *it != series) return std::nullopt;
    return begin(month) + static_cast<std::size_t>(it - list.begin());
}

StatisticsTable::StatisticsTable(const std::vector<Series>& series, int months, std::size_t runs)
    : cells_(series, months), others_(runs - 1, std::vector<Moments>(cells_.size())) {
    first_.reserve(cells_.size());
    for (int month = 0; month <= months; ++month)
        for (const std::uint32_t k : cells_.recorded(month)) {
            const SeriesKind kind = series[k].kind;
            first_.push_back(has_quantiles(kind) ? Statistics(info(kind).resolution) : Statistics());
        }
}

const Moments& StatisticsTable::moments(std::size_t run, std::size_t place) const {
    return run == 0 ? first_[place].moments() : others_[run - 1][place];
}

void StatisticsTable::add(std::size_t run, std::size_t place, std::span<const std::int64_t> units) {
    if (run == 0)
        first_[place].add(units);
    else
        others_[run - 1][place].add(units);
}

void StatisticsTable::merge(const StatisticsTable& other) {
    for (std::size_t k = 0; k < first_.size(); ++k) first_[k].merge(other.first_[k]);
    for (std::size_t run = 0; run < others_.size(); ++run)
        for (std::size_t k = 0; k < others_[run].size(); ++k) others_[run][k].merge(other.others_[run][k]);
}

bool StatisticsTable::same_size(const StatisticsTable& other) const {
    const auto sizes = [](const StatisticsTable& t) {
        std::vector<std::size_t> out{t.first_.size()};
        for (const auto& run : t.others_) out.push_back(run.size());
        return out;
    };
    return sizes(*this) == sizes(other);
}

void StatisticsTable::copy_before(int month, const StatisticsTable& other) {
    const auto cells = static_cast<std::ptrdiff_t>(cells_.begin(month));
    std::copy_n(other.first_.begin(), cells, first_.begin());
    for (std::size_t run = 0; run < others_.size(); ++run) std::copy_n(other.others_[run].begin(), cells, others_[run].begin());
}

void StatisticsTable::prefetch(std::size_t run, std::size_t place) const {
    const void* cell = run == 0 ? static_cast<const void*>(&first_[place]) : &others_[run - 1][place];
    __builtin_prefetch(cell, 1);
    __builtin_prefetch(static_cast<const char*>(cell) + 64, 1);
}

void StatisticsTable::prefetch_counts(std::size_t place) const { first_[place].histogram().prefetch(); }

void Histogram::prefetch() const {
    constexpr std::size_t kLine = 64 / sizeof(std::uint16_t), kMost = 8 * kLine;
    for (std::size_t at = 0; at < std::min(halves_.size(), kMost); at += kLine) __builtin_prefetch(halves_.data() + at, 1);
}

}  // namespace multivector
