// The plain model of the benchmarks against the kernel: the same numbers in the mean-field mode, the same means under
// luck.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "engine/kernel.hpp"
#include "plain/simulation.hpp"
#include "support/synthetic.hpp"
#include "unit/config/load_text.hpp"

namespace multivector::test {
namespace {

using Frames = std::map<int, std::vector<double>>;

class Keep final : public FrameSink {
public:
    void frame(std::size_t, int month, std::span<const double> values) override {
        frames[month].assign(values.begin(), values.end());
    }
    Frames frames;
};

/// Both variants of a scenario, and all that is recorded of it but steering.
struct Case {
    explicit Case(const Scenario& s)
        : baseline(compile(s, Variant::baseline)), scenario(compile(s)), series(series_of(scenario, {true, 0})) {}

    [[nodiscard]] Frames kernel(bool mean_field, InputMode inputs, std::uint32_t replicate) const {
        BatchPlan plan;
        plan.baseline = &baseline;
        plan.scenario = &scenario;
        plan.runs = {Run::scenario};
        plan.series = &series;
        plan.replicates = plan.draws = {replicate};
        plan.inputs = inputs;
        plan.mean_field = mean_field;
        Keep keep;
        available_kernels().front()->run(plan, keep);  // one lane
        return keep.frames;
    }

    [[nodiscard]] Frames plainly(const plain::Options& options) const {
        Frames frames;
        plain::Simulation simulation(baseline, scenario, options);
        simulation.run(series, [&](int month, const std::vector<double>& values) { frames[month] = values; });
        return frames;
    }

