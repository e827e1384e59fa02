#pragma once
// A kernel that knows nothing of the model: every value is a function of where it stands, so that what is done with values
// can be worked out by hand.

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "engine/kernel.hpp"

namespace multivector::test {

/// Where a value stands: in which run, month and series, for which replicate on which draw of inputs.
struct Spot {
    Run run = Run::scenario;
    int month = 0;
    Series series;
    std::uint32_t replicate = 0, draw = 0;
};

class FakeKernel final : public Kernel {
public:
    FakeKernel(int width, std::function<double(const Spot&)> value) : width_(width), value_(std::move(value)) {}

    [[nodiscard]] int width() const override { return width_; }
    [[nodiscard]] std::string_view name() const override { return "fake"; }
    [[nodiscard]] RestingReport rest(const World&) const override { return {}; }

    void run(const BatchPlan& plan, FrameSink& sink) const override {
        std::vector<double> values;
        for (int month = 0; month <= plan.baseline->months; ++month)
            for (std::size_t run = 0; run < plan.runs.size(); ++run) {
                values.clear();
                for (const Series& s : *plan.series) {
                    if (!s.recorded_in(month)) continue;
                    for (std::size_t lane = 0; lane < plan.replicates.size(); ++lane)
                        values.push_back(value_({plan.runs[run], month, s, plan.replicates[lane], plan.draws[lane]}));
                }
                sink.frame(run, month, values);
            }
    }

private:
    int width_;
    std::function<double(const Spot&)> value_;
};

}  // namespace multivector::test
