#pragma once
// What a lane is stored in: a plain number, one vector register, or a pair of smaller storages when the lane is wider
// than the registers of the target. Every operation gives the same bits in all three forms. Internal to src/lanes and
// src/random; other code uses lanes/lane.hpp.

#include <cstdint>
#include <type_traits>
#include <utility>

#include "lanes/isa.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace multivector {
inline namespace MULTIVECTOR_ISA {
namespace native {

#if defined(__AVX512F__)
inline constexpr int kRegisterBytes = 64;
#elif defined(__AVX2__)
inline constexpr int kRegisterBytes = 32;
#else
inline constexpr int kRegisterBytes = 16;
#endif

template <class S>
struct Pair {
    S low;
    S high;
};

template <class T, int N>
struct VectorOf {
    typedef T type __attribute__((vector_size(sizeof(T) * N)));
};

enum class Form { scalar, vector, pair };

template <class T, int N>
constexpr Form form_of() {
    if (N == 1) return Form::scalar;
    return static_cast<int>(sizeof(T)) * N <= kRegisterBytes ? Form::vector : Form::pair;
}

template <class T, int N, Form F = form_of<T, N>()>
struct StorageChoice {
    using type = T;
};
template <class T, int N>
struct StorageChoice<T, N, Form::vector> {
    using type = typename VectorOf<T, N>::type;
};
template <class T, int N>
struct StorageChoice<T, N, Form::pair> {
    using type = Pair<typename StorageChoice<T, N / 2>::type>;
};

/// Storage of N numbers of type T (a floating or an unsigned type).
template <class T, int N>
using Storage = typename StorageChoice<T, N>::type;

template <class S>
inline constexpr bool kIsPair = false;
template <class S>
inline constexpr bool kIsPair<Pair<S>> = true;

/// Number type of a storage and how many it holds.
template <class S, bool Scalar = std::is_arithmetic_v<S>>
struct Traits {
    using Number = std::remove_cvref_t<decltype(std::declval<S&>()[0])>;
    static constexpr int count = static_cast<int>(sizeof(S) / sizeof(Number));
};
template <class S>
struct Traits<S, true> {
    using Number = S;
    static constexpr int count = 1;
};
template <class S>
struct Traits<Pair<S>, false> {
    using Number = typename Traits<S>::Number;
    static constexpr int count = 2 * Traits<S>::count;
};
template <class S>
using Number = typename Traits<S>::Number;
template <class S>
inline constexpr bool kIsDouble = std::is_same_v<Number<S>, double>;

#define MULTIVECTOR_PAIR_BINARY(op)                                                                                    \
    template <class S>                                                                                                 \
    constexpr auto operator op(Pair<S> a, Pair<S> b) {                                                                 \
        return Pair<decltype(a.low op b.low)>{a.low op b.low, a.high op b.high};                                       \
    }
MULTIVECTOR_PAIR_BINARY(+)
MULTIVECTOR_PAIR_BINARY(-)
MULTIVECTOR_PAIR_BINARY(*)
MULTIVECTOR_PAIR_BINARY(/)
MULTIVECTOR_PAIR_BINARY(&)
MULTIVECTOR_PAIR_BINARY(|)
MULTIVECTOR_PAIR_BINARY(^)
MULTIVECTOR_PAIR_BINARY(<)
MULTIVECTOR_PAIR_BINARY(<=)
MULTIVECTOR_PAIR_BINARY(>)
MULTIVECTOR_PAIR_BINARY(>=)
MULTIVECTOR_PAIR_BINARY(==)
MULTIVECTOR_PAIR_BINARY(!=)
#undef MULTIVECTOR_PAIR_BINARY

template <class S>
Pair<S> operator-(Pair<S> a) {
    return {-a.low, -a.high};
}
template <class S>
Pair<S> operator<<(Pair<S> a, int places) {
    return {a.low << places, a.high << places};
}
template <class S>
Pair<S> operator>>(Pair<S> a, int places) {
    return {a.low >> places, a.high >> places};
}

template <class S>
S broadcast(Number<S> x) {
    if constexpr (std::is_arithmetic_v<S>) {
        return x;
    } else if constexpr (kIsPair<S>) {
        const auto half = broadcast<decltype(S::low)>(x);
        return {half, half};
    } else {
        const auto fill = [x]<int... I>(std::integer_sequence<int, I...>) { return S{(static_cast<void>(I), x)...}; };
        return fill(std::make_integer_sequence<int, Traits<S>::count>{});
    }
}

template <class S>
Number<S> get(const S& a, int i) {
    if constexpr (std::is_arithmetic_v<S>) {
        return a;
    } else if constexpr (kIsPair<S>) {
        constexpr int half = Traits<S>::count / 2;
        return i < half ? get(a.low, i) : get(a.high, i - half);
    } else {
        return a[i];
    }
}

/// From and to memory of any alignment; register by register, which keeps compilers from copying through the stack.
template <class S>
S load(const Number<S>* from) {
    if constexpr (kIsPair<S>) {
        return {load<decltype(S::low)>(from), load<decltype(S::low)>(from + Traits<S>::count / 2)};
    } else {
        S out;
        __builtin_memcpy(&out, from, sizeof(S));
        return out;
    }
}

template <class S>
void store(Number<S>* to, S a) {
    if constexpr (kIsPair<S>) {
        store(to, a.low);
        store(to + Traits<S>::count / 2, a.high);
    } else {
        __builtin_memcpy(to, &a, sizeof(S));
    }
}

/// The same bits as unsigned numbers of the same size, and back.
template <class S>
using Bits = Storage<std::conditional_t<sizeof(Number<S>) == 8, std::uint64_t, std::uint32_t>, Traits<S>::count>;

template <class S>
Bits<S> to_bits(S a) {
    if constexpr (kIsPair<S>) {
        return {to_bits(a.low), to_bits(a.high)};
    } else {
        return __builtin_bit_cast(Bits<S>, a);
    }
}
template <class S>
S from_bits(Bits<S> a) {
    if constexpr (kIsPair<S>) {
        return {from_bits<decltype(S::low)>(a.low), from_bits<decltype(S::low)>(a.high)};
    } else {
        return __builtin_bit_cast(S, a);
    }
}

/// mask ? a : b, where the mask came from a comparison of two storages like a and b.
template <class M, class S>
S choose(M mask, S a, S b) {
    if constexpr (kIsPair<S>) {
        return {choose(mask.low, a.low, b.low), choose(mask.high, a.high, b.high)};
    } else {
        return mask ? a : b;
    }
}

/// Puts x at place i. By a comparison with all places, which keeps the storage in registers.
template <class S>
void put(S& a, int i, Number<S> x) {
    if constexpr (std::is_arithmetic_v<S>) {
        a = x;
    } else if constexpr (kIsPair<S>) {
        put(a.low, i, x);
        put(a.high, i - Traits<S>::count / 2, x);
    } else {
        using Word = Number<Bits<S>>;
        const auto count = []<int... I>(std::integer_sequence<int, I...>) { return Bits<S>{static_cast<Word>(I)...}; };
        const Bits<S> places = count(std::make_integer_sequence<int, Traits<S>::count>{});
        a = choose(places == broadcast<Bits<S>>(static_cast<Word>(i)), broadcast<S>(x), a);
    }
}

template <class S, class F>
S each_lane(F f) {
    S out = broadcast<S>(0);
    for (int i = 0; i < Traits<S>::count; ++i) put(out, i, f(i));
    return out;
}

/// a * b + c, rounded once.
template <class S>
S fused(S a, S b, S c) {
    if constexpr (std::is_same_v<S, double>) {
        return __builtin_fma(a, b, c);
    } else if constexpr (std::is_same_v<S, float>) {
        return __builtin_fmaf(a, b, c);
    } else if constexpr (kIsPair<S>) {
        return {fused(a.low, b.low, c.low), fused(a.high, b.high, c.high)};
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(S) == 64 && kIsDouble<S>) return S(_mm512_fmadd_pd(__m512d(a), __m512d(b), __m512d(c)));
        if constexpr (sizeof(S) == 64 && !kIsDouble<S>) return S(_mm512_fmadd_ps(__m512(a), __m512(b), __m512(c)));
#endif
#if defined(__FMA__)
        if constexpr (sizeof(S) == 32 && kIsDouble<S>) return S(_mm256_fmadd_pd(__m256d(a), __m256d(b), __m256d(c)));
        if constexpr (sizeof(S) == 32 && !kIsDouble<S>) return S(_mm256_fmadd_ps(__m256(a), __m256(b), __m256(c)));
        if constexpr (sizeof(S) == 16 && kIsDouble<S>) return S(_mm_fmadd_pd(__m128d(a), __m128d(b), __m128d(c)));
        if constexpr (sizeof(S) == 16 && !kIsDouble<S>) return S(_mm_fmadd_ps(__m128(a), __m128(b), __m128(c)));
#endif
        return each_lane<S>([&](int i) { return fused(a[i], b[i], c[i]); });
    }
}

/// a < b ? a : b, and a > b ? a : b; b if either is a NaN or both are zero. Processors have just these instructions.
template <class S>
S lesser(S a, S b) {
    if constexpr (kIsPair<S>) {
        return {lesser(a.low, b.low), lesser(a.high, b.high)};
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(S) == 64 && kIsDouble<S>) return S(_mm512_maskz_min_pd(0xff, __m512d(a), __m512d(b)));
        if constexpr (sizeof(S) == 64 && !kIsDouble<S>) return S(_mm512_maskz_min_ps(0xffff, __m512(a), __m512(b)));
#endif
#if defined(__AVX__)
        if constexpr (sizeof(S) == 32 && kIsDouble<S>) return S(_mm256_min_pd(__m256d(a), __m256d(b)));
        if constexpr (sizeof(S) == 32 && !kIsDouble<S>) return S(_mm256_min_ps(__m256(a), __m256(b)));
#endif
        return a < b ? a : b;
    }
}
template <class S>
S greater(S a, S b) {
    if constexpr (kIsPair<S>) {
        return {greater(a.low, b.low), greater(a.high, b.high)};
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(S) == 64 && kIsDouble<S>) return S(_mm512_maskz_max_pd(0xff, __m512d(a), __m512d(b)));
        if constexpr (sizeof(S) == 64 && !kIsDouble<S>) return S(_mm512_maskz_max_ps(0xffff, __m512(a), __m512(b)));
#endif
#if defined(__AVX__)
        if constexpr (sizeof(S) == 32 && kIsDouble<S>) return S(_mm256_max_pd(__m256d(a), __m256d(b)));
        if constexpr (sizeof(S) == 32 && !kIsDouble<S>) return S(_mm256_max_ps(__m256(a), __m256(b)));
#endif
        return a > b ? a : b;
    }
}

