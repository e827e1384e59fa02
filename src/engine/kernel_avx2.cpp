#include "engine/batch.hpp"
#include "engine/instances.hpp"

namespace multivector {

const Kernel& avx2_kernel() {
    static const KernelOf<Lane<double, 4>> kernel("avx2");
    return kernel;
}

}  // namespace multivector
