#pragma once
// Statistics that do not depend on the order in which values arrive: every value becomes a whole number of a fixed
// point, sums are exact, and parts merge to the same bits. Memory does not grow with the number of values.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ensemble/fixed.hpp"
#include "measures/series.hpp"

namespace multivector {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

/// One unit of the fixed point, and the values that fit: strictly between -kFixedLimit and kFixedLimit.
inline constexpr double kFixedUnit = 0x1p-40;
inline constexpr double kFixedLimit = 0x1p22;

/// The nearest number of units; nothing for a value that is not finite or does not fit.
[[nodiscard]] std::optional<std::int64_t> to_fixed(double value);
/// The same for many values at once, into as many `units`: the index of the first that does not fit, or nothing.
[[nodiscard]] std::optional<std::size_t> to_fixed(std::span<const double> values, std::span<std::int64_t> units);
[[nodiscard]] inline double from_fixed(std::int64_t units) { return static_cast<double>(units) * kFixedUnit; }

/// Mean and spread of up to 2^32 values, from their exact sum and sum of squares.
class Moments {
public:
    void add(std::span<const std::int64_t> units);
    void add(std::span<const std::int64_t> units, const Folded& folded);  ///< at most kMostFolded, and their fold()
    void merge(const Moments& other);

    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] double mean() const;  ///< 0 without values
    [[nodiscard]] double sd() const;    ///< with n - 1; 0 with fewer than two values

    friend bool operator==(const Moments&, const Moments&) = default;
    template <class A>
    void archive(A& a) { a(sum_)(squares_)(squares_above_)(count_); }

private:
    void add_square(UInt128 squared);

    Int128 sum_ = 0;
    UInt128 squares_ = 0;              // lower 128 bits of the sum of squares
    std::uint64_t squares_above_ = 0;  // and the 64 bits above
    std::uint64_t count_ = 0;
};

/// Counts of values in bins whose width is a power of two, in a window that grows by kBlock bins from the lowest to the highest bin
/// seen. When more than kMostBins would be needed, bins join in pairs; window and width depend on the lowest and the
/// highest value alone.
class Histogram {
public:
    static constexpr std::int64_t kBlock = 32, kMostBins = 4096;

    Histogram() = default;                  ///< counts nothing
    explicit Histogram(double resolution);  ///< above 0; bins are as wide as the greatest power of two not above it

    void add(std::span<const std::int64_t> units);
    /// The same for one or more values, of which these are the least and the greatest.
    void add(std::span<const std::int64_t> units, std::int64_t least, std::int64_t greatest);
    void merge(const Histogram& other);

    void prefetch() const;  ///< brings the bins closer
    [[nodiscard]] bool counts_values() const { return shift_ > 0; }
    [[nodiscard]] double width() const;  ///< of the bins as they are
    [[nodiscard]] std::size_t bins() const { return carried_ ? halves_.size() / 2 : halves_.size(); }
    /// Where a search for order statistics stands: all values in bins before `bin` are smaller than the `below`th.
    struct Place {
        std::size_t bin = 0;
        std::uint64_t below = 0;
    };
    /// About the k-th smallest value, from 0: a point in the bin that holds it. `from` is moved there; later searches for no
    /// smaller k may start from it.
    [[nodiscard]] double order_statistic(std::uint64_t k, Place& from) const;

    friend bool operator==(const Histogram&, const Histogram&) = default;
    template <class A>
    void archive(A& a) { a(shift_)(lowest_)(halves_)(carried_); }

private:
    [[nodiscard]] std::int64_t last() const { return lowest_ + static_cast<std::int64_t>(bins()) - 1; }
    /// Place in the window; beyond its end if outside.
    [[nodiscard]] std::size_t bin_of(std::int64_t units) const { return static_cast<std::size_t>((units >> shift_) - lowest_); }
    [[nodiscard]] std::uint32_t count(std::size_t bin) const;
    void add_to(std::size_t bin, std::uint32_t more);
    void carry(std::size_t bin);
    void make_room(std::int64_t low, std::int64_t high);
    void coarsen();
    void resize(std::int64_t begin, std::int64_t end, int shift);

    int shift_ = 0;                      // bins are 2^shift units wide; grows by one when bins join in pairs
    std::int64_t lowest_ = 0;            // index of the first bin of the window
    std::vector<std::uint16_t> halves_;  // lower halves of the counts; then the upper ones, once a count needs them
    bool carried_ = false;               // upper halves are there
};

/// Moments, extremes and, where asked for, quantiles of one recorded value over replicates.
class Statistics {
public:
    Statistics() = default;                                             ///< without quantiles
    explicit Statistics(double resolution) : histogram_(resolution) {}  ///< with quantiles to within `resolution`

    void add(std::span<const std::int64_t> units);
    void merge(const Statistics& other);

