#pragma once
// Every state variable of every month of one run in the mean-field mode with inputs as stated: numbers to hold another
// implementation of docs/model against.

#include <string>

#include "config/scenario.hpp"

namespace multivector {

/// CSV: a row a month ("2022-01"), a column a number ("x center north economy": symbol and ids, as kStateVariables says;
/// "rest" is the rest of the world), each as the shortest text that reads back equal. All at the start of the month and of
/// the scenario's run; without the posture in force, which this mode does not have.
[[nodiscard]] std::string state_numbers(const Scenario& scenario);

}  // namespace multivector
