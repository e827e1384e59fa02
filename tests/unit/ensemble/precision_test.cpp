// Single precision against double, on the same random numbers and draws.

#include <cmath>

#include <gtest/gtest.h>

#include "ensemble/ensemble.hpp"
#include "support/synthetic.hpp"

namespace multivector::test {
namespace {

struct Both {
    EnsembleResult single, full;
};

Both both(const Scenario& scenario, std::size_t replicates) {
    RunOptions options;
    options.replicates = replicates;
    options.record.domains_of_all = true;
    Both out;
    options.precision = Precision::single_;
    out.single = run_ensemble(scenario, options);
    options.precision = Precision::double_;
    out.full = run_ensemble(scenario, options);
    return out;
}

TEST(Precision, StartsAtTheSamePoint) {
    const Both b = both(synthetic_scenario({}, 1, true), 32);
    for (std::size_t n = 0; n < b.full.series.size(); ++n) {
        const Statistics *s = b.single.find(n, 0), *f = b.full.find(n, 0);
        if (f == nullptr) continue;
        EXPECT_NEAR(s->mean(), f->mean(), 2e-4 * std::max(1.0, std::abs(f->mean()))) << label(b.full.scenario, b.full.series[n]);
    }
}

TEST(Precision, GivesTheSameMeansWithinMonteCarloError) {
    for (const std::uint32_t seed : {1U, 2U}) {
        Size size;
        size.months = 60;
        const Both b = both(synthetic_scenario(size, seed, true), 512);
        double sum = 0, worst = 0;
        std::size_t count = 0;
        std::string where;
        for (std::size_t n = 0; n < b.full.series.size(); ++n)
            for (const int month : {1, 12, 36, 60}) {
                const Statistics *s = b.single.find(n, month), *f = b.full.find(n, month);
                if (f == nullptr || f->sd() == 0) continue;
                // Two ensembles of other seeds would differ by 1.4 standard errors in the mean square; these share their luck.
                const double apart = std::abs(s->mean() - f->mean()) / (f->sd() / std::sqrt(512.0) + 1e-5 * std::max(1.0, std::abs(f->mean())));
                sum += apart * apart;
                ++count;
                if (apart > worst) worst = apart, where = label(b.full.scenario, b.full.series[n]) + " in month " + std::to_string(month);
            }
        EXPECT_GT(count, 1000U);
        EXPECT_LT(std::sqrt(sum / static_cast<double>(count)), 0.2) << "seed " << seed;
        EXPECT_LT(worst, 3.0) << where;
    }
}

TEST(Precision, OfTheMeanFieldIsAlwaysDouble) {
    RunOptions options;
    options.mean_field = true;
    options.precision = Precision::single_;
    EXPECT_EQ(settled(options).precision, Precision::double_);
    options.kernel = &best_kernel(Precision::single_);
    EXPECT_EQ(settled(options).precision, Precision::double_);
    EXPECT_EQ(kernel_of(settled(options)).precision(), Precision::double_);
}

}  // namespace
}  // namespace multivector::test
