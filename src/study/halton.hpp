#pragma once
// Quasi-random points: the Halton sequence with digits permuted at random (A. B. Owen, "A randomized Halton algorithm in R",
// 2017, arXiv:1706.02808). Any number of dimensions; each point alone is evenly distributed, all of them together fill the
// cube more evenly than independent points do.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace multivector {

class Halton {
public:
    /// `dimensions` is 1 or more; another `seed` gives other permutations.
    Halton(std::size_t dimensions, std::uint32_t seed);

    [[nodiscard]] std::size_t dimensions() const { return primes_.size(); }
    /// Coordinate `dimension` of point `index`, in (0, 1).
    [[nodiscard]] double at(std::size_t index, std::size_t dimension) const;

private:
    std::vector<std::uint32_t> primes_;
    std::uint32_t seed_;
    std::vector<std::vector<std::vector<std::uint32_t>>> permutations_;  ///< by dimension and digit
};

}  // namespace multivector
