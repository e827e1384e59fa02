#pragma once
// Numbers of a chart as whole numbers and one scale: four digits of the largest are more than a chart can show, and
// take a third of the bytes.

#include <string>
#include <utility>
#include <vector>

#include "report/run_folder.hpp"

namespace multivector::reporting {

using Columns = std::vector<std::pair<std::string, std::vector<double>>>;

/// Adds "scale" and the columns to `out`. What is not finite becomes null; a column without a number is left out.
void add_columns(Json& out, const Columns& columns);

/// The number, or null if it is not finite.
[[nodiscard]] Json number_or_null(double value);

}  // namespace multivector::reporting
