#include "base/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace multivector {
namespace {

std::string to_hex(XXH128_hash_t hash) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

}  // namespace

struct Hasher::State {
    XXH3_state_t xxh;
};

std::string hash_hex(std::span<const std::byte> bytes) { return to_hex(XXH3_128bits(bytes.data(), bytes.size())); }
std::string hash_hex(std::string_view text) { return hash_hex(std::as_bytes(std::span(text))); }

Hasher::Hasher() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->xxh); }
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(std::span<const std::byte> bytes) { XXH3_128bits_update(&state_->xxh, bytes.data(), bytes.size()); }
void Hasher::update(std::string_view text) { update(std::as_bytes(std::span(text))); }

std::string Hasher::hex() const { return to_hex(XXH3_128bits_digest(&state_->xxh)); }

}  // namespace multivector
