#include "patterns_line.hpp"

namespace multivector {

void add_patterns(CLI::App& app, PatternsLine& line) {
    app.add_option("DIR", line.folder, "Folder of patterns (scenarios/patterns here, else those installed with the program)")->type_name("");
    app.add_option("--pattern", line.patterns, "Only these patterns, by the name of the file; repeatable")->option_text("ID");
    whole(app, "--draws", line.draws, 2, 1'000'000, "Draws of all inputs and parameters (200)");
    whole(app, "--luck", line.luck, 0, 10'000, "Replicates a draw, whose mean is taken; 0: expected values, without luck (0)");
    whole(app, "--seed", line.seed, 0, 4294967295, "Seed of all random numbers (1)");
    add_parameters(app, line.parameters);
    add_out(app, line.out, line.force, "Folder of the tables and the page (none is written if not given)");
    add_root(app, line.shared);
    add_threads(app, line.threads);
    app.add_flag("--quiet", line.quiet, "No progress and no table; the headline is still shown");
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector patterns --draws 50\n"
               "  multivector patterns --pattern sf01 --pattern sf08 --out results/patterns\n"
               "  multivector patterns my_patterns --luck 8\n"
               "  multivector patterns --parameters posterior.csv --out results/patterns_posterior");
}

PatternsCommand command_of(const PatternsLine& line) {
    PatternsCommand c;
    c.folder = line.folder;
    c.only = line.patterns;
    c.parameters = line.parameters;
    c.load = load_of(line.shared);
    c.options.draws = line.draws;
    c.options.luck = line.luck;
    c.options.seed = static_cast<std::uint32_t>(line.seed);
    c.options.parallelism = parallelism_of(line.threads);
    c.out = line.out;
    c.force = line.force;
    c.quiet = line.quiet;
    c.color = color_of(line.shared);
    return c;
}

}  // namespace multivector
