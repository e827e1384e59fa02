#pragma once
// Conversions between types of numbers, and products of words, on storages. Internal to src/lanes and src/random.

#include "lanes/native.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {
namespace native {

/// The nearest numbers of another type, place by place; a pair stays a pair.
template <class To, class S>
To converted(S a) {
    if constexpr (std::is_arithmetic_v<S>) {
        return static_cast<To>(a);
    } else if constexpr (kIsPair<To> && kIsPair<S>) {
        return {converted<decltype(To::low)>(a.low), converted<decltype(To::high)>(a.high)};
    } else if constexpr (kIsPair<S>) {
        To out = broadcast<To>(0);
        for (int i = 0; i < Traits<S>::count; ++i) out[i] = static_cast<Number<To>>(get(a, i));
        return out;
    } else if constexpr (kIsPair<To>) {
        To out = broadcast<To>(0);
        for (int i = 0; i < Traits<To>::count; ++i) put(out, i, static_cast<Number<To>>(get(a, i)));
        return out;
    } else {
        return __builtin_convertvector(a, To);
    }
}

/// The products of 32-bit words, as 64 bits: what is below 2^32, and what is above.
template <class B>
struct Product {
    B low, high;
};
template <class B>
Product<B> multiply_words(B a, B b) {
    static_assert(std::is_same_v<Number<B>, std::uint32_t>);
    if constexpr (std::is_arithmetic_v<B>) {
        const std::uint64_t whole = std::uint64_t{a} * b;
        return {static_cast<B>(whole), static_cast<B>(whole >> 32)};
    } else if constexpr (kIsPair<B>) {
        const auto low = multiply_words(a.low, b.low), high = multiply_words(a.high, b.high);
        return {{low.low, high.low}, {low.high, high.high}};
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(B) == 64) {  // products of the even places, and of the odd ones moved to even places
            const auto even = _mm512_maskz_mul_epu32(0xff, __m512i(a), __m512i(b));
            const auto odd = _mm512_maskz_mul_epu32(0xff, _mm512_srli_epi64(__m512i(a), 32), _mm512_srli_epi64(__m512i(b), 32));
            return {B(_mm512_mask_blend_epi32(0xaaaa, even, _mm512_slli_epi64(odd, 32))),
                    B(_mm512_mask_blend_epi32(0xaaaa, _mm512_srli_epi64(even, 32), odd))};
        }
#endif
#if defined(__AVX2__)
        if constexpr (sizeof(B) == 32) {
            const auto even = _mm256_mul_epu32(__m256i(a), __m256i(b));
            const auto odd = _mm256_mul_epu32(_mm256_srli_epi64(__m256i(a), 32), _mm256_srli_epi64(__m256i(b), 32));
            return {B(_mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xaa)),
                    B(_mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xaa))};
        }
#endif
        B low = a, high = a;
        for (int i = 0; i < Traits<B>::count; ++i) {
            const std::uint64_t whole = std::uint64_t{a[i]} * b[i];
            low[i] = static_cast<std::uint32_t>(whole);
            high[i] = static_cast<std::uint32_t>(whole >> 32);
        }
        return {low, high};
    }
}

/// The 64-bit products of the low 32-bit halves of two 64-bit words.
template <class B>
B multiply_low_words(B a, B b) {
    if constexpr (kIsPair<B>) {
        return {multiply_low_words(a.low, b.low), multiply_low_words(a.high, b.high)};
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(B) == 64) return B(_mm512_maskz_mul_epu32(0xff, __m512i(a), __m512i(b)));
#endif
#if defined(__AVX2__)
        if constexpr (sizeof(B) == 32) return B(_mm256_mul_epu32(__m256i(a), __m256i(b)));
#endif
#if defined(__x86_64__)
        if constexpr (sizeof(B) == 16) return B(_mm_mul_epu32(__m128i(a), __m128i(b)));
#endif
        const B word = broadcast<B>(0xffffffffu);
        return (a & word) * (b & word);
    }
}

}  // namespace native
}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
