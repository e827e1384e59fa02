#pragma once
// What moves the results of a scenario most: every uncertain number in its range, luck, and alternatives of structure.

#include <string>
#include <vector>

#include "output/tables.hpp"
#include "study/designs.hpp"
#include "study/factors.hpp"
#include "study/responses.hpp"

namespace multivector {

enum class Method { morris, sobol };

struct SensitivityOptions {
    Method method = Method::sobol;
    FactorSet set = FactorSet::all;
    Grouping grouping = Grouping::channel;
    std::vector<std::string> measures{"influence", "deference", "room"};
    std::vector<Month> months;  ///< empty: the middle and the end of the run
    std::size_t blocks = 256;   ///< base points
    std::size_t bootstraps = 200;
    StudyRuns runs;  ///< in the mean-field mode luck is no factor
};

/// A scenario of another structure, met by the same draws and luck.
struct Alternative {
    std::string name;
    Scenario scenario;
};

/// Estimates for one output, by factor; of the two lists the one of the method is filled.
struct OutputSensitivity {
    double mean = 0, sd = 0;  ///< over the base points
    std::vector<MorrisIndices> morris;
    std::vector<SobolIndices> sobol;
    std::vector<Estimate> differences;  ///< of each alternative: mean of alternative less scenario over the base points
};

struct Sensitivity {
    std::vector<std::string> factors;  ///< luck, where it is one, last
    std::vector<std::string> alternatives;
    std::vector<Output> outputs;
    std::vector<OutputSensitivity> found;  ///< by output
    std::size_t evaluations = 0;
};

/// Runs of the model that a study takes, without alternatives and with each.
[[nodiscard]] std::size_t evaluations_of(const Scenario& scenario, const SensitivityOptions& options, std::size_t alternatives);

/// Throws Error for what cannot be studied: no uncertain number, an unknown measure, an alternative of other states or dates.
[[nodiscard]] Sensitivity sensitivity(const Scenario& scenario, const std::vector<Alternative>& alternatives, const SensitivityOptions& options);

/// Columns: factor,measure,state,power,date,index,estimate,low,high. Without a factor: mean and sd over the base points.
void write_sensitivity(const Sensitivity& study, const Scenario& scenario, const TextSink& sink);

}  // namespace multivector
