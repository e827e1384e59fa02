#pragma once
// The kernels of this build, one per instruction set.

#include "engine/kernel.hpp"

namespace multivector {

const Kernel& portable_kernel(Precision precision);
const Kernel& avx2_kernel(Precision precision);    ///< compiled for x86-64-v3; only where MULTIVECTOR_X86_KERNELS is defined
const Kernel& avx512_kernel(Precision precision);  ///< compiled for x86-64-v4

}  // namespace multivector
