// Affinity: the scale of choice, the chain of choices it settles, and what happens where no affinity will do.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/busy.hpp"

namespace multivector::test {
namespace {

constexpr double kEngagement[] = {1, 0.6, 0, -1}, kDeference[] = {1, 0, 0, -1};
using Mix = std::vector<double>;

TEST(Sharpness, IsTheMeanSpreadOfUtilityOverTheCells) {
    Small s({Role::none, Role::none}, {.states = 2, .powers = 1});
    s(Parameter::rationality) = 3;
    Bench bench(s.scenario);
    Row<One> utility(16, One(0.0));
    for (std::size_t k = 0; k < 4; ++k) utility[k] = One(static_cast<double>(k)), utility[8 + k] = One(7.0);
    for (std::size_t k = 0; k < 4; ++k) utility[12 + k] = One(k < 2 ? 0.5 : -0.5);
    // Cells of the first state spread by sqrt(1.25) and 0, of the second by 0 and 0.5.
    EXPECT_NEAR(sharpness(bench.world, bench.in, utility, 0)[0], 3 / (std::sqrt(1.25) / 2), 1e-13);
    EXPECT_NEAR(sharpness(bench.world, bench.in, utility, 1)[0], 3 / 0.25, 1e-13);
}

/// One cell: logits without affinity, and what switching multiplies a move by.
class Cell : public testing::Test {
protected:
    Cell() : bench_(Small({Role::none}, {.powers = 1}).scenario) {
        for (int k = 0; k < 4; ++k)
            for (int l = 0; l < 4; ++l)
                factors_.emplace_back(std::exp(
                    -0.4 * (std::abs(kEngagement[k] - kEngagement[l]) + std::abs(kDeference[k] - kDeference[l]))));
    }
    void solve(double e, double v) {
        AffinityCell<One> cell(bench_.world, logits_, factors_);
        mix_.assign(4, One(0.0));
        cell.solve(One(e), One(v), phi_e_, phi_v_, mix_.data(), residual_);
    }
    /// Where the chain of choices ends that starts from the first posture.
    Mix settled() const {
        Mix now{1, 0, 0, 0};
        for (int step = 0; step < 3000; ++step) {
            Mix next(4, 0.0);
            for (std::size_t l = 0; l < 4; ++l) {
                double weight[4], sum = 0;
                for (std::size_t k = 0; k < 4; ++k) {
                    weight[k] = std::exp(logits_[k][0] + phi_e_[0] * kEngagement[k] + phi_v_[0] * kDeference[k]) *
                                factors_[k * 4 + l][0];
                    sum += weight[k];
                }
                for (std::size_t k = 0; k < 4; ++k) next[k] += now[l] * weight[k] / sum;
            }
            now = next;
        }
        return now;
    }
    Bench bench_;
    const One logits_[4] = {One(0.3), One(-0.2), One(0.5), One(0.1)};
    Row<One> factors_, mix_;
    One phi_e_, phi_v_, residual_;
};

TEST_F(Cell, SettlesAtTheBaseLevers) {
    const std::pair<double, double> targets[] = {{0.45, 0.0}, {0.45, 0.2}, {-0.2, -0.3}, {0.7, 0.3}, {0.05, 0.0}};
    for (const auto& [e, v] : targets) {
        solve(e, v);
        EXPECT_LT(residual_[0], 1e-12);
        const Mix mix = settled();
        double mean_e = 0, mean_v = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            EXPECT_NEAR(mix_[k][0], mix[k], 1e-12);
            mean_e += mix[k] * kEngagement[k];
            mean_v += mix[k] * kDeference[k];
        }
        EXPECT_NEAR(mean_e, e, 1e-11);
        EXPECT_NEAR(mean_v, v, 1e-11);
    }
}

TEST_F(Cell, NeedsNoAffinityWhereTheLeversRestOfThemselves) {
    phi_e_ = phi_v_ = One(0.0);
    const Mix mix = settled();
    solve(mix[0] + 0.6 * mix[1] - mix[3], mix[0] - mix[3]);
    EXPECT_NEAR(phi_e_[0], 0, 1e-10);
    EXPECT_NEAR(phi_v_[0], 0, 1e-10);
}

TEST_F(Cell, ReportsHowFarLeversOutOfReachAre) {
    solve(-0.5, 0.5);  // the postures lie on one side of it: the nearest mixture on e = v is (0, 0)
    EXPECT_GT(residual_[0], 0.3);
    EXPECT_TRUE(std::isfinite(phi_e_[0]) && std::isfinite(phi_v_[0]));
    double sum = 0;
    for (const One& p : mix_) {
        EXPECT_GE(p[0], 0);
        sum += p[0];
    }
    EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(Affinity, LeavesNothingToMoveInTheBaseMonth) {
    Bench bench(busy_scenario());
    for (const One& r : bench.rest.residual) EXPECT_LT(r[0], 1e-11);
    State<One> start = bench.now;
    bench.step(0);
    const auto same = [](const Row<One>& a, const Row<One>& b) {
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t c = 0; c < a.size(); ++c) EXPECT_NEAR(a[c][0], b[c][0], 1e-12);
    };
    same(bench.now.engagement, start.engagement);
    same(bench.now.deference, start.deference);
    same(bench.now.mix, start.mix);
    same(bench.now.tie, start.tie);
    same(bench.now.offer, start.offer);
    same(bench.now.coercion, start.coercion);
    same(bench.now.threat, start.threat);
    same(bench.now.standing, start.standing);
}

TEST(Affinity, IsTheStatesOwnWhateverPolicyTheWorldDeclares) {
    Scenario declared = busy_scenario();
    Policy& policy = declared.policies.emplace_back();
    policy.kind = PolicyKind::maximise_autonomy;
    policy.of_world = true;
    const Bench adaptive(busy_scenario(), true, Variant::baseline), other(declared, true, Variant::baseline);
    ASSERT_NE(other.world.policies[0].term_weight, adaptive.world.policies[0].term_weight);
    EXPECT_EQ(plain(other.rest.affinity_e), plain(adaptive.rest.affinity_e));
    EXPECT_EQ(plain(other.rest.affinity_v), plain(adaptive.rest.affinity_v));
    EXPECT_EQ(plain(other.rest.sharpness), plain(adaptive.rest.sharpness));
}

TEST(Affinity, LeavesTheSpreadOfTheComputedTermsAlone) {  // a scale that fed on affinity would need a fixed point
    Scenario s = busy_scenario();
    const auto before = plain(Bench(s).rest.sharpness);
    for (Quantity& q : s.inputs[static_cast<std::size_t>(Channel::engagement)])
        q.value += 1e-9;  // almost the same affinity
    const auto nearly = plain(Bench(s).rest.sharpness);
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NEAR(nearly[i] / before[i], 1, 1e-6);
    Bench bench(s);
    Row<One> utility;
    Frame<One> f = bench.frame();
    bench.run_before("postures");
    for (One& phi : bench.rest.affinity_e) phi = One(0.0);
    for (One& phi : bench.rest.affinity_v) phi = One(0.0);
    postures_phase(f);
    for (int i = 0; i < 2; ++i)
        EXPECT_NEAR(sharpness(bench.world, bench.in, bench.month.utility, i)[0] / nearly[z(i)], 1, 1e-12);
}

}  // namespace
}  // namespace multivector::test
