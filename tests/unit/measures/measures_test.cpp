// Measures of a frame, by hand and against the reference.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "measures/record.hpp"
#include "unit/model/busy.hpp"

namespace multivector::test {
namespace {

/// One state, three powers, two domains of weights 0.25 and 0.75; what the month derives is set by hand.
class ByHand : public testing::Test {
protected:
    ByHand() : bench_(scenario(), false) {
        bench_.month.deference = {One(0.4), One(0.1), One(-0.2)};
        bench_.month.loss = {One(0.9), One(0.8), One(0.4)};
    }
    static Scenario scenario() {
        Small s({Role::none, Role::market}, {.powers = 3});
        s(Channel::weight, 0, 0) = 1;
        s(Channel::weight, 0, 1) = 3;
        s(Channel::rivalry, 0, 1) = 0.8;
        s(Channel::rivalry, 1, 0) = 0.4;  // symmetrised: 0.6
        s(Channel::rivalry, 0, 2) = 0.5;
        s(Channel::rivalry, 2, 0) = -0.7;  // 0.25
        s(Channel::assertiveness, 0) = 0.9;
        s(Channel::assertiveness, 1) = 0.5;
        s(Channel::assertiveness, 2) = 0.1;
        s(Parameter::rationality) = 2;
        return s.scenario;
    }
    Bench bench_;
};

TEST_F(ByHand, HedgingCountsWhatIsSharedBetweenRivals) {
    Shared<One> shared;
    shared.net = {One(0.3), One(0.2), One(-0.1)};
    const double wanted = (0.6 * 0.2 * (1 - 0.15) + 0.25 * 0) / 0.85;
    EXPECT_NEAR(hedging_index(bench_.frame(), shared, 0)[0], wanted, 1e-14);
    shared.net[2] = One(0.25);
    EXPECT_NEAR(hedging_index(bench_.frame(), shared, 0)[0], (0.6 * 0.2 * 0.85 + 0.25 * 0.25 * 0.7) / 0.85, 1e-14);
    for (int c = 0; c < 9; ++c) bench_.input(Channel::rivalry, c) = One(0.0);
    EXPECT_EQ(hedging_index(bench_.frame(), shared, 0)[0], 0.0);
}

TEST_F(ByHand, PartnersAreTheInverseOfConcentration) {
    EXPECT_NEAR(effective_partners(bench_.frame(), 0)[0], 0.81 / (0.01 + 0.04 + 0.36),
                1e-13);  // influence 0.1, 0.2, 0.6
    bench_.month.loss.assign(3, One(0.7));
    EXPECT_NEAR(effective_partners(bench_.frame(), 0)[0], 3, 1e-13);
    bench_.month.loss.assign(3, One(1.0));
    EXPECT_EQ(effective_partners(bench_.frame(), 0)[0], 0.0);
}

class Utilities : public ByHand {
protected:
    Utilities() {
        bench_.rest.sharpness[0] = One(8.0);                                  // a standard deviation of 0.25
        const double utility[] = {0.3, 0.2, 0.1, -0.4, 0.0, 0.1, 0.25, 0.3};  // both domains of every power
        for (int p = 0; p < 3; ++p)
            for (const double u : utility) bench_.month.utility.emplace_back(u);
        const double first = std::exp(2.4) / (std::exp(2.4) + std::exp(1.6) + std::exp(0.8) + std::exp(-3.2));
        const double second = 1 / (1 + std::exp(0.8) + std::exp(2.0) + std::exp(2.4));
        choose_freely();
        cost_ = -(std::log(1 - first) + std::log(1 - second)) / 2;  // the chance not to align, over lambda
    }
    /// What the choice of postures leaves for the measures.
    void choose_freely() {
        const Frame<One> f = bench_.frame();
        bench_.month.free.resize(bench_.month.utility.size());
        for (std::size_t c = 0; c < 6; ++c) free_choice(f, 0, &bench_.month.utility[4 * c], &bench_.month.free[4 * c]);
    }
    double cost_ = 0;
};

TEST_F(Utilities, RefusalCostsWhatIsLostWithoutDeference) {
    EXPECT_NEAR(refusal_cost(bench_.frame(), 0, 1)[0], cost_, 1e-13);
}

TEST_F(Utilities, RefusalCostsNearlyTheDifferenceWhereChoiceIsSharp) {
    bench_.input(Channel::parameter, static_cast<int>(Parameter::rationality)) = One(200.0);
    bench_.rest.sharpness[0] = One(800.0);
    choose_freely();
    EXPECT_NEAR(refusal_cost(bench_.frame(), 0, 1)[0], (0.3 - 0.2) / 0.25, 1e-3);  // and nothing in the second domain
}

TEST_F(Utilities, RoomShrinksWithAssertivenessAndAttention) {
    bench_.now.attention = {One(0.5), One(1.0), One(0.0)};
    EXPECT_NEAR(room(bench_.frame(), 0)[0], std::exp(-(0.9 * 0.5 + 0.5) * cost_ / 2), 1e-13);
}

TEST_F(Utilities, AlternativesAreWithinHalfADeviationOfTheBest) {
    // Within 0.125 of the best: 0.3 and 0.2 of the first domain, 0.3 and 0.25 of the second.
    EXPECT_NEAR(alternatives(bench_.frame(), 0)[0], 0.5, 1e-15);
    for (std::size_t c = 0; c < 6; ++c) bench_.month.utility[4 * c + 3] = One(0.3);
    EXPECT_NEAR(alternatives(bench_.frame(), 0)[0], 15.0 / 24, 1e-15);
}

TEST(Divergence, IsThatOfJensenAndShannonInBits) {
    const auto of = [](std::initializer_list<double> a, std::initializer_list<double> b) {
        const Row<One> x(a.begin(), a.end()), y(b.begin(), b.end());
        return divergence(x.data(), y.data(), static_cast<int>(x.size()))[0];
    };
    EXPECT_EQ(of({0.2, 0.3, 0.5}, {0.2, 0.3, 0.5}), 0.0);
    EXPECT_NEAR(of({1, 0}, {0, 1}), 1, 1e-14);
    EXPECT_NEAR(of({0.5, 0.5}, {1, 0}), 0.8112781244591328 - 0.5, 1e-14);  // H(3/4, 1/4) - (1 + 0)/2
    EXPECT_NEAR(of({0.5, 0.5}, {1, 0}), of({1, 0}, {0.5, 0.5}), 1e-15);
}

TEST(Load, IsTheFlowOfAllOverTheRoomThatIsLeft) {
    Small s({Role::transit}, {.states = 2, .corridors = 1});
    Bench bench(s.scenario);
    bench.month.flow = {One(3.0), One(1.5)};
    bench.now.capacity = {One(10.0)};
    bench.input(Channel::corridor_scale, 0) = One(1.5);
    bench.input(Channel::corridor_open, 0) = One(0.5);
    EXPECT_NEAR(load(bench.frame(), 0)[0], 4.5 / 7.5, 1e-15);
}

class Disturbed : public testing::Test {
protected:
    Disturbed() : scenario_(busy_scenario()), bench_(scenario_, false) {
        disturb(bench_);
        Frame<One> f = bench_.frame();
        postures_phase(f);
        coercion_phase(f);
        reference_ = std::make_unique<Reference>(scenario_, given(bench_));
    }
    double value(SeriesKind kind, int state, int power = -1, int domain = -1, int posture = -1, int threat = -1) {
        Recorder<One> recorder;
        const Frame<One> f = bench_.frame();
        recorder.begin(f);
        Series s{kind, state, power, domain, posture, -1, threat, -1, 1, -1};
        return recorder.value(f, s)[0];
    }
    Scenario scenario_;
    Bench bench_;
    std::unique_ptr<Reference> reference_;
};

TEST_F(Disturbed, NetEngagementIsRelativeToTiesWithoutEngagement) {
    for (int i = 0; i < 2; ++i)
        for (int p = 0; p < 3; ++p) {
            double sum = 0;
            for (int d = 0; d < 3; ++d) {
                const double tie = bench_.now.tie[z(bench_.world.n.ipd(i, p, d))][0];
                sum += reference_->weight(i, d) * std::log(tie / reference_->target(i, p, d, Reference::At::zero));
            }
            EXPECT_NEAR(value(SeriesKind::net_engagement, i, p), sum, 1e-13);
        }
}

TEST_F(Disturbed, RetainedAutonomyComparesWithChoiceWithoutCoercion) {
    const auto bits = [](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0;
        for (std::size_t k = 0; k < a.size(); ++k) {
            const double mean = (a[k] + b[k]) / 2;
            sum += a[k] * std::log2(a[k] / mean) / 2 + b[k] * std::log2(b[k] / mean) / 2;
        }
        return sum;
    };
    for (int i = 0; i < 2; ++i) {
        double sum = 0;
        for (int p = 0; p < 3; ++p)
            for (int d = 0; d < 3; ++d) {
                std::vector<double> bare;
                double total = 0;
                for (int k = 0; k < 4; ++k) {
                    const double u = reference_->utility(i, p, d, k) - reference_->term(Term::coercion, i, p, d, k);
                    bare.push_back(std::exp(bench_.rest.sharpness[z(i)][0] * u));
                    total += bare.back();
                }
                for (double& x : bare) x /= total;
                sum += bits(reference_->choice(i, p, d, -1), bare);
            }
        EXPECT_NEAR(value(SeriesKind::retained, i), 1 - sum / 9, 1e-12);
        EXPECT_LT(value(SeriesKind::retained, i), 0.999);
    }
}

TEST_F(Disturbed, RentIsTheSumOfSecondBids) {
    const auto in = [&](Channel c, int i, int j) {
        return scenario_.inputs[static_cast<std::size_t>(c)][scenario_.flat(c, z(i), z(j))].value;
    };
    for (int i = 0; i < 2; ++i) {
        double sum = 0;
        for (int d = 0; d < 3; ++d) {
            std::vector<double> bids{0, 0};
            for (int p = 0; p < 3; ++p) {
                double rivals = 1;
                for (int q = 0; q < 3; ++q)
                    if (q != p)
                        rivals += std::max(in(Channel::rivalry, p, q), 0.0) *
                                  bench_.now.tie[z(bench_.world.n.ipd(i, q, d))][0];
                const double gained =
                    reference_->moved(i, p, d, 0, false)[z(p)] - reference_->moved(i, p, d, 2, false)[z(p)];
                bids.push_back(in(Channel::stake, i, p) * reference_->weight(i, d) * gained * rivals);
            }
            std::ranges::sort(bids, std::greater<>());
            sum += bids[1];
        }
        EXPECT_NEAR(value(SeriesKind::rent, i), sum, 1e-14);
    }
}

TEST_F(Disturbed, RecordsWhatTheStateHolds) {
    const auto& n = bench_.world.n;
    bench_.now.posture[z(n.ipd(1, 2, 0))] = One(3.0);
    bench_.now.posture[z(n.ipd(1, 2, 1))] = One(1.0);
    bench_.now.posture[z(n.ipd(1, 2, 2))] = One(3.0);
    double engagement = 0, offers = 0;
    for (int d = 0; d < 3; ++d) {
        engagement += reference_->weight(1, d) * bench_.now.engagement[z(n.ipd(1, 2, d))][0];
        offers += bench_.now.offer[z(n.ipd(1, 2, d))][0];
    }
    EXPECT_NEAR(value(SeriesKind::influence, 1, 2), 1 - std::exp(-reference_->leverage(1, 2)), 1e-14);
    EXPECT_NEAR(value(SeriesKind::leverage, 1, 2), reference_->leverage(1, 2), 1e-14);
    EXPECT_NEAR(value(SeriesKind::deference, 1, 2), reference_->deference(1, 2), 1e-14);
    EXPECT_NEAR(value(SeriesKind::engagement, 1, 2), engagement, 1e-14);
    EXPECT_NEAR(value(SeriesKind::hazard, 1, 2), reference_->hazard(1, 2), 1e-14);
    EXPECT_NEAR(value(SeriesKind::offers, 1, 2), offers, 1e-14);
    EXPECT_NEAR(value(SeriesKind::posture_share, 1, 2, -1, 3), reference_->weight(1, 0) + reference_->weight(1, 2),
                1e-14);
    EXPECT_NEAR(value(SeriesKind::posture_share, 1, 2, -1, 1), reference_->weight(1, 1), 1e-14);
    EXPECT_EQ(value(SeriesKind::posture_share, 1, 2, -1, 0), 0.0);
    EXPECT_EQ(value(SeriesKind::coercion, 1, 2), bench_.now.coercion[z(n.ip(1, 2))][0]);
    EXPECT_EQ(value(SeriesKind::struck, 1, 2), bench_.month.struck[z(n.ip(1, 2))][0]);
    EXPECT_EQ(value(SeriesKind::share, 1, 2, 1), bench_.now.tie[z(n.ipd(1, 2, 1))][0]);
    EXPECT_EQ(value(SeriesKind::domain_engagement, 1, 2, 1), bench_.now.engagement[z(n.ipd(1, 2, 1))][0]);
    EXPECT_EQ(value(SeriesKind::domain_deference, 1, 2, 1), bench_.now.deference[z(n.ipd(1, 2, 1))][0]);
    EXPECT_EQ(value(SeriesKind::domain_offer, 1, 2, 1), bench_.now.offer[z(n.ipd(1, 2, 1))][0]);
    EXPECT_EQ(value(SeriesKind::domain_leverage, 1, 2, 1), bench_.month.leverage_d[z(n.ipd(1, 2, 1))][0]);
    EXPECT_EQ(value(SeriesKind::standing, 1), bench_.now.standing[1][0]);
    EXPECT_EQ(value(SeriesKind::threat, 1, -1, -1, -1, 2), bench_.now.threat[5][0]);
    EXPECT_EQ(value(SeriesKind::attention, -1, 2), bench_.now.attention[2][0]);
    EXPECT_NEAR(value(SeriesKind::refusal_cost, 1, 2) * 3, refusal_cost(bench_.frame(), 1, 2)[0], 1e-14);
}

TEST_F(Disturbed, ObservingChangesNothing) {
    const State<One> now = bench_.now, next = bench_.next;
    Recorder<One> recorder;
    const Frame<One> f = bench_.frame();
    recorder.begin(f);
    for (const Series& s : series_of(bench_.world, {.domains_of_all = true, .steering_every = 1}))
        (void)recorder.value(f, s);
    EXPECT_EQ(plain(bench_.now.tie), plain(now.tie));
    EXPECT_EQ(plain(bench_.now.engagement), plain(now.engagement));
    EXPECT_EQ(plain(bench_.next.tie), plain(next.tie));
    EXPECT_EQ(plain(bench_.next.engagement), plain(next.engagement));
    EXPECT_EQ(plain(bench_.next.posture), plain(next.posture));
    EXPECT_EQ(plain(bench_.next.coercion), plain(next.coercion));
}

}  // namespace
}  // namespace multivector::test
