#pragma once
// A kernel that knows nothing of the model: every value is a function of where it stands, so that what is done with values
// can be worked out by hand.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
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

class FakeBatch final : public Batch {
public:
    FakeBatch(const BatchPlan& plan, std::function<double(const Spot&)> value) : plan_(plan), value_(std::move(value)) {}

    void step(int month, std::span<const Place> places) override {
        for (std::size_t run = 0; run < plan_.runs.size(); ++run) {
            auto* at = static_cast<double*>(places[run].at);
            for (const Series& s : *plan_.series) {
                if (!s.recorded_in(month)) continue;
                for (std::size_t lane = 0; lane < plan_.replicates.size(); ++lane)
                    at[lane] = value_({plan_.runs[run], month, s, plan_.replicates[lane], plan_.draws[lane]}) + 0.0;
                at += plan_.replicates.size();
            }
        }
    }
    [[nodiscard]] SavedReplicate save(int) const override { return {}; }
    void restore(int, std::span<const SavedReplicate>) override {}

private:
    const BatchPlan& plan_;
    std::function<double(const Spot&)> value_;
};

class FakeKernel final : public Kernel {
public:
    FakeKernel(int width, std::function<double(const Spot&)> value) : width_(width), value_(std::move(value)) {}

    [[nodiscard]] int width() const override { return width_; }
    [[nodiscard]] std::string_view name() const override { return "fake"; }
    [[nodiscard]] Precision precision() const override { return Precision::double_; }
    [[nodiscard]] RestingReport rest(const World&) const override { return {}; }
    [[nodiscard]] std::unique_ptr<Batch> start(const BatchPlan& plan) const override {
        return std::make_unique<FakeBatch>(plan, value_);
    }

private:
    int width_;
    std::function<double(const Spot&)> value_;
};

}  // namespace multivector::test
