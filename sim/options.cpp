#include "options.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/month.hpp"
#include "base/names.hpp"
#include "places.hpp"

namespace multivector {
namespace {

constexpr std::uint64_t kMostThreads = 1024;
constexpr std::string_view kThreadsVariable = "MULTIVECTOR_THREADS";

Backend backend_of(const std::string& name) {
    const Backend backend = *backend_named(name);
    if (!is_available(backend)) throw UsageError(fmt::format("--backend: this build does not have '{}'", name));
    return backend;
}

/// The back end where nobody asked for one.
std::string usual_backend() {
    return std::string(name_of(is_available(Backend::tbb) ? Backend::tbb : Backend::threads));
}

/// Threads from the environment where the command line names none; 0: all cores.
std::uint64_t usual_threads() {
    const std::string text = environment(kThreadsVariable.data());
    if (text.empty()) return 0;
    if (const auto fault = whole_fault(text, 1, kMostThreads); !fault.empty())
        throw UsageError(fmt::format("{}: {}", kThreadsVariable, fault));
    return *parse_whole(text);
}


using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string choice_fault(const std::string& text, const std::vector<std::string>& words) {
    if (std::ranges::find(words, text) != words.end()) return {};
    return fmt::format("unknown value '{}'; {}", text, name_hint(text, words));
}

std::string pair_fault(const std::string& text, std::string_view form) {
    const auto at = text.find('=');
    if (at != std::string::npos && at > 0) return {};
    return fmt::format("expected {}, got '{}'", form, text);
}

std::pair<std::string, std::string> split_pair(const std::string& text) {
    const auto at = text.find('=');
    return {text.substr(0, at), text.substr(at + 1)};
}

Pairs split_pairs(const std::vector<std::string>& texts) {
    Pairs out;
    for (const auto& text : texts) out.push_back(split_pair(text));
    return out;
}

CLI::Option* pairs(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& form,
                   const std::string& meaning) {
    return app.add_option(name, values, meaning)
        ->allow_extra_args(false)
        ->check([form](const std::string& text) { return pair_fault(text, form); })
        ->option_text(form);
}

}  // namespace

std::optional<std::uint64_t> parse_whole(std::string_view text) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc() || stop != end || (text.size() > 1 && text.front() == '0')) return std::nullopt;
    return value;
}

std::string whole_fault(const std::string& text, std::uint64_t low, std::uint64_t high) {
    const auto value = parse_whole(text);
    if (value && *value >= low && *value <= high) return {};
    return fmt::format("expected a whole number from {} to {}, got '{}'", low, high, text);
}

CLI::Option* whole(CLI::App& app, const std::string& name, std::uint64_t& value, std::uint64_t low, std::uint64_t high,
                   const std::string& meaning) {
    return app.add_option(name, value, meaning)
        ->check([low, high](const std::string& text) { return whole_fault(text, low, high); })
        ->option_text("N");
}

CLI::Option* choice(CLI::App& app, const std::string& name, std::string& value, std::vector<std::string> words,
                    const std::string& meaning) {
    const std::string shown = fmt::format("{}", fmt::join(words, "|"));
    return app.add_option(name, value, meaning)
        ->check([words = std::move(words)](const std::string& text) { return choice_fault(text, words); })
        ->option_text(shown);
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> out;
    int depth = 0;
    for (const char c : text) {
        if (out.empty()) out.emplace_back();
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        if (c == ',' && depth == 0) out.emplace_back();
        else out.back() += c;
    }
    return out;
}

void add_color(CLI::App& app, Shared& s) {
    choice(app, "--color", s.color, {"auto", "always", "never"}, "Colours on standard error; auto: on a terminal");
}

void add_format(CLI::App& app, Shared& s) {
    choice(app, "--format", s.format, {"text", "json"}, "json: one object a line on standard output");
}

void add_root(CLI::App& app, Shared& s) {
    app.add_option("--root", s.root, "Files may be named that lie in this folder (that of the scenario)")
        ->check(CLI::ExistingDirectory)
        ->option_text("DIR");
}

