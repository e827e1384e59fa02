// The model in plain objects (bench/plain), one replicate at a time: what the kernel is to be compared with.

#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>

#include "compile/compile.hpp"
#include "engine/kernel.hpp"
#include "plain/simulation.hpp"
#include "support/synthetic.hpp"

namespace {

using namespace multivector;

constexpr int kMonths = 24;

Scenario world_of_2021() {
    const std::filesystem::path scenarios = std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "scenarios";
    LoadOptions options;
    options.shipped = scenarios;
    Diagnostics diagnostics;
    auto scenario = load_scenario(scenarios / "baseline.yaml", options, diagnostics);
    if (!scenario) throw std::runtime_error("scenarios/baseline.yaml has faults");
    return *scenario;
}

void count_months(benchmark::State& bench, const World& world, int replicates) {
    bench.counters["replicate_months_per_s"] = benchmark::Counter(
        static_cast<double>(bench.iterations()) * (world.months + 1) * replicates, benchmark::Counter::kIsRate);
}

/// Replicates of a world, each from its resting point to the end, stochastic, with every series but steering.
void run_plainly(benchmark::State& bench, const World& world) {
    const auto series = series_of(world, {false, 0});
    std::uint64_t seed = 0;
    for (auto _ : bench) {
        plain::Simulation simulation(world, world, {.seed = seed++});
        simulation.run(series, [](int, const std::vector<double>& values) { benchmark::DoNotOptimize(values.data()); });
    }
    count_months(bench, world, 1);
}

/// Arguments: states, powers, as months_of_a_batch has them.
void plain_months(benchmark::State& bench) {
    test::Size size;
    size.states = static_cast<int>(bench.range(0));
    size.powers = static_cast<int>(bench.range(1));
    size.months = kMonths;
    run_plainly(bench, compile(test::synthetic_scenario(size, 1, true)));
}
BENCHMARK(plain_months)
    ->ArgNames({"states", "powers"})
    ->ArgsProduct({{8, 24, 100, 200}, {5, 20}})
    ->Unit(benchmark::kMillisecond);

void plain_months_of_2021(benchmark::State& bench) { run_plainly(bench, compile(world_of_2021())); }
BENCHMARK(plain_months_of_2021)->Unit(benchmark::kMillisecond);

void plain_resting_point_of_2021(benchmark::State& bench) {
    const World world = compile(world_of_2021());
    for (auto _ : bench) plain::Simulation(world, world, {});
}
BENCHMARK(plain_resting_point_of_2021)->Unit(benchmark::kMicrosecond);

class NoSink : public FrameSink {
public:
    void frame(std::size_t, int, std::span<const double> values) override { benchmark::DoNotOptimize(values.data()); }
};

/// Argument: index of the kernel among available_kernels().
void kernel_months_of_2021(benchmark::State& bench) {
    const auto kernels = available_kernels();
    const auto which = static_cast<std::size_t>(bench.range(0));
    if (which >= kernels.size()) return bench.SkipWithError("this processor has no such kernel");
    const World world = compile(world_of_2021());
    const auto series = series_of(world, {false, 0});
    BatchPlan plan;
    plan.baseline = plan.scenario = &world;
    plan.runs = {Run::scenario};
    plan.series = &series;
    plan.inputs = InputMode::fixed;
    for (int lane = 0; lane < kernels[which]->width(); ++lane)
        plan.replicates.push_back(static_cast<std::uint32_t>(lane));
    plan.draws = plan.replicates;
    NoSink sink;
    for (auto _ : bench) kernels[which]->run(plan, sink);
    bench.SetLabel(std::string(kernels[which]->name()));
    count_months(bench, world, kernels[which]->width());
}
BENCHMARK(kernel_months_of_2021)->ArgName("kernel")->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

}  // namespace
