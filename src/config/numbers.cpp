#include "config/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/characters.hpp"

namespace multivector {
namespace {

constexpr int kManyDigits = 1'000'000'000;

/// Takes the digits at the front of `text`.
std::string_view take_digits(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    const auto digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// The whole part: digits without a leading zero.
bool take_whole(std::string_view& text) {
    const auto digits = take_digits(text);
    return !digits.empty() && (digits.size() == 1 || digits.front() != '0');
}

bool is_integer(std::string_view text) {
    take(text, "-");
    return take_whole(text) && text.empty();
}

bool is_number(std::string_view text) {
    take(text, "-");
    if (!take_whole(text)) return false;
    if (take(text, ".") && take_digits(text).empty()) return false;
    if (take(text, "eE")) {
        take(text, "+-");
        if (take_digits(text).empty()) return false;
    }
    return text.empty();
}

/// Power of ten of the first digit of a number that is not 0, exact to within the range of int.
int leading_power(std::string_view number) {
    const auto e = std::min(number.find_first_of("eE"), number.size());
    const auto digits = number.substr(0, e);
    int exponent = 0;
    if (e < number.size()) {
        auto text = number.substr(e + 1);
        if (text.starts_with('+')) text.remove_prefix(1);
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), exponent);
        if (code != std::errc()) exponent = text.starts_with('-') ? -kManyDigits : kManyDigits;
    }
    const auto point = static_cast<int>(std::min(digits.find('.'), digits.size()));
    const auto first = static_cast<int>(std::min(digits.find_first_of("123456789"), digits.size()));
    return std::clamp(exponent, -kManyDigits, kManyDigits) + (first < point ? point - first - 1 : point - first);
}

/// How to write what was probably meant: the text with something added, dropped or replaced, if that is a number.
std::string advice(std::string_view text) {
    const auto try_as = [](const std::string& other) {
        return is_number(other) ? fmt::format("write {}", other) : std::string();
    };
    std::string plain(text);
    if (text.starts_with("+") && is_number(text.substr(1))) return try_as(plain.substr(1));
    if (text.starts_with(".") && is_number("0" + plain)) return try_as("0" + plain);
    if (text.starts_with("-.") && is_number("-0" + plain.substr(1))) return try_as("-0" + plain.substr(1));
    if (text.ends_with(".") && is_number(text.substr(0, text.size() - 1)))
        return try_as(plain.substr(0, plain.size() - 1));
    if (text.ends_with("%") && is_number(text.substr(0, text.size() - 1))) return "write a share of one, not per cent";
    if (std::ranges::count(plain, ',') == 1 && plain.find('.') == std::string::npos) {
        std::ranges::replace(plain, ',', '.');
        return is_number(plain) ? "write the decimal sign as a point" : "";
    }
    auto joined = plain;
    std::erase_if(joined, [](char c) { return c == '_' || c == ',' || c == ' ' || c == '\''; });
    if (joined != plain && is_number(joined)) return try_as(joined);
    auto stripped = plain;
    while (stripped.size() > 1 && stripped.front() == '0' && is_digit(stripped[1])) stripped.erase(0, 1);
    if (stripped != plain && is_number(stripped)) return try_as(stripped);
    return {};
}

/// Spellings that other readers of YAML take for numbers without being any.
bool is_not_finite(std::string_view text) {
    take(text, "+-");
    constexpr std::array<std::string_view, 8> kWords{".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "nan", "inf"};
    return std::ranges::find(kWords, text) != kWords.end();
}

}  // namespace

std::optional<double> parse_number(std::string_view text, NumberFault& fault) {
    if (is_not_finite(text)) {
        fault = {fmt::format("expected a finite number, got '{}'", text), {}};
        return std::nullopt;
    }
    if (!is_number(text)) {
        fault = {fmt::format("expected a number, got '{}'", text), advice(text)};
        return std::nullopt;
    }
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc::result_out_of_range) return value;
    // A number too small for a double is as good as zero; one too large is a fault.
    if (leading_power(text) < 0) return 0.0;
    fault = {fmt::format("the number '{}' is too large", text), {}};
    return std::nullopt;
}

std::optional<int> parse_integer(std::string_view text, NumberFault& fault) {
    if (!is_integer(text)) {
        NumberFault ignored;
        const bool number = parse_number(text, ignored).has_value();
        fault = {fmt::format("expected a whole number, got '{}'", text), number ? std::string() : advice(text)};
        return std::nullopt;
    }
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc()) {
        fault = {fmt::format("the number '{}' is too large", text), {}};
        return std::nullopt;
    }
    return value;
}

}  // namespace multivector
