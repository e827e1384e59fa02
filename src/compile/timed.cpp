#include "compile/timed.hpp"

#include <algorithm>
#include <map>

#include "lanes/elementary.hpp"

namespace multivector {
namespace {

double half_to(double x) {
    using One = Lane<double, 1>;
    return pow(One(0.5), One(x))[0];
}

double scheduled(const Shock& shock, Month month) {
    double strength = 0;
    for (const auto& [from, value] : shock.schedule)
        if (from <= month) strength = value;
    return strength;
}

Op compile_op(const Shock& shock, const World& w, int size_slot) {
    Op op;
    op.kind = shock.effect == Effect::set ? OpKind::set : shock.effect == Effect::scale ? OpKind::scale : OpKind::add;
    op.size_slot = size_slot;
    const int begin = shock.from - w.base;
    op.began = begin;
    op.first = std::max(0, begin);
    op.last = std::min(w.months, shock.to ? *shock.to - w.base : w.months);
    for (int m = op.first; m <= op.last; ++m) op.strength.push_back(strength(shock, m - begin));
    while (!op.strength.empty() && op.strength.back() == 0) op.strength.pop_back();
    op.last = op.first + static_cast<int>(op.strength.size()) - 1;
    return op;
}

/// In force at most in the months that its trigger watches.
void bind(Op& op, int trigger, const World& w) {
    op.trigger = trigger;
    op.first = w.triggers[static_cast<std::size_t>(trigger)].first;
    op.last = w.triggers[static_cast<std::size_t>(trigger)].last;
    op.strength.clear();
}

/// Index of the trigger of a shock; -1 if it has a date.
int trigger_of(const Shock& shock, const std::vector<const Shock*>& arriving) {
    return shock.arrival ? static_cast<int>(std::ranges::find(arriving, &shock) - arriving.begin()) : -1;
}

/// Place of each name among all of them.
double rank_of(const Shock& shock, const std::vector<const Shock*>& shocks) {
    return static_cast<double>(std::ranges::count_if(shocks, [&](const Shock* other) { return other->name < shock.name; }));
}

bool touches_organisations(Channel c) { return c == Channel::membership || c == Channel::depth || c == Channel::sponsor; }

void note_organisation_change(const Shock& shock, const Op& op, World& w) {
    if (!touches_organisations(shock.channel)) return;
    const bool moving = shock.profile != Profile::step || shock.arrival;  // one without a date may move in any month
    for (int m = op.first; m <= std::min(op.last + 1, w.months); ++m)
        if (moving || m == op.first || m == op.last + 1) w.organisations_change[static_cast<std::size_t>(m)] = true;
}

}  // namespace

double strength(const Shock& shock, int age) {
    switch (shock.profile) {
        case Profile::step: return 1;
        case Profile::pulse: return age < shock.months ? 1 : 0;
        case Profile::ramp: return std::min(1.0, (age + 1) / shock.months);
        case Profile::decay: return half_to(age / shock.months);
        case Profile::schedule: return scheduled(shock, shock.from + age);
    }
    return 0;
}

void compile_timed(const Scenario& s, bool baseline, const std::function<int(const Shock&)>& add_size, World& w) {
    w.organisations_change.assign(static_cast<std::size_t>(w.months + 1), false);
    std::vector<const Shock*> shocks;
    for (const Shock& shock : s.shocks)
        if (!baseline || shock.of_world) shocks.push_back(&shock);
    std::ranges::stable_sort(shocks, {}, [](const Shock* shock) { return std::pair(shock->from, std::string_view(shock->name)); });

    const auto arriving = s.arriving_shocks();
    std::map<int, TimedInput> by_slot;
    for (const Shock* shock : shocks) {
        Op op = compile_op(*shock, w, add_size(*shock));
        op.rank = rank_of(*shock, shocks);
        if (const int trigger = trigger_of(*shock, arriving); trigger >= 0) bind(op, trigger, w);
        if (op.last < op.first) continue;
        note_organisation_change(*shock, op, w);
        for (const std::size_t cell : shock->cells) {
            const int slot = w.at(shock->channel) + static_cast<int>(cell);
            const ChannelInfo& channel = info(shock->channel);
            auto [it, fresh] = by_slot.try_emplace(slot, TimedInput{slot, channel.low, channel.high, op.first, op.last, {}});
            it->second.first = std::min(it->second.first, op.first);
            it->second.last = std::max(it->second.last, op.last);
            it->second.ops.push_back(op);
        }
    }
    for (auto& [slot, timed] : by_slot) w.timed.push_back(std::move(timed));
}

}  // namespace multivector
