#include "ensemble/fixed.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

// A copy of each function for each instruction set, chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__) && !defined(MULTIVECTOR_NO_CLONES)
// (By levels of instructions: a name of a processor would be that processor alone.)
#define MULTIVECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
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

// An increment waits for the one before it in the same place, and values crowd: each of four neighbours counts for itself.
MULTIVECTOR_CLONES bool tally(std::span<const std::int64_t> bins, std::span<std::uint16_t> counts) {
    constexpr std::size_t kParts = 4;
    alignas(64) std::uint16_t part[kParts][kMostTallied];
    const std::size_t n = counts.size();
    for (auto& of : part) std::fill_n(of, n, std::uint16_t{0});
    std::size_t k = 0;
    for (; k + kParts <= bins.size(); k += kParts)
        for (std::size_t j = 0; j < kParts; ++j) ++part[j][bins[k + j]];
    for (; k < bins.size(); ++k) ++part[0][bins[k]];
    std::uint16_t* const to = counts.data();
    std::uint16_t over = 0;
    for (std::size_t b = 0; b < n; ++b) {
        const auto more = static_cast<std::uint16_t>(part[0][b] + part[1][b] + part[2][b] + part[3][b]);
        part[0][b] = static_cast<std::uint16_t>(to[b] + more);
        over |= part[0][b] < more ? 1 : 0;
    }
    if (over != 0) return false;
    std::copy_n(part[0], n, to);
    return true;
}

MULTIVECTOR_CLONES void join(const float* from, std::size_t width, std::size_t pieces, std::size_t apart, double* to) {
    for (std::size_t piece = 0; piece < pieces; ++piece, from += apart, to += width)
        for (std::size_t k = 0; k < width; ++k) to[k] = from[k];
}

MULTIVECTOR_CLONES void join(const double* from, std::size_t width, std::size_t pieces, std::size_t apart, double* to) {
    for (std::size_t piece = 0; piece < pieces; ++piece, from += apart, to += width)
        for (std::size_t k = 0; k < width; ++k) to[k] = from[k];
}

MULTIVECTOR_CLONES bool to_whole(std::span<const double> values, double scale, double limit, std::int64_t* units) {
    // As whole numbers the bits of magnitudes are in the order of the magnitudes, infinity and NaN last.
    constexpr auto kMagnitude = std::numeric_limits<std::int64_t>::max();
    const double* x = values.data();
    std::int64_t most = 0;
    for (std::size_t k = 0; k < values.size(); ++k) most = std::max(most, std::bit_cast<std::int64_t>(x[k]) & kMagnitude);
    if (most >= std::bit_cast<std::int64_t>(limit)) return false;
    for (std::size_t k = 0; k < values.size(); ++k) units[k] = static_cast<std::int64_t>(std::rint(x[k] * scale));
    return true;
}

}  // namespace multivector
