#include "config/named_policies.hpp"

#include <utility>

namespace multivector {

void put_named_policies(Node& scenario) {
    const auto* named = scenario.find("named_policies");
    auto* policies = scenario.find("policies");
    if (named == nullptr || policies == nullptr) return;
    for (auto& policy : policies->children) {
        const auto* follow = policy.find("follow");
        const auto* body = follow == nullptr ? nullptr : named->find(follow->text);
        if (body == nullptr) continue;
        auto children = body->children;
        std::erase_if(children, [&](const Node& child) {
            return child.key == "title" || (child.key != "follow" && policy.find(child.key) != nullptr);
        });
        for (auto& own : policy.children) {
            if (own.key != "follow") children.push_back(std::move(own));
        }
        policy.children = std::move(children);
    }
}

}  // namespace multivector
