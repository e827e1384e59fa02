#include "report_line.hpp"

#include <system_error>

#include <fmt/format.h>

namespace multivector {
namespace {

bool same_folder(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code code;
    return a == b || std::filesystem::equivalent(a, b, code);
}

/// Place of the folder that others are compared with.
std::size_t base_of(const ReportLine& line) {
    if (line.base.empty()) return 0;
    for (std::size_t k = 0; k < line.folders.size(); ++k)
        if (same_folder(line.folders[k], line.base)) return k;
    throw UsageError(fmt::format("--base: '{}' is none of the folders of the report; it has {}", line.base,
                                 fmt::join(line.folders, ", ")));
}

}  // namespace

void add_report(CLI::App& app, ReportLine& line) {
    app.add_option("DIR", line.folders, "Folders of results; the others are compared with the first one")
        ->required()
        ->type_name("");
    app.add_option("--base", line.base, "Folder that the others are compared with instead")->option_text("DIR");
    app.add_option("--out", line.out, "File to write (report.html); a report that is there is replaced")
        ->option_text("FILE");
    app.add_flag("--unpaired", line.unpaired, "Do not run the folders again jointly for paired differences");
    app.add_flag("--force", line.force, "Replace a file that is no report")->option_text(" ");
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector report results/three_states_war\n"
               "  multivector report results/three_states results/three_states_war --out war.html");
}

ReportCommand command_of(const ReportLine& line) {
    if (line.folders.size() > kMostFolders)
        throw UsageError(
            fmt::format("{} folders are given, and a report shows at most {}", line.folders.size(), kMostFolders));
    if (line.out.empty()) throw UsageError("--out: a file is required");
    return {{line.folders.begin(), line.folders.end()}, base_of(line), !line.unpaired, line.out, line.force, color_of(line.shared)};
}

}  // namespace multivector
