#pragma once
// Options as the command-line library takes them, with the checks and the messages that are ours.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands.hpp"

namespace multivector {

/// A whole number in plain decimal digits: no sign, no leading zero, no other base.
[[nodiscard]] std::optional<std::uint64_t> parse_whole(std::string_view text);

/// What is wrong with a whole number; empty if nothing.
[[nodiscard]] std::string whole_fault(const std::string& text, std::uint64_t low, std::uint64_t high);

/// An option with a whole number; with one of some words.
CLI::Option* whole(CLI::App& app, const std::string& name, std::uint64_t& value, std::uint64_t low, std::uint64_t high,
                   const std::string& meaning);
CLI::Option* choice(CLI::App& app, const std::string& name, std::string& value, std::vector<std::string> words,
                    const std::string& meaning);

/// Options of several commands, as text.
struct Shared {
    std::string color = "auto", format = "text", to, root;
    std::vector<std::string> set, policies;
};

void add_color(CLI::App& app, Shared& s);
void add_format(CLI::App& app, Shared& s);
/// Where the files of a scenario may lie: --root.
void add_root(CLI::App& app, Shared& s);
/// What changes a scenario as it is read: --set, --policy, --to, --root.
void add_load(CLI::App& app, Shared& s);

[[nodiscard]] ColorMode color_of(const Shared& s);
[[nodiscard]] TextFormat format_of(const Shared& s);
[[nodiscard]] LoadOptions load_of(const Shared& s);

}  // namespace multivector
