// multivector plot: a picture of the results of runs.

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "output/folder.hpp"
#include "plot/plot.hpp"
#include "png.hpp"
#include "report.hpp"
#include "written_file.hpp"

namespace multivector {

int execute(const PlotCommand& command) {
    const bool png = command.format == PlotFormat::png;  // which does not say who wrote it
    check_place(command.out, png ? "" : plotting::kFirstLines, "picture of this program", command.force);
    Diagnostics faults;
    auto picture = plotting::plot(command.request, faults);
    report_text(faults, use_color(command.color));
    if (faults.has_errors()) {
        print_error(text_of(count(faults)) + "\n");
        return kBadInput;
    }
    if (png) picture = png_of(picture);
    write_whole(command.out, picture);
    constexpr double kKilobyte = 1000;
    print(fmt::format("{} is written: {}, {:.0f} kB\n", command.out.string(), command.request.picture->name,
                      static_cast<double>(picture.size()) / kKilobyte));
    return kDone;
}

}  // namespace multivector
