// multivector check: every fault of every file.

#include <fmt/format.h>

#include "commands.hpp"
#include "config/hindcast_spec.hpp"
#include "hindcast/figures.hpp"
#include "report.hpp"

namespace multivector {
namespace {

std::string contents(const Scenario& s) {
    return fmt::format("{} powers, {} states, {} domains, {} to {}", s.size(Axis::power), s.size(Axis::state),
                       s.size(Axis::domain), to_string(s.base), to_string(s.end));
}

/// Checks a hindcast with the files of its figures.
std::optional<HindcastSpec> checked_hindcast(const std::filesystem::path& path, const LoadOptions& load, Diagnostics& diagnostics) {
    auto spec = load_hindcast(path, load, diagnostics);
    if (spec && !hindcast::read_archive(*spec, diagnostics)) return std::nullopt;
    return spec;
}

}  // namespace

int execute(const CheckCommand& command) {
    FaultCount total;
    for (const auto& path : command.scenarios) {
        Diagnostics diagnostics;
        const auto pattern = patterns::is_pattern(path) ? patterns::load_pattern(path, command.load, diagnostics) : std::nullopt;
        const auto library = check_library(path, diagnostics);
        const bool past = !library && is_hindcast(path);
        const auto spec = past ? checked_hindcast(path, command.load, diagnostics) : std::nullopt;
        const auto scenario = library || past || patterns::is_pattern(path) ? std::nullopt : load_scenario(path, command.load, diagnostics);
        total += count(diagnostics);
        if (command.format == TextFormat::json) {
            report_json(diagnostics);
            continue;
        }
        report_text(diagnostics, use_color(command.color));
        if (library && !diagnostics.has_errors()) print(fmt::format("{}: good ({} {})\n", path.string(), library->entries.size(),
                              library->of_shocks ? "shocks" : "policies"));
        if (pattern) print(fmt::format("{}: good ({} arms, {} observables)\n", path.string(), pattern->arms.size(), pattern->observables.size()));
        if (spec) print(fmt::format("{}: good (origins {} to {})\n", path.string(), spec->first, spec->last));
        if (scenario) print(fmt::format("{}: good ({})\n", path.string(), contents(*scenario)));
    }
    print_error(text_of(total) + "\n");
    return total.errors > 0 ? kBadInput : kDone;
}

}  // namespace multivector
