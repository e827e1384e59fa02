#pragma once
// Philox 4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
// 1, 2, 3" (2011). A block of four random words is a pure function of counter and key: no state, no order of draws.

#include <array>
#include <cstdint>

#include "lanes/isa.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

inline constexpr std::uint32_t kPhiloxFactor0 = 0xD2511F53u;
inline constexpr std::uint32_t kPhiloxFactor1 = 0xCD9E8D57u;
inline constexpr std::uint32_t kPhiloxStep0 = 0x9E3779B9u;
inline constexpr std::uint32_t kPhiloxStep1 = 0xBB67AE85u;
inline constexpr int kPhiloxRounds = 10;

[[nodiscard]] constexpr PhiloxCounter philox(PhiloxCounter counter, PhiloxKey key) {
    for (int round = 0; round < kPhiloxRounds; ++round) {
        const std::uint64_t product0 = std::uint64_t{kPhiloxFactor0} * counter[0];
        const std::uint64_t product1 = std::uint64_t{kPhiloxFactor1} * counter[2];
        counter = {
            static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product1),
            static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product0)};
        key = {key[0] + kPhiloxStep0, key[1] + kPhiloxStep1};
    }
    return counter;
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
