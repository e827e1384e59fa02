#include "support/synthetic.hpp"

#include <algorithm>
#include <string>

#include "random/philox.hpp"

namespace multivector::test {
namespace {

class Maker {
public:
    Maker(const Size& size, std::uint32_t seed) : size_(size), seed_(seed) {}

    Scenario make(bool shocked) {
        s_.id = "synthetic";
        s_.base = Month::of(2000, 1);
        s_.end = s_.base + size_.months;
        entities();
        for (const ChannelInfo& channel : channels()) fill(channel);
        for (const ParameterInfo& p : parameters()) {
            Quantity q;
            q.value = p.value;
            s_.inputs[static_cast<std::size_t>(Channel::parameter)].push_back(q);
        }
        levers();
        ties_and_flows();
        capability();
        if (shocked) shocks();
        return std::move(s_);
    }

private:
    /// The next number in [low, high).
    double next(double low, double high) {
        const auto word = philox({count_++, 0, 0, 0}, {seed_, 0})[0];
        return low + (high - low) * ((word + 0.5) * 0x1p-32);
    }

    void axis(Axis axis, const std::string& stem, int n) {
        auto& list = s_.entities[static_cast<std::size_t>(axis)];
        for (int k = 0; k < n; ++k) list.push_back({stem + std::to_string(k), k + 1, stem + std::to_string(k), {}});
    }

    void entities() {
        axis(Axis::state, "state", size_.states);
        axis(Axis::power, "power", size_.powers);
        axis(Axis::domain, "domain", size_.domains);
        axis(Axis::posture, "posture", 4);
        axis(Axis::corridor, "corridor", size_.corridors);
        axis(Axis::threat, "threat", size_.threats);
        axis(Axis::organisation, "organisation", size_.organisations);
        axis(Axis::theatre, "theatre", 1);
        constexpr Role kRoles[] = {Role::security, Role::market, Role::transit, Role::diplomacy};
        for (int d = 0; d < size_.domains; ++d) s_.roles.push_back(d < 4 ? kRoles[d] : Role::none);
        s_.postures = {{1, 1}, {0.6, 0}, {0, 0}, {-1, -1}};
        s_.focal.assign(static_cast<std::size_t>(size_.states), false);
        s_.focal[0] = true;
        for (int j = 0; j < size_.threats; ++j)
            s_.threat_power.push_back(j < size_.powers ? std::optional<std::size_t>(static_cast<std::size_t>(j)) : std::nullopt);
    }

    /// Plausible values, in the middle of what the worlds hold.
    void range_of(Channel c, double& low, double& high) const {
        using C = Channel;
        struct Row { C channel; double low, high; };
        static constexpr Row kRows[] = {
            {C::weight, .1, .3}, {C::substitution, 2, 4}, {C::gain, .3, 1}, {C::adjustment, 10, 36}, {C::engagement_effect, .25, .4},
            {C::offer_effect, .2, .5}, {C::capability_effect, .1, .7}, {C::attention_effect, .1, .5}, {C::noise, .01, .03},
            {C::assertiveness, .3, 1}, {C::demand, .1, .35}, {C::conditionality, .1, .3}, {C::budget, .4, 1.1}, {C::attention, 1, 1},
            {C::growth_market, 0, .05}, {C::growth_security, 0, .05}, {C::world_growth_market, .02, .03}, {C::world_growth_security, .02, .03},
            {C::capability, 1, 1}, {C::skill, .3, 1.2}, {C::rivalry, 0, .6}, {C::fit, 0, .6}, {C::theatre_demand, 0, 0}, {C::threat, .05, .4},
            {C::cohesion, 0, 0}, {C::transit_demand, 50, 50}, {C::gap, .3, .7}, {C::sphere, .1, 1}, {C::stake, .1, 1}, {C::usefulness, 0, .3},
            {C::friction, 0, 0}, {C::legacy, 0, .1}, {C::corridor_capacity, 200, 400}, {C::corridor_scale, 1, 1}, {C::corridor_open, 1, 1},
            {C::corridor_cost, 0, 0}, {C::corridor_risk, 0, 0}, {C::sponsor, 0, 1}, {C::depth, 0, .5}, {C::membership, 0, 1},
            {C::reliability, 1, 1}, {C::audience, 1, 1}, {C::opinion, -.2, .2}};
        low = high = 0;
        for (const Row& row : kRows)
            if (row.channel == c) low = row.low, high = row.high;
    }

    void fill(const ChannelInfo& channel) {
        if (channel.channel == Channel::parameter) return;
        double low = 0, high = 0;
        range_of(channel.channel, low, high);
        std::size_t cells = 1;
        for (int k = 0; k < channel.rank; ++k) cells *= s_.size(channel.axes[static_cast<std::size_t>(k)]);
        auto& out = s_.inputs[static_cast<std::size_t>(channel.channel)];
        for (std::size_t k = 0; k < cells; ++k) {
            Quantity q;
            q.value = next(low, high);
            if (low < high) {
                q.ranged = true;
                q.low = q.value - 0.25 * (q.value - low);
                q.high = q.value + 0.25 * (high - q.value);
            }
            out.push_back(q);
        }
    }

