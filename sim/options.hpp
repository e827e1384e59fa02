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

/// How work is shared among threads, as text.
struct ThreadLine {
    std::string backend;
    std::uint64_t threads = 0;
};
/// What is kept beside the tables, as text.
struct KeepLine {
    std::vector<std::string> keep;
    std::string measures, checkpoint;
    double every = 5;
};

/// The parts of "a,b[c,d]": a and b[c,d].
[[nodiscard]] std::vector<std::string> parts_of(const std::string& text);

/// An option with a month.
CLI::Option* month(CLI::App& app, const std::string& name, std::string& value, const std::string& meaning);
/// --threads and --backend; --keep, --measures, --checkpoint and --keep-every; --out and --force.
void add_threads(CLI::App& app, ThreadLine& t);
void add_keep(CLI::App& app, KeepLine& k);
CLI::Option* add_out(CLI::App& app, std::string& out, bool& force, const std::string& meaning);
/// --parameters.
CLI::Option* add_parameters(CLI::App& app, std::string& file);
[[nodiscard]] Parallelism parallelism_of(const ThreadLine& t);
[[nodiscard]] RunKeeping keeping_of(const KeepLine& k);

void add_color(CLI::App& app, Shared& s);
void add_format(CLI::App& app, Shared& s);
/// Where the files of a scenario may lie: --root.
void add_root(CLI::App& app, Shared& s);
/// --set.
void add_set(CLI::App& app, Shared& s);
/// What changes a scenario as it is read: --set, --policy, --to, --root.
void add_load(CLI::App& app, Shared& s);

[[nodiscard]] ColorMode color_of(const Shared& s);
[[nodiscard]] TextFormat format_of(const Shared& s);
[[nodiscard]] LoadOptions load_of(const Shared& s);

}  // namespace multivector