    World baseline, scenario;
    std::vector<Series> series;
};

Scenario loaded(const std::filesystem::path& file) {
    Loaded l = load(file);
    if (!l.scenario) throw std::runtime_error(l.messages);
    return std::move(*l.scenario);
}

std::filesystem::path docked(const char* name) {
    return std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "tests/docking" / name;
}

/// Every value of every month agrees within 1e-12 of 1, or of the value if that is larger.
void expect_same_numbers(const Case& c) {
    const Frames kernel = c.kernel(true, InputMode::fixed, 0), plainly = c.plainly({.mean_field = true});
    ASSERT_EQ(static_cast<int>(kernel.size()), c.scenario.months + 1);
    ASSERT_EQ(plainly.size(), kernel.size());
    double farthest = 0;
    std::string where;
    for (const auto& [month, values] : kernel) {
        const auto& others = plainly.at(month);
        ASSERT_EQ(others.size(), values.size());
        std::size_t n = 0;
        for (const Series& s : c.series) {
            if (!s.recorded_in(month)) continue;
            const double apart = std::abs(values[n] - others[n]) / std::max(1.0, std::abs(values[n]));
            ++n;
            ASSERT_FALSE(std::isnan(apart)) << label(c.scenario, s) << " in month " << month;
            if (apart <= farthest) continue;
            farthest = apart;
            where = label(c.scenario, s) + " in month " + std::to_string(month);
        }
        ASSERT_EQ(n, values.size());
    }
    EXPECT_LE(farthest, 1e-12) << where;
}

TEST(PlainModel, HasTheNumbersOfAnInventedWar) { expect_same_numbers(Case(loaded(shipped("three_states_war.yaml")))); }

TEST(PlainModel, HasTheNumbersOfAFullWorld) { expect_same_numbers(Case(loaded(shipped("ukraine_war.yaml")))); }

TEST(PlainModel, HasTheNumbersOfEveryPartOfTheModel) {
    for (const char* file :
         {"every_shock.yaml", "fixed_policies.yaml", "weighing_policies.yaml", "rules.yaml", "arrivals.yaml",
          "mechanisms.yaml", "other_structure.yaml", "memberships.yaml", "memberships_at_once.yaml",
          "neighbours.yaml", "neighbours_other_structure.yaml", "usefulness.yaml", "usefulness_other_structure.yaml",
          "joint_moves.yaml", "joint_moves_other_structure.yaml", "concessions.yaml", "concessions_other_structure.yaml"}) {
        SCOPED_TRACE(file);
        expect_same_numbers(Case(loaded(docked(file))));
    }
}

TEST(PlainModel, HasTheNumbersOfSyntheticWorlds) {
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        SCOPED_TRACE(seed);
        expect_same_numbers(Case(synthetic_scenario({}, seed, true)));
        Size odd{
            .states = 3, .powers = 7, .domains = 6, .corridors = 4, .threats = 2, .organisations = 2, .months = 60};
        expect_same_numbers(Case(synthetic_scenario(odd, seed, true)));
    }
}

/// What a run is about whose baseline has all of its shocks, as the benchmarks have it.
TEST(PlainModel, TakesOneWorldForBoth) {
    Case c(synthetic_scenario({.months = 24}, 1, true));
    c.baseline = c.scenario;
    expect_same_numbers(c);
}

/// Mean of a number over replicates, and the variance of that.
class Mean {
public:
    void add(double x) { ++n_, sum_ += x, squares_ += x * x; }
    [[nodiscard]] double value() const { return sum_ / n_; }
    [[nodiscard]] double variance() const { return std::max(squares_ / n_ - value() * value(), 0.0) / (n_ - 1); }

private:
    double n_ = 0, sum_ = 0, squares_ = 0;
};

/// What replicates show of a series: its first month, its sum over the run, and the spread of that.
struct Shown {
    Mean first, sum, spread;
};

/// Sum of every series over the months in which it is recorded.
std::vector<double> sums(const Case& c, const Frames& frames) {
    std::vector<double> sums(c.series.size());
    for (const auto& [month, values] : frames) {
        std::size_t n = 0;
        for (std::size_t k = 0; k < sums.size(); ++k)
            if (c.series[k].recorded_in(month)) sums[k] += values[n++];
    }
    return sums;
}

void add(const Case& c, const Frames& frames, const std::vector<double>& middle, std::vector<Shown>& shown) {
    const std::vector<double> sum = sums(c, frames);
    std::size_t n = 0;
    for (std::size_t k = 0; k < shown.size(); ++k) {
        shown[k].sum.add(sum[k]);
        shown[k].spread.add((sum[k] - middle[k]) * (sum[k] - middle[k]));
        if (c.series[k].recorded_in(0))
            shown[k].first.add(frames.at(0)[n++]);
        else
            shown[k].first.add(0);
    }
}

/// Distance of two means in standard errors; where nothing varies, they must be the same but for rounding.
double standard_errors(const Mean& a, const Mean& b) {
    return std::abs(a.value() - b.value()) / std::sqrt(a.variance() + b.variance() + 1e-20);
}

/// Influence must agree within four standard errors; of the hundreds of other numbers some may be farther apart.
void expect_same_means(Scenario s, InputMode of_kernel, plain::Drawn of_plain) {
    s.end = s.base + 36;
    const Case c(s);
    const std::vector<double> middle = sums(c, c.plainly({.mean_field = true}));
    std::vector<Shown> kernel(c.series.size()), plainly(c.series.size());
    for (std::uint32_t r = 0; r < 300; ++r) {
        add(c, c.kernel(false, of_kernel, r), middle, kernel);
        add(c, c.plainly({.seed = r, .drawn = of_plain}), middle, plainly);
    }
    for (std::size_t k = 0; k < c.series.size(); ++k) {
        SCOPED_TRACE(label(c.scenario, c.series[k]));
        const double bar = c.series[k].kind == SeriesKind::influence ? 4 : 5;
        EXPECT_LE(standard_errors(kernel[k].first, plainly[k].first), bar);
        EXPECT_LE(standard_errors(kernel[k].sum, plainly[k].sum), bar);
        EXPECT_LE(standard_errors(kernel[k].spread, plainly[k].spread), 5);
    }
}

TEST(PlainModel, HasTheMeansUnderLuck) {
    Scenario s = loaded(shipped("three_states_war.yaml"));
    for (Quantity& noise : s.inputs[static_cast<std::size_t>(Channel::noise)])
        noise.value *= 5;  // to be seen beside choice
    s.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(Parameter::hazard_base)].value =
        0.6;
    expect_same_means(s, InputMode::fixed, plain::Drawn::none);
}

TEST(PlainModel, HasTheMeansUnderLuckAndDraws) {
    expect_same_means(loaded(shipped("three_states_war.yaml")), InputMode::all, plain::Drawn::all);
    expect_same_means(loaded(docked("arrivals.yaml")), InputMode::world, plain::Drawn::of_world);
}

TEST(PlainModel, RefusesSteering) {
    const World world = compile(synthetic_scenario({.months = 1}, 1, false));
    plain::Simulation simulation(world, world, {});
    EXPECT_THROW(simulation.run(series_of(world, {}), [](int, const std::vector<double>&) {}), std::invalid_argument);
}

}  // namespace
}  // namespace multivector::test
