#include "compile/policy.hpp"

#include <algorithm>

namespace multivector {
namespace {

/// How strongly "maximise gain" and "maximise autonomy" favour their terms.
constexpr double kFavour = 5;

void favour(CompiledPolicy& policy, std::initializer_list<Term> terms) {
    for (const Term term : terms) policy.term_weight[static_cast<std::size_t>(term)] = kFavour;
}

/// One posture toward the named powers, another toward the rest, in every domain.
void toward(CompiledPolicy& policy, const World& w, const std::vector<std::size_t>& with, int inside, int outside) {
    policy.kind = DeclaredPolicy::fixed;
    for (int p = 0; p < w.n.powers; ++p) {
        const bool named = std::ranges::find(with, static_cast<std::size_t>(p)) != with.end();
        for (int d = 0; d < w.n.domains; ++d)
            policy.posture[static_cast<std::size_t>(w.n.pd(p, d))] = named ? inside : outside;
    }
}

CompiledRule compile_rule(const Rule& rule, const World& w) {
    CompiledRule out{compile_comparison(rule), static_cast<int>(rule.posture), {}};
    for (const std::size_t p : rule.powers)
        for (const std::size_t d : rule.domains) out.cells.push_back(w.n.pd(static_cast<int>(p), static_cast<int>(d)));
    return out;
}

/// Sets a cell of every organisation for good, whatever the files say of it.
void set_in_all(Channel channel, int state, double value, World& w) {
    const int size = static_cast<int>(w.slots.size());
    w.slots.push_back(value);
    const Op op{OpKind::set, size, 0, w.months, std::vector<double>(static_cast<std::size_t>(w.months + 1), 1.0)};
    for (int g = 0; g < w.n.organisations; ++g) {
        const int slot = w.at(channel) + g * w.n.states + state;
        std::erase_if(w.timed, [&](const TimedInput& t) { return t.slot == slot; });
        w.timed.push_back({slot, 0, 1, 0, w.months, {op}});
    }
}

void join_everything(int state, World& w) {
    set_in_all(Channel::membership, state, 1, w);
    if (!w.open_pairs.empty()) set_in_all(Channel::membership_open, state, 0, w);
    std::ranges::sort(w.timed, {}, &TimedInput::slot);
    w.organisations_change[0] = true;
}

}  // namespace

CompiledComparison compile_comparison(const Comparison& c) {
    return {static_cast<int>(c.measure), c.of_power ? static_cast<int>(*c.of_power) : -1,
            c.of_domain ? static_cast<int>(*c.of_domain) : -1, c.above, c.level};
}

void compile_policies(const Scenario& s, bool baseline, World& w) {
    CompiledPolicy adaptive;
    adaptive.posture.assign(static_cast<std::size_t>(w.n.powers * w.n.domains), -1);
    w.policies.assign(static_cast<std::size_t>(w.n.states), adaptive);
    for (const Policy& policy : s.policies) {
        if (baseline && !policy.of_world) continue;
        CompiledPolicy& out = w.policies[policy.state];
        out = adaptive;
        switch (policy.kind) {
            case PolicyKind::adaptive:
            case PolicyKind::rules: break;
            case PolicyKind::bandwagon: toward(out, w, policy.with, w.align, w.neutral); break;
            case PolicyKind::balance: toward(out, w, policy.with, w.balance, w.hedge); break;
            case PolicyKind::pivot: toward(out, w, policy.with, w.align, w.neutral); break;
            case PolicyKind::strict_neutrality: toward(out, w, {}, w.neutral, w.neutral); break;
            case PolicyKind::equal_closeness: out.kind = DeclaredPolicy::equal_closeness; break;
            case PolicyKind::maximise_gain: favour(out, {Term::gain, Term::inducement}); break;
            case PolicyKind::maximise_autonomy: favour(out, {Term::dependence, Term::coercion, Term::sovereignty, Term::resistance}); break;
            case PolicyKind::omni_enmeshment:
                toward(out, w, {}, w.hedge, w.hedge);
                join_everything(static_cast<int>(policy.state), w);
                break;
        }
        for (const Rule& rule : policy.rules) out.rules.push_back(compile_rule(rule, w));
    }
}

}  // namespace multivector
