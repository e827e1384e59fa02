#pragma once
// Numbers as users write them: one canonical decimal spelling, so that no number has two readings.

#include <optional>
#include <string>
#include <string_view>

namespace multivector {

/// Why a text is no number: a full clause for a message, and an advice or nothing.
struct NumberFault {
    std::string message, hint;
};

/// Reads an optional '-', digits without a leading zero, optionally '.' and digits, optionally an exponent ("1.5e-3").
/// Finite only. On a fault returns nothing and fills `fault`.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, NumberFault& fault);

/// Reads an optional '-' and digits without a leading zero.
[[nodiscard]] std::optional<int> parse_integer(std::string_view text, NumberFault& fault);

}  // namespace multivector
