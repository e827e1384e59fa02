#pragma once
// Stable numbers for names, so that random inputs are addressed by what they are and not by their place in a list.

#include <cstdint>
#include <string_view>

#include "lanes/isa.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// FNV-1a, 64 bits, over the bytes of the name: the same on every platform and in every version.
[[nodiscard]] constexpr std::uint64_t identity_hash(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3u;
    }
    return hash;
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
