#include "floor.hpp"

namespace multivector::bench {
Floor floor_portable(const Calls& calls) { return floor_of<Lane<float, 1>>(calls); }
}  // namespace multivector::bench
