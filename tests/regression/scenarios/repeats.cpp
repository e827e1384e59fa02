#include "repeats.hpp"

#include <algorithm>

namespace multivector::test {
namespace {

bool same(const Quantity& a, const Quantity& b) {
    return a.value == b.value && a.low == b.low && a.high == b.high && a.ranged == b.ranged;
}

bool same(const Shock& a, const Shock& b) {
    return a.channel == b.channel && a.cells == b.cells && a.effect == b.effect && same(a.size, b.size) &&
           a.profile == b.profile && a.from == b.from && a.to == b.to && a.months == b.months &&
           a.schedule == b.schedule && a.arrival.has_value() == b.arrival.has_value();
}

}  // namespace

const std::vector<Repeat>& repeats() {
    static const std::vector<Repeat> list{
        {"three_shocks", "us_withdrawal", {}, {}},
        {"three_shocks", "bri_slowdown", {}, {}},
        {"three_shocks", "ukraine_war", {}, {}},
        {"russia_refocuses", "ukraine_war", {}, Month::of(2027, 6)},
        {"ukraine_votes_2022", "ukraine_war", {}, {}},
        {"policy_adaptive", "ukraine_war", {}, {}},
        {"policy_bandwagon", "ukraine_war", {}, {}},
        {"policy_equal_closeness", "ukraine_war", {}, {}},
        {"policy_strict_neutrality", "ukraine_war", {}, {}},
        {"crimea_2014", "three_conditions", {"russia_retrenchment"}, {}},
        {"ukraine_votes_2014", "crimea_2014", {}, {}},
    };
    return list;
}

std::vector<std::string> differences(const Repeat& repeat, const Scenario& copy, const Scenario& original) {
    std::vector<std::string> found;
    for (Shock shock : original.shocks) {
        if (shock.of_world || std::ranges::find(repeat.except, shock.name) != repeat.except.end()) continue;
        if (repeat.end) shock.to = repeat.end;
        const auto twin = std::ranges::find(copy.shocks, shock.name, &Shock::name);
        if (twin == copy.shocks.end()) {
            found.push_back("has no shock '" + shock.name + "'");
        } else if (!same(*twin, shock)) {
            found.push_back("has another shock '" + shock.name + "'");
        }
    }
    return found;
}

}  // namespace multivector::test
