#include "engine/kernel.hpp"

#include "engine/instances.hpp"

namespace multivector {

std::vector<const Kernel*> available_kernels() {
    std::vector<const Kernel*> kernels{&portable_kernel()};
#ifdef MULTIVECTOR_X86_KERNELS
    __builtin_cpu_init();
    const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    if (v3) kernels.push_back(&avx2_kernel());
    const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                    __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd");
    if (v4) kernels.push_back(&avx512_kernel());
#endif
    return kernels;
}

const Kernel& best_kernel(bool single) {
    static const std::vector<const Kernel*> kernels = available_kernels();
    return single ? *kernels.front() : *kernels.back();
}

}  // namespace multivector
