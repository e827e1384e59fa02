#include "plain/policy.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "plain/courted_state.hpp"
#include "plain/observation.hpp"

namespace multivector::plain {
namespace {

class Adaptive : public Policy {
public:
    std::optional<int> posture(const CourtedState&, int, int) const override { return std::nullopt; }
};

class FixedPostures : public Policy {
public:
    FixedPostures(std::vector<int> table, int domains) : table_(std::move(table)), domains_(domains) {}

    std::optional<int> posture(const CourtedState&, int power, int domain) const override {
        const int named = table_[static_cast<std::size_t>(power * domains_ + domain)];
        return named < 0 ? std::nullopt : std::optional(named);
    }

private:
    std::vector<int> table_;  // power x domain, -1 where the state chooses
    int domains_;
};

/// Aligns with powers whose influence is under the mean, and keeps away from those half as much again over it.
class EqualCloseness : public Policy {
public:
    EqualCloseness(int align, int hedge, int neutral) : align_(align), hedge_(hedge), neutral_(neutral) {}

    std::optional<int> posture(const CourtedState& state, int power, int) const override {
        double mean = 0;
        for (const Dyad& dyad : state.dyads()) mean += dyad.influence();
        mean /= static_cast<double>(state.dyads().size());
        const double own = state.dyad(power).influence();
        return own < mean ? align_ : own > 1.5 * mean ? neutral_ : hedge_;
    }

private:
    int align_, hedge_, neutral_;
};

/// The last rule that holds for a cell wins over the earlier ones and over the policy beneath.
class WithRules : public Policy {
public:
    WithRules(std::unique_ptr<Policy> beneath, std::vector<CompiledRule> rules, int domains)
        : beneath_(std::move(beneath)), rules_(std::move(rules)), domains_(domains) {}

    std::optional<int> posture(const CourtedState& state, int power, int domain) const override {
        const int cell = power * domains_ + domain;
        for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule)
            if (std::ranges::find(rule->cells, cell) != rule->cells.end() && holds(*rule, state)) return rule->posture;
        return beneath_->posture(state, power, domain);
    }

private:
    std::unique_ptr<Policy> beneath_;
    std::vector<CompiledRule> rules_;
    int domains_;
};

std::unique_ptr<Policy> without_rules(const World& world, const CompiledPolicy& declared) {
    switch (declared.kind) {
    case DeclaredPolicy::adaptive:
        break;
    case DeclaredPolicy::fixed:
        return std::make_unique<FixedPostures>(declared.posture, world.n.domains);
    case DeclaredPolicy::equal_closeness:
        return std::make_unique<EqualCloseness>(world.align, world.hedge, world.neutral);
    }
    return std::make_unique<Adaptive>();
}

}  // namespace

std::unique_ptr<Policy> make_policy(const World& world, const CompiledPolicy& declared) {
    auto policy = without_rules(world, declared);
    if (declared.rules.empty()) return policy;
    return std::make_unique<WithRules>(std::move(policy), declared.rules, world.n.domains);
}

}  // namespace multivector::plain
