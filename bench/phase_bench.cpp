// One replicate-month phase by phase, and its smallest parts: Philox and the logit. One replicate in a lane of one.

#include <benchmark/benchmark.h>

#include "compile/compile.hpp"
#include "model/month.hpp"
#include "support/synthetic.hpp"

namespace {

using namespace multivector;
using L = Lane<double, 1>;

/// A month of the default size, ready to run.
struct Ready {
    World world = compile(test::synthetic_scenario({}, 1, true));
    Streams<L> streams{1, &kReplicate};
    Inputs<L> in;
    Rest<L> rest;
    Luck<L> luck;
    State<L> now, next;
    Derived<L> month;
    static constexpr std::uint32_t kReplicate = 0;

    Ready() {
        draw_inputs(world, streams, DrawMode::fixed, in);
        inputs_of_month(world, 0, in);
        resting_point(world, in, false, rest, now);
        start_state(world, rest, streams, now);
        next = now;
        draw_luck(world, streams, 1, luck);
        Frame<L> f = frame();
        run_month(f);
    }

    Frame<L> frame() { return Frame<L>{world, in, rest, luck, now, next, month, 1}; }
};

void phase(benchmark::State& bench) {
    Ready ready;
    Frame<L> f = ready.frame();
    const auto& row = kSchedule<L>[static_cast<std::size_t>(bench.range(0))];
    for (auto _ : bench) {
        row.run(f);
        benchmark::ClobberMemory();
    }
    bench.SetLabel(std::string(row.name));
}
BENCHMARK(phase)->DenseRange(0, static_cast<int>(kSchedule<L>.size()) - 1)->Unit(benchmark::kMicrosecond);

void luck_of_a_month(benchmark::State& bench) {
    Ready ready;
    for (auto _ : bench) {
        draw_luck(ready.world, ready.streams, 1, ready.luck);
        benchmark::ClobberMemory();
    }
}
BENCHMARK(luck_of_a_month)->Unit(benchmark::kMicrosecond);

void resting_point_and_affinity(benchmark::State& bench) {
    Ready ready;
    Rest<L> rest;
    State<L> state;
    for (auto _ : bench) resting_point(ready.world, ready.in, false, rest, state);
}
BENCHMARK(resting_point_and_affinity)->Unit(benchmark::kMicrosecond);

void philox_block(benchmark::State& bench) {
    const Streams<L> streams(1, &Ready::kReplicate);
    std::uint32_t month = 0;
    for (auto _ : bench) benchmark::DoNotOptimize(streams.uniforms(++month, Purpose::posture, 1, 2));
}
BENCHMARK(philox_block);

void choice_of_a_cell(benchmark::State& bench) {
    Ready ready;
    Frame<L> f = ready.frame();
    Inertia<L> inertia;
    fill_inertia(f, 0, 0, inertia);
    for (auto _ : bench) {
        choose(f, 0, 0, 0, inertia);
        benchmark::ClobberMemory();
    }
}
BENCHMARK(choice_of_a_cell);

}  // namespace
