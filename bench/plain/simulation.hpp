#pragma once
// The whole model once more, plainly: one replicate at a time, objects with virtual functions, the standard library's
// mathematics and random numbers. A baseline for benchmarks, and a check of the kernel in the mean-field mode.

#include <cstdint>
#include <functional>
#include <vector>

#include "plain/recorder.hpp"

namespace multivector::plain {

struct Options {
    std::uint64_t seed = 1;
    bool mean_field = false;
    Drawn drawn = Drawn::none;
};

/// One replicate of one variant of a scenario. Not the same luck as the kernel's, but the same distributions.
class Simulation {
public:
    /// Solves the resting point of the baseline. The worlds must outlive the simulation; they may be the same.
    Simulation(const World& baseline, const World& scenario, const Options& options);

    using Frame = std::function<void(int month, const std::vector<double>& values)>;
    /// Runs from the base to the end, once; a frame holds the values of the series that are recorded in its month.
    /// Series of steering and what is recorded with it throw std::invalid_argument.
    void run(const std::vector<Series>& series, const Frame& frame);

private:
    Luck* luck() { return options_.mean_field ? nullptr : &luck_; }

    const World& scenario_;
    Options options_;
    Luck luck_;
    Inputs inputs_;
    std::vector<ArrivingShock> shocks_;
    Region region_;
};

}  // namespace multivector::plain
