#include "engine/batch.hpp"
#include "engine/instances.hpp"

namespace multivector {

const Kernel& avx512_kernel() {
    static const KernelOf<Lane<double, 8>> kernel("avx512");
    return kernel;
}

}  // namespace multivector
