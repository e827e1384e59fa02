#include "config/power_policies.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "config/format.hpp"
#include "config/merge.hpp"

namespace multivector {
namespace {

constexpr std::array kInputs{Channel::demand, Channel::conditionality, Channel::assertiveness};
/// Keys that a policy shares with the shocks it stands for.
constexpr std::array<std::string_view, 6> kTimes{"from", "to", "when", "hazard", "lasts", "repeats"};

Node entry(std::string key, const Node& place) {
    Node node;
    node.key = std::move(key);
    node.key_mark = node.mark = place.place();
    return node;
}

Node word(std::string key, std::string text, const Node& place) {
    auto node = entry(std::move(key), place);
    node.kind = Node::Kind::scalar;
    node.text = std::move(text);
    return node;
}

Node& add(Node& map, Node child) {
    map.kind = Node::Kind::map;
    return map.children.emplace_back(std::move(child));
}

/// The changes of one input by one policy.
class ShockMaker {
public:
    ShockMaker(Node& shocks, const Node& policy, std::string base) : shocks_(shocks), policy_(policy), base_(std::move(base)) {}

    void set(const std::string& input, const Node& value, const std::string& domain = {}) {
        auto shock = entry(policy_.key + "_policy_" + input + (domain.empty() ? "" : "_" + domain), value);
        add(shock, word("input", input, value));
        add(shock, word("power", policy_.key, value));
        if (!domain.empty()) add(shock, word("domain", domain, value));
        auto effect = entry("effect", value), size = value;
        size.key = "set";
        add(effect, std::move(size));
        add(shock, std::move(effect));
        for (const auto key : kTimes) {
            if (const auto* own = policy_.find(key)) add(shock, *own);
        }
        const bool timed = policy_.find("from") != nullptr || policy_.find("when") != nullptr || policy_.find("hazard") != nullptr;
        if (!timed) add(shock, word("from", base_, value));
        add(shocks_, std::move(shock));
    }

private:
    Node& shocks_;
    const Node& policy_;
    std::string base_;
};

Node whole_policy(const Node& own, const Node* named) {
    const auto* follow = own.find("follow");
    const auto* body = follow == nullptr || named == nullptr ? nullptr : named->find(follow->text);
    if (body == nullptr) return own;
    auto policy = *body;
    policy.key = own.key;
    merge(policy, own, scenario_shape().find("power_policies")->item.data());
    return policy;
}

}  // namespace

std::vector<Row> power_policy_rows(const std::string& at) {
    std::vector<Row> rows{{.at = at + ".follow",
                           .form = Form::name,
                           .meaning = "one of named_power_policies, from which this one differs by what it says itself",
                           .names = "power policy"},
                          {.at = at + ".title", .form = Form::text, .meaning = "one line for people"}};
    for (const auto channel : kInputs) {
        const auto& row = info(channel);
        rows.push_back({.at = at + "." + std::string(row.name),
                        .form = Form::quantity,
                        .meaning = std::string(row.meaning),
                        .bounds = {row.low, row.high, std::string(row.unit)}});
    }
    const auto& split = info(Channel::split);
    rows.push_back({.at = at + ".split.{domain}",
                    .form = Form::quantity,
                    .meaning = std::string(split.meaning),
                    .bounds = {split.low, split.high, std::string(split.unit)}});
    append(rows, time_rows(at + "."));
    rows.push_back({.at = at, .form = Form::object, .meaning = "a policy of a power", .plain = "follow"});
    return rows;
}

void put_power_policies(Node& scenario, const std::string& base, const Names& names) {
    const auto at = std::ranges::find(scenario.children, "power_policies", &Node::key);
    if (at == scenario.children.end()) return;
    std::vector<Node> whole;
    for (const auto& own : at->children) whole.push_back(whole_policy(own, std::as_const(scenario).find("named_power_policies")));
    scenario.children.erase(at);
    auto* shocks = scenario.find("shocks");
    if (shocks == nullptr) shocks = &add(scenario, word("shocks", "", scenario));
    for (const auto& policy : whole) {
        ShockMaker maker(*shocks, policy, base);
        for (const auto channel : kInputs) {
            const std::string name(info(channel).name);
            if (const auto* value = policy.find(name)) maker.set(name, *value);
        }
        const auto* split = policy.find("split");
        if (split == nullptr) continue;
        const std::string input(info(Channel::split).name);
        for (const auto& share : split->children) maker.set(input, share, share.key);
        // The split is a whole: a domain that it does not name gets nothing.
        const auto domains = names.find("domain");
        for (std::size_t d = 0; domains != names.end() && d < domains->second.size(); ++d) {
            const auto& domain = domains->second[d];
            if (split->find(domain) == nullptr) maker.set(input, word("value", "0", *split), domain);
        }
    }
}

}  // namespace multivector
