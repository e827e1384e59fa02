#include "engine/kernel.hpp"

#include <algorithm>

#include "engine/instances.hpp"

namespace multivector {

std::string_view name_of(Precision precision) { return precision == Precision::single_ ? "single" : "double"; }

void Kernel::run(const BatchPlan& plan, FrameSink& sink) const {
    const auto batch = start(plan);
    const auto lanes = static_cast<std::size_t>(width());
    std::vector<std::vector<double>> values(plan.runs.size());
    std::vector<std::vector<float>> single(plan.runs.size());
    std::vector<Place> places(plan.runs.size());
    for (int month = 0; month <= plan.baseline->months; ++month) {
        const auto recorded =
            static_cast<std::size_t>(std::ranges::count_if(*plan.series, [&](const Series& s) { return s.recorded_in(month); }));
        for (std::size_t r = 0; r < values.size(); ++r) {
            values[r].resize(recorded * lanes);
            single[r].resize(precision() == Precision::single_ ? recorded * lanes : 0);
            places[r] = {single[r].empty() ? static_cast<void*>(values[r].data()) : single[r].data()};
        }
        batch->step(month, places);
        for (std::size_t r = 0; r < values.size(); ++r) {
            std::ranges::copy(single[r], values[r].begin());
            sink.frame(r, month, values[r]);
        }
    }
}

std::vector<const Kernel*> available_kernels(Precision precision) {
    std::vector<const Kernel*> kernels{&portable_kernel(precision)};
#ifdef MULTIVECTOR_X86_KERNELS
    __builtin_cpu_init();
    const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    if (v3) kernels.push_back(&avx2_kernel(precision));
    const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                    __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd");
    if (v4) kernels.push_back(&avx512_kernel(precision));
#endif
    return kernels;
}

const Kernel& best_kernel(Precision precision) {
    static const std::vector<const Kernel*> single = available_kernels(Precision::single_), full = available_kernels(Precision::double_);
    return *(precision == Precision::single_ ? single : full).back();
}

}  // namespace multivector
