#include "floor.hpp"

namespace multivector::bench {
double floor_portable(const Calls& calls) { return floor_of<Lane<float, 1>>(calls); }
}  // namespace multivector::bench
