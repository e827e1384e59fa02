#pragma once
// Slopes in panels: least squares within units, with errors that may hang together within clusters.

#include <cstddef>
#include <optional>
#include <vector>

namespace multivector::estimates {

struct Observation {
    std::size_t unit = 0, period = 0, cluster = 0;
    double y = 0, x = 0;
};

struct Slope {
    double value = 0, error = 0;  ///< standard error, that of clusters (Liang and Zeger 1986) times G / (G - 1)
    std::size_t observations = 0, units = 0, clusters = 0;
};

/// Slope of y on x, each less its mean over the unit and, with `periods`, over the period too. Nothing if x does not vary
/// then, or if there are fewer than two clusters.
[[nodiscard]] std::optional<Slope> slope_within(std::vector<Observation> rows, bool periods);

/// 0.95-quantile of Student's t: half of a 90 % interval in standard errors. `freedom` is 1 or more.
[[nodiscard]] double student_95(std::size_t freedom);

}  // namespace multivector::estimates
