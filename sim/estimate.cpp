// multivector estimate: numbers of the model that observed figures tell without a run of it.

#include <algorithm>

#include <fmt/format.h>

#include "commands.hpp"
#include "config/hindcast_spec.hpp"
#include "output/draw_file.hpp"
#include "output/folder.hpp"
#include "report.hpp"
#include "table.hpp"
#include "written_file.hpp"

namespace multivector {
namespace {

using estimates::Estimated;

const std::vector<std::string> kEstimateFiles{"draws.csv", "estimates.csv"};

/// Up to four digits; "" for nothing.
std::string four_digits(const std::optional<double>& value) { return value ? fmt::format("{:.4g}", *value) : ""; }

std::string ends_text(const std::optional<double>& low, const std::optional<double>& high) {
    return low ? fmt::format("{:.4g} to {:.4g}", *low, *high) : "";
}

std::string estimates_table(const std::vector<Estimated>& all) {
    Table table({{"number"}, {"series"}, {"estimate"}, {"se"}, {"90 % interval"}, {"figures"}, {"stated"}, {"range"}, {""}});
    for (const Estimated& e : all)
        table.add({e.number, e.series, four_digits(e.estimate), four_digits(e.error), ends_text(e.low, e.high), e.observations, four_digits(e.stated),
                   ends_text(e.stated_low, e.stated_high), (e.told ? std::string("told") : "not told: " + e.why) + (e.apart() ? "; the stated value lies outside" : "")});
    return table.text();
}

void write_estimates(const std::vector<Estimated>& all, const DrawTable& draws, const EstimateCommand& command) {
    PendingFolder folder(command.out);
    const auto put = [&](const std::string& name, const std::string& text) {
        OutputFile file(folder.path() / name);
        file.write(text);
        file.finish();
    };
    put("estimates.csv", estimates_csv(all));
    if (!draws.inputs.empty()) put("draws.csv", draw_table_text(draws));
    folder.put_in_place([&] { check_tables_folder(command.out, kEstimateFiles, "estimates", command.force); }, kEstimateFiles);
}

std::string estimates_headline(const std::vector<Estimated>& all, const DrawTable& draws, const std::filesystem::path& out) {
    const auto told = std::ranges::count_if(all, &Estimated::told);
    const auto apart = std::ranges::count_if(all, &Estimated::apart);
    std::string text = fmt::format("{} of {} estimates tell their number; {} stated values lie outside of the 90 % interval", told, all.size(), apart);
    if (!out.empty()) text += fmt::format(" -> {}{}", out.string(), draws.inputs.empty() ? " (no draws: nothing is told)" : "");
    return text;
}

}  // namespace

int execute(const EstimateCommand& command) {
    const auto past = past_and_report(command.spec, command.load, use_color(command.color));
    if (!past) return kBadInput;
    const auto& [spec, archive] = *past;
    if (!command.out.empty()) check_tables_folder(command.out, kEstimateFiles, "estimates", command.force);
    const auto all = estimates::estimate(spec, archive, command.options);
    const DrawTable draws = draws_of(all);
    if (!command.out.empty()) write_estimates(all, draws, command);
    if (!command.quiet) print(estimates_table(all) + "\n" + estimates_headline(all, draws, command.out) + "\n");
    return kDone;
}

}  // namespace multivector
