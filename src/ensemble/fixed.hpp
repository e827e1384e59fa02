#pragma once
// Loops over many values of the fixed point at once, in the widest instructions of the processor: whole numbers, and
// roundings that IEEE 754 fixes, so that the instructions cannot matter.

#include <cstddef>
#include <cstdint>
#include <span>

namespace multivector {

/// Values that one call of fold() may take.
inline constexpr std::size_t kMostFolded = 64;

/// Sums over values x = 2^28 high + low, 0 <= low < 2^28: exact in 64 bits for at most kMostFolded values below 2^56.
struct Folded {
    std::int64_t least = 0, greatest = 0;
    std::int64_t sum = 0, high_squares = 0, products = 0, low_squares = 0;
};

inline constexpr int kLowBits = 28;
inline constexpr std::int64_t kMostSplit = std::int64_t{1} << 56;

/// least and greatest always; the sums only mean something if both lie strictly between -kMostSplit and kMostSplit.
[[nodiscard]] Folded fold(std::span<const std::int64_t> units);

/// The places (units >> shift) - lowest.
void places(std::span<const std::int64_t> units, int shift, std::int64_t lowest, std::int64_t* out);

/// Bins that tally() may count in.
inline constexpr std::size_t kMostTallied = 256;

/// Adds 1 to the count of each bin, once for each time that it is named. False, and nothing is changed, if a count would pass its
/// end. At most kMostFolded bins, each below counts.size(), which is at most kMostTallied.
[[nodiscard]] bool tally(std::span<const std::int64_t> bins, std::span<std::uint16_t> counts);

/// Pieces of `width` numbers, `apart` from one to the next, one after the other.
void join(const float* from, std::size_t width, std::size_t pieces, std::size_t apart, double* to);
void join(const double* from, std::size_t width, std::size_t pieces, std::size_t apart, double* to);

/// units[k] = the whole number nearest to values[k] * scale, if all |values| are below `limit`; else false.
[[nodiscard]] bool to_whole(std::span<const double> values, double scale, double limit, std::int64_t* units);

}  // namespace multivector
