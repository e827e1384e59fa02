// Prints a hash of everything a small ensemble records, for every kernel of this build. The determinism matrix builds this
// file and the kernel with several compilers and levels of optimisation; all of them must print the same lines.

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

#include "compile/compile.hpp"
#include "engine/kernel.hpp"
#include "support/synthetic.hpp"

namespace {

using namespace multivector;

/// FNV-1a over the recorded values of each replicate, so that the width of the lanes cannot matter.
class HashSink : public FrameSink {
public:
    HashSink(int width, std::size_t replicates) : width_(static_cast<std::size_t>(width)), hash_(replicates, 0xcbf29ce484222325u) {}

    void begin(std::size_t first) { first_ = first; }

    void frame(std::size_t, int, std::span<const double> values) override {
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::size_t replicate = first_ + k % width_;
            if (replicate >= hash_.size()) continue;
            std::uint64_t bits;
            std::memcpy(&bits, &values[k], sizeof bits);
            hash_[replicate] = (hash_[replicate] ^ bits) * 0x100000001b3u;
        }
    }

    [[nodiscard]] std::uint64_t total() const {
        std::uint64_t all = 0xcbf29ce484222325u;
        for (const std::uint64_t h : hash_) all = (all ^ h) * 0x100000001b3u;
        return all;
    }

private:
    std::size_t width_, first_ = 0;
    std::vector<std::uint64_t> hash_;
};

std::uint64_t run(const Kernel& kernel, const World& scenario, const World& baseline, bool mean_field) {
    const auto series = series_of(scenario, {true, 6});
    constexpr std::size_t kReplicates = 12;
    BatchPlan plan;
    plan.baseline = &baseline;
    plan.scenario = &scenario;
    plan.runs = {Run::scenario, Run::baseline, Run::twin};
    plan.series = &series;
    plan.seed = 7;
    plan.inputs = InputMode::all;
    plan.mean_field = mean_field;
    HashSink sink(kernel.width(), kReplicates);
    for (std::size_t first = 0; first < kReplicates; first += static_cast<std::size_t>(kernel.width())) {
        plan.replicates.clear();
        for (int l = 0; l < kernel.width(); ++l) plan.replicates.push_back(static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(l));
        plan.draws = plan.replicates;
        sink.begin(first);
        kernel.run(plan, sink);
    }
    return sink.total();
}

}  // namespace

int main() {
    const multivector::test::Size size{3, 3, 5, 4, 4, 3, 30};
    const auto scenario = multivector::test::synthetic_scenario(size, 3, true);
    const World shocked = compile(scenario), baseline = compile(scenario, Variant::baseline);
    for (const Precision precision : {Precision::single_, Precision::double_})
        for (const Kernel* kernel : available_kernels(precision))
            for (const bool mean_field : {false, true}) {
                if (mean_field && precision == Precision::single_) continue;  // is always in double
                std::printf("%s %s %s %016llx\n", std::string(kernel->name()).c_str(), std::string(name_of(precision)).c_str(),
                            mean_field ? "mean-field" : "stochastic",
                            static_cast<unsigned long long>(run(*kernel, shocked, baseline, mean_field)));
            }
}
