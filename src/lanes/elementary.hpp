#pragma once
// exp, log and what is made of them, on lanes of double and of float. No branches and no calls to the system's mathematics
// library; multiply-add is written out, never left to the compiler: the same bits for every width, instruction set and
// compiler. Errors below are against the exact value, in units of the last place (ulp). NaN gives NaN.

#include <limits>

#include "lanes/lane.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// The smallest normal number: what guards a division or a logarithm of something that may be zero.
template <class L>
inline constexpr typename L::value_type kTiny = std::numeric_limits<typename L::value_type>::min();
/// Below everything that a lane may hold: where a search for the greatest begins.
template <class L>
inline constexpr typename L::value_type kLowest = std::numeric_limits<typename L::value_type>::lowest();

namespace native {

/// c[0] + x (c[1] + x (c[2] + ...)), written out without a loop.
template <class T, int N, class C, int Count>
Lane<T, N> polynomial(const Lane<T, N>& x, const C (&c)[Count]) {
    Lane<T, N> sum = c[Count - 1];
    const auto add_lower = [&]<int... I>(std::integer_sequence<int, I...>) {
        ((sum = fma(sum, x, Lane<T, N>(c[Count - 2 - I]))), ...);
    };
    add_lower(std::make_integer_sequence<int, Count - 1>{});
    return sum;
}

/// x cut to [low, high]; a NaN stays.
template <class T, int N>
Lane<T, N> clamp(const Lane<T, N>& x, T low, T high) {
    return min(Lane<T, N>(high), max(Lane<T, N>(low), x));
}

/// How a number is laid out in bits, and what its precision asks of the elementary functions.
template <class T>
struct Format;

template <>
struct Format<double> {
    using Word = std::uint64_t;
    static constexpr int kFraction = 52;  // bits of the fraction
    static constexpr Word kOne = 0x3ff0000000000000u, kRootHalf = 0x3fe6a09e667f3bcdu;
    static constexpr Word kWhole = 0x4330000000000000u;             // the exponent with which a fraction counts in ones
    static constexpr double kWholeAndBias = 4503599627370496.0 + 1023.0;
    static constexpr double kRound = 6755399441055744.0;            // 1.5 * 2^52: adding it rounds to a whole number
    static constexpr double kExpLow = -708.0, kExpHigh = 709.0;
    static constexpr double kLn2High = 6.93147180369123816490e-01;  // 33 bits of ln 2, and the rest
    static constexpr double kLn2Low = 1.90821492927058770002e-10;
    // (exp(r) - 1 - r) / r^2 on |r| <= ln 2 / 2, fitted at Chebyshev points; off by at most 1.1e-16.
    static constexpr double kExpTail[] = {
        0x1.0000000000001p-1,  0x1.5555555555556p-3,  0x1.5555555553d63p-5,  0x1.11111111109b3p-7,  0x1.6c16c1788bd90p-10,
        0x1.a01a01a7c41d5p-13, 0x1.a019b90d2ae7ap-16, 0x1.71de0dae63bb3p-19, 0x1.289185613a3d6p-22, 0x1.af38a9b0ec855p-26};
};

template <>
struct Format<float> {
    using Word = std::uint32_t;
    static constexpr int kFraction = 23;
    static constexpr Word kOne = 0x3f800000u, kRootHalf = 0x3f3504f3u;
    static constexpr Word kWhole = 0x4b000000u;
    static constexpr float kWholeAndBias = 8388608.0F + 127.0F;
    static constexpr float kRound = 12582912.0F;  // 1.5 * 2^23
    static constexpr float kExpLow = -87.0F, kExpHigh = 88.0F;
    static constexpr float kLn2High = 0.693145751953125F, kLn2Low = 1.428606765330187e-06F;  // 15 bits, and the rest
    // As above, off by at most 3.2e-9.
    static constexpr float kExpTail[] = {0x1.000000p-1F, 0x1.55548ep-3F, 0x1.55545ep-5F, 0x1.123be8p-7F, 0x1.6db498p-10F};
    // (log(1 + f) - f + f^2 / 2) / f^3 for 1 + f from sqrt(1/2) to sqrt(2), fitted the same way; log is off by at most
    // 6e-9 |f|.
    static constexpr float kLogTail[] = {0x1.55554ap-2F, -0x1.000220p-2F, 0x1.99a590p-3F, -0x1.54786ep-3F,
                                         0x1.226ed6p-3F, -0x1.0ce222p-3F, 0x1.07cda4p-3F, -0x1.41dd02p-4F};
};

// log((1 + s) / (1 - s)) = 2 s + s z P(z) with z = s^2, for |s| <= 0.1716: coefficients of P as in fdlibm's e_log.c.
inline constexpr double kLogTail[] = {6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
                                      2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
                                      1.479819860511658591e-01};

// Rational functions of Wichura's algorithm AS 241 (PPND16), Applied Statistics 37 (1988): the middle, the tails, and
// the far tails; top and bottom of each.
inline constexpr double kMiddleTop[] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                                        1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                                        3.3430575583588128105e4, 2.5090809287301226727e3};
inline constexpr double kMiddleBottom[] = {1.0,
                                           4.2313330701600911252e1,
                                           6.8718700749205790830e2,
                                           5.3941960214247511077e3,
                                           2.1213794301586595867e4,
                                           3.9307895800092710610e4,
                                           2.8729085735721942674e4,
                                           5.2264952788528545610e3};
