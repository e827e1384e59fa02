#include <algorithm>

#include <fmt/format.h>

#include "config/check.hpp"
#include "config/context.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

void check_subject(Context& c, const Reader& reader, Measure measure, std::string_view key, bool needed,
                   std::string_view thing) {
    const auto field = reader[key];
    if (field && !needed) {
        report_at(c.diagnostics, field.place(), reader.path(), subject_fault(measure, thing, needed), "remove it");
    } else if (!field && needed) {
        report_missing(c.diagnostics, *reader.node(), reader.path(), std::string(key),
                       subject_fault(measure, thing, needed));
    }
}

std::optional<Rule> read_rule(Context& c, const Reader& reader) {
    const auto measure = find_measure(reader["if"].text().value_or(""));
    if (!measure) return std::nullopt;
    check_subject(c, reader, *measure, "of", needs_power(*measure), "power");
    check_subject(c, reader, *measure, "domain", needs_domain(*measure), "domain");
    Rule rule;
    rule.measure = *measure;
    rule.of_power = c.find(Axis::power, reader["of"]);
    rule.of_domain = c.find(Axis::domain, reader["domain"]);
    rule.above = static_cast<bool>(reader["above"]);
    rule.level = reader[rule.above ? "above" : "below"].number().value_or(0);
    rule.posture = c.find(Axis::posture, reader["then"]).value_or(0);
    rule.powers = c.find_all(Axis::power, reader["toward"]);
    rule.domains = c.find_all(Axis::domain, reader["in"]);
    rule.mark = reader.place();
    return rule;
}

void check_parts(Context& c, const Reader& reader, PolicyKind kind) {
    const auto with = reader["with"];
    const auto rules = reader["rules"];
    if (with && !needs_with(kind)) {
        report_at(c.diagnostics, with.place(), reader.path(),
                  fmt::format("the policy {} takes no 'with'", policy_name(kind)));
    } else if (!with && needs_with(kind)) {
        report_missing(c.diagnostics, *reader.node(), reader.path(), "with",
                       fmt::format("the powers that {} speaks of", policy_name(kind)));
    }
    if (rules && kind != PolicyKind::rules) {
        report_at(c.diagnostics, rules.place(), reader.path(),
                  fmt::format("the policy {} takes no 'rules'", policy_name(kind)),
                  "write 'follow: rules' for a policy of rules");
    } else if (!rules && kind == PolicyKind::rules) {
        report_missing(c.diagnostics, *reader.node(), reader.path(), "rules", "the rules to follow");
    } else if (rules && rules.node()->kind == Node::Kind::sequence && rules.items().empty()) {
        report(c.diagnostics, rules, "the list is empty");
    }
}

void read_policy(Context& c, const Reader& reader, bool of_world) {
    const auto state = c.find(Axis::state, reader.key());
    const auto kind = find_policy(reader["follow"].text().value_or(""));
    if (!state || !kind) return;
    check_parts(c, reader, *kind);
    Policy policy;
    policy.state = *state;
    policy.kind = *kind;
    policy.with = c.find_all(Axis::power, reader["with"]);
    for (const auto& entry : reader["rules"].items()) {
        if (auto rule = read_rule(c, entry)) policy.rules.push_back(std::move(*rule));
    }
    policy.mark = reader.place();
    policy.of_world = of_world && reader.place().file != kPolicyOption;
    c.out.policies.push_back(std::move(policy));
}

void refuse_known_names(Context& c) {
    for (const auto& entry : c.scenario["named_policies"].entries()) {
        if (find_policy(entry.key())) {
            report_at(c.diagnostics, entry.place(), entry.path(),
                      fmt::format("the model already has a policy '{}'", entry.key()), "choose another name");
        }
    }
}

}  // namespace

void read_policies(Context& context) {
    refuse_known_names(context);
    for (const auto& entry : context.world["policies"].entries()) read_policy(context, entry, true);
    for (const auto& entry : context.scenario["policies"].entries()) read_policy(context, entry, false);
    std::ranges::stable_sort(context.out.policies, {}, &Policy::state);
}

}  // namespace multivector
