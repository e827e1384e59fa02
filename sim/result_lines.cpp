#include "result_lines.hpp"

#include "places.hpp"

namespace multivector {

namespace {

/// A folder of results, or the scenario that a word means.
std::filesystem::path run_or_scenario(const std::string& word) {
    std::error_code code;
    return std::filesystem::is_directory(word, code) ? std::filesystem::path(word) : scenario_named(word);
}

}  // namespace

void add_compare(CLI::App& app, CompareLine& line) {
    app.add_option("BASE", line.base, "Scenario or folder of results that the others are compared with")->required()->type_name("");
    app.add_option("OTHER", line.others, "Scenarios or folders of results of the same world")->required()->type_name("");
    whole(app, "--replicates", line.replicates, 1, 1'000'000'000, "Number of replicates (that of a BASE folder, else 1000)");
    line.seeded = whole(app, "--seed", line.seed, 0, 4294967295, "Seed of all random numbers (that of a BASE folder, else 1)");
    add_parameters(app, line.parameters);
    add_root(app, line.shared);
    add_threads(app, line.threads);
    app.add_option("--out", line.out, "Also writes all differences to a CSV file")->option_text("FILE");
    app.add_flag("--quiet", line.quiet, "No progress and no tables");
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector compare scenarios/three_states_war.yaml scenarios/three_states_turn.yaml\n"
               "  multivector compare results/a results/b results/c --out differences.csv");
}

CompareCommand command_of(const CompareLine& line) {
    CompareCommand c;
    c.base = run_or_scenario(line.base);
    for (const auto& word : line.others) c.others.push_back(run_or_scenario(word));
    c.load = load_of(line.shared);
    c.replicates = line.replicates;
    if (line.seeded->count() > 0) c.seed = static_cast<std::uint32_t>(line.seed);
    c.parameters = line.parameters;
    c.parallelism = parallelism_of(line.threads);
    c.out = line.out;
    c.quiet = line.quiet;
    c.color = color_of(line.shared);
    return c;
}

void add_branch(CLI::App& app, BranchLine& line) {
    app.add_option("DIR", line.parent, "Folder of a run with --checkpoint")->required()->type_name("");
    app.add_option("SCENARIO", line.scenario, "Scenario that is one with that run before the month")->required()->type_name("");
    month(app, "--at", line.at, "First month that may differ: the one of --checkpoint")->required();
    add_load(app, line.shared);
    add_keep(app, line.keep);
    add_threads(app, line.threads);
    add_out(app, line.out, line.force, "Folder of the results (results/ and the scenario's name)");
    app.add_flag("--quiet", line.quiet, "No progress and no headline");
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector branch results/war --at 2025-01 my_armistice.yaml --out results/armistice");
}

void add_merge(CLI::App& app, MergeLine& line) {
    app.add_option("DIR", line.folders, "Folders of runs with --keep statistics")->required()->type_name("");
    add_out(app, line.out, line.force, "Folder of the results")->required();
    app.add_flag("--quiet", line.quiet, "No headline");
    app.footer("Examples:\n"
               "  multivector run s.yaml --replicates 6400 --first-replicate 6400 --keep statistics --out b\n"
               "  multivector merge a b --out all");
}

void add_verify(CLI::App& app, VerifyLine& line) {
    app.add_option("DIR", line.folders, "Folders of results")->required()->type_name("");
    auto* chunks = whole(app, "--chunks", line.chunks, 1, 1'000'000'000, "Runs so many chunks of 64 replicates again, at random (16)");
    app.add_flag("--all", line.all, "Runs all replicates again")->excludes(chunks)->option_text(" ");
    add_threads(app, line.threads);
    app.add_flag("--quiet", line.quiet, "Says nothing if all is right");
    app.footer("Examples:\n"
               "  multivector verify results/three_states_war\n"
               "  multivector verify results/* --all");
}

void add_hindcast(CLI::App& app, HindcastLine& line) {
    app.add_option("FILE", line.spec, "Hindcast file: the world, the figures, the origins, what is fitted")->required()->type_name("");
    app.add_option("--out", line.out, "Folder of the results (results/hindcast_ and the file's name)")->option_text("DIR");
    add_root(app, line.shared);
    add_threads(app, line.threads);
    app.add_flag("--quiet", line.quiet, "No progress and no table");
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector hindcast central_asia\n"
               "  multivector hindcast my_hindcast.yaml --out results/mine");
}

HindcastCommand command_of(const HindcastLine& line) {
    return {scenario_named(line.spec, {FileKind::hindcast}), load_of(line.shared), parallelism_of(line.threads), line.out, line.quiet, color_of(line.shared)};
}

BranchCommand command_of(const BranchLine& line) {
    return {line.parent,          *parse_month(line.at), scenario_named(line.scenario), load_of(line.shared), parallelism_of(line.threads),
            keeping_of(line.keep), line.out,              line.force,                    line.quiet,           color_of(line.shared)};
}

MergeCommand command_of(const MergeLine& line) {
    return {{line.folders.begin(), line.folders.end()}, line.out, line.force, line.quiet};
}

VerifyCommand command_of(const VerifyLine& line) {
    return {{line.folders.begin(), line.folders.end()}, parallelism_of(line.threads), line.all ? 0 : line.chunks, line.quiet};
}

}  // namespace multivector
