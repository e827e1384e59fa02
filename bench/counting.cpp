// The kernel once more, in a build that counts.

#define MULTIVECTOR_ISA counting
#define MULTIVECTOR_COUNT_CALLS
#include "calls.hpp"
#include "engine/batch.hpp"

namespace multivector::bench {

Calls calls_per_month(const World& world) {
    const auto series = series_of(world, {false, 0});
    BatchPlan plan;
    plan.baseline = plan.scenario = &world;
    plan.runs = {Run::scenario};
    plan.series = &series;
    plan.inputs = InputMode::fixed;
    plan.replicates = plan.draws = {0};
    BatchOf<Lane<float, 1>> batch(plan);
    call_counts = {};
    std::vector<double> values(series.size());
    const Place place{values.data(), 1};
    for (int month = 0; month <= world.months; ++month) batch.step(month, std::span(&place, 1));
    const auto months = static_cast<double>(world.months + 1);
    return {static_cast<double>(call_counts.blocks) / months, static_cast<double>(call_counts.exps) / months,
            static_cast<double>(call_counts.logs) / months};
}

}  // namespace multivector::bench
