#include "unit/model/busy.hpp"

#include <cmath>

namespace multivector::test {
namespace {

/// The k-th of evenly spread numbers in [low, high), all different: multiples of the golden section.
double spread(std::size_t k, double low, double high) {
    const double x = 0.6180339887498949 * static_cast<double>(k + 1);
    return low + (high - low) * (x - std::floor(x));
}

void fill(Scenario& s, Channel c, double low, double high) {
    auto& cells = s.inputs[static_cast<std::size_t>(c)];
    for (std::size_t k = 0; k < cells.size(); ++k)
        cells[k].value = spread(k + 7 * static_cast<std::size_t>(c), low, high);
}

void fill(Row<One>& row, std::size_t seed, double low, double high) {
    for (std::size_t k = 0; k < row.size(); ++k) row[k] = One(spread(k + seed, low, high));
}

}  // namespace

Scenario busy_scenario() {
    using C = Channel;
    Small s({Role::security, Role::market, Role::none},
            {.states = 2, .powers = 3, .threats = 3, .organisations = 1, .theatres = 1});
    const std::tuple<C, double, double> ranges[] = {{C::weight, .2, .5},
                                                    {C::substitution, 2, 4},
                                                    {C::gain, .4, 1},
                                                    {C::adjustment, 10, 36},
                                                    {C::engagement_effect, .2, .4},
                                                    {C::offer_effect, .2, .5},
                                                    {C::attention_effect, .1, .5},
                                                    {C::assertiveness, .4, 1.2},
                                                    {C::demand, .1, .4},
                                                    {C::conditionality, .1, .4},
                                                    {C::budget, .5, 1.2},
                                                    {C::skill, .4, 1},
                                                    {C::rivalry, -.2, .8},
                                                    {C::fit, 0, .8},
                                                    {C::theatre_demand, 0, .3},
                                                    {C::threat, .1, .6},
                                                    {C::gap, .3, .7},
                                                    {C::sphere, .3, 1.1},
                                                    {C::stake, .3, 1},
                                                    {C::usefulness, 0, .3},
                                                    {C::engagement, .2, .5},
                                                    {C::deference, -.05, .1},
                                                    {C::tie, .08, .3},
                                                    {C::sponsor, .2, 1},
                                                    {C::depth, .2, .7}};
    for (const auto& [channel, low, high] : ranges) fill(s.scenario, channel, low, high);
    s(C::membership, 0, 0) = 1;
    s.scenario.threat_power[0] = 0;
    s.scenario.threat_power[1] = 2;
    return s.scenario;
}

void disturb(Bench& bench) {
    State<One>& now = bench.now;
    fill(now.tie, 11, 0.05, 0.32);
    fill(now.engagement, 23, -0.4, 0.8);
    fill(now.deference, 31, -0.5, 0.6);
    fill(now.noise, 41, -0.06, 0.06);
    fill(now.coercion, 53, 0.0, 0.9);
    fill(now.hosted, 59, 0.0, 0.5);
    fill(now.offer, 61, 0.0, 0.3);
    fill(now.attention, 67, 0.5, 1.2);
    fill(now.threat, 71, 0.1, 1.0);
    fill(now.standing, 73, 0.4, 0.9);
    now.tie[4] = One(0.6);
    bench.input(Channel::theatre_demand, 1) = One(0.9);
    bench.input(Channel::membership, 0) = One(0.3);
    bench.input(Channel::membership, 1) = One(1.0);
    bench.run_before("postures");
}

Given given(const Bench& bench) {
    const State<One>& now = bench.now;
    const State<One>& seen = bench.world.model.order == PhaseOrder::at_once ? bench.now : bench.next;
    const Rest<One>& rest = bench.rest;
    return {plain(now.tie),          plain(now.engagement), plain(now.deference),
            plain(now.noise),        plain(now.coercion),   plain(now.hosted),
            plain(seen.attention),   plain(seen.threat),    plain(seen.standing),
            plain(seen.offer),       plain(rest.tie),       plain(rest.engagement),
            plain(rest.offer),       plain(rest.coercion),  plain(rest.affinity_e),
            plain(rest.affinity_v),  plain(rest.sharpness), plain(bench.month.organisation),
            plain(rest.organisation)};
}

}  // namespace multivector::test
