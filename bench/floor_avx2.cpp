#define MULTIVECTOR_ISA avx2
#include "floor.hpp"

namespace multivector::bench {
Floor floor_avx2(const Calls& calls) { return floor_of<Lane<float, 8>>(calls); }
}  // namespace multivector::bench