void add_set(CLI::App& app, Shared& s) {
    pairs(app, "--set", s.set, "PATH=VALUE",
          "Another value for an input, by its path (see describe --inputs); repeatable");
}

void add_load(CLI::App& app, Shared& s) {
    add_set(app, s);
    pairs(app, "--policy", s.policies, "STATE=NAME[:POWER,...]", "Another policy of a state; repeatable");
    month(app, "--to", s.to, "Last month of the run instead of the scenario's");
    add_root(app, s);
}

CLI::Option* month(CLI::App& app, const std::string& name, std::string& value, const std::string& meaning) {
    return app.add_option(name, value, meaning)
        ->check([](const std::string& text) {
            return parse_month(text) ? std::string() : fmt::format("expected a month as YYYY-MM, got '{}'", text);
        })
        ->option_text("YYYY-MM");
}

void add_threads(CLI::App& app, ThreadLine& t) {
    t.backend = usual_backend();
    whole(app, "--threads", t.threads, 1, kMostThreads, "Number of threads (all cores, or MULTIVECTOR_THREADS); never changes a result");
    choice(app, "--backend", t.backend, backend_names(), "How threads share the work; never changes a result");
}

void add_keep(CLI::App& app, KeepLine& k) {
    app.add_option("--keep", k.keep, "Also writes statistics, for merging, or trajectories, every path (NetCDF); repeatable")
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"statistics", "trajectories"}))
        ->option_text("statistics|trajectories");
    app.add_option("--measures", k.measures, "Measures of the trajectories (all)")->option_text("A,B,...");
    month(app, "--checkpoint", k.checkpoint, "Also keeps the states at the start of a month, for 'branch'");
    app.add_option("--keep-every", k.every, "Seconds between two savings of what is done (5)")->check(CLI::Range(0.0, 1e6))->option_text("X");
}

CLI::Option* add_out(CLI::App& app, std::string& out, bool& force, const std::string& meaning) {
    app.add_flag("--force", force, "Replace results of another run in the folder");
    return app.add_option("--out", out, meaning)
        ->check([](const std::string& text) {
            return text.starts_with('-') ? fmt::format("'{}' looks like an option; write './{}'", text, text) : std::string();
        })
        ->option_text("DIR");
}

CLI::Option* add_parameters(CLI::App& app, std::string& file) {
    return app.add_option("--parameters", file, "Takes inputs from a CSV table: a column for each, a row for each draw")
        ->check([](const std::string& text) { return text.empty() ? std::string("expected a file") : std::string(); })
        ->option_text("FILE");
}

Parallelism parallelism_of(const ThreadLine& t) {
    return {static_cast<int>(t.threads == 0 ? usual_threads() : t.threads), backend_of(t.backend)};
}

RunKeeping keeping_of(const KeepLine& k) {
    RunKeeping out;
    for (const std::string& what : k.keep) (what == "statistics" ? out.statistics : out.trajectories) = true;
    if (!k.measures.empty() && !out.trajectories) throw UsageError("--measures: only --keep trajectories takes measures");
    out.measures = parts_of(k.measures);
    if (!k.checkpoint.empty()) out.checkpoint = parse_month(k.checkpoint);
    out.every = k.every;
    return out;
}

ColorMode color_of(const Shared& s) {
    return s.color == "always" ? ColorMode::always : s.color == "never" ? ColorMode::never : ColorMode::automatic;
}

TextFormat format_of(const Shared& s) { return s.format == "json" ? TextFormat::json : TextFormat::text; }

LoadOptions load_of(const Shared& s) {
    LoadOptions out;
    out.set = split_pairs(s.set);
    out.policies = split_pairs(s.policies);
    out.root = s.root;
    out.shipped = shipped_scenarios();
    if (!s.to.empty()) out.end = parse_month(s.to);
    return out;
}

}  // namespace multivector
