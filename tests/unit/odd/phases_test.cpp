// Each phase of a month runs alone and is held to its row of kPhases; State is held to kStateVariables.

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "model/phases.hpp"
#include "model/variables.hpp"
#include "unit/model/bench.hpp"

namespace multivector::test {
namespace {

Scenario docked(const std::string& name) {
    Diagnostics diagnostics;
    LoadOptions load;
    load.root = MULTIVECTOR_SOURCE_DIR;
    return load_scenario(std::string(MULTIVECTOR_SOURCE_DIR "/tests/docking/") + name, load, diagnostics).value();
}

std::vector<Row<One>*> derived_rows(Derived<One>& m) {
    return {&m.member, &m.membership_value, &m.near, &m.organisation, &m.shared, &m.companion, &m.bloc, &m.regard, &m.ln_capability, &m.ln_capability_rest, &m.deference, &m.exposure, &m.leverage_d,
            &m.leverage, &m.loss, &m.passage, &m.of_use, &m.hazard, &m.hazard_slope, &m.cell_value, &m.ln_pull, &m.ln_offer, &m.engaged, &m.attraction,
            &m.rest_attraction, &m.target, &m.market, &m.concession, &m.paid, &m.utility, &m.free, &m.choice, &m.joint_move, &m.flow, &m.served, &m.struck, &m.hosted,
            &m.vote};
}

bool same(const Row<One>& a, const Row<One>& b) { return plain(a) == plain(b); }

/// Other numbers of the same kind: another posture; half the attention and standing, which rules compare with levels; else a
/// little off.
void change(Row<One>& row, std::string_view symbol) {
    for (One& x : row) {
        if (symbol == "k") x = One(x[0] == 0 ? 1.0 : 0.0);
        else x = symbol == "a" || symbol == "N" ? One(0.5 * x[0]) : One(0.97 * x[0] + 0.02);
    }
}

/// Phases after the one of offers read ln(1 + o) of the offers seen, which that one derives: who reads it reads o.
bool is_offer(std::size_t r) { return r < kStateVariables.size() && kStateVariables[r].symbol == "o"; }

/// What the variables' symbols are followed by in a row of the table: "(t)" or "(t+1)".
std::set<std::string> stated(std::string_view text, const std::string& time) {
    std::set<std::string> out;
    const std::string all(text);
    const std::regex name(time == "(t)" ? R"(([A-Za-z]+)\(t\))" : R"(([A-Za-z]+)\(t\+1\))");
    for (std::sregex_iterator it(all.begin(), all.end(), name), end; it != end; ++it) out.insert((*it)[1]);
    return out;
}

struct Seen {
    std::set<std::string> now, later, written;  // read at t, read at t+1, written
};

/// Runs every phase of a month again and again, each time with one row of the state changed.
class Watched {
public:
    Watched(Bench& bench, int month) : b_(bench), f_(bench.frame(month)) {
        for (Row<One>* row : State<One>::rows(b_.next)) change(*row, "");  // so that what is written differs
    }

    void run(std::map<std::string, Seen>& seen) {
        for (const Phase<One>& phase : kSchedule<One>) {
            const State<One> before = b_.next;
            const Derived<One> derived = b_.month;
            phase.run(f_);
            const State<One> after = b_.next;
            const Derived<One> result = b_.month;
            Seen& s = seen[std::string(phase.name)];
            for (std::size_t r = 0; r < kStateVariables.size(); ++r) {
                const std::string symbol(kStateVariables[r].symbol);
                if (!same(row(before, r), row(after, r))) s.written.insert(symbol);
                if (reads_now(phase, before, derived, after, result, r)) s.now.insert(symbol);
                if (reads_later(phase, before, derived, after, result, r)) s.later.insert(symbol);
            }
            b_.next = after;
            b_.month = result;
        }
    }

private:
    static const Row<One>& row(const State<One>& s, std::size_t r) { return *State<One>::rows(const_cast<State<One>&>(s))[r]; }

    /// Whether what the phase has left differs, but for one row that was changed, and ln(1 + o) if that was.
    bool differs(const State<One>& after, const Derived<One>& result, std::size_t except, bool but_ln_offer) {
        for (std::size_t r = 0; r < kStateVariables.size(); ++r)
            if (r != except && !same(row(after, r), row(b_.next, r))) return true;
        auto wanted = derived_rows(const_cast<Derived<One>&>(result)), got = derived_rows(b_.month);
        for (std::size_t n = 0; n < got.size(); ++n)
            if (!(but_ln_offer && got[n] == &b_.month.ln_offer) && !same(*wanted[n], *got[n])) return true;
        return false;
    }

    bool reads_now(const Phase<One>& phase, const State<One>& before, const Derived<One>& derived, const State<One>& after,
                   const Derived<One>& result, std::size_t r) {
        const Row<One> kept = row(b_.now, r);
        change(*State<One>::rows(b_.now)[r], kStateVariables[r].symbol);
        b_.next = before, b_.month = derived;
        if (is_offer(r) && at_once()) change(b_.month.ln_offer, "");
        phase.run(f_);
        *State<One>::rows(b_.now)[r] = kept;
        return differs(after, result, kStateVariables.size(), is_offer(r) && at_once());
    }

