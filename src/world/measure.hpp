#pragma once
// Quantities that a rule of a declared policy may watch.

namespace multivector {

enum class Measure { influence, deference, hazard, coercion, attention, share, engagement, standing };

}  // namespace multivector
