#pragma once
// Fingerprints of bytes (XXH3, 128 bits), the same on every machine.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace multivector {

/// The fingerprint of `bytes` as 32 lower-case hexadecimal digits in canonical (big-endian) order.
[[nodiscard]] std::string hash_hex(std::span<const std::byte> bytes);
[[nodiscard]] std::string hash_hex(std::string_view text);

/// The same fingerprint of bytes that come in pieces; how they are cut does not matter.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;

    void update(std::span<const std::byte> bytes);
    void update(std::string_view text);
    /// Of all bytes so far; more may follow.
    [[nodiscard]] std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace multivector
