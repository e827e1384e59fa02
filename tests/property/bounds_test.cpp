// What holds in every month of every world: probabilities sum to one, shares are shares, levers stay in their range.

#include <cmath>

#include <gtest/gtest.h>

#include "model/variables.hpp"
#include "property/worlds.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

struct Case {
    std::string name;
    Scenario scenario;
    bool mean_field;
    friend std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }
};

std::vector<Case> cases() {
    std::vector<Case> out;
    auto all = edge_cases();
    all.push_back({"ThreeStatesAtWar", shipped("three_states_war.yaml")});
    for (const auto& [name, scenario] : all)
        for (const bool mean_field : {false, true})
            out.push_back({std::string(name) + (mean_field ? "OnAverage" : ""), scenario, mean_field});
    return out;
}

void in_range(const Row<One>& row, double low, double high, const char* what) {
    for (std::size_t c = 0; c < row.size(); ++c) {
        ASSERT_GE(row[c][0], low) << what << ' ' << c;
        ASSERT_LE(row[c][0], high) << what << ' ' << c;
    }
}

void shares_leave_room(const World& w, const Row<One>& tie) {
    for (int i = 0; i < w.n.states; ++i)
        for (int d = 0; d < w.n.domains; ++d) {
            double sum = 0;
            for (int p = 0; p < w.n.powers; ++p) {
                const double x = tie[z(w.n.ipd(i, p, d))][0];
                ASSERT_GT(x, 0);
                ASSERT_LT(x, 1);
                sum += x;
            }
            // Corridors may be held by powers altogether; elsewhere the rest of the world keeps a part.
            if (d == w.transit)
                ASSERT_LE(sum, 1 + 1e-9);
            else
                ASSERT_LT(sum, 1);
        }
}

void sums_to_one(const Row<One>& row, int postures) {
    for (std::size_t c = 0; c < row.size(); c += z(postures)) {
        double sum = 0;
        for (std::size_t k = 0; k < z(postures); ++k) {
            ASSERT_GE(row[c + k][0], 0);
            sum += row[c + k][0];
        }
        ASSERT_NEAR(sum, 1, 1e-12) << c;
    }
}

void check_state(const World& w, const State<One>& s) {
    shares_leave_room(w, s.tie);
    const auto rows = State<One>::rows(const_cast<State<One>&>(s));
    for (std::size_t r = 0; r < rows.size(); ++r)
        in_range(*rows[r], kStateVariables[r].low, kStateVariables[r].high, kStateVariables[r].name.data());
    in_range(s.posture, 0, w.n.postures - 1, "posture");
    for (const One& cap : s.capacity) ASSERT_GT(cap[0], 0);
    sums_to_one(s.mix, w.n.postures);
}

void check_month(const World& w, const Derived<One>& m) {
    sums_to_one(m.choice, w.n.postures);
    in_range(m.hazard, 0, 1, "hazard");
    in_range(m.leverage, 0, 1e3, "leverage");
    in_range(m.loss, 0, 1, "loss");
    in_range(m.served, 0, 1 + 1e-12, "served");
    in_range(m.flow, 0, 1e9, "flow");
    in_range(m.vote, 0, 1, "vote");
    in_range(m.hosted, 0, 1, "hosting");
    shares_leave_room(w, m.target);
    shares_leave_room(w, m.market);
    std::vector<double> split(z(w.n.powers), 0.0);
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p)
            for (int d = 0; d < w.n.domains; ++d) split[z(p)] += m.cell_value[z(w.n.ipd(i, p, d))][0];
    for (const double sum : split) ASSERT_NEAR(sum, 1, 1e-12);
}

/// Flows of all states over a corridor stay within its room.
void corridors_hold(const Bench& bench) {
    const World& w = bench.world;
    for (int r = 0; w.transit >= 0 && r < w.n.corridors; ++r) {
        double sum = 0;
        for (int i = 0; i < w.n.states; ++i) sum += bench.month.flow[z(w.n.ir(i, r))][0];
        const double open =
            (bench.in[w.at(Channel::corridor_scale) + r] * bench.in[w.at(Channel::corridor_open) + r])[0];
        ASSERT_LE(sum, bench.now.capacity[z(r)][0] * open * (1 + 1e-12) + 1e-9);
    }
}

class Bounds : public testing::TestWithParam<Case> {};

TEST_P(Bounds, HoldEveryMonth) {
    for (std::uint32_t replicate = 0; replicate < (GetParam().mean_field ? 1u : 4u); ++replicate) {
        Bench bench(GetParam().scenario, GetParam().mean_field);
        const Streams<One> streams(11, &replicate);
        if (!bench.mean_field) start_state(bench.world, bench.rest, streams, bench.now);
        check_state(bench.world, bench.now);
        for (int month = 0; month <= bench.world.months; ++month) {
            if (!bench.mean_field) draw_luck(bench.world, streams, month, bench.luck);
            inputs_of_month(bench.world, month, bench.in);
            Frame<One> f = bench.frame(month);
            run_month(f);
            check_state(bench.world, bench.next);
            check_month(bench.world, bench.month);
            corridors_hold(bench);
            if (HasFatalFailure()) FAIL() << "month " << month << ", replicate " << replicate;
            std::swap(bench.now, bench.next);
        }
    }
}

TEST_P(Bounds, AllThatIsRecordedIsFinite) {
    const Record got =
        record(GetParam().scenario, {.mean_field = GetParam().mean_field, .replicates = {0, 1, 2}, .runs = kAllRuns});
    for (const auto& run : got.values)
        for (const auto& replicate : run)
            for (const auto& month : replicate)
                for (const double x : month) ASSERT_TRUE(std::isfinite(x));
}

INSTANTIATE_TEST_SUITE_P(Worlds, Bounds, testing::ValuesIn(cases()), [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace multivector::test