/// Correctly rounded square root.
template <class S>
S square_root(S a) {
    if constexpr (std::is_same_v<S, double>) {
        return __builtin_sqrt(a);
    } else if constexpr (std::is_same_v<S, float>) {
        return __builtin_sqrtf(a);
    } else if constexpr (kIsPair<S>) {
        return {square_root(a.low), square_root(a.high)};
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(S) == 64 && kIsDouble<S>) return S(_mm512_maskz_sqrt_pd(0xff, __m512d(a)));
        if constexpr (sizeof(S) == 64 && !kIsDouble<S>) return S(_mm512_maskz_sqrt_ps(0xffff, __m512(a)));
#endif
#if defined(__AVX__)
        if constexpr (sizeof(S) == 32 && kIsDouble<S>) return S(_mm256_sqrt_pd(__m256d(a)));
        if constexpr (sizeof(S) == 32 && !kIsDouble<S>) return S(_mm256_sqrt_ps(__m256(a)));
#endif
#if defined(__x86_64__)
        if constexpr (sizeof(S) == 16 && kIsDouble<S>) return S(_mm_sqrt_pd(__m128d(a)));
        if constexpr (sizeof(S) == 16 && !kIsDouble<S>) return S(_mm_sqrt_ps(__m128(a)));
#endif
        return each_lane<S>([&](int i) { return square_root(a[i]); });
    }
}

