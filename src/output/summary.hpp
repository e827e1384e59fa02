#pragma once
// Influence at a few dates in the results of several runs, side by side.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace multivector {

/// Influence in one month: mean, its 5 and 95 % quantiles over replicates, and the difference from the first run.
struct SummaryCell {
    double mean = 0, low = 0, high = 0;
    std::string band;                   ///< what the quantiles show, as in tables.hpp
    std::optional<double> difference;   ///< none in the first run, or if that run lacks the row
    std::optional<double> uncertainty;  ///< half of the 95 % interval of the difference, where the runs were paired
};

struct SummaryRow {
    std::string run, state, power;                  ///< `run` is the name of the folder
    std::vector<std::optional<SummaryCell>> cells;  ///< one per date; none if the run does not reach it
};

struct Summary {
    std::vector<std::string>
        dates;  ///< "2021-01": the first, Januaries of years divisible by five, the last if far from these
    std::vector<SummaryRow> rows;  ///< by state and power, as the first run has them, then by run

    /// A table of aligned columns, one line per row, ending in a newline. No colours.
    [[nodiscard]] std::string text() const;
};

/// Reads influence.csv, and differences.csv where there is one, of one or more folders of results; the first is the one
/// that the others are compared with. The uncertainty of a difference is given where the first run is the baseline that
/// differences.csv was computed against. Throws Error if a file cannot be read or is not what a run writes.
[[nodiscard]] Summary summarise(const std::vector<std::filesystem::path>& folders);

}  // namespace multivector
