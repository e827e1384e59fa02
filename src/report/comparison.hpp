#pragma once
// What a paired comparison of scenarios can add to a report.

#include <cstddef>
#include <string>
#include <vector>

namespace multivector::reporting {

/// Differences of one series from the base scenario, replicate by replicate, at some dates. Vectors are as long as
/// `dates`, or empty where something is not known; what is not finite is left out of the report.
struct ComparedSeries {
    std::string measure;
    std::string state;  ///< id; empty: of none
    std::string power;  ///< id; empty: of none
    std::vector<std::string> dates;
    std::vector<double> difference, low, high;  ///< mean, and the 95 % interval of the mean
    std::vector<double> share_higher;           ///< share of replicates in which the scenario is higher
    std::vector<double> arithmetic, behaviour;  ///< parts of the difference
    std::vector<double> variance_ratio;         ///< variance of the paired over that of an unpaired difference
};

struct ComparedScenario {
    std::size_t scenario = 0;  ///< place among the folders of the report
    std::vector<ComparedSeries> series;
};

/// In what share of replicates a scenario is the best of all by a measure, at the last date.
struct BestShare {
    std::size_t scenario = 0;
    std::string measure, state, power;
    bool higher_is_better = true;
    double share = 0;
};

struct Comparison {
    std::vector<ComparedScenario> scenarios;
    std::vector<BestShare> best;
};

}  // namespace multivector::reporting