/// Magnitude: the sign bit cleared.
template <class S>
S magnitude(S a) {
    using Word = Number<Bits<S>>;
    return from_bits<S>(to_bits(a) & broadcast<Bits<S>>(static_cast<Word>(~Word{0}) >> 1));
}

/// Floor by adding and subtracting the power of two from which every number is whole; keeps the sign of zero.
template <class S>
S floor_by_shift(S a) {
    using Word = Number<Bits<S>>;
    const S whole = broadcast<S>(sizeof(Word) == 8 ? Number<S>(4503599627370496.0) : Number<S>(8388608.0));
    const Bits<S> sign = to_bits(a) & broadcast<Bits<S>>(Word{1} << (8 * sizeof(Word) - 1));
    const S size = magnitude(a);
    const S nearest = from_bits<S>(to_bits((size + whole) - whole) | sign);
    const S lower = choose(nearest > a, nearest - broadcast<S>(1), nearest);
    return choose(size < whole, lower, a);
}

template <class S>
S round_down(S a) {
    if constexpr (std::is_same_v<S, double>) {
        return __builtin_floor(a);
    } else if constexpr (std::is_same_v<S, float>) {
        return __builtin_floorf(a);
    } else if constexpr (kIsPair<S>) {
        return {round_down(a.low), round_down(a.high)};
    } else {
#if defined(__AVX512F__)
        if constexpr (sizeof(S) == 64 && kIsDouble<S>)
            return S(_mm512_maskz_roundscale_pd(0xff, __m512d(a), _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC));
        if constexpr (sizeof(S) == 64 && !kIsDouble<S>)
            return S(_mm512_maskz_roundscale_ps(0xffff, __m512(a), _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC));
#endif
#if defined(__AVX__)
        if constexpr (sizeof(S) == 32 && kIsDouble<S>) return S(_mm256_floor_pd(__m256d(a)));
        if constexpr (sizeof(S) == 32 && !kIsDouble<S>) return S(_mm256_floor_ps(__m256(a)));
#endif
#if defined(__SSE4_1__)
        if constexpr (sizeof(S) == 16 && kIsDouble<S>) return S(_mm_floor_pd(__m128d(a)));
        if constexpr (sizeof(S) == 16 && !kIsDouble<S>) return S(_mm_floor_ps(__m128(a)));
#endif
        return floor_by_shift(a);
    }
}

}  // namespace native
}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
