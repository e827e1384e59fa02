// multivector report: one page of HTML of the results of runs.

#include <fstream>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "commands.hpp"
#include "report.hpp"
#include "report/page.hpp"

namespace multivector {
namespace {

bool is_report(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string first(reporting::kFirstLine.size(), '\0');
    in.read(first.data(), static_cast<std::streamsize>(first.size()));
    return in && first == reporting::kFirstLine;
}

void check_place(const ReportCommand& command) {
    std::error_code code;
    const auto status = std::filesystem::status(command.out, code);
    if (!std::filesystem::exists(status)) return;
    if (!std::filesystem::is_regular_file(status))
        throw UsageError(fmt::format("'{}' is there already and is no file", command.out.string()));
    if (!command.force && !is_report(command.out))
        throw UsageError(
            fmt::format("'{}' is there already and is no report; --force replaces it", command.out.string()));
}

}  // namespace

int execute(const ReportCommand& command) {
    check_place(command);
    Diagnostics faults;
    const auto page = reporting::report_page(command.folders, command.base, nullptr, faults);
    report_text(faults, use_color(command.color));
    if (faults.has_errors()) {
        print_error(text_of(count(faults)) + "\n");
        return kBadInput;
    }
    reporting::write_whole(command.out, page);
    constexpr double kKilobyte = 1000;
    const auto runs = command.folders.size();
    print(fmt::format("{} is written: {} scenario{}, {:.0f} kB\n", command.out.string(), runs, runs == 1 ? "" : "s",
                      static_cast<double>(page.size()) / kKilobyte));
    return kDone;
}

}  // namespace multivector
