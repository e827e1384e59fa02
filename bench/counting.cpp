// The kernel once more, in a build that counts.

#define MULTIVECTOR_ISA counting
#define MULTIVECTOR_COUNT_CALLS
#include "calls.hpp"
#include "engine/batch.hpp"

namespace multivector::bench {

namespace {

using One = Lane<float, 1>;

CallCounts counted(const auto& work) {
    call_counts = {};
    work();
    return call_counts;
}

/// What one call of each kind counts within itself.
struct Within {
    CallCounts block, exp, log;
};

Within within() {
    const std::uint32_t replicate = 0;
    const Streams<One> streams(1, &replicate);
    One x(0.5);
    return {counted([&] { x = streams.uniforms(0, Purpose::posture, 1, 2)[0]; }), counted([&] { x = exp(x); }), counted([&] { x = log(x); })};
}

}  // namespace

Calls calls_per_month(const World& world) {
    const auto series = series_of(world, {false, 0});
    BatchPlan plan;
    plan.baseline = plan.scenario = &world;
    plan.runs = {Run::scenario};
    plan.series = &series;
    plan.inputs = InputMode::fixed;
    plan.replicates = plan.draws = {0};
    BatchOf<One> batch(plan);
    std::vector<double> values(series.size());
    const Place place{values.data()};
    const CallCounts all = counted([&] {
        for (int month = 0; month <= world.months; ++month) batch.step(month, std::span(&place, 1));
    });
    const Within in = within();
    const auto months = static_cast<double>(world.months + 1);
    const auto outside = [&](unsigned long long CallCounts::* kind) {
        return static_cast<double>(all.*kind - all.blocks * in.block.*kind - all.exps * in.exp.*kind - all.logs * in.log.*kind) / months;
    };
    Calls out{static_cast<double>(all.blocks) / months, static_cast<double>(all.exps) / months, static_cast<double>(all.logs) / months, 0, 0};
    out.divisions = outside(&CallCounts::divisions);
    out.operations = outside(&CallCounts::operations) - out.divisions;
    return out;
}

}  // namespace multivector::bench
