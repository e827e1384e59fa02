#include "plain/simulation.hpp"

#include <utility>

namespace multivector::plain {
namespace {

std::vector<ArrivingShock> shocks_of(const World& world) {
    std::vector<ArrivingShock> shocks;
    for (const Trigger& trigger : world.triggers) shocks.emplace_back(trigger, world.months);
    return shocks;
}

}  // namespace

Simulation::Simulation(const World& baseline, const World& scenario, const Options& options)
    : scenario_(scenario), options_(options), luck_(options.seed),
      inputs_(scenario, draw_inputs(scenario, options.drawn, luck_)), shocks_(shocks_of(scenario)),
      region_(scenario, inputs_) {
    Inputs of_scenario = inputs_;
    inputs_ = Inputs(baseline, same_draws(scenario, inputs_.base(), baseline));
    inputs_.enter(0, shocks_of(baseline));
    region_.rest();
    inputs_ = std::move(of_scenario);
    region_.start(luck());
}

void Simulation::run(const std::vector<Series>& series, const Frame& frame) {
    Recorder recorder(scenario_, inputs_, series, options_.mean_field);
    for (int month = 0; month <= scenario_.months; ++month) {
        for (ArrivingShock& shock : shocks_) shock.arrive(month, inputs_, luck());
        inputs_.enter(month, shocks_);
        region_.step(month, luck());
        for (ArrivingShock& shock : shocks_) shock.watch(month, region_.states());
        frame(month, recorder.record(region_, shocks_, month));
        region_.advance();
    }
}

}  // namespace multivector::plain
