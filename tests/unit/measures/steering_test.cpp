// Steering: terms taken apart by power, and Shapley values against all orders of the powers.

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "measures/steering.hpp"
#include "unit/model/busy.hpp"

namespace multivector::test {
namespace {

using Chances = std::array<double, 4>;

double bits(const Chances& a, const Chances& b) {
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k) {
        const double mean = (a[k] + b[k]) / 2;
        sum += a[k] * std::log2(a[k] / mean) / 2 + b[k] * std::log2(b[k] / mean) / 2;
    }
    return sum;
}

class Steering : public testing::Test {
protected:
    Steering() : scenario_(busy_scenario()), bench_(scenario_, false) {
        disturb(bench_);
        Frame<One> f = bench_.frame();
        postures_phase(f);
        reference_ = std::make_unique<Reference>(scenario_, given(bench_));
    }
    template <class F>
    void each_cell(F&& check) {
        for (int i = 0; i < 2; ++i)
            for (int p = 0; p < 3; ++p)
                for (int d = 0; d < 3; ++d) check(i, p, d);
    }
    PowerTerms<One> split(int i, int p, int d) {
        const Frame<One> f = bench_.frame();
        const StateContext<One> context = state_context(f, i);
        Slopes<One> slopes;
        fill_slopes(f, context, i, d, slopes);
        PowerTerms<One> terms(3);
        split_terms(f, context, slopes, i, p, d, terms);
        return terms;
    }
    /// Choice in a cell when only the powers in `present` have terms.
    Chances choice(int i, int p, int d, unsigned present) const {
        Chances out{};
        double sum = 0;
        for (int k = 0; k < 4; ++k) {
            double u = reference_->utility(i, p, d, k);
            for (int r = 0; r < 3; ++r)
                if (!(present >> r & 1)) u -= reference_->of_power(r, i, p, d, k);
            out[z(k)] = std::exp(bench_.rest.sharpness[z(i)][0] * u);
            sum += out[z(k)];
        }
        for (double& x : out) x /= sum;
        return out;
    }
    Scenario scenario_;
    Bench bench_;
    std::unique_ptr<Reference> reference_;
};

TEST_F(Steering, TakesTermsApartByPower) {
    each_cell([&](int i, int p, int d) {
        const auto terms = split(i, p, d);
        for (int k = 0; k < 4; ++k)
            for (int r = 0; r < 3; ++r)
                EXPECT_NEAR(terms.of[z(r)][z(k)][0], reference_->of_power(r, i, p, d, k), 1e-13)
                    << i << p << d << ' ' << r << k;
    });
}

TEST_F(Steering, PartsSumToTheTermsOfTheChoice) {
    each_cell([&](int i, int p, int d) {
        const auto terms = split(i, p, d);
        for (int k = 0; k < 4; ++k) {
            const double whole = reference_->term(Term::protection, i, p, d, k) +
                                 reference_->term(Term::coercion, i, p, d, k) +
                                 reference_->term(Term::inducement, i, p, d, k);
            EXPECT_NEAR((terms.of[0][z(k)] + terms.of[1][z(k)] + terms.of[2][z(k)])[0], whole, 1e-13);
            EXPECT_NEAR(terms.without[z(k)][0], reference_->utility(i, p, d, k) - whole, 1e-13);
        }
    });
}

TEST_F(Steering, PartsCarryTheWeightsOfAPolicy) {
    const PowerTerms<One> before = split(1, 2, 0);
    bench_.world.policies[1].term_weight = {1, 3, 1, 5, 7, 1, 1, 1, 1};
    Frame<One> f = bench_.frame();
    utilities(f);
    const PowerTerms<One> after = split(1, 2, 0);
    for (std::size_t k = 0; k < 4; ++k) {
        double extra = 0;  // beside what the weights add, the rest of utility is what it was
        for (std::size_t r = 0; r < 3; ++r) extra += (after.of[r][k] - before.of[r][k])[0];
        const int n = static_cast<int>(k);
        const double wanted = 2 * reference_->term(Term::protection, 1, 2, 0, n) +
                              4 * reference_->term(Term::coercion, 1, 2, 0, n) +
                              6 * reference_->term(Term::inducement, 1, 2, 0, n);
        EXPECT_NEAR(extra, wanted, 1e-12);
        EXPECT_NEAR(after.without[k][0], before.without[k][0], 1e-12);
    }
}

TEST_F(Steering, IsTheMeanOfMarginalContributionsOverAllOrders) {
    for (int i = 0; i < 2; ++i) {
        std::array<double, 3> wanted{};
        for (int p = 0; p < 3; ++p)
            for (int d = 0; d < 3; ++d) {
                const Chances none = choice(i, p, d, 0);
                std::array<int, 3> order{0, 1, 2};
                do {
                    unsigned present = 0;
                    double so_far = 0;
                    for (const int r : order) {
                        present |= 1u << r;
                        const double now = bits(choice(i, p, d, present), none);
                        wanted[z(r)] += (now - so_far) / 6 / 9;
                        so_far = now;
                    }
                } while (std::ranges::next_permutation(order).found);
            }
        Row<One> phi, psi;
        steering(bench_.frame(), i, phi, psi);
        for (std::size_t r = 0; r < 3; ++r) EXPECT_NEAR(phi[r][0], wanted[r], 1e-12) << i << ' ' << r;
    }
}

TEST_F(Steering, SharesOutTheWholeDivergence) {
    for (int i = 0; i < 2; ++i) {
        double whole = 0;
        for (int p = 0; p < 3; ++p)
            for (int d = 0; d < 3; ++d) whole += bits(choice(i, p, d, 7), choice(i, p, d, 0)) / 9;
        Row<One> phi, psi;
        steering(bench_.frame(), i, phi, psi);
        EXPECT_NEAR((phi[0] + phi[1] + phi[2])[0], whole, 1e-12);
        EXPECT_GT(whole, 1e-3);
    }
}

TEST_F(Steering, SampledIsNearTheExactAndSharesOutTheSameWhole) {
    for (int i = 0; i < 2; ++i) {
        Row<One> phi, psi, sampled, pull;
        steering(bench_.frame(), i, phi, psi, true);
        steering(bench_.frame(), i, sampled, pull, false);
        EXPECT_NEAR((sampled[0] + sampled[1] + sampled[2])[0], (phi[0] + phi[1] + phi[2])[0], 1e-12);
        for (std::size_t r = 0; r < 3; ++r) {
            EXPECT_NEAR(sampled[r][0], phi[r][0], 0.1 * (phi[0] + phi[1] + phi[2])[0]) << i << ' ' << r;
            EXPECT_EQ(pull[r][0], psi[r][0]);
        }
    }
}

TEST(JoiningOrders, GoBothWaysAndFollowStableIds) {
    World w;
    w.n.powers = 12;
    w.stable.resize(kAxes);
    for (std::uint32_t p = 0; p < 12; ++p) w.stable[static_cast<std::size_t>(Axis::power)].push_back(p + 100);
    const auto orders = joining_orders(w);
    ASSERT_EQ(orders.size(), 64U);
    std::vector<double> place(12);
    for (std::size_t n = 0; n < orders.size(); n += 2) {
        EXPECT_TRUE(std::ranges::equal(orders[n], std::vector<int>(orders[n + 1].rbegin(), orders[n + 1].rend())));
        for (std::size_t at = 0; at < 12; ++at) place[z(orders[n][at])] += static_cast<double>(at) / 32;
    }
    for (const double mean : place) EXPECT_NEAR(mean, 5.5, 2.5);  // 3.45 / sqrt(32) is a standard error of 0.6
    std::ranges::reverse(w.stable[static_cast<std::size_t>(Axis::power)]);
    const auto turned = joining_orders(w);
    for (std::size_t n = 0; n < orders.size(); ++n)
        for (std::size_t at = 0; at < 12; ++at) ASSERT_EQ(turned[n][at], 11 - orders[n][at]);
}

TEST_F(Steering, PullIsDeferenceWithAndWithoutThePowersTerms) {
    for (int i = 0; i < 2; ++i) {
        Row<One> phi, psi;
        steering(bench_.frame(), i, phi, psi);
        for (int p = 0; p < 3; ++p) {
            double wanted = 0;
            for (int d = 0; d < 3; ++d) {
                const Chances with = choice(i, p, d, 7), without = choice(i, p, d, 7u & ~(1u << p));
                wanted += reference_->weight(i, d) * (with[0] - with[3] - without[0] + without[3]);
            }
            EXPECT_NEAR(psi[z(p)][0], wanted, 1e-12);
        }
    }
}

TEST(Shapley, WeightsAreFactorials) {
    EXPECT_NEAR(shapley_weight(0, 1), 1, 1e-15);
    EXPECT_NEAR(shapley_weight(0, 5), 24.0 / 120, 1e-15);
    EXPECT_NEAR(shapley_weight(1, 5), 6.0 / 120, 1e-15);
    EXPECT_NEAR(shapley_weight(2, 5), 4.0 / 120, 1e-15);
    EXPECT_NEAR(shapley_weight(3, 5), 6.0 / 120, 1e-15);
    EXPECT_NEAR(shapley_weight(4, 5), 24.0 / 120, 1e-15);
    for (int n = 1; n <= 8; ++n) {
        double sum = 0, choose = 1;
        for (int size = 0; size < n; ++size) {
            sum += choose * shapley_weight(size, n);
            choose *= static_cast<double>(n - 1 - size) / (size + 1);
        }
        EXPECT_NEAR(sum, 1, 1e-14);
    }
}

TEST_F(Steering, ChannelsOfThePowersAreTheTermsOfTheChoice) {
    each_cell([&](int i, int p, int d) {
        const auto terms = split(i, p, d);
        for (int k = 0; k < 4; ++k) {
            const auto through = [&](SteeringChannel c) {
                double sum = 0;
                for (std::size_t r = 0; r < 3; ++r) sum += terms.through[r][static_cast<std::size_t>(c)][z(k)][0];
                return sum;
            };
            EXPECT_NEAR(through(SteeringChannel::inducement), reference_->term(Term::inducement, i, p, d, k), 1e-13);
            EXPECT_NEAR(through(SteeringChannel::coercion), reference_->term(Term::coercion, i, p, d, k), 1e-13);
            EXPECT_NEAR(through(SteeringChannel::protection), reference_->term(Term::protection, i, p, d, k), 1e-13);
        }
    });
}

/// Mean of what each channel adds over all orders of the powers and, within each power, all orders of its channels.
TEST_F(Steering, ByChannelIsTheMeanOverOrdersThatKeepAPowersChannelsTogether) {
    const int i = 1;
    std::array<double, 9> wanted{};
    each_cell([&](int state, int p, int d) {
        if (state != i) return;
        const auto terms = split(i, p, d);
        const auto chances = [&](const std::vector<std::pair<int, int>>& present) {
            Chances out{};
            double sum = 0;
            for (std::size_t k = 0; k < 4; ++k) {
                double u = terms.without[k][0];
                for (const auto& [r, c] : present) u += terms.through[z(r)][z(c)][k][0];
                sum += out[k] = std::exp(bench_.rest.sharpness[z(i)][0] * u);
            }
            for (double& x : out) x /= sum;
            return out;
        };
        const Chances none = chances({});
        std::array<int, 3> powers{0, 1, 2};
        do {
            std::array<int, 3> channels{0, 1, 2};
            do {
                std::vector<std::pair<int, int>> present;
                double so_far = 0;
                for (const int r : powers)
                    for (const int c : channels) {
                        present.emplace_back(r, c);
                        const double now = bits(chances(present), none);
                        wanted[z(r * 3 + c)] += (now - so_far) / 36 / 9;
                        so_far = now;
                    }
            } while (std::ranges::next_permutation(channels).found);
        } while (std::ranges::next_permutation(powers).found);
    });
    Row<One> phi, psi, through;
    steering(bench_.frame(), i, phi, psi);
    steering_by_channel(bench_.frame(), i, through);
    for (std::size_t k = 0; k < 9; ++k) EXPECT_NEAR(through[k][0], wanted[k], 1e-12) << k;
    for (std::size_t r = 0; r < 3; ++r)
        EXPECT_NEAR((through[3 * r] + through[3 * r + 1] + through[3 * r + 2])[0], phi[r][0], 1e-12);
}

}  // namespace
}  // namespace multivector::test