    bool reads_later(const Phase<One>& phase, const State<One>& before, const Derived<One>& derived, const State<One>& after,
                     const Derived<One>& result, std::size_t r) {
        b_.next = before, b_.month = derived;
        change(*State<One>::rows(b_.next)[r], kStateVariables[r].symbol);
        if (is_offer(r) && !at_once()) change(b_.month.ln_offer, "");
        const Row<One> changed = row(b_.next, r);
        phase.run(f_);
        const bool left_alone = same(row(b_.next, r), changed), overwritten = same(row(b_.next, r), row(after, r));
        return differs(after, result, r, is_offer(r) && !at_once()) || !(left_alone || overwritten);
    }

    [[nodiscard]] bool at_once() const { return b_.world.model.order == PhaseOrder::at_once; }

    Bench& b_;
    Frame<One> f_;
};

std::map<std::string, Seen> watched(PhaseOrder order) {
    std::map<std::string, Seen> seen;
    for (const char* name : {"every_shock.yaml", "rules.yaml", "fixed_policies.yaml", "mechanisms.yaml", "memberships.yaml", "neighbours.yaml",
                             "usefulness.yaml", "joint_moves.yaml", "concessions.yaml"}) {
        Scenario scenario = docked(name);
        scenario.model.order = order;
        for (const bool mean_field : {true, false}) {
            Bench bench(scenario, mean_field);
            bench.luck.tie.assign(bench.luck.tie.size(), One(0.3));
            std::set<int> months{7, 40};
            for (const auto& c : bench.world.conflicts) months.insert(c.month);
            for (const auto& v : bench.world.issues) months.insert(v.month);
            for (int month = 0; month <= std::min(bench.world.months, *months.rbegin()); ++month) {
                inputs_of_month(bench.world, month, bench.in);
                if (months.contains(month)) Watched(bench, month).run(seen);
                bench.step(month);
            }
        }
    }
    return seen;
}

void expect_rows(PhaseOrder order) {
    const auto seen = watched(order);
    for (const PhaseInfo& phase : kPhases) {
        const Seen& s = seen.at(std::string(phase.name));
        const bool other = order == PhaseOrder::at_once && !phase.reads_at_once.empty();
        const std::string_view reads = other ? phase.reads_at_once : phase.reads;
        EXPECT_EQ(s.now, stated(reads, "(t)")) << phase.name << " reads at t";
        EXPECT_EQ(s.later, stated(reads, "(t+1)")) << phase.name << " reads at t+1";
        EXPECT_EQ(s.written, stated(phase.writes, "(t+1)")) << phase.name << " writes";
    }
}

TEST(Phases, ReadAndWriteWhatTheirRowsSay) { expect_rows(PhaseOrder::in_turn); }

TEST(Phases, AtOnceReadNothingOfTheMonthsEnd) { expect_rows(PhaseOrder::at_once); }

TEST(Phases, HaveTheNamesOfTheSchedule) {
    for (std::size_t n = 0; n < kPhases.size(); ++n) EXPECT_EQ(kPhases[n].name, kSchedule<One>[n].name);
}

TEST(StateVariables, AreTheRowsOfTheState) {
    Small s({Role::market, Role::transit},
            {.states = 3, .powers = 5, .corridors = 11, .threats = 13, .organisations = 7});
    s(Channel::membership_open, 0, 1) = s(Channel::membership_open, 6, 2) = 1;
    s(Channel::neighbour, 2, 0) = 0.1;
    s(Parameter::neighbour_distance) = 1;
    s(Parameter::concession_share) = 0.5;
    for (const bool mean_field : {true, false}) {
        Bench bench(s.scenario, mean_field);
        const auto rows = State<One>::rows(bench.now);
        static_assert(std::tuple_size_v<decltype(State<One>::rows(bench.now))> == kStateVariables.size());
        const std::map<std::string, std::size_t> sizes{{"", 1}, {"state", 3}, {"power", 5}, {"corridor", 11}, {"state, power", 15},
                                                       {"state, threat", 39}, {"state, power, domain", 30},
                                                       {"state, power, domain, posture", mean_field ? 120 : 0},
                                                       {"power or rest of the world", 6},
                                                       {"organisation, state", 2}, {"state, state", 1}};  // of those that may be open
        for (std::size_t r = 0; r < rows.size(); ++r)
            EXPECT_EQ(rows[r]->size(), sizes.at(std::string(kStateVariables[r].per))) << kStateVariables[r].name;
        const State<One>& x = bench.now;
        const std::map<std::string, const Row<One>*> named{
            {"tie", &x.tie}, {"engagement", &x.engagement}, {"deference", &x.deference}, {"posture", &x.posture}, {"mix", &x.mix},
            {"offer", &x.offer}, {"noise", &x.noise}, {"attention", &x.attention}, {"coercion", &x.coercion}, {"threat", &x.threat},
            {"standing", &x.standing}, {"capacity", &x.capacity}, {"pledged", &x.pledged}, {"built", &x.built}, {"hosted", &x.hosted},
            {"membership", &x.membership}, {"nearness", &x.nearness}, {"conceded", &x.conceded},
            {"grown_market", &x.grown_market}, {"grown_security", &x.grown_security}, {"legacy", &x.legacy}};
        for (std::size_t r = 0; r < rows.size(); ++r) EXPECT_EQ(rows[r], named.at(std::string(kStateVariables[r].name)));
    }
}

}  // namespace
}  // namespace multivector::test
