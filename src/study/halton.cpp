#include "study/halton.hpp"

#include <algorithm>

#include "study/random.hpp"

namespace multivector {
namespace {

constexpr double kEnough = 0x1p-40;  ///< digits worth less than this are left out; half a unit of the last stands for them

std::vector<std::uint32_t> first_primes(std::size_t count) {
    std::vector<std::uint32_t> primes;
    for (std::uint32_t n = 2; primes.size() < count; ++n)
        if (std::ranges::none_of(primes, [&](std::uint32_t p) { return n % p == 0; })) primes.push_back(n);
    return primes;
}

}  // namespace

Halton::Halton(std::size_t dimensions, std::uint32_t seed) : primes_(first_primes(dimensions)), seed_(seed) {
    for (std::size_t d = 0; d < dimensions; ++d) {
        auto& digits = permutations_.emplace_back();
        for (double worth = 1; worth > kEnough; worth /= primes_[d]) {
            Random random(seed_, static_cast<std::uint32_t>(d), static_cast<std::uint32_t>(digits.size()));
            digits.push_back(random.permutation(primes_[d]));
        }
    }
}

double Halton::at(std::size_t index, std::size_t dimension) const {
    const std::uint32_t prime = primes_[dimension];
    double worth = 1, sum = 0;
    for (const auto& permutation : permutations_[dimension]) {
        worth /= prime;
        sum += worth * permutation[index % prime];
        index /= prime;
    }
    return sum + worth / 2;
}

}  // namespace multivector
