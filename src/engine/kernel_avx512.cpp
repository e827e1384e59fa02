#include "engine/batch.hpp"
#include "engine/instances.hpp"

namespace multivector {

const Kernel& avx512_kernel(Precision precision) {
    static const KernelOf<Lane<float, 16>> single("avx512");
    static const KernelOf<Lane<double, 8>> full("avx512");
    return precision == Precision::single_ ? static_cast<const Kernel&>(single) : full;
}

}  // namespace multivector
