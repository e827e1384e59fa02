#define MULTIVECTOR_ISA avx512
#include "floor.hpp"

namespace multivector::bench {
Floor floor_avx512(const Calls& calls) { return floor_of<Lane<float, 16>>(calls); }
}  // namespace multivector::bench
