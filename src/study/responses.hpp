#pragma once
// What the model answers at points of a study: values of chosen measures at chosen dates, one run of the ensemble for each row
// of a table of draws.

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ensemble/ensemble.hpp"
#include "study/matrix.hpp"

namespace multivector {

/// One number that a study looks at.
struct Output {
    Series series;
    int month = 0;
};

/// How a study runs the model.
struct StudyRuns {
    std::uint32_t seed = 1;
    bool mean_field = false;
    Precision precision = Precision::single_;
    Parallelism parallelism;
    const std::atomic<bool>* stop = nullptr;
    std::function<void(std::size_t done, std::size_t total)> progress;
};

/// The outputs of some measures over focal states (of powers: over all) at months. Throws Error, with the nearest name, for a
/// measure that is unknown or speaks of more than a state and a power, and for a month outside of the run.
[[nodiscard]] std::vector<Output> outputs_of(const Scenario& scenario, const std::vector<std::string>& measures,
                                             const std::vector<Month>& months);

/// The values: a row for each row of the table, a column for each output. What the table has no column for is as stated.
/// Throws Error "interrupted", and what run_setup throws.
[[nodiscard]] Matrix respond(const Scenario& scenario, const std::vector<Output>& outputs, std::shared_ptr<const DrawTable> table,
                             const StudyRuns& runs);

}  // namespace multivector
