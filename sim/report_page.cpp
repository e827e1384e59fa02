// multivector report: one page of HTML of the results of runs.

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/compare.hpp"
#include "output/folder.hpp"
#include "output/sources.hpp"
#include "report.hpp"
#include "report/page.hpp"
#include "written_file.hpp"

namespace multivector {
namespace {

/// Measures whose differences a report shows, of focal states.
constexpr std::array kCompared{SeriesKind::influence, SeriesKind::leverage, SeriesKind::deference, SeriesKind::hedging, SeriesKind::partners, SeriesKind::room,
                               SeriesKind::standing};

std::string id_of(const Scenario& s, Axis axis, int index) {
    return index < 0 ? std::string() : s.entities[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)].id;
}

/// One series of a comparison, once a year and in the last month.
reporting::ComparedSeries compared_series(const EnsembleResult& r, std::size_t n, const Scenario& base) {
    const Series& s = r.series[n];
    reporting::ComparedSeries out;
    out.measure = info(s.kind).name;
    out.state = id_of(base, Axis::state, s.state);
    out.power = id_of(base, Axis::power, s.power);
    for (int month = 0; month <= r.scenario.months; ++month) {
        const auto place = r.table().cells().find(n, month);
        if (!place || (month % 12 != 0 && month != r.scenario.months)) continue;
        const ComparedPoint p = compared_point(r, *place);
        out.dates.push_back(to_string(base.base + month));
        out.difference.push_back(p.effect.mean);
        out.low.push_back(p.effect.low);
        out.high.push_back(p.effect.high);
        out.share_higher.push_back(p.effect.share_higher);
        out.arithmetic.push_back(p.arithmetic.mean);
        out.behaviour.push_back(p.behaviour.mean);
        out.variance_ratio.push_back(p.pairing * p.pairing);
    }
    return out;
}

/// The folders run again jointly, on the same luck; nothing, and why, if they cannot be.
std::optional<reporting::Comparison> compared(const ReportCommand& command) {
    if (command.folders.size() < 2 || !command.paired) return std::nullopt;
    try {
        std::vector<FinishedRun> runs;
        for (const auto& folder : command.folders) runs.push_back(reopen_run(folder));
        const FinishedRun& base = runs[command.base];
        std::vector<Scenario> others;
        std::vector<std::size_t> place;
        for (std::size_t k = 0; k < runs.size(); ++k)
            if (k != command.base) others.push_back(runs[k].scenario), place.push_back(k);
        CompareOptions options;
        options.run = base.options;
        options.stop = &interrupted();
        const auto result = compare(base.scenario, others, options);
        reporting::Comparison out;
        for (std::size_t k = 0; k < result.size(); ++k) {
            reporting::ComparedScenario& one = out.scenarios.emplace_back();
            one.scenario = place[k];
            const EnsembleResult& r = result[k].result;
            for (std::size_t n = 0; n < r.series.size(); ++n)
                if (std::ranges::find(kCompared, r.series[n].kind) != kCompared.end() && r.scenario.focal[static_cast<std::size_t>(r.series[n].state)])
                    one.series.push_back(compared_series(r, n, base.scenario));
        }
        place.insert(place.begin(), command.base);
        for (const Best& best : best_shares(result))
            for (std::size_t k = 0; k < place.size(); ++k)
                out.best.push_back({place[k], std::string(info(best.series.kind).name), id_of(base.scenario, Axis::state, best.series.state), {}, true, best.shares[k]});
        return out;
    } catch (const Error& e) {
        print_error(fmt::format("multivector: warning: no paired comparison: {}\n", e.what()));
        return std::nullopt;
    }
}

}  // namespace

int execute(const ReportCommand& command) {
    check_place(command.out, reporting::kFirstLine, "report", command.force);
    Diagnostics faults;
    auto page = reporting::report_page(command.folders, command.base, nullptr, faults);
    if (!faults.has_errors()) {
        watch_for_interrupts();
        const auto comparison = compared(command);
        if (interrupted()) return interrupt_exit_code();
        if (comparison) page = reporting::report_page(command.folders, command.base, &*comparison, faults);
    }
    report_text(faults, use_color(command.color));
    if (faults.has_errors()) {
        print_error(text_of(count(faults)) + "\n");
        return kBadInput;
    }
    write_whole(command.out, page);
    constexpr double kKilobyte = 1000;
    const auto runs = command.folders.size();
    print(fmt::format("{} is written: {} scenario{}, {:.0f} kB\n", command.out.string(), runs, runs == 1 ? "" : "s",
                      static_cast<double>(page.size()) / kKilobyte));
    return kDone;
}

}  // namespace multivector
