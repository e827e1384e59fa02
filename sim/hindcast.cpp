// multivector hindcast: the model against what happened, and against rivals that know less.

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "config/hindcast_spec.hpp"
#include "hindcast/results.hpp"
#include "hindcast/tables.hpp"
#include "interrupt.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "table.hpp"

namespace multivector {
namespace {

using hindcast::Method;

constexpr Method kRivals[]{Method::persistence, Method::drift, Method::autoregression, Method::gravity, Method::without_agency, Method::random_posture};

/// In how many series the model did better than each rival.
std::string table_of(const HindcastSpec& spec, const hindcast::Verdicts& verdicts) {
    Table table({{"months"}, {"rival"}, {"series"}, {"better"}, {"surely"}, {"worse"}, {"surely worse"}});
    for (std::size_t h = 0; h < spec.horizons.size(); ++h)
        for (const Method rival : kRivals) {
            const auto t = hindcast::tally(verdicts, h, rival);
            table.add({spec.horizons[h], std::string(name_of(rival)), t.series, t.better, t.surely_better, t.worse, t.surely_worse});
        }
    return table.text();
}

}  // namespace

int execute(const HindcastCommand& command) {
    const auto past = past_and_report(command.spec, command.load, use_color(command.color));
    if (!past) return kBadInput;
    const auto& [spec, archive] = *past;
    const auto out = command.out.empty() ? std::filesystem::path("results") / ("hindcast_" + spec.id) : command.out;
    watch_for_interrupts();
    try {
        hindcast::check_folder(out);
        hindcast::Forecasts forecasts;
        {
            const ProgressStyle style = progress_style(command.quiet);
            Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
            const hindcast::StudyHooks hooks{[&](std::size_t done, std::size_t total) { progress.update(done, total); }, &interrupted()};
            const auto view = [&](int year) { return past->archive.until(year); };
            forecasts = hindcast::forecast(spec, view, archive.drivers, command.parallelism, hooks);
        }
        const auto verdicts = hindcast::score(spec, forecasts, archive.figures);
        hindcast::write_folder(out, spec, forecasts, verdicts, archive);
        if (!command.quiet) print(table_of(spec, verdicts) + fmt::format("\nThe model {} -> {}\n", headline(spec, verdicts), out.string()));
        return kDone;
    } catch (const Error& e) {
        return nothing_written(e);
    }
}

}  // namespace multivector
