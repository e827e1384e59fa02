#include "plain/arriving_shock.hpp"

#include <algorithm>

#include "plain/courted_state.hpp"
#include "plain/observation.hpp"

namespace multivector::plain {

ArrivingShock::ArrivingShock(const Trigger& trigger, int months)
    : trigger_(&trigger), came_(static_cast<std::size_t>(months + 1)), held_(trigger.conditions.size()) {}

void ArrivingShock::arrive(int month, const Inputs& inputs, Luck* luck) {
    const double likely = chance(month, inputs, luck);
    came_[static_cast<std::size_t>(month)] = likely * free_share(month);
    never_ *= 1 - likely;
    sum_arrivals(month);
}

/// Of a shock that is free to arrive.
double ArrivingShock::chance(int month, const Inputs& inputs, Luck* luck) const {
    if (month < trigger_->first || month > trigger_->last) return 0;
    for (std::size_t c = 0; c < held_.size(); ++c)
        if (held_[c] < trigger_->conditions[c].months) return 0;
    if (trigger_->hazard_slot < 0) return 1;
    const double hazard = inputs.base(trigger_->hazard_slot);
    if (!luck) return hazard;
    return luck->happens(hazard) ? 1 : 0;
}

/// Where it never came, or where its last arrival is `lasts` months ago.
double ArrivingShock::free_share(int month) const {
    if (trigger_->lasts == 0) return never_;
    double taken = 0;
    for (int m = std::max(0, month - trigger_->lasts + 1); m < month; ++m) taken += came_[static_cast<std::size_t>(m)];
    return std::max(1 - taken, 0.0);
}

void ArrivingShock::sum_arrivals(int month) {
    in_force_ = strength_ = began_ = 0;
    if (month > trigger_->last) return;
    const int alive = static_cast<int>(trigger_->strength.size());
    for (int m = std::max(0, month + 1 - alive); m <= month; ++m) {
        const double came = came_[static_cast<std::size_t>(m)];
        in_force_ += came;
        strength_ += came * trigger_->strength[static_cast<std::size_t>(month - m)];
        began_ += came * m;
    }
    in_force_ = std::min(in_force_, 1.0);
}

void ArrivingShock::watch(int month, const std::vector<CourtedState>& states) {
    for (std::size_t c = 0; c < held_.size(); ++c) {
        const CompiledCondition& condition = trigger_->conditions[c];
        const bool met =
            month >= trigger_->first && holds(condition, states[static_cast<std::size_t>(condition.state)]);
        held_[c] = met ? held_[c] + 1 : 0;
    }
}

}  // namespace multivector::plain
