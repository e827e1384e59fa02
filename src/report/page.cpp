#include "report/page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/error.hpp"
#include "output/folder.hpp"
#include "report/data.hpp"
#include "report/template.hpp"

namespace multivector::reporting {
namespace {

namespace fs = std::filesystem;

constexpr std::array kPlaces{"@MULTIVECTOR_TITLE@", "@MULTIVECTOR_TABLE@", "@MULTIVECTOR_DATA@"};

std::vector<std::pair<std::string, std::string>> names_of(const Json& run, const char* kind) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const Json& e : run.at("resolved").at("entities").at(kind)) out.emplace_back(e.at("id"), e.at("name"));
    return out;
}

/// Median and range at the last month; only the value where a single run tells no more.
std::string last_values(const RunFolder& folder, int state, int power) {
    for (const Line& line : folder.lines) {
        if (line.subject.measure != "influence" || line.subject.state != state || line.subject.power != power) continue;
        const auto last = [&](const char* column) {
            const auto* values = line.column(column);
            return values == nullptr ? std::nan("") : values->back();
        };
        constexpr double kPercent = 100;
        if (line.column("q50") == nullptr) return fmt::format("{:.1f} %", kPercent * last("mean"));
        return fmt::format("{:.1f} % ({:.1f} to {:.1f})", kPercent * last("q50"), kPercent * last("q05"),
                           kPercent * last("q95"));
    }
    return {};
}

/// The main table for readers without scripts.
std::string table_of(const std::vector<RunFolder>& folders) {
    const Json& run = folders.front().run;
    const auto states = names_of(run, "state"), powers = names_of(run, "power");
    const auto labels = labels_of(folders);
    std::string out;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (!run.at("resolved").at("entities").at("state")[i].at("focal").get<bool>()) continue;
        out += fmt::format("<table><caption>Influence over {} in the last month: median and the range that holds 90 % "
                           "of the runs</caption>\n<thead><tr><th scope=\"col\">Power</th>",
                           html_text(states[i].second));
        for (const auto& label : labels) out += fmt::format("<th scope=\"col\">{}</th>", html_text(label));
        out += "</tr></thead>\n<tbody>\n";
        for (std::size_t p = 0; p < powers.size(); ++p) {
            out += fmt::format("<tr><th scope=\"row\">{}</th>", html_text(powers[p].second));
            for (const RunFolder& folder : folders)
                out += fmt::format("<td>{}</td>", last_values(folder, static_cast<int>(i), static_cast<int>(p)));
            out += "</tr>\n";
        }
        out += "</tbody></table>\n";
    }
    return out;
}

std::string title_of_page(const std::vector<RunFolder>& folders) {
    const auto labels = labels_of(folders);
    return labels.size() == 1 ? labels.front()
                              : folders.front().run.at("scenario").at("world_title").get<std::string>();
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else
            out += c;
    }
    return out;
}

std::string script_text(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<')
            out += "\\u003c";
        else if (c == '>')
            out += "\\u003e";
        else if (c == '&')
            out += "\\u0026";
        else
            out += c;
    }
    return out;
}

std::string filled(std::string_view page, std::string_view title, std::string_view table, std::string_view data) {
    std::string out;
    const std::array values{title, table, data};
    for (std::size_t k = 0; k < kPlaces.size(); ++k) {
        const std::string_view place = kPlaces[k];
        const auto at = page.find(place);
        if (at == std::string_view::npos || page.find(place, at + 1) != std::string_view::npos)
            throw Error(fmt::format("the template of the report must hold {} once, in order", place));
        out += page.substr(0, at);
        out += values[k];
        page.remove_prefix(at + place.size());
    }
    return out.append(page);
}

std::string report_page(const std::vector<fs::path>& folders, std::size_t base, const Comparison* comparison,
                        Diagnostics& faults) {
    std::vector<RunFolder> runs;
    for (const auto& path : folders)
        if (auto run = read_run_folder(path, faults)) runs.push_back(std::move(*run));
    try {
        if (!runs.empty()) check_together(runs, faults);
        if (faults.has_errors() || runs.empty()) return {};
        const Json data = report_data(runs, base, comparison);
        // Names that are not UTF-8 become readable rather than fatal.
        const auto text = data.dump(-1, ' ', false, Json::error_handler_t::replace);
        return filled(report_template(), html_text(title_of_page(runs)), table_of(runs), script_text(text));
    } catch (const Json::exception& e) {
        faults.error({folders.front().string(), 0, 0}, fmt::format("its run.json is damaged: {}", e.what()));
        return {};
    }
}

}  // namespace multivector::reporting
