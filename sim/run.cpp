// multivector run: an ensemble of a scenario, its results in a folder, a headline.

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/results.hpp"
#include "progress.hpp"
#include "report.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// "results/NAME", and for each policy of the command line "-STATE-POLICY-POWER".
fs::path usual_folder(const Scenario& scenario, const LoadOptions& load) {
    std::string name = scenario.id;
    for (const auto& [state, policy] : load.policies) {
        std::string words = policy;
        std::ranges::replace_if(
            words, [](char c) { return c == ':' || c == ','; }, '-');
        name += fmt::format("-{}-{}", state, words);
    }
    return fs::path("results") / name;
}

/// Refuses now, rather than after the run, a folder that the results may not or cannot go to.
void check_place(const fs::path& out, const Scenario& scenario, const RunCommand& command) {
    std::error_code code;
    fs::path place = fs::absolute(out).lexically_normal();
    while (place != place.root_path() && !fs::exists(place, code)) place = place.parent_path();
    if (!fs::is_directory(place, code))
        throw UsageError(fmt::format("cannot write to '{}': '{}' is not a folder", out.string(), place.string()));
    if (::access(place.c_str(), W_OK | X_OK) != 0)
        throw UsageError(
            fmt::format("cannot write to '{}': no permission to write in '{}'", out.string(), place.string()));
    try {
        check_results_folder(out, run_identity(scenario, settled(command.options)), command.force);
    } catch (const Error& e) {
        throw UsageError(e.what());
    }
}

/// "North 0.31 [0.27, 0.35], South 0.12 [0.10, 0.14]": mean and, over several replicates, the 5 and 95 % quantiles.
std::string influence_text(const EnsembleResult& r, const Scenario& scenario, int state) {
    std::vector<std::string> parts;
    for (std::size_t n = 0; n < r.series.size(); ++n) {
        const Series& s = r.series[n];
        const Statistics* at_end =
            s.kind == SeriesKind::influence && s.state == state ? r.find(n, r.scenario.months) : nullptr;
        if (at_end == nullptr) continue;
        const auto& power = scenario.entities[static_cast<std::size_t>(Axis::power)][static_cast<std::size_t>(s.power)];
        std::string part = fmt::format("{} {:.2f}", power.name, at_end->mean());
        if (r.options.replicates > 1)
            part += fmt::format(" [{:.2f}, {:.2f}]", at_end->quantile(0.05), at_end->quantile(0.95));
        parts.push_back(std::move(part));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string headline(const EnsembleResult& r, const Scenario& scenario, const fs::path& out) {
    std::vector<std::string> states;
    for (std::size_t i = 0; i < scenario.focal.size(); ++i) {
        if (!scenario.focal[i]) continue;
        const auto& name = scenario.entities[static_cast<std::size_t>(Axis::state)][i].name;
        states.push_back(fmt::format("Influence over {} in {}: {}", name, to_string(scenario.end),
                                     influence_text(r, scenario, static_cast<int>(i))));
    }
    return fmt::format("{} -> {}\n", fmt::join(states, "; "), out.string());
}

int stopped() {
    print_error("multivector: interrupted; nothing was written\n");
    return interrupt_exit_code();
}

}  // namespace

int execute(const RunCommand& command) {
    const auto scenario = load_and_report(command.scenario, command.load, use_color(command.color));
    if (!scenario) return kBadInput;
    const fs::path out = command.out.empty() ? usual_folder(*scenario, command.load) : command.out;
    check_place(out, *scenario, command);

    watch_for_interrupts();
    EnsembleResult result;
    try {
        const ProgressStyle style = progress_style(command.quiet);
        Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
        result = run_ensemble(
            *scenario, command.options, [&](std::size_t done, std::size_t total) { progress.update(done, total); },
            &interrupted());
    } catch (const Error&) {
        if (interrupted()) return stopped();
        throw;
    }
    if (interrupted()) return stopped();
    write_results(out, result, *scenario, command.force);
    if (!command.quiet) print(headline(result, *scenario, out));
    return kDone;
}

}  // namespace multivector
