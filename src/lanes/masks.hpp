#pragma once
// Outcomes of comparisons put together and looked at, on storages. Internal to src/lanes.

#include "lanes/native.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {
namespace native {

template <class M>
M both(M a, M b) {
    if constexpr (std::is_same_v<M, bool>) {
        return a && b;
    } else {
        return a & b;
    }
}

template <class M>
M either(M a, M b) {
    if constexpr (std::is_same_v<M, bool>) {
        return a || b;
    } else {
        return a | b;
    }
}

template <class M>
M opposite(M a) {
    if constexpr (std::is_same_v<M, bool>) {
        return !a;
    } else if constexpr (kIsPair<M>) {
        return {opposite(a.low), opposite(a.high)};
    } else {
        return ~a;
    }
}

template <class M>
bool any(M mask) {
    if constexpr (std::is_same_v<M, bool>) {
        return mask;
    } else if constexpr (kIsPair<M>) {
        return any(either(mask.low, mask.high));
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(M) == 64) {
            const auto words = __builtin_bit_cast(__m512i, mask);
            return _mm512_test_epi32_mask(words, words) != 0;
        }
#endif
#if defined(__AVX__)
        if constexpr (sizeof(M) == 32) return _mm256_movemask_ps(__builtin_bit_cast(__m256, mask)) != 0;
#endif
#if defined(__x86_64__)
        if constexpr (sizeof(M) == 16) return _mm_movemask_ps(__builtin_bit_cast(__m128, mask)) != 0;
#endif
        bool found = false;
        for (int i = 0; i < Traits<M>::count; ++i) found = found || mask[i] != 0;
        return found;
    }
}

}  // namespace native
}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
