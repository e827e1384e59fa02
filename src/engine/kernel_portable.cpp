#include "engine/batch.hpp"
#include "engine/instances.hpp"

namespace multivector {

const Kernel& portable_kernel() {
    static const KernelOf<Lane<double, 1>> kernel("portable");
    return kernel;
}

std::vector<ScheduleRow> schedule() {
    std::vector<ScheduleRow> rows;
    for (const auto& phase : kSchedule<Lane<double, 1>>) rows.push_back({phase.name, phase.reads, phase.writes});
    return rows;
}

}  // namespace multivector
