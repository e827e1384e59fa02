#include "base/files.hpp"

#include <iterator>
#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/characters.hpp"

#include "base/error.hpp"

namespace multivector {
namespace {

/// Length of the UTF-8 sequence at the start of `text`, 0 if it is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80U) return 1;
    const std::size_t length = lead >= 0xC2U && lead < 0xE0U   ? 2
                               : lead >= 0xE0U && lead < 0xF0U ? 3
                               : lead >= 0xF0U && lead < 0xF5U ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text[i])) return 0;
    }
    // Overlong forms, surrogates and code points past U+10FFFF.
    if (lead == 0xE0U && byte(1) < 0xA0U) return 0;
    if (lead == 0xEDU && byte(1) > 0x9FU) return 0;
    if (lead == 0xF0U && byte(1) < 0x90U) return 0;
    if (lead == 0xF4U && byte(1) > 0x8FU) return 0;
    return length;
}

/// What keeps a path from being read as a file; empty if nothing does.
std::string obstacle(const std::filesystem::path& path) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found) return "no such file";
    if (code) return code.message();
    if (std::filesystem::is_directory(status)) return "it is a folder";
    if (!std::filesystem::is_regular_file(status)) return "it is not a regular file";
    const auto size = std::filesystem::file_size(path, code);
    if (code) return code.message();
    if (size > kLargestFile) return fmt::format("it has {} bytes, more than {} MiB", size, kLargestFile >> 20U);
    return {};
}

std::optional<std::string> content_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) return std::nullopt;
    return text;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto length = sequence_length(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::string_view::npos;
}

Mark mark_of(std::string_view text, std::size_t offset, std::string file) {
    const auto before = text.substr(0, offset);
    const auto last_break = before.rfind('\n');
    const auto line = before.substr(last_break == std::string_view::npos ? 0 : last_break + 1);
    return {std::move(file), static_cast<int>(std::ranges::count(before, '\n')) + 1,
            static_cast<int>(std::ranges::count_if(line, [](char c) { return !continues(c); })) + 1};
}

std::string bytes_of(const std::filesystem::path& path) {
    std::error_code code;
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path, code)) throw Error(fmt::format("cannot read '{}'", path.string()));
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view line_of(std::string_view text, int line) {
    for (int i = 1; i < line; ++i) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    auto result = text.substr(0, text.find('\n'));
    if (result.ends_with('\r')) result.remove_suffix(1);
    return result;
}

std::optional<std::string> read_file(const std::filesystem::path& path, const std::string& shown, const Mark& asked,
                                     Diagnostics& diagnostics) {
    const auto refuse = [&](const std::string& why) -> std::optional<std::string> {
        diagnostics.error(asked, fmt::format("cannot read '{}': {}", shown, why));
        return std::nullopt;
    };
    if (const auto why = obstacle(path); !why.empty()) return refuse(why);
    auto text = content_of(path);
    if (!text) return refuse("it cannot be opened");
    if (const auto nul = text->find('\0'); nul != std::string::npos) {
        diagnostics.error(mark_of(*text, nul, shown), "a NUL byte: this is not a text file in UTF-8",
                          "save the file as text in UTF-8");
        return std::nullopt;
    }
    if (const auto bad = find_invalid_utf8(*text); bad != std::string::npos) {
        diagnostics.error(mark_of(*text, bad, shown), "text that is not valid UTF-8", "save the file in UTF-8");
        return std::nullopt;
    }
    return text;
}

std::optional<std::string> read_file(const std::filesystem::path& path, Diagnostics& diagnostics) {
    return read_file(path, path.string(), Mark{path.string(), 0, 0}, diagnostics);
}

}  // namespace multivector
