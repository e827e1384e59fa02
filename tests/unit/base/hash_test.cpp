#include "base/hash.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace multivector {
namespace {

TEST(Hash, GivesPublishedValues) {
    // XXH3, 128 bits, seed 0, as printed by xxhsum -H2.
    EXPECT_EQ(hash_hex(""), "99aa06d3014798d86001c324468d497f");
    EXPECT_EQ(hash_hex("a"), "a96faf705af16834e6c632b61e964e1f");
    EXPECT_EQ(hash_hex("abc"), "06b05ab6733a618578af5f94892f3950");
}

TEST(Hash, DoesNotDependOnHowBytesAreCut) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += static_cast<char>(i * 7 % 251);
    const auto whole = hash_hex(text);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{64}, std::size_t{239}, std::size_t{4096}}) {
        Hasher hasher;
        for (std::size_t i = 0; i < text.size(); i += piece) hasher.update(std::string_view(text).substr(i, piece));
        EXPECT_EQ(hasher.hex(), whole) << piece;
    }
}

TEST(Hash, CanGoOnAfterBeingReadAndMoved) {
    Hasher hasher;
    hasher.update("a");
    EXPECT_EQ(hasher.hex(), hash_hex("a"));
    hasher.update("b");
    Hasher moved = std::move(hasher);
    moved.update("c");
    EXPECT_EQ(moved.hex(), hash_hex("abc"));
}

TEST(Hash, TellsOneChangedBit) {
    std::string text(1000, 'x');
    const auto before = hash_hex(text);
    text[500] = 'y';
    EXPECT_NE(hash_hex(text), before);
    EXPECT_EQ(before.size(), 32U);
}

}  // namespace
}  // namespace multivector