    Quantity& at(Channel c, std::size_t i, std::size_t j = 0, std::size_t k = 0) {
        return s_.inputs[static_cast<std::size_t>(c)][s_.flat(c, i, j, k)];
    }

    static void fix(Quantity& q, double value) {
        q = Quantity{};
        q.value = value;
    }

    void levers() {
        for (auto& q : s_.inputs[static_cast<std::size_t>(Channel::deference)]) fix(q, next(-0.2, 0.2));
        auto& e = s_.inputs[static_cast<std::size_t>(Channel::engagement)];
        const auto& v = s_.inputs[static_cast<std::size_t>(Channel::deference)];
        for (std::size_t k = 0; k < e.size(); ++k) {
            const double low = v[k].value + 0.1, high = v[k].value >= 0 ? 0.55 + 0.4 * v[k].value : 0.55 + 1.6 * v[k].value;
            fix(e[k], low + (high - low) * next(0.2, 0.8));
        }
    }

    void ties_and_flows() {
        const std::size_t n = s_.size(Axis::power);
        for (std::size_t i = 0; i < s_.size(Axis::state); ++i) {
            for (std::size_t d = 0; d < s_.size(Axis::domain); ++d)
                for (std::size_t p = 0; p < n; ++p) fix(at(Channel::tie, i, p, d), next(0.2, 0.8) / static_cast<double>(n));
            for (std::size_t r = 0; r < s_.size(Axis::corridor); ++r) fix(at(Channel::flow, i, r), 45.0 / static_cast<double>(s_.size(Axis::corridor)));
        }
        for (std::size_t r = 0; r < s_.size(Axis::corridor); ++r) {
            for (std::size_t p = 0; p < n; ++p) fix(at(Channel::control, r, p), p == r % n ? next(0.5, 1.0) : 0.0);
            const double load = 50.0 / static_cast<double>(s_.size(Axis::corridor)) * size_.states;
            fix(at(Channel::corridor_capacity, r), load * next(1.0, 2.0));
        }
    }

    void capability() {
        for (int p = 0; p <= size_.powers; ++p) {
            CapabilityData data;
            double market = 100, security = 100;
            for (int year = 1998; year <= 2008; ++year) {
                data.market.points.emplace_back(year, market);
                data.security.points.emplace_back(year, security);
                market *= next(1.0, 1.06);
                security *= next(0.98, 1.08);
            }
            if (p < size_.powers) s_.capability.push_back(data);
            else s_.world_capability = data;
        }
    }

    Shock& shock(const std::string& name, Channel c, std::size_t cell, Effect effect, double size, int from) {
        Shock& shock = s_.shocks.emplace_back();
        shock.name = name;
        shock.channel = c;
        shock.cells = {cell};
        shock.effect = effect;
        shock.size.value = size;
        shock.from = s_.base + from;
        return shock;
    }

    void shocks() {
        shock("war", Channel::theatre_demand, 0, Effect::set, 1.5, 12).to = s_.base + 60;
        Shock& cut = shock("cut", Channel::budget, 1 % s_.size(Axis::power), Effect::scale, 0.5, 24);
        cut.profile = Profile::ramp;
        cut.months = 12;
        Shock& scare = shock("scare", Channel::threat, 0, Effect::add, 0.4, 6);
        scare.profile = Profile::decay;
        scare.months = 8;
        Condition strong;
        strong.measure = Measure::influence;
        strong.of_power = 0;
        strong.level = 0.05;
        strong.months = 3;
        Shock& answer = shock("answer", Channel::theatre_demand, 0, Effect::set, 0.5, 2);
        answer.arrival = Arrival{{strong}, {}, 7, true};
        if (size_.organisations > 0) {
            Shock& leaves = shock("leaves", Channel::membership, 0, Effect::add, -0.3, 1);
            leaves.arrival.emplace();
            leaves.arrival->hazard.emplace().value = 0.08;
            leaves.arrival->hazard->ranged = true;
            leaves.arrival->hazard->low = 0.04;
            leaves.arrival->hazard->high = 0.16;
        }
        if (size_.corridors > 0) {
            Shock& closed = shock("closed", Channel::corridor_open, 0, Effect::set, 0, 18);
            closed.profile = Profile::pulse;
            closed.months = 3;
        }
    }

    Size size_;
    std::uint32_t seed_, count_ = 0;
    Scenario s_;
};

}  // namespace

Scenario synthetic_scenario(const Size& size, std::uint32_t seed, bool shocked) { return Maker(size, seed).make(shocked); }

}  // namespace multivector::test
