#include "plot/text.hpp"

#include <algorithm>
#include <cstdint>

#include "base/files.hpp"
#include "report/page.hpp"

namespace multivector::plotting {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kEllipsis = "\u2026";

/// The next character of valid UTF-8; `text` loses it.
char32_t take(std::string_view& text) {
    const auto byte = [&](std::size_t k) { return static_cast<std::uint8_t>(text[k]); };
    const std::uint8_t first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t out = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) out = (out << 6U) | (byte(k) & 0x3FU);
    text.remove_prefix(length);
    return out;
}

/// Whether XML 1.0 may hold it, and a reader see it.
bool allowed(char32_t c) {
    if (c == U'\t' || c == U'\n') return true;
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0xFFFE && c != 0xFFFF;
}

struct Span {
    char32_t first, last;
};

bool among(char32_t c, std::initializer_list<Span> spans) {
    return std::ranges::any_of(spans, [c](const Span& s) { return c >= s.first && c <= s.last; });
}

/// Marks that stand on the letter before them, and signs that are not seen.
bool has_no_width(char32_t c) {
    return among(c, {{0x300, 0x36F}, {0x591, 0x5BD}, {0x610, 0x61A}, {0x64B, 0x65F}, {0x200B, 0x200F}, {0x202A, 0x202E},
                     {0x2060, 0x206F}, {0xFE00, 0xFE0F}});
}

bool is_wide(char32_t c) {
    return among(c, {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F},
                     {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}});
}

bool runs_leftward(char32_t c) { return among(c, {{0x590, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}}); }

/// Width of a character over the size of the type.
double width_of(char32_t c) {
    if (has_no_width(c)) return 0;
    if (is_wide(c)) return 1;
    if (c == U' ' || std::u32string_view(U"iljI.,:;'|!()[]\u2009\u202F").find(c) != std::u32string_view::npos) return 0.37;
    if (std::u32string_view(U"ftr-/\"").find(c) != std::u32string_view::npos) return 0.43;
    if (std::u32string_view(U"mwMW%\u2026\u2014@").find(c) != std::u32string_view::npos) return 0.98;
    return c >= U'A' && c <= U'Z' ? 0.72 : 0.64;
}

/// As many whole characters of the front of `text` as fit.
std::string_view fitting(std::string_view text, double width, double size, bool bold) {
    std::string_view rest = text;
    double used = 0;
    std::size_t end = 0;
    while (!rest.empty()) {
        const std::string_view before = rest;
        take(rest);
        used += text_width(before.substr(0, before.size() - rest.size()), size, bold);
        if (used > width) break;
        end = text.size() - rest.size();
    }
    return text.substr(0, end);
}

}  // namespace

std::string clean(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t bad = std::min(find_invalid_utf8(text), text.size());
        for (std::string_view good = text.substr(0, bad); !good.empty();) {
            const std::string_view before = good;
            const char32_t c = take(good);
            out += allowed(c) ? before.substr(0, before.size() - good.size()) : kReplacement;
        }
        text.remove_prefix(bad);
        if (text.empty()) break;
        out += kReplacement;
        text.remove_prefix(1);
    }
    return out;
}

std::string xml_text(std::string_view text) { return reporting::html_text(clean(text)); }

double text_width(std::string_view text, double size, bool bold) {
    constexpr double kBold = 1.1;
    double out = 0;
    while (!text.empty()) out += width_of(take(text));
    return out * size * (bold ? kBold : 1);
}

std::string shortened(std::string_view text, double width, double size, bool bold) {
    if (text_width(text, size, bold) <= width) return std::string(text);
    const double room = width - text_width(kEllipsis, size, bold);
    return std::string(fitting(text, room, size, bold)).append(kEllipsis);
}

std::vector<std::string> wrapped(std::string_view text, double width, double size, bool bold) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word = shortened(text.substr(0, end), width, size, bold);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && text_width(longer, size, bold) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

std::string isolated(std::string_view name) {
    for (std::string_view rest = name; !rest.empty();)
        if (runs_leftward(take(rest))) return "\u2068" + std::string(name) + "\u2069";
    return std::string(name);
}

std::string readable(std::string_view id) {
    std::string out(id);
    std::ranges::replace(out, '_', ' ');
    return out;
}

}  // namespace multivector::plotting
