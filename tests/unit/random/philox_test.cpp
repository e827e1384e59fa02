#include "random/philox.hpp"

#include <gtest/gtest.h>

#include "random/identity.hpp"

namespace {

using multivector::identity_hash;
using multivector::philox;
using multivector::PhiloxCounter;

// The known answers for philox4x32-10 that come with the authors' library Random123.
TEST(Philox, KnownAnswers) {
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    constexpr std::uint32_t ones = 0xffffffff;
    EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
              (PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

// The published test vectors of FNV-1a, 64 bits.
TEST(IdentityHash, KnownAnswers) {
    EXPECT_EQ(identity_hash(""), 0xcbf29ce484222325u);
    EXPECT_EQ(identity_hash("a"), 0xaf63dc4c8601ec8cu);
    EXPECT_EQ(identity_hash("foobar"), 0x85944171f73967e8u);
}

TEST(IdentityHash, ReadsBytesAsUnsigned) {
    // One step by hand: (offset ^ 0xff) * prime, modulo 2^64.
    EXPECT_EQ(identity_hash("\xff"), (0xcbf29ce484222325u ^ 0xffu) * 0x100000001b3u);
}

}  // namespace
