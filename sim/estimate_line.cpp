#include "estimate_line.hpp"

#include "places.hpp"

namespace multivector {

void add_estimate(CLI::App& app, EstimateLine& line) {
    app.add_option("FILE", line.spec, "Hindcast file: the world and the figures")->required()->type_name("");
    whole(app, "--rounds", line.rounds, 50, 100'000, "Simulated panels for each adjustment time (400)");
    whole(app, "--draws", line.draws, 2, 1'000'000, "Rows of draws.csv (200)");
    whole(app, "--seed", line.seed, 0, 4294967295, "Seed of all random numbers (1)");
    add_out(app, line.out, line.force, "Folder of estimates.csv and draws.csv (none is written if not given)");
    add_set(app, line.shared);
    add_root(app, line.shared);
    add_threads(app, line.threads);
    app.add_flag("--quiet", line.quiet, "No table and no headline");
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector estimate central_asia\n"
               "  multivector estimate my_hindcast.yaml --out results/estimates\n"
               "  multivector estimate central_asia --set parameters.noise_persistence=0");
}

EstimateCommand command_of(const EstimateLine& line) {
    EstimateCommand c;
    c.spec = scenario_named(line.spec, {FileKind::hindcast});
    c.load = load_of(line.shared);
    c.options.rounds = line.rounds;
    c.options.draws = line.draws;
    c.options.seed = static_cast<std::uint32_t>(line.seed);
    c.options.parallelism = parallelism_of(line.threads);
    c.out = line.out;
    c.force = line.force;
    c.quiet = line.quiet;
    c.color = color_of(line.shared);
    return c;
}

}  // namespace multivector
