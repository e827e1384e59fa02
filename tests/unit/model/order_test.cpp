// The order of the phases: what a month reads of what the same month writes, by hand; where it makes no difference.

#include <cmath>

#include <gtest/gtest.h>

#include "unit/model/busy.hpp"

namespace multivector::test {
namespace {

Scenario ordered(Scenario s, PhaseOrder order) {
    s.model.order = order;
    return s;
}

/// One state, one power, one domain: the power's whole budget goes there. T_a = T_o = 4, psi_o = 0.4, xi = 0.45, x = 0.2.
Scenario one_tie(PhaseOrder order) {
    Small s({Role::market}, {.powers = 1, .theatres = 1});
    s(Channel::skill, 0, 0) = 1;
    s(Channel::offer_effect, 0) = 0.4;
    s(Channel::attention_effect, 0) = 0.45;
    s(Channel::adjustment, 0) = 10;
    return ordered(s.scenario, order);
}

/// The state after some months in which theatres take half of the attention that the power would give.
struct OneTie {
    double tie, offer, engagement, coercion, attention;

    OneTie(PhaseOrder order, int months) {
        Bench bench(one_tie(order));
        for (int m = 0; m < months; ++m) {
            inputs_of_month(bench.world, m, bench.in);
            bench.input(Channel::theatre_demand, 0) = One(1.0);
            Frame<One> f = bench.frame(m);
            run_month(f);
            std::swap(bench.now, bench.next);
        }
        tie = bench.now.tie[0][0];
        offer = bench.now.offer[0][0];
        engagement = bench.now.engagement[0][0];
        coercion = bench.now.coercion[0][0];
        attention = bench.now.attention[0][0];
    }
};

/// A tenth of the way from a share of 0.2 to the one that so much more attraction would bring.
double moved(double attraction) { return 0.2 + (0.2 * attraction / (0.2 * attraction + 0.8) - 0.2) / 10; }

TEST(Order, InTurnOffersAndTiesFollowAttentionOfTheSameMonth) {
    const OneTie base(PhaseOrder::in_turn, 0), found(PhaseOrder::in_turn, 1);
    EXPECT_NEAR(found.attention, 0.875, 1e-15);  // 1 - (1 - 1/2) / 4
    EXPECT_NEAR(found.offer, base.offer * (1 + (0.875 - 1) / 4), 1e-14);
    EXPECT_GT(std::abs(found.engagement - base.engagement), 1e-6);  // the state has answered the new offers
    const double attraction = std::pow(0.875, 0.45) * std::pow((1 + found.offer) / (1 + base.offer), 0.4) *
                              std::exp(0.3 * (found.engagement - base.engagement) - 0.5 * (found.coercion - base.coercion));
    EXPECT_NEAR(found.tie, moved(attraction), 1e-13);
}

TEST(Order, AtOnceOffersAndTiesFollowAttentionOfTheStart) {
    const OneTie base(PhaseOrder::at_once, 0), first(PhaseOrder::at_once, 1), second(PhaseOrder::at_once, 2);
    EXPECT_NEAR(first.attention, 0.875, 1e-15);
    EXPECT_NEAR(first.offer, base.offer, 1e-14);  // nothing else has moved
    EXPECT_NEAR(first.tie, base.tie, 1e-12);
    EXPECT_NEAR(first.engagement, base.engagement, 1e-12);
    EXPECT_NEAR(second.offer, base.offer * (1 + (0.875 - 1) / 4), 1e-14);
    EXPECT_NEAR(second.tie, moved(std::pow(0.875, 0.45)), 1e-12);  // attention has reached it, offers have not
}

TEST(Order, DoesNotMoveTheRestingPoint) {
    Bench in_turn(ordered(busy_scenario(), PhaseOrder::in_turn)), at_once(ordered(busy_scenario(), PhaseOrder::at_once));
    const auto rest = Rest<One>::rows(in_turn.rest), same_rest = Rest<One>::rows(at_once.rest);
    for (std::size_t r = 0; r < rest.size(); ++r) EXPECT_EQ(plain(*rest[r]), plain(*same_rest[r])) << r;
    const auto start = State<One>::rows(in_turn.now), same_start = State<One>::rows(at_once.now);
    for (std::size_t r = 0; r < start.size(); ++r) EXPECT_EQ(plain(*start[r]), plain(*same_start[r])) << r;
}

/// At once a month is a function of the state at its start: what stands in the next state beforehand plays no part.
TEST(Order, AtOnceReadsNothingOfTheNextState) {
    const auto after = [](PhaseOrder order, double left_over) {
        Bench bench(ordered(busy_scenario(), order));
        disturb(bench);
        for (Row<One>* row : State<One>::rows(bench.next))
            for (One& x : *row) x = One(left_over);
        Frame<One> f = bench.frame();
        // In the opposite order as far as what a month derives allows it: ties move before postures are chosen, and offers
        // and attention change last.
        const auto run = [&](std::string_view name) {
            for (const Phase<One>& phase : kSchedule<One>)
                if (phase.name == name) phase.run(f);
        };
        for (const char* name : {"organisations", "offers", "capability", "gravity", "corridors and ties", "perception", "leverage", "hazard",
                                 "coercion", "postures", "attention", "mediation and votes"})
            run(name);
        State<One> found = bench.next;
        for (Row<One>* row : State<One>::rows(bench.next))
            for (One& x : *row) x = One(0.0);
        run_month(f);
        double apart = 0;
        const auto rows = State<One>::rows(found), wanted = State<One>::rows(bench.next);
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t k = 0; rows[r] != &found.posture && k < rows[r]->size(); ++k)  // the mean field has no posture in force
                apart = std::max(apart, std::abs((*rows[r])[k][0] - (*wanted[r])[k][0]));
        return apart;
    };
    EXPECT_EQ(after(PhaseOrder::at_once, 0.7), 0.0);
    EXPECT_GT(after(PhaseOrder::in_turn, 0.7), 1e-3);  // in turn it does
}

}  // namespace
}  // namespace multivector::test
