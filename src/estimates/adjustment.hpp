#pragma once
// The adjustment time of ties from the memory of yearly figures.
//
// A tie moves by (target - tie) / T a month, and the target has noise that keeps the part `ar` from month to month: the law
// of the model, in log odds. A figure is the mean of the tie over the months that it sums up, to the end of its year. The
// memory of short series of such means is a biased measure of T (short series: Nickell 1981; sums over time: Working 1960),
// so T is read off the memory that simulated panels of the same dyads and years show: indirect inference (Gouriéroux,
// Phillips and Yu 2010), inverted at every quantile and not at the mean, so that intervals come with it (Andrews 1993).

#include <cstdint>
#include <vector>

#include "estimates/panel.hpp"
#include "parallel/parallel.hpp"

namespace multivector::estimates {

/// What simulated panels are made with.
struct Law {
    double noise_memory = 0;  ///< part of the target's noise that is left after a month
    int span = 12;            ///< months that a figure sums up, to the end of its year
    Common common;
};

/// Figures of the dyads and years of `panel` if ties adjust in `months`; sizes of shocks are all alike. The same seed and
/// round give the same shocks for every time of adjustment.
[[nodiscard]] Panel simulated(const Panel& panel, const Law& law, double months, std::uint32_t seed, std::uint32_t round);

/// What an adjustment time may be after some memory was seen: a distribution whose quantiles are ends of one-sided
/// confidence intervals. Probability that lies beyond the grid is kept at its ends.
class Confidence {
public:
    Confidence(std::vector<double> grid, std::vector<double> below) : grid_(std::move(grid)), below_(std::move(below)) {}

    /// The p-quantile in months; an end of the grid where it lies beyond.
    [[nodiscard]] double quantile(double p) const;
    /// Whether it lies beyond the grid's upper end; below or at its lower end.
    [[nodiscard]] bool open_above(double p) const { return below_.back() < p; }
    [[nodiscard]] bool open_below(double p) const { return below_.front() >= p; }

private:
    std::vector<double> grid_, below_;  ///< months, and the probability that the time is not longer
};

/// The memories that simulated panels show at each of some adjustment times.
class Memories {
public:
    /// `rounds` panels for each time of a grid of `low` to `high` months, even in logs.
    Memories(const Panel& panel, const Law& law, double low, double high, std::size_t rounds, std::uint32_t seed, Parallelism parallelism);

    [[nodiscard]] Confidence given(double memory) const;
    /// Middle of the simulated memories at the time of the grid that is nearest to `months`.
    [[nodiscard]] double median_at(double months) const;

private:
    std::vector<double> grid_;
    std::vector<std::vector<double>> memories_;  ///< by time, ascending
};

}  // namespace multivector::estimates
