#include "plot_line.hpp"

#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "base/names.hpp"
#include "plot/plot.hpp"
#include "report_line.hpp"

namespace multivector {
namespace {

std::string known_pictures() { return fmt::format("{}", fmt::join(plotting::picture_names(), ", ")); }

const plotting::Picture& picture_of(const PlotLine& line) {
    if (line.what.empty()) throw UsageError(fmt::format("--what is required: one of {}", known_pictures()));
    if (const auto* picture = plotting::picture_named(line.what)) return *picture;
    const auto near = nearest_name(line.what, plotting::picture_names());
    throw UsageError(fmt::format("--what: unknown picture '{}'; {}expected one of {}", line.what,
                                 near.empty() ? "" : fmt::format("did you mean '{}'? ", near), known_pictures()));
}

/// The format that was asked for, or that of the name of the file; svg if neither says.
PlotFormat format_of(const PlotLine& line) {
    const auto named = std::filesystem::path(line.out).extension();
    const std::string by_name = named == ".svg" ? "svg" : named == ".png" ? "png" : "";
    if (!line.format.empty() && !by_name.empty() && line.format != by_name)
        throw UsageError(fmt::format("--format {} does not fit --out '{}'", line.format, line.out));
    const std::string format = !line.format.empty() ? line.format : by_name;
    return format == "png" ? PlotFormat::png : PlotFormat::svg;
}

std::string list_of_pictures() {
    std::string out = "Pictures:\n";
    for (const auto& picture : plotting::pictures()) out += fmt::format("  {:<12}{}\n", picture.name, picture.meaning);
    return out;
}

}  // namespace

void add_plot(CLI::App& app, PlotLine& line) {
    app.add_option("DIR", line.folders, "Folders of results; a row of panels for each")->required()->type_name("");
    app.add_option("--what", line.what, "What to draw; see the list below")->option_text("NAME");
    choice(app, "--format", line.format, {"svg", "png"}, "Usually that of --out, else svg; png needs rsvg-convert");
    app.add_option("--out", line.out, "File to write (NAME.svg or NAME.png in this folder)")->option_text("FILE");
    app.add_option("--state", line.state, "Id of the state it is of (the first focal one)")->option_text("STATE");
    app.add_option("--against", line.against, "Folder of results whose middle is dashed in every panel")->option_text("DIR");
    choice(app, "--scale", line.scale, {"own", "same"}, "Whether each panel has its own scale or all the same");
    app.add_flag("--force", line.force, "Replace a file that this command did not write")->option_text(" ");
    add_color(app, line.shared);
    app.footer(list_of_pictures() +
               "\nExamples:\n"
               "  multivector plot results/three_states_war --what influence\n"
               "  multivector plot results/three_states_war --what influence --against results/three_states --out war.png\n"
               "  multivector plot results/three_states results/three_states_war --what postures --state center");
}

PlotCommand command_of(const PlotLine& line) {
    const plotting::Picture& picture = picture_of(line);
    if (line.folders.size() > kMostFolders)
        throw UsageError(fmt::format("{} folders are given, and a picture shows at most {}", line.folders.size(), kMostFolders));
    if (!line.against.empty() && picture.drawing != plotting::Drawing::fan)
        throw UsageError(fmt::format("--against: '{}' has no middle to dash; give the folder as another DIR", picture.name));
    if (!line.state.empty() && std::string_view(picture.title).find("{}") == std::string_view::npos)
        throw UsageError(fmt::format("--state: '{}' is not about a state", picture.name));
    PlotCommand c;
    c.request.folders.assign(line.folders.begin(), line.folders.end());
    c.request.against = line.against;
    c.request.picture = &picture;
    c.request.state = line.state;
    c.request.same_scale = line.scale == "same";
    c.format = format_of(line);
    c.out = !line.out.empty() ? line.out : fmt::format("{}.{}", picture.name, c.format == PlotFormat::png ? "png" : "svg");
    c.force = line.force;
    c.color = color_of(line.shared);
    return c;
}

}  // namespace multivector
