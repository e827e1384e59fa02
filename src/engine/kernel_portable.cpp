#include "engine/batch.hpp"
#include "engine/instances.hpp"

namespace multivector {

const Kernel& portable_kernel(Precision precision) {
    static const KernelOf<Lane<float, 1>> single("portable");
    static const KernelOf<Lane<double, 1>> full("portable");
    return precision == Precision::single_ ? static_cast<const Kernel&>(single) : full;
}

std::vector<ScheduleRow> schedule() {
    std::vector<ScheduleRow> rows;
    for (const PhaseInfo& phase : kPhases) rows.push_back({phase.name, phase.reads, phase.writes});
    return rows;
}

}  // namespace multivector
