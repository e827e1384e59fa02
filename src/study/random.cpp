#include "study/random.hpp"

#include <numeric>
#include <utility>

#include "lanes/elementary.hpp"
#include "random/philox.hpp"

namespace multivector {
namespace {

constexpr std::uint32_t kStudies = 0x73747564;  ///< keeps these numbers apart from those of a run with the same seed

}  // namespace

std::uint32_t Random::word() {
    const std::uint64_t n = taken_++;
    const auto block = philox({static_cast<std::uint32_t>(n / 4), static_cast<std::uint32_t>(n >> 34), stream_, part_}, {seed_, kStudies});
    return block[n % 4];
}

double Random::uniform() { return (word() + 0.5) * 0x1p-32; }

double Random::normal() { return normal_quantile(Lane<double, 1>(uniform()))[0]; }

std::uint32_t Random::below(std::uint32_t count) { return static_cast<std::uint32_t>((std::uint64_t{word()} * count) >> 32); }

std::vector<std::uint32_t> Random::permutation(std::uint32_t count) {
    std::vector<std::uint32_t> out(count);
    std::iota(out.begin(), out.end(), 0U);
    for (std::uint32_t k = count; k > 1; --k) std::swap(out[k - 1], out[below(k)]);
    return out;
}

}  // namespace multivector
