#include "support/mean_field.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "compile/compile.hpp"

namespace multivector::test {
namespace {

constexpr std::array kRuns{Run::scenario, Run::baseline, Run::twin};

using Values = std::map<std::pair<Run, int>, std::vector<double>>;

class Keep final : public FrameSink {
public:
    explicit Keep(Values& values) : values_(values) {}
    void frame(std::size_t run, int month, std::span<const double> values) override {
        values_[{kRuns[run], month}].assign(values.begin(), values.end());
    }

private:
    Values& values_;
};

Scenario load(const std::filesystem::path& file, const LoadOptions& options) {
    Diagnostics diagnostics;
    auto scenario = load_scenario(file, options, diagnostics);
    std::string faults;
    for (const auto& fault : diagnostics.sorted()) faults += "\n" + render(fault, "");
    if (!scenario || !faults.empty()) throw std::runtime_error(file.string() + " has faults:" + faults);
    return std::move(*scenario);
}

const Kernel& portable() {
    for (const Kernel* kernel : available_kernels()) {
        if (kernel->width() == 1) return *kernel;
    }
    throw std::runtime_error("no kernel of one lane");
}

}  // namespace

MeanField::MeanField(const std::filesystem::path& file, const LoadOptions& options) : scenario_(load(file, options)) {
    const World world = compile(scenario_);
    const World baseline = compile(scenario_, Variant::baseline);
    series_ = series_of(world, {.domains_of_all = true});
    BatchPlan plan;
    plan.baseline = &baseline;
    plan.scenario = &world;
    plan.runs.assign(kRuns.begin(), kRuns.end());
    plan.series = &series_;
    plan.replicates = plan.draws = {0};
    plan.inputs = InputMode::fixed;
    plan.mean_field = true;
    Keep keep(values_);
    portable().run(plan, keep);
}

int MeanField::find(Axis axis, const std::string& id) const {
    if (id.empty()) return -1;
    const auto& entities = scenario_.entities[static_cast<std::size_t>(axis)];
    const auto it = std::ranges::find(entities, id, &Entity::id);
    if (it == entities.end()) throw std::runtime_error("no " + std::string(axis_name(axis)) + " '" + id + "'");
    return static_cast<int>(it - entities.begin());
}

int MeanField::find_event(std::string_view measure, const std::string& id) const {
    if (id.empty()) return -1;
    const auto position = [&](const auto& events) {
        for (std::size_t n = 0; n < events.size(); ++n) {
            if (events[n].id == id) return static_cast<int>(n);
        }
        throw std::runtime_error("no event '" + id + "'");
    };
    if (measure.starts_with("shock_")) {
        const auto shocks = scenario_.arriving_shocks();
        const auto it = std::ranges::find(shocks, id, &Shock::name);
        if (it == shocks.end()) throw std::runtime_error("no shock without a date '" + id + "'");
        return static_cast<int>(it - shocks.begin());
    }
    return measure == info(SeriesKind::hosting).name ? position(scenario_.conflicts) : position(scenario_.issues);
}

double MeanField::at(Run run, std::string_view measure, const Of& of, std::string_view month) const {
    const auto date = parse_month(month);
    const int index = date ? *date - scenario_.base : -1;
    const auto frame = values_.find({run, index});
    if (frame == values_.end()) throw std::runtime_error("no record of " + std::string(month));
    const int state = find(Axis::state, of.state), power = find(Axis::power, of.power);
    const int domain = find(Axis::domain, of.domain), posture = find(Axis::posture, of.posture);
    const int corridor = find(Axis::corridor, of.corridor), threat = find(Axis::threat, of.threat);
    const int organisation = find(Axis::organisation, of.organisation), neighbour = find(Axis::state, of.neighbour);
    const int event = find_event(measure, of.event);
    std::size_t place = 0;
    for (const Series& s : series_) {
        if (!s.recorded_in(index)) continue;
        const bool same = info(s.kind).name == measure && s.state == state && s.power == power && s.domain == domain &&
                          s.posture == posture && s.corridor == corridor && s.threat == threat &&
                          s.organisation == organisation && s.neighbour == neighbour && s.event == event;
        if (same) return frame->second.at(place);
        ++place;
    }
    throw std::runtime_error("no series " + std::string(measure) + " of that kind in " + std::string(month));
}

}  // namespace multivector::test
