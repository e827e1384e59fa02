#pragma once
// Random numbers of a study: a stream for each purpose, from the generator of the model (random/philox.hpp).

#include <cstddef>
#include <cstdint>
#include <vector>

namespace multivector {

/// The same numbers for the same seed and stream, whatever else was drawn.
class Random {
public:
    explicit Random(std::uint32_t seed, std::uint32_t stream = 0, std::uint32_t part = 0) : seed_(seed), stream_(stream), part_(part) {}

    [[nodiscard]] std::uint32_t word();
    [[nodiscard]] double uniform();                          ///< in (0, 1)
    [[nodiscard]] double normal();                           ///< standard normal
    [[nodiscard]] std::uint32_t below(std::uint32_t count);  ///< 0 .. count - 1; `count` is 1 or more
    [[nodiscard]] std::vector<std::uint32_t> permutation(std::uint32_t count);

private:
    std::uint32_t seed_, stream_, part_;
    std::uint64_t taken_ = 0;
};

}  // namespace multivector