    [[nodiscard]] const Moments& moments() const { return moments_; }
    [[nodiscard]] const Histogram& histogram() const { return histogram_; }
    [[nodiscard]] std::uint64_t count() const { return moments_.count(); }
    [[nodiscard]] double mean() const { return moments_.mean(); }
    [[nodiscard]] double sd() const { return moments_.sd(); }
    [[nodiscard]] double min() const { return from_fixed(min_); }  ///< 0 without values
    [[nodiscard]] double max() const { return from_fixed(max_); }
    /// The sample quantile at (n - 1) q, between neighbours in order, each known to within one bin; the smallest and the
    /// largest value are exact. The mean where no quantiles were asked for.
    [[nodiscard]] double quantile(double q) const;
    /// Several of them, in ascending order, at one look.
    void quantiles(std::span<const double> points, std::span<double> out) const;

    friend bool operator==(const Statistics&, const Statistics&) = default;
    template <class A>
    void archive(A& a) { a(moments_)(min_)(max_)(histogram_); }

private:
    [[nodiscard]] double in_order(std::uint64_t k, Histogram::Place& from) const;

    Moments moments_;
    std::int64_t min_ = 0, max_ = 0;
    Histogram histogram_;
};

/// Differences paired by replicate.
class Pair {
public:
    /// Values of the same replicates, in the same order.
    void add(std::span<const std::int64_t> first, std::span<const std::int64_t> second);
    void merge(const Pair& other);

    [[nodiscard]] const Moments& moments() const { return moments_; }  ///< of first - second
    [[nodiscard]] double share_higher() const;  ///< share of replicates in which the first is higher; 0 without values

    friend bool operator==(const Pair&, const Pair&) = default;
    template <class A>
    void archive(A& a) { a(moments_)(higher_); }

private:
    Moments moments_;
    std::uint64_t higher_ = 0;
};

/// Mean and sampling error of a difference paired by replicate.
struct Difference {
    double mean = 0, low = 0, high = 0;  ///< 95 % interval of the mean (Student's t); infinite if it cannot be told
    double share_higher = 0;             ///< share of replicates in which the first is higher
};

/// `independent` values carry the information about the mean: all of them, or fewer when replicates share draws.
[[nodiscard]] Difference difference(const Pair& pair, std::uint64_t independent);

/// Two-sided 95 % point of Student's t; `freedom` is 1 or more. To within 0.15 %.
[[nodiscard]] double student_t(std::uint64_t freedom);

/// Which series are recorded in which month, as places in one flat table: by month, then in the order of the series.
class RecordedCells {
public:
    RecordedCells() = default;
    RecordedCells(const std::vector<Series>& series, int months);  ///< months 0 .. `months`

    [[nodiscard]] int months() const { return static_cast<int>(begin_.size()) - 2; }  ///< the last month
    [[nodiscard]] std::size_t size() const { return series_.size(); }
    [[nodiscard]] std::size_t begin(int month) const { return begin_[static_cast<std::size_t>(month)]; }
    /// Indices of the series recorded in the month; the first one's place is begin(month).
    [[nodiscard]] std::span<const std::uint32_t> recorded(int month) const;
    [[nodiscard]] std::optional<std::size_t> find(std::size_t series, int month) const;

private:
    std::vector<std::size_t> begin_{0, 0};
    std::vector<std::uint32_t> series_;
};

/// Statistics by (run, place): full ones for the first run, moments for the others.
class StatisticsTable {
public:
    StatisticsTable() = default;
    StatisticsTable(const std::vector<Series>& series, int months, std::size_t runs);

    [[nodiscard]] const RecordedCells& cells() const { return cells_; }
    [[nodiscard]] std::size_t runs() const { return 1 + others_.size(); }
    [[nodiscard]] const Statistics& first(std::size_t place) const { return first_[place]; }
    [[nodiscard]] const Moments& moments(std::size_t run, std::size_t place) const;
    void add(std::size_t run, std::size_t place, std::span<const std::int64_t> units);
    void merge(const StatisticsTable& other);  ///< of the same series, months and runs
    /// Brings the cell that add() will change closer.
    void prefetch(std::size_t run, std::size_t place) const;
    /// Brings the bins of a cell of the first run closer, if the cell itself is there.
    void prefetch_counts(std::size_t place) const;

    /// The values alone, for a table that was made for the same series, months and runs.
    template <class A>
    void archive(A& a) { a(first_)(others_); }
    [[nodiscard]] bool same_size(const StatisticsTable& other) const;
    /// Takes the cells of the months before `month` from a table that has the same there.
    void copy_before(int month, const StatisticsTable& other);

    friend bool operator==(const StatisticsTable& a, const StatisticsTable& b) {
        return a.first_ == b.first_ && a.others_ == b.others_;
    }

private:
    RecordedCells cells_;
    std::vector<Statistics> first_;
    std::vector<std::vector<Moments>> others_;
};

/// Paired differences of two runs by place.
using PairTable = std::vector<Pair>;

}  // namespace multivector
