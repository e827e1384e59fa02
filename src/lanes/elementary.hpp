#pragma once
// exp, log and what is made of them, on lanes of double. No branches, no calls to the system's mathematics library and
// no fused operations (slow where the processor has none): the same bits for every width, instruction set and compiler.
// Errors below are against the exact value, in units of the last place (ulp). NaN gives NaN.

#include "lanes/lane.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {
namespace native {

/// c[0] + x (c[1] + x (c[2] + ...)), written out without a loop.
template <class T, int N, int Count>
Lane<T, N> polynomial(const Lane<T, N>& x, const double (&c)[Count]) {
    Lane<T, N> sum = c[Count - 1];
    const auto add_lower = [&]<int... I>(std::integer_sequence<int, I...>) {
        ((sum = sum * x + c[Count - 2 - I]), ...);
    };
    add_lower(std::make_integer_sequence<int, Count - 1>{});
    return sum;
}

/// x cut to [low, high]; a NaN stays.
template <class T, int N>
Lane<T, N> clamp(const Lane<T, N>& x, T low, T high) {
    const Lane<T, N> above = select(x < low, Lane<T, N>(low), x);
    return select(above > high, Lane<T, N>(high), above);
}

// ln 2 in two parts; the first has 33 bits, so its product with a whole number up to 2^20 is exact.
inline constexpr double kLn2High = 6.93147180369123816490e-01;
inline constexpr double kLn2Low = 1.90821492927058770002e-10;

// (exp(r) - 1 - r) / r^2 on |r| <= ln 2 / 2, fitted at Chebyshev points; off by at most 1.1e-16.
inline constexpr double kExpTail[] = {
    0x1.0000000000001p-1,  0x1.5555555555556p-3,  0x1.5555555553d63p-5,  0x1.11111111109b3p-7,  0x1.6c16c1788bd90p-10,
    0x1.a01a01a7c41d5p-13, 0x1.a019b90d2ae7ap-16, 0x1.71de0dae63bb3p-19, 0x1.289185613a3d6p-22, 0x1.af38a9b0ec855p-26};

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

}  // namespace native

/// e^x within 1.1 ulp. The argument is cut to [-708, 709], so the result is always a normal number.
template <class T, int N>
[[nodiscard]] Lane<T, N> exp(const Lane<T, N>& x) {
    static_assert(std::is_same_v<T, double>, "elementary functions are written for double");
    using L = Lane<T, N>;
    using S = typename L::Storage;
    using B = native::Bits<S>;
    const L cut = native::clamp(x, -708.0, 709.0);
    // Adding 1.5 * 2^52 rounds to a whole number k and leaves k in the low bits.
    const L shift = 6755399441055744.0;
    const L shifted = cut * 1.4426950408889634 + shift;
    const L k = shifted - shift;
    L r = cut - k * native::kLn2High;
    r = r - k * native::kLn2Low;
    const L sum = 1.0 + (r + r * r * native::polynomial(r, native::kExpTail));
    const B scale = (native::to_bits(shifted.storage) << 52) + native::broadcast<B>(0x3ff0000000000000u);
    return sum * L::wrap(native::from_bits<S>(scale));
}

/// Natural logarithm within 1 ulp of x > 0. Zero, negative and subnormal x count as the smallest normal number
/// (-708.4); infinity counts as 2^1024 (709.8).
template <class T, int N>
[[nodiscard]] Lane<T, N> log(const Lane<T, N>& x) {
    static_assert(std::is_same_v<T, double>, "elementary functions are written for double");
    using L = Lane<T, N>;
    using S = typename L::Storage;
    using B = native::Bits<S>;
    // x = 2^k (1 + f) with 1 + f from sqrt(1/2) to sqrt(2): the bits are moved so that the exponent steps at sqrt(1/2).
    const B root_half = native::broadcast<B>(0x3fe6a09e667f3bcdu);
    const B one = native::broadcast<B>(0x3ff0000000000000u);
    const L normal = select(x < 2.2250738585072014e-308, L(2.2250738585072014e-308), x);
    const B moved = native::to_bits(normal.storage) + (one - root_half);
    const B fraction = (moved & native::broadcast<B>(0x000fffffffffffffu)) + root_half;
    const B exponent = (moved >> 52) | native::broadcast<B>(0x4330000000000000u);
    const L k = L::wrap(native::from_bits<S>(exponent)) - (4503599627370496.0 + 1023.0);
    const L f = L::wrap(native::from_bits<S>(fraction)) - 1.0;
    const L s = f / (2.0 + f);
    const L z = s * s;
    const L tail = z * native::polynomial(z, native::kLogTail);
    const L half_square = 0.5 * f * f;
    const L low = k * native::kLn2Low + s * (half_square + tail);
    const L result = k * native::kLn2High - ((half_square - low) - f);
    return select(x != x, x, result);
}

/// 1 / (1 + e^-x), from 0 to 1, within 3 ulp; below -709 it stays at its value there.
template <class T, int N>
[[nodiscard]] Lane<T, N> logistic(const Lane<T, N>& x) {
    return 1.0 / (1.0 + exp(-x));
}

/// x^y = e^(y log x) for x > 0. The relative error grows with the exponent: about (2 + |y log x|) * 2^-52.
template <class T, int N>
[[nodiscard]] Lane<T, N> pow(const Lane<T, N>& x, const std::type_identity_t<Lane<T, N>>& y) {
    return exp(y * log(x));
}

/// The number below which a standard normal variable lies with probability p; relative error at most 1e-13 for
/// 1e-300 <= p <= 1 - 1e-16. Outside of that it is finite: about -37.5 from p = 0 down, 37.5 from p = 1 up.
template <class T, int N>
[[nodiscard]] Lane<T, N> normal_quantile(const Lane<T, N>& p) {
    using L = Lane<T, N>;
    const L q = p - 0.5;
    const L middle = 0.180625 - q * q;
    const L root = sqrt(-log(select(q < 0.0, p, 1.0 - p)));
    const L near_tail = root - 1.6;
    const L far_tail = root - 5.0;
    const auto is_middle = abs(q) <= 0.425;
    const auto is_near = root <= 5.0;
    const L tail_top =
        select(is_near, native::polynomial(near_tail, native::kTailTop), native::polynomial(far_tail, native::kFarTop));
    const L tail_bottom = select(is_near, native::polynomial(near_tail, native::kTailBottom),
                                 native::polynomial(far_tail, native::kFarBottom));
    const L signed_top = select(q < 0.0, -tail_top, tail_top);
    const L top = select(is_middle, q * native::polynomial(middle, native::kMiddleTop), signed_top);
    return top / select(is_middle, native::polynomial(middle, native::kMiddleBottom), tail_bottom);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
