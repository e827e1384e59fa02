#include "report.hpp"

#include <map>
#include <string_view>

#include <fmt/format.h>

#include "base/files.hpp"
#include "commands.hpp"
#include "output/draw_file.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace multivector {
namespace {

constexpr std::size_t kMostShown = 1000;  ///< faults that a person might read
constexpr std::string_view kErrorColor = "1;31";
constexpr std::string_view kWarningColor = "1;35";

/// Lines of the files that faults speak of; each file is read once.
class SourceLines {
public:
    [[nodiscard]] std::string line(const Mark& mark) {
        if (mark.line <= 0) return {};
        auto it = texts_.find(mark.file);
        if (it == texts_.end()) {
            Diagnostics unread;  // a file that cannot be read has that fault among those reported
            it = texts_.emplace(mark.file, read_file(mark.file, unread).value_or(std::string())).first;
        }
        return std::string(line_of(it->second, mark.line));
    }

private:
    std::map<std::string, std::string> texts_;
};

std::string_view word(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string colored(const Diagnostic& diagnostic, const std::string& text) {
    const std::string label = std::string(word(diagnostic.severity)) + ":";
    const auto at = text.find(": " + label + " ", diagnostic.mark.file.size());
    if (at == std::string::npos) return text;
    const auto color = diagnostic.severity == Severity::error ? kErrorColor : kWarningColor;
    return text.substr(0, at + 2) + painted(label, color, true) + text.substr(at + 2 + label.size());
}

void report_with_count(const Diagnostics& diagnostics, bool color) {
    report_text(diagnostics, color);
    const FaultCount faults = count(diagnostics);
    if (faults.errors + faults.warnings > 0) print_error(text_of(faults) + "\n");
}

}  // namespace

FaultCount& FaultCount::operator+=(const FaultCount& other) {
    errors += other.errors;
    warnings += other.warnings;
    return *this;
}

FaultCount count(const Diagnostics& diagnostics) {
    FaultCount out;
    for (const auto& d : diagnostics.sorted()) ++(d.severity == Severity::error ? out.errors : out.warnings);
    return out;
}

std::string text_of(const FaultCount& faults) {
    const auto part = [](std::size_t n, std::string_view what) {
        return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
    };
    if (faults.errors == 0 && faults.warnings == 0) return "no faults";
    if (faults.errors == 0) return part(faults.warnings, "warning");
    if (faults.warnings == 0) return part(faults.errors, "error");
    return part(faults.errors, "error") + ", " + part(faults.warnings, "warning");
}

void report_text(const Diagnostics& diagnostics, bool color) {
    SourceLines sources;
    const auto all = diagnostics.sorted();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == kMostShown) {
            print_error(fmt::format("and {} more; --format json shows all\n", all.size() - i));
            break;
        }
        const auto& d = all[i];
        const std::string text = render(d, sources.line(d.mark));
        print_error((color ? colored(d, text) : text) + "\n");
    }
}

std::string warning_label(bool color) { return painted("warning:", kWarningColor, color); }

void report_json(const Diagnostics& diagnostics) {
    for (const auto& d : diagnostics.sorted()) {
        print(json_line({{"file", d.mark.file},
                         {"line", d.mark.line},
                         {"column", d.mark.column},
                         {"severity", word(d.severity)},
                         {"message", d.message},
                         {"hint", d.hint}}));
    }
}

std::optional<Past> past_and_report(const std::filesystem::path& path, const LoadOptions& options, bool color) {
    Diagnostics faults;
    auto spec = load_hindcast(path, options, faults);
    auto archive = spec ? hindcast::read_archive(*spec, faults) : std::nullopt;
    report_text(faults, color);
    if (spec && archive) return Past{std::move(*spec), std::move(*archive)};
    print_error(text_of(count(faults)) + "\n");
    return std::nullopt;
}

std::optional<Scenario> load_and_report(const std::filesystem::path& path, const LoadOptions& options, bool color) {
    Diagnostics diagnostics;
    auto scenario = load_scenario(path, options, diagnostics);
    report_with_count(diagnostics, color);
    return scenario;
}

std::shared_ptr<const DrawTable> draws_and_report(const std::filesystem::path& path, const std::vector<const Scenario*>& scenarios, bool color) {
    if (path.empty()) return nullptr;
    Diagnostics diagnostics;
    auto table = read_draw_table(path, scenarios, diagnostics);
    report_with_count(diagnostics, color);
    if (!table) throw UsageError(fmt::format("--parameters: '{}' cannot be used", path.string()));
    return std::make_shared<const DrawTable>(std::move(*table));
}

std::vector<Target> targets_and_report(const std::filesystem::path& path, const Scenario& scenario, bool color) {
    Diagnostics diagnostics;
    auto targets = read_targets(path, scenario, diagnostics);
    report_with_count(diagnostics, color);
    if (!targets) throw UsageError(fmt::format("--targets: '{}' cannot be used", path.string()));
    return std::move(*targets);
}

}  // namespace multivector
