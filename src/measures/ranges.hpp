#pragma once
// Within which range each measure lies whatever happens.

#include <limits>

#include "measures/series.hpp"

namespace multivector {

struct Range {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();  ///< both included
};

[[nodiscard]] Range range_of(SeriesKind kind);

}  // namespace multivector