inline constexpr double kTailTop[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                      3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                      2.27238449892691845833e-2, 7.74545014278341407640e-4};
inline constexpr double kTailBottom[] = {1.0,
                                         2.05319162663775882187e0,
                                         1.67638483018380384940e0,
                                         6.89767334985100004550e-1,
                                         1.48103976427480074590e-1,
                                         1.51986665636164571966e-2,
                                         5.47593808499534494600e-4,
                                         1.05075007164441684324e-9};
inline constexpr double kFarTop[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                     2.71155556874348757815e-5, 2.01033439929228813265e-7};
inline constexpr double kFarBottom[] = {1.0,
                                        5.99832206555887937690e-1,
                                        1.36929880922735805310e-1,
                                        1.48753612908506148525e-2,
                                        7.86869131145613259100e-4,
                                        1.84631831751005468180e-5,
                                        1.42151175831644588870e-7,
                                        2.04426310338993978564e-15};

// The same for single precision (PPND7).
inline constexpr float kMiddleTop7[] = {3.3871327179e+00F, 5.0434271938e+01F, 1.5929113202e+02F, 5.9109374720e+01F};
inline constexpr float kMiddleBottom7[] = {1.0F, 1.7895169469e+01F, 7.8757757664e+01F, 6.7187563600e+01F};
inline constexpr float kTailTop7[] = {1.4234372777e+00F, 2.7568153900e+00F, 1.3067284816e+00F, 1.7023821103e-01F};
inline constexpr float kTailBottom7[] = {1.0F, 7.3700164250e-01F, 1.2021132975e-01F};
inline constexpr float kFarTop7[] = {6.6579051150e+00F, 3.0812263860e+00F, 4.2868294337e-01F, 1.7337203997e-02F};
inline constexpr float kFarBottom7[] = {1.0F, 2.4197894225e-01F, 1.2258202635e-02F};

/// The rational functions of a precision.
template <class T>
struct Quantile;
template <>
struct Quantile<double> {
    static constexpr const auto &middle_top = kMiddleTop, &middle_bottom = kMiddleBottom, &tail_top = kTailTop,
                                &tail_bottom = kTailBottom, &far_top = kFarTop, &far_bottom = kFarBottom;
};
template <>
struct Quantile<float> {
    static constexpr const auto &middle_top = kMiddleTop7, &middle_bottom = kMiddleBottom7;
    static constexpr const auto &tail_top = kTailTop7, &far_top = kFarTop7;
    static constexpr const auto &tail_bottom = kTailBottom7, &far_bottom = kFarBottom7;
};

/// log(1 + f) + k ln 2 with 1 + f from sqrt(1/2) to sqrt(2) and k whole.
template <int N>
Lane<double, N> log_of_parts(const Lane<double, N>& f, const Lane<double, N>& k) {
    using F = Format<double>;
    const Lane<double, N> s = f / (2.0 + f), z = s * s;
    const Lane<double, N> half_square = 0.5 * f * f;
    const Lane<double, N> tail = fma(z, polynomial(z, kLogTail), half_square);
    const Lane<double, N> low = fma(k, Lane<double, N>(F::kLn2Low), s * tail);
    return fma(k, Lane<double, N>(F::kLn2High), f - (half_square - low));
}
template <int N>
Lane<float, N> log_of_parts(const Lane<float, N>& f, const Lane<float, N>& k) {
    using F = Format<float>;
    const Lane<float, N> square = f * f;
    const Lane<float, N> tail = fma(f * square, polynomial(f, F::kLogTail), k * F::kLn2Low);
    const Lane<float, N> low = fma(square, Lane<float, N>(-0.5F), tail);
    return fma(k, Lane<float, N>(F::kLn2High), f + low);
}

}  // namespace native

