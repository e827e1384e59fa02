// The same bits from every width, instruction set and level of optimisation.
#include "every_function.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#define MULTIVECTOR_DECLARE(isa)                                                                                       \
    namespace multivector::isa {                                                                                       \
    void every_function(int width, std::uint64_t* bits);                                                               \
    }
MULTIVECTOR_DECLARE(as_built)
MULTIVECTOR_DECLARE(unoptimised)
#ifdef MULTIVECTOR_TEST_X86_64
MULTIVECTOR_DECLARE(avx2)
MULTIVECTOR_DECLARE(avx512)
MULTIVECTOR_DECLARE(avx512_unoptimised)
#endif
#undef MULTIVECTOR_DECLARE

namespace {

using Function = void(int, std::uint64_t*);

std::vector<std::uint64_t> bits_of(Function function, int width) {
    std::vector<std::uint64_t> bits(static_cast<std::size_t>(kFunctions * kNumbers));
    function(width, bits.data());
    return bits;
}

void expect_same_bits(Function other) {
    const auto expected = bits_of(multivector::as_built::every_function, 1);
    for (const int width : {1, 4, 8, 16}) {
        const auto got = bits_of(other, width);
        for (std::size_t i = 0; i < got.size(); ++i) {
            ASSERT_EQ(got[i], expected[i])
                << "width " << width << ", function " << i / kNumbers << ", number " << i % kNumbers;
        }
    }
}

TEST(SameBits, ForEveryWidth) {
    expect_same_bits(multivector::as_built::every_function);
    // Not the same because nothing was written: nearly all results differ, and those of any and all are 4 (all right).
    const auto bits = bits_of(multivector::as_built::every_function, 1);
    EXPECT_GT((std::set<std::uint64_t>(bits.begin(), bits.end()).size()), bits.size() * 3 / 4);
    for (const int function : {kAnyAndAllOfDouble, kAnyAndAllOfFloat}) {
        const auto first = bits.begin() + function * kNumbers;
        EXPECT_EQ(std::count(first, first + kNumbers, __builtin_bit_cast(std::uint64_t, 4.0)), kNumbers) << function;
    }
}

TEST(SameBits, WithoutOptimisation) { expect_same_bits(multivector::unoptimised::every_function); }

#ifdef MULTIVECTOR_TEST_X86_64
TEST(SameBits, WithAvx2) {
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) GTEST_SKIP() << "no AVX2 on this machine";
    expect_same_bits(multivector::avx2::every_function);
}

TEST(SameBits, WithAvx512) {
    if (!__builtin_cpu_supports("avx512dq") || !__builtin_cpu_supports("avx512vl")) {
        GTEST_SKIP() << "no AVX-512 on this machine";
    }
    expect_same_bits(multivector::avx512::every_function);
    expect_same_bits(multivector::avx512_unoptimised::every_function);
}
#endif

}  // namespace
