#include "compile/triggers.hpp"

#include <algorithm>
#include <cmath>

#include "compile/policy.hpp"
#include "compile/timed.hpp"
#include "random/identity.hpp"

namespace multivector {
namespace {

/// w by months since the arrival, as far as the run, the shock's own time and its profile go.
std::vector<double> strengths(const Shock& shock, int months) {
    const int lasts = shock.arrival->lasts ? static_cast<int>(std::ceil(*shock.arrival->lasts)) : months;
    std::vector<double> out;
    for (int age = 0; age < std::min(lasts, months); ++age) out.push_back(strength(shock, age));
    while (!out.empty() && out.back() == 0) out.pop_back();
    return out;
}

}  // namespace

void compile_triggers(const Scenario& s, const std::function<int(const Quantity&, const std::string&)>& add, World& w) {
    for (const Shock* shock : s.arriving_shocks()) {
        const Arrival& arrival = *shock->arrival;
        Trigger& t = w.triggers.emplace_back();
        for (const Condition& c : arrival.when)
            t.conditions.push_back({compile_comparison(c), static_cast<int>(c.state), c.months});
        if (arrival.hazard) t.hazard_slot = add(*arrival.hazard, "hazard:" + shock->name);
        t.identity = identity_hash(shock->name);
        t.first = std::max(0, shock->from - w.base);
        t.last = shock->to ? std::min(w.months, *shock->to - w.base) : w.months;
        if (arrival.repeats) t.lasts = static_cast<int>(std::ceil(arrival.lasts.value_or(1)));
        t.strength = strengths(*shock, w.months + 1);
    }
}

}  // namespace multivector
