// multivector doctor: checks of the program on a scenario.

#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "report.hpp"
#include "table.hpp"

namespace multivector {
namespace {

int show_checks(TextFormat format) {
    Table table({{"check"}, {"meaning"}});
    for (const auto& check : doctor::checks()) table.add({std::string(check.id), std::string(check.meaning)});
    print(format == TextFormat::json ? table.json() : table.text());
    return kDone;
}

nlohmann::ordered_json number(double x) { return std::isfinite(x) ? nlohmann::ordered_json(x) : nlohmann::ordered_json(); }

std::string json_of(const std::string& file, const doctor::Symptom& s) {
    nlohmann::ordered_json out{{"file", file}, {"severity", "warning"}, {"check", s.check}, {"message", s.message}};
    if (s.series.empty()) return json_line(out);
    out.update({{"series", s.series}, {"month", s.month}, {"run", s.run}, {"replicate", s.replicate}});
    out.update({{"found", number(s.found)}, {"expected", number(s.expected)}});
    return json_line(out);
}

doctor::Report examine(const DoctorCommand& command, Diagnostics& diagnostics, bool& read) {
    try {
        auto report = doctor::examine(command.scenario, command.options, diagnostics);
        read = report.has_value();
        return read ? std::move(*report) : doctor::Report{};
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
}

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

}  // namespace

int execute(const DoctorCommand& command) {
    if (command.scenario.empty()) return show_checks(command.format);
    const bool color = use_color(command.color), json = command.format == TextFormat::json;
    const std::string file = command.scenario.string();
    Diagnostics diagnostics;
    bool read = false;
    const auto report = examine(command, diagnostics, read);
    json ? report_json(diagnostics) : report_text(diagnostics, color);
    if (!read) {
        print_error(text_of(count(diagnostics)) + "\n");
        return kBadInput;
    }
    for (const auto& s : report.symptoms) {
        if (json) print(json_of(file, s));
        else print_error(fmt::format("{}: {} {} [{}]\n", file, warning_label(color), s.message, s.check));
    }
    const auto total = counted(report.checks, "check") + ", " + counted(report.symptoms.size(), "warning") + "\n";
    json ? print_error(total) : print(total);
    return report.symptoms.empty() ? kDone : kWarned;
}

}  // namespace multivector
