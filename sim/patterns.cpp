// multivector patterns: claims of the literature, tried over draws of all inputs and parameters.

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/names.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/folder.hpp"
#include "patterns/tables.hpp"
#include "places.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "table.hpp"
#include "written_file.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;
using namespace patterns;

const std::vector<std::string> kFiles{"observables.csv", "patterns.csv", "patterns.md"};

/// Files of patterns in a folder, or one file, by name.
std::vector<fs::path> pattern_files(const PatternsCommand& command) {
    const fs::path place = command.folder.empty() ? usual_scenarios() / "patterns" : command.folder;
    std::error_code code;
    if (fs::is_regular_file(place, code)) return {place};
    if (!fs::is_directory(place, code)) throw UsageError(fmt::format("'{}' is neither a folder nor a file", place.string()));
    std::vector<fs::path> files;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(place, code)) {
        const auto ending = entry.path().extension();
        if ((ending == ".yaml" || ending == ".yml") && is_pattern(entry.path())) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const auto& file : files) names.push_back(file.stem().string());
    for (const auto& id : command.only)
        if (std::ranges::find(names, id) == names.end())
            throw UsageError(fmt::format("there is no pattern '{}' in '{}'; {}", id, place.string(), name_hint(id, names)));
    if (!command.only.empty())
        std::erase_if(files, [&](const fs::path& file) { return std::ranges::find(command.only, file.stem().string()) == command.only.end(); });
    if (files.empty()) throw UsageError(fmt::format("there is no pattern in '{}'", place.string()));
    return files;
}

/// What is to be tried, once all files were found good.
struct Study {
    std::vector<std::size_t> parts;  ///< file by file
    StudyOptions options;
};

/// The study; nothing, after all faults were told, if some file has one. Throws UsageError if the table of draws has.
std::optional<Study> checked(const std::vector<fs::path>& files, const PatternsCommand& command) {
    FaultCount faults;
    Study study{{}, command.options};
    std::vector<Scenario> tried;  // that a column may speak of
    for (const auto& file : files) {
        Diagnostics diagnostics;
        const auto pattern = load_pattern(file, command.load, diagnostics);
        report_text(diagnostics, use_color(command.color));
        faults += count(diagnostics);
        if (!pattern) continue;
        study.parts.push_back(parts_of(*pattern, command.options));
        if (command.parameters.empty()) continue;
        for (const Arm& arm : pattern->arms) tried.push_back(arm.scenario);
    }
    if (faults.errors > 0) {
        print_error(text_of(faults) + "\n");
        return std::nullopt;
    }
    std::vector<const Scenario*> scenarios;
    for (const Scenario& s : tried) scenarios.push_back(&s);
    study.options.table = draws_and_report(command.parameters, scenarios, use_color(command.color));
    return study;
}

std::vector<Result> tried(const std::vector<fs::path>& files, const Study& study, const PatternsCommand& command) {
    const ProgressStyle style = progress_style(command.quiet);
    Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
    std::size_t total = 0, before = 0;
    for (const std::size_t n : study.parts) total += n;
    std::vector<Result> results;
    for (std::size_t k = 0; k < files.size(); ++k) {
        Diagnostics diagnostics;
        auto pattern = load_pattern(files[k], command.load, diagnostics);
        if (!pattern) throw Error(fmt::format("'{}' has changed while patterns were tried", files[k].string()));
        StudyOptions options = study.options;
        options.stop = &interrupted();
        options.progress = [&](std::size_t done, std::size_t) { progress.update(before + done, total); };
        Tried found = try_pattern(*pattern, options);
        before += study.parts[k];
        pattern->arms.clear();
        for (Ablation& ablation : pattern->ablations) ablation.arms.clear();
        results.push_back({std::move(*pattern), std::move(found)});
    }
    return results;
}

void write(const std::vector<Result>& results, const StudyOptions& options, const PatternsCommand& command) {
    PendingFolder folder(command.out);
    const auto put = [&](const std::string& name, const std::string& text) {
        OutputFile file(folder.path() / name);
        file.write(text);
        file.finish();
    };
    put("patterns.csv", patterns_csv(results));
    put("observables.csv", observables_csv(results));
    put("patterns.md", page(results, options));
    folder.put_in_place([&] { check_tables_folder(command.out, kFiles, "patterns", command.force); }, kFiles);
}

std::string table_text(const std::vector<Result>& results) {
    Table table({{"pattern"}, {"grade"}, {"rests on"}, {"claim"}, {"random"}});
    for (const Result& r : results) {
        const Verdict& v = r.tried.verdict;
        table.add({r.pattern.id, name_of(v.grade), ground_text(r), r.pattern.title, v.wild_passes ? "pass" : ""});
        for (std::size_t k = 0; k < r.tried.shown.size(); ++k) {
            const Observable& o = r.pattern.observables[k];
            const Shown& s = r.tried.shown[k];
            table.add({"", name_of(s.grade), "", fmt::format("  {} {}: {} [{}, {}], right in {:.0f} %, behaviour {}", o.id, name_of(o.expect), signed_number(s.effect.mean),
                                                         signed_number(s.effect.low), signed_number(s.effect.high), 100 * s.effect.right,
                                                         signed_number(s.behaviour.mean)), ""});
        }
    }
    return table.text();
}

}  // namespace

int execute(const PatternsCommand& command) {
    watch_for_interrupts();
    try {
        const auto files = pattern_files(command);
        if (!command.out.empty()) check_tables_folder(command.out, kFiles, "patterns", command.force);
        const auto study = checked(files, command);
        if (!study) return kBadInput;
        const auto results = tried(files, *study, command);
        if (!command.out.empty()) write(results, study->options, command);
        if (!command.quiet) print(table_text(results) + "\n");
        print(headline(count(results)) + (command.out.empty() ? "" : " -> " + command.out.string()) + "\n");
        return kDone;
    } catch (const Error&) {
        if (!interrupted()) throw;
        print_error("multivector: interrupted; nothing was written\n");
        return interrupt_exit_code();
    }
}

}  // namespace multivector
