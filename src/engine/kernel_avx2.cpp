#include "engine/batch.hpp"
#include "engine/instances.hpp"

namespace multivector {

const Kernel& avx2_kernel(Precision precision) {
    static const KernelOf<Lane<float, 8>> single("avx2");
    static const KernelOf<Lane<double, 4>> full("avx2");
    return precision == Precision::single_ ? static_cast<const Kernel&>(single) : full;
}

}  // namespace multivector
