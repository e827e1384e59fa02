#pragma once
// What the model, or the model with something switched off, says of a rebuilt world: runs of expected values.

#include <vector>

#include "config/hindcast_spec.hpp"
#include "hindcast/figures.hpp"

namespace multivector::hindcast {

enum class Variant {
    model,          ///< as it is
    without_agency, ///< levers rest; offers and coercion do not pull ties: capability, organisations, attention and legacy alone
    random_posture, ///< every posture equally likely in every month
};

/// Change of the measure of each key from the origin to each horizon, [key][horizon]: of log odds for shares and influence,
/// of the lever for deference.
using Changes = std::vector<std::vector<double>>;

/// Runs `world` in the mean-field mode, inputs as stated. Throws Error for a value that is not finite.
[[nodiscard]] Changes changes_of(const Scenario& world, const HindcastSpec& spec, const std::vector<Key>& keys, Variant variant);

}  // namespace multivector::hindcast
