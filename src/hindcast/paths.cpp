#include "hindcast/paths.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "compile/compile.hpp"
#include "engine/kernel.hpp"
#include "hindcast/scalar.hpp"

namespace multivector::hindcast {
namespace {

/// Keeps every recorded value, in the order of time.
class Keep final : public FrameSink {
public:
    explicit Keep(std::size_t width) : width_(width) {}
    void frame(std::size_t, int, std::span<const double> values) override {
        for (std::size_t k = 0; k < values.size(); k += width_) seen.push_back(values[k]);
    }
    std::vector<double> seen;

private:
    std::size_t width_;
};

SeriesKind kind_of(Measure measure) {
    switch (measure) {
        case Measure::deference: return SeriesKind::deference;
        case Measure::influence: return SeriesKind::influence;
        default: return SeriesKind::share;
    }
}

/// One series for each key in the base month and at each horizon, by month: the order in which values come.
std::vector<Series> series_of(const HindcastSpec& spec, const std::vector<Key>& keys) {
    std::vector<int> months{0};
    months.insert(months.end(), spec.horizons.begin(), spec.horizons.end());
    std::vector<Series> out;
    for (const int month : months)
        for (const Key& key : keys) {
            const HindcastSeries& s = spec.series[key.series];
            out.push_back({.kind = kind_of(s.measure),
                           .state = static_cast<int>(key.state),
                           .power = static_cast<int>(key.power),
                           .domain = s.domain ? static_cast<int>(*s.domain) : -1,
                           .only = month});
        }
    return out;
}

void switch_off(World& w, Variant variant) {
    if (variant == Variant::random_posture)
        for (CompiledPolicy& policy : w.policies) policy.term_weight.fill(0);
    if (variant != Variant::without_agency) return;
    w.slots[static_cast<std::size_t>(w.parameter(Parameter::lever_smoothing))] = 0;
    w.slots[static_cast<std::size_t>(w.parameter(Parameter::coercion_friction))] = 0;
    for (int d = 0; d < w.n.domains; ++d) w.slots[static_cast<std::size_t>(w.at(Channel::offer_effect) + d)] = 0;
}

const Kernel& one_lane() {
    const auto kernels = available_kernels(Precision::double_);
    return **std::ranges::min_element(kernels, {}, [](const Kernel* k) { return k->width(); });
}

}  // namespace

Changes changes_of(const Scenario& world, const HindcastSpec& spec, const std::vector<Key>& keys, Variant variant) {
    World scenario = compile(world), baseline = compile(world, multivector::Variant::baseline);
    switch_off(scenario, variant);
    switch_off(baseline, variant);
    const auto series = series_of(spec, keys);
    const Kernel& kernel = one_lane();
    const auto width = static_cast<std::size_t>(kernel.width());
    BatchPlan plan;
    plan.baseline = &baseline;
    plan.scenario = &scenario;
    plan.runs = {Run::scenario};
    plan.series = &series;
    plan.replicates.assign(width, 0);
    plan.draws = plan.replicates;
    plan.inputs = InputMode::fixed;
    plan.mean_field = true;
    Keep keep(width);
    kernel.run(plan, keep);
    Changes out(keys.size());
    for (std::size_t k = 0; k < keys.size(); ++k)
        for (std::size_t h = 1; h <= spec.horizons.size(); ++h) {
            const double before = keep.seen[k], after = keep.seen[h * keys.size() + k];
            const bool lever = spec.series[keys[k].series].measure == Measure::deference;
            const double change = lever ? after - before : log_odds(after) - log_odds(before);
            if (!std::isfinite(change)) throw Error(fmt::format("the run from {} gave a value that is not finite", to_string(world.base)));
            out[k].push_back(change);
        }
    return out;
}

}  // namespace multivector::hindcast
