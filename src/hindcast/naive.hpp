#pragma once
// Forecasts that know nothing of the model: of figures in log odds, to a year after the last of them.

#include <span>

#include "hindcast/figures.hpp"

namespace multivector::hindcast {

/// Log odds of the newest figure.
[[nodiscard]] double persistence(std::span<const YearValue> figures);

/// The mean yearly change from the first figure to the newest goes on.
[[nodiscard]] double drift(std::span<const YearValue> figures, int years);

/// First-order autoregression with a mean, by least squares over neighbouring years, its slope held within [0, 1]; with fewer
/// than 5 pairs of neighbouring years, or without change in them, persistence.
[[nodiscard]] double autoregression(std::span<const YearValue> figures, int years);

}  // namespace multivector::hindcast