/// e^x within 1.1 ulp (double; the argument is cut to [-708, 709]) or 1.2 ulp (float; [-87, 88]), so that the result is
/// always a normal number.
template <class T, int N>
[[nodiscard]] inline __attribute__((always_inline)) Lane<T, N> exp(const Lane<T, N>& x) {
    MULTIVECTOR_COUNT(exps);
    using L = Lane<T, N>;
    using S = typename L::Storage;
    using B = native::Bits<S>;
    using F = native::Format<T>;
    const L cut = native::clamp(x, F::kExpLow, F::kExpHigh);
    // Adding kRound rounds to a whole number k and leaves k in the low bits.
    const L shifted = fma(cut, L(1.4426950408889634), L(F::kRound));
    const L k = shifted - F::kRound;
    const L r = fma(k, L(-F::kLn2Low), fma(k, L(-F::kLn2High), cut));
    const L sum = fma(r * r, native::polynomial(r, F::kExpTail), r) + 1.0;
    const B scale = (native::to_bits(shifted.storage) << F::kFraction) + native::broadcast<B>(F::kOne);
    return sum * L::wrap(native::from_bits<S>(scale));
}

/// Natural logarithm within 1 ulp of x > 0. Zero, negative and subnormal x count as the smallest normal number
/// (-708.4; of float -87.3); infinity counts as the power of two above the greatest number (709.8; 88.7).
template <class T, int N>
[[nodiscard]] inline __attribute__((always_inline)) Lane<T, N> log(const Lane<T, N>& x) {
    MULTIVECTOR_COUNT(logs);
    using L = Lane<T, N>;
    using S = typename L::Storage;
    using B = native::Bits<S>;
    using F = native::Format<T>;
    // x = 2^k (1 + f) with 1 + f from sqrt(1/2) to sqrt(2): the bits are moved so that the exponent steps at sqrt(1/2).
    const B root_half = native::broadcast<B>(F::kRootHalf);
    const L normal = max(L(kTiny<L>), x);  // a NaN stays
    const B moved = native::to_bits(normal.storage) + native::broadcast<B>(F::kOne - F::kRootHalf);
    const B fraction = (moved & native::broadcast<B>((typename F::Word{1} << F::kFraction) - 1u)) + root_half;
    const B exponent = (moved >> F::kFraction) | native::broadcast<B>(F::kWhole);
    const L k = L::wrap(native::from_bits<S>(exponent)) - F::kWholeAndBias;
    const L f = L::wrap(native::from_bits<S>(fraction)) - 1.0;
    const L result = native::log_of_parts(f, k);
    return select(x != x, x, result);
}

/// 1 / (1 + e^-x), from 0 to 1, within 3 ulp; below the range of exp it stays at its value there.
template <class T, int N>
[[nodiscard]] Lane<T, N> logistic(const Lane<T, N>& x) {
    return 1.0 / (1.0 + exp(-x));
}

/// x^y = e^(y log x) for x > 0. The relative error grows with the exponent: about (2 + |y log x|) times the precision.
template <class T, int N>
[[nodiscard]] Lane<T, N> pow(const Lane<T, N>& x, const std::type_identity_t<Lane<T, N>>& y) {
    return exp(y * log(x));
}

/// The number below which a standard normal variable lies with probability p. Of double: relative error at most 1e-13 for
/// 1e-300 <= p <= 1 - 1e-16, finite outside of that: about -37.5 from p = 0 down, 37.5 from p = 1 up. Of float: error at
/// most 2e-6 for 1e-9 <= p <= 0.9; above that what is left of 1 - p after rounding tells.
template <class T, int N>
[[nodiscard]] Lane<T, N> normal_quantile(const Lane<T, N>& p) {
    using L = Lane<T, N>;
    using Q = native::Quantile<T>;
    const L q = p - 0.5;
    const L middle = 0.180625 - q * q;
    const L root = sqrt(-log(select(q < 0.0, p, 1.0 - p)));
    const L near_tail = root - 1.6;
    const L far_tail = root - 5.0;
    const auto is_middle = abs(q) <= 0.425;
    const auto is_near = root <= 5.0;
    const L tail_top = select(is_near, native::polynomial(near_tail, Q::tail_top), native::polynomial(far_tail, Q::far_top));
    const L tail_bottom =
        select(is_near, native::polynomial(near_tail, Q::tail_bottom), native::polynomial(far_tail, Q::far_bottom));
    const L signed_top = select(q < 0.0, -tail_top, tail_top);
    const L top = select(is_middle, q * native::polynomial(middle, Q::middle_top), signed_top);
    return top / select(is_middle, native::polynomial(middle, Q::middle_bottom), tail_bottom);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
