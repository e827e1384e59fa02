// Whole months through every kernel of this build: how cost grows with states and powers, with lanes and with threads.

#include <benchmark/benchmark.h>

#include "compile/compile.hpp"
#include "ensemble/ensemble.hpp"
#include "support/synthetic.hpp"

namespace {

using namespace multivector;

constexpr int kMonths = 24;

class NoSink : public FrameSink {
public:
    void frame(std::size_t, int, std::span<const double> values) override { benchmark::DoNotOptimize(values.data()); }
};

/// Arguments: states, powers, index of the kernel among available_kernels().
void months_of_a_batch(benchmark::State& bench) {
    const auto kernels = available_kernels();
    const auto which = static_cast<std::size_t>(bench.range(2));
    if (which >= kernels.size()) return bench.SkipWithError("this processor has no such kernel");
    const Kernel& kernel = *kernels[which];
    test::Size size;
    size.states = static_cast<int>(bench.range(0));
    size.powers = static_cast<int>(bench.range(1));
    size.months = kMonths;
    const World world = compile(test::synthetic_scenario(size, 1, true));
    const auto series = series_of(world, {false, 0});
    BatchPlan plan;
    plan.baseline = plan.scenario = &world;
    plan.runs = {Run::scenario};
    plan.series = &series;
    plan.inputs = InputMode::fixed;
    for (int lane = 0; lane < kernel.width(); ++lane) plan.replicates.push_back(static_cast<std::uint32_t>(lane));
    plan.draws = plan.replicates;
    NoSink sink;
    for (auto _ : bench) kernel.run(plan, sink);
    bench.SetLabel(std::string(kernel.name()));
    bench.counters["replicate_months_per_s"] =
        benchmark::Counter(static_cast<double>(bench.iterations()) * (kMonths + 1) * kernel.width(), benchmark::Counter::kIsRate);
}
BENCHMARK(months_of_a_batch)->ArgNames({"states", "powers", "kernel"})->ArgsProduct({{8, 24, 100, 200}, {5, 20}, {0, 1, 2}})->Unit(benchmark::kMillisecond);

/// Arguments: threads. 512 replicates of the default size with statistics, as a user runs them.
void ensemble_on_threads(benchmark::State& bench) {
    test::Size size;
    size.months = kMonths;
    const Scenario scenario = test::synthetic_scenario(size, 1, true);
    RunOptions options;
    options.replicates = 512;
    options.parallelism.threads = static_cast<int>(bench.range(0));
    for (auto _ : bench) benchmark::DoNotOptimize(run_ensemble(scenario, options));
    bench.counters["replicate_months_per_s"] =
        benchmark::Counter(static_cast<double>(bench.iterations()) * 512 * (kMonths + 1), benchmark::Counter::kIsRate);
}
BENCHMARK(ensemble_on_threads)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
