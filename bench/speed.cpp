// What this processor does per second, as ratios of one run: against a floor, a plain program, one thread, other sizes.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>

#include <sys/resource.h>

#include "calls.hpp"
#include "compile/compile.hpp"
#include "ensemble/ensemble.hpp"
#include "plain/simulation.hpp"
#include "support/synthetic.hpp"

namespace multivector::bench {

Floor floor_portable(const Calls& calls);
Floor floor_avx2(const Calls& calls);
Floor floor_avx512(const Calls& calls);

Floor floor_seconds(const Calls& calls) {
    const std::string_view name = best_kernel(Precision::single_).name();
#ifdef MULTIVECTOR_X86_KERNELS
    if (name == "avx512") return floor_avx512(calls);
    if (name == "avx2") return floor_avx2(calls);
#endif
    return floor_portable(calls);
}

namespace {

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The best of a few, which other work on the machine disturbs least.
double best(int times, const std::function<void()>& work) {
    double least = seconds(work);
    for (int k = 1; k < times; ++k) least = std::min(least, seconds(work));
    return least;
}

Scenario shipped(const char* name) {
    const std::filesystem::path folder = std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "scenarios";
    LoadOptions options;
    options.shipped = folder;
    Diagnostics diagnostics;
    auto scenario = load_scenario(folder / name, options, diagnostics);
    if (!scenario) throw std::runtime_error(std::string(name) + " has faults");
    return *scenario;
}

class NoSink final : public FrameSink {
public:
    void frame(std::size_t, int, std::span<const double>) override {}
};

BatchPlan plan_of(const World& world, const std::vector<Series>& series, const Kernel& kernel) {
    BatchPlan plan;
    plan.baseline = plan.scenario = &world;
    plan.runs = {Run::scenario};
    plan.series = &series;
    for (int lane = 0; lane < kernel.width(); ++lane) plan.replicates.push_back(static_cast<std::uint32_t>(lane));
    plan.draws = plan.replicates;
    return plan;
}

/// Replicate-months a second of one thread, every series but steering recorded, no statistics, resting point included.
double pace(const World& world, const Kernel& kernel) {
    const auto series = series_of(world, {false, 0});
    const BatchPlan plan = plan_of(world, series, kernel);
    NoSink sink;
    const double once = seconds([&] { kernel.run(plan, sink); });
    const int times = std::max(2, static_cast<int>(1.0 / once));
    return kernel.width() * (world.months + 1) / best(times, [&] { kernel.run(plan, sink); });
}

/// Seconds of a month of a replicate without what comes before the first month.
double month_alone(const World& world, const Kernel& kernel) {
    const auto series = series_of(world, {false, 0});
    const BatchPlan plan = plan_of(world, series, kernel);
    std::vector<double> values(series.size() * static_cast<std::size_t>(kernel.width()));
    const Place place{values.data()};
    double least = 1e9;
    for (int k = 0; k < 10; ++k) {
        const auto batch = kernel.start(plan);
        least = std::min(least, seconds([&] {
                             for (int month = 0; month <= world.months; ++month) batch->step(month, std::span(&place, 1));
                         }));
    }
    return least / (kernel.width() * (world.months + 1));
}

double plain_pace(const World& world) {
    const auto series = series_of(world, {false, 0});
    std::uint64_t seed = 0;
    const double least = best(10, [&] {
        plain::Simulation simulation(world, world, {.seed = seed++});
        simulation.run(series, [](int, const std::vector<double>&) {});
    });
    return (world.months + 1) / least;
}

void kernels(const World& world) {
    std::printf("\nReplicate-months a second on one thread (2021 world, %d months, resting point included)\n", world.months);
    const double plain = plain_pace(world);
    std::printf("  %-24s %10.0f\n", "plain objects", plain);
    for (const Precision precision : {Precision::double_, Precision::single_})
        for (const Kernel* kernel : available_kernels(precision)) {
            const double rate = pace(world, *kernel);
            std::printf("  %-8s %-15s %10.0f   %5.2f times plain objects\n", std::string(name_of(precision)).c_str(),
                        std::string(kernel->name()).c_str(), rate, rate / plain);
        }
}

void against_the_floor(const World& world) {
    const Calls calls = calls_per_month(world);
    const auto decisions = static_cast<double>(world.n.cells());
    std::printf("\nCalls per decision: %.2f blocks of four draws, %.2f exponentials, %.2f logarithms (%.0f decisions a month);\n"
                "besides these %.1f divisions and %.0f other operations on a number\n",
                calls.blocks / decisions, calls.exps / decisions, calls.logs / decisions, decisions, calls.divisions / decisions,
                calls.operations / decisions);
    const Floor floor = floor_seconds(calls);
    const double month = month_alone(world, best_kernel(Precision::single_));
    std::printf("Floor, those calls alone: %.2f us a replicate-month; the kernel: %.2f us; floor / kernel %.2f\n", floor.calls * 1e6, month * 1e6,
                floor.calls / month);
    std::printf("With the other operations, at the processor's pace: %.2f us; this floor / kernel %.2f\n", (floor.calls + floor.arithmetic) * 1e6,
                (floor.calls + floor.arithmetic) / month);
}

void sizes() {
    std::printf("\nReplicate-months a second by size (synthetic, 24 months, single precision)\n");
    const auto rate = [](int states, int powers, int domains) {
        test::Size size;
        size.states = states, size.powers = powers, size.domains = domains, size.months = 24;
        const World world = compile(test::synthetic_scenario(size, 1, true));
        const double value = pace(world, best_kernel(Precision::single_));
        std::printf("  %3d states x %2d powers x %d domains %10.0f\n", states, powers, domains, value);
        return value;
    };
    const double base = rate(8, 5, 5);
    const auto exponent = [&](double other, double times) { return std::log(base / other) / std::log(times); };
    const double many_states = rate(200, 5, 5), many_domains = rate(8, 5, 20), many_powers = rate(8, 20, 5);
    std::printf("  cost grows as states^%.2f, domains^%.2f, powers^%.2f\n", exponent(many_states, 25), exponent(many_domains, 4), exponent(many_powers, 4));
    rate(200, 20, 5);
}

void ensembles(const Scenario& scenario) {
    std::printf("\n1000 replicates of the 2021 world to %s with all statistics (steering yearly)\n", to_string(scenario.end).c_str());
    double one = 0;
    for (const int threads : {1, 2}) {
        RunOptions options;
        options.parallelism.threads = threads;
        const double took = best(3, [&] { (void)run_ensemble(scenario, options); });
        if (threads == 1) one = took;
        std::printf("  %d thread%s %6.2f s   %5.2f times one thread\n", threads, threads == 1 ? " " : "s", took, one / took);
    }
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    const double before = static_cast<double>(usage.ru_maxrss) / 1024;
    RunOptions many;
    many.replicates = 4000;
    (void)run_ensemble(scenario, many);
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("  memory: %.0f MB so far; after 4000 replicates %.0f MB\n", before, static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace
}  // namespace multivector::bench

int main() {
    using namespace multivector;
    Scenario scenario = bench::shipped("baseline.yaml");
    scenario.end = *parse_month("2035-01");
    const World world = compile(scenario);
    bench::kernels(world);
    bench::against_the_floor(world);
    bench::sizes();
    bench::ensembles(scenario);
}
