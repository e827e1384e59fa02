#include "ensemble/fixed.hpp"

#include <algorithm>
#include <cmath>

// A copy of each function for each instruction set, chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__) && !defined(MULTIVECTOR_NO_CLONES)
#define MULTIVECTOR_CLONES __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define MULTIVECTOR_CLONES
#endif

namespace multivector {

MULTIVECTOR_CLONES Folded fold(std::span<const std::int64_t> units) {
    const std::int64_t* x = units.data();
    const std::size_t n = units.size();
    Folded f{x[0], x[0], 0, 0, 0, 0};
    std::int64_t least = x[0], greatest = x[0], sum = 0, high_squares = 0, products = 0, low_squares = 0;
    for (std::size_t k = 0; k < n; ++k) {
        const std::int64_t value = x[k];
        least = std::min(least, value);
        greatest = std::max(greatest, value);
        // Unsigned where numbers that do not fit may overflow.
        const auto high = static_cast<std::int64_t>(static_cast<std::int32_t>(value >> kLowBits));
        const auto low = static_cast<std::int64_t>(static_cast<std::int32_t>(value & ((std::int64_t{1} << kLowBits) - 1)));
        sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(sum) + static_cast<std::uint64_t>(value));
        high_squares = static_cast<std::int64_t>(static_cast<std::uint64_t>(high_squares) + static_cast<std::uint64_t>(high * high));
        products = static_cast<std::int64_t>(static_cast<std::uint64_t>(products) + static_cast<std::uint64_t>(high * low));
        low_squares += low * low;
    }
    f = {least, greatest, sum, high_squares, products, low_squares};
    return f;
}

MULTIVECTOR_CLONES void places(std::span<const std::int64_t> units, int shift, std::int64_t lowest, std::int64_t* out) {
    const std::int64_t* x = units.data();
    for (std::size_t k = 0; k < units.size(); ++k) out[k] = (x[k] >> shift) - lowest;
}

MULTIVECTOR_CLONES bool to_whole(std::span<const double> values, double scale, double limit, std::int64_t* units) {
    const double* x = values.data();
    int outside = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        outside |= !(std::abs(x[k]) < limit);
        units[k] = std::llrint(x[k] * scale);
    }
    return outside == 0;
}

}  // namespace multivector
