#pragma once
// Random numbers of a run, addressed by what they are for. The key is (seed, replicate), so every lane has its own
// numbers; the counter is (month, purpose, a, b). A number does not depend on the lane's width, on the place of its
// replicate among the lanes, or on which other numbers were drawn.

#include <array>
#include <cstdint>
#include <type_traits>

#include "lanes/lane.hpp"
#include "random/identity.hpp"
#include "random/philox.hpp"

namespace multivector {

/// What a draw is for. The values are part of the meaning of a seed: add new ones at the end only.
enum class Purpose : std::uint32_t {
    input,
    start_posture,
    start_coercion,
    posture,
    coercion,
    tie_noise,
    vote,
    mediation,
    arrival,
    membership,
    joint_move
};

inline namespace MULTIVECTOR_ISA {

/// L is Lane<double, N> or Lane<float, N>; both see the same words, as finely as they can tell.
template <class L>
class Streams {
public:
    /// `replicates` holds L::width numbers, one per lane.
    Streams(std::uint32_t seed, const std::uint32_t* replicates) : seed_(seed), replicates_(same(0)) {
        for (int i = 0; i < L::width; ++i) native::put(replicates_, i, Word{replicates[i]});
    }

    /// Four independent numbers in (0, 1) per lane. Word x of the Philox block becomes (x + 0.5) * 2^-32: exactly in
    /// double; in float the nearest number to it, but never 1.
    [[nodiscard]] std::array<L, 4> uniforms(std::uint32_t month, Purpose purpose, std::uint32_t a,
                                            std::uint32_t b) const {
        MULTIVECTOR_COUNT(blocks);
        Words c0 = same(month);
        Words c1 = same(static_cast<std::uint32_t>(purpose));
        Words c2 = same(a);
        Words c3 = same(b);
        std::uint32_t key0 = seed_;
        Words key1 = replicates_;
        for (int round = 0; round < kPhiloxRounds; ++round) {
            const auto product0 = multiplied(same(kPhiloxFactor0), c0);
            const auto product1 = multiplied(same(kPhiloxFactor1), c2);
            // Of 64-bit words only the low halves are meant; the high halves of c1 and c3 are cut off here and at the end.
            c0 = product1.high ^ low_half(c1) ^ same(key0);
            c2 = product0.high ^ low_half(c3) ^ key1;
            c1 = product1.low;
            c3 = product0.low;
            key0 += kPhiloxStep0;
            key1 = low_half(key1 + same(kPhiloxStep1));
        }
        return {to_unit(c0), to_unit(low_half(c1)), to_unit(c2), to_unit(low_half(c3))};
    }

private:
    using Words = native::Bits<typename L::Storage>;
    using Word = native::Number<Words>;
    static constexpr bool kWide = sizeof(Word) == 8;

    static Words same(std::uint32_t word) { return native::broadcast<Words>(word); }
    static Words low_half(Words words) {
        if constexpr (kWide) return words & same(0xffffffffu);
        else return words;
    }
    static native::Product<Words> multiplied(Words a, Words b) {
        if constexpr (kWide) {
            const Words product = native::multiply_low_words(a, b);
            return {product, product >> 32};
        } else {
            return native::multiply_words(a, b);
        }
    }

    static L to_unit(Words words) {
        if constexpr (kWide) {
            // With the exponent of 2^52 put in front, a word reads as 2^52 + x; each step after that is exact.
            const Words with_exponent = words | native::broadcast<Words>(0x4330000000000000u);
            const L whole = L::wrap(native::from_bits<typename L::Storage>(with_exponent)) - 4503599627370496.0;
            return (whole + 0.5) * 0x1p-32;
        } else {
            const L whole = L::wrap(native::converted<typename L::Storage>(words));
            return min((whole + 0.5) * 0x1p-32, L(0x1.fffffep-1));
        }
    }

    std::uint32_t seed_;
    Words replicates_;
};

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
