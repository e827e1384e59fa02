#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "config/format.hpp"
#include "config/structure.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

void add_votes(std::vector<Row>& rows) {
    const std::string at = "votes.{+vote}.";
    const Bounds position{-1, 1, "position"};
    rows.push_back({.at = at + "date", .form = Form::month, .need = Need::required, .meaning = "month of the vote"});
    rows.push_back({.at = at + "title", .form = Form::text, .meaning = "what is voted on"});
    rows.push_back({.at = at + "positions.{power}",
                    .form = Form::quantity,
                    .meaning = "position of a power, from -1 (against) to 1 (in favour)",
                    .bounds = position,
                    .bare = true,
                    .fallback = "0"});
    rows.push_back({.at = at + "norms.{state}",
                    .form = Form::quantity,
                    .meaning = "what the state itself holds, from -1 to 1",
                    .bounds = position,
                    .fallback = "0"});
    rows.push_back({.at = at + "weights.{state}",
                    .form = Form::quantity,
                    .meaning = "weight of the state's own view",
                    .bounds = {0, 100, "1"},
                    .bare = true,
                    .fallback = "1"});
}

void add_conflicts(std::vector<Row>& rows) {
    const std::string at = "conflicts.{+conflict}.";
    rows.push_back({.at = at + "between[]", .form = Form::name, .meaning = "a party", .names = std::string(kParty)});
    rows.push_back({.at = at + "between",
                    .form = Form::list,
                    .need = Need::required,
                    .meaning = "the two powers, or two states",
                    .count = {2, 2}});
    rows.push_back({.at = at + "date", .form = Form::month, .need = Need::required, .meaning = "month of the talks"});
    rows.push_back({.at = at + "bar",
                    .form = Form::quantity,
                    .need = Need::required,
                    .meaning = "suitability of the best host outside the model",
                    .bounds = {-10, 10, "1"}});
}

void add_parameters(std::vector<Row>& rows) {
    for (const auto& p : parameters()) {
        rows.push_back({.at = "parameters." + std::string(p.name),
                        .form = Form::quantity,
                        .meaning = std::string(p.meaning),
                        .bounds = {p.low, p.high, std::string(p.unit)},
                        .channel = Channel::parameter,
                        .fallback = fmt::format("{}", p.value)});
    }
}

std::vector<Ask> asks_of_policies() {
    std::vector<Ask> asks;
    for (const auto& name : policy_names()) {
        const auto kind = *find_policy(name);
        asks.push_back({.word = name});
        if (needs_with(kind)) asks.back().keys.emplace_back("with");
        if (kind == PolicyKind::rules) asks.back().keys.emplace_back("rules");
    }
    return asks;
}

std::vector<Ask> asks_of_measures() {
    std::vector<Ask> asks;
    for (const auto& name : measure_names()) {
        const auto measure = *find_measure(name);
        asks.push_back({.word = name});
        if (needs_power(measure)) asks.back().keys.emplace_back("of");
        if (needs_domain(measure)) asks.back().keys.emplace_back("domain");
    }
    return asks;
}

}  // namespace

void append(std::vector<Row>& rows, std::vector<Row> more) {
    for (auto& row : more) rows.push_back(std::move(row));
}

std::vector<Row> policy_rows(const std::string& at, PolicyUse use) {
    std::vector<Row> rows;
    const bool named = use == PolicyUse::named;
    rows.push_back({.at = at + ".follow",
                    .form = named ? Form::choice : Form::name,
                    .need = Need::required,
                    .meaning = named ? "the policy of the model" : "the policy: one of the words, or one of named_policies",
                    .words = policy_names(),
                    .names = named ? "" : "policy",
                    .asks = asks_of_policies()});
    if (named) rows.push_back({.at = at + ".title", .form = Form::text, .meaning = "one line for people"});
    rows.push_back({.at = at + ".with", .form = Form::names, .meaning = "the powers it speaks of", .names = "power"});
    const std::string rule = at + ".rules[].";
    rows.push_back({.at = rule + "if",
                    .form = Form::choice,
                    .need = Need::required,
                    .meaning = "what is measured",
                    .words = measure_names(),
                    .asks = asks_of_measures()});
    rows.push_back({.at = rule + "of", .form = Form::name, .meaning = "the power measured", .names = "power"});
    rows.push_back({.at = rule + "domain", .form = Form::name, .meaning = "the domain measured", .names = "domain"});
    rows.push_back({.at = rule + "above", .form = Form::number, .need = Need::one_of, .meaning = "level to be passed"});
    rows.push_back(
        {.at = rule + "below", .form = Form::number, .need = Need::one_of, .meaning = "level to fall below"});
    rows.push_back({.at = rule + "then",
                    .form = Form::name,
                    .need = Need::required,
                    .meaning = "the posture to take",
                    .names = "posture"});
    rows.push_back({.at = rule + "toward",
                    .form = Form::names,
                    .need = Need::required,
                    .meaning = "the powers to take it toward",
                    .names = "power"});
    rows.push_back({.at = rule + "in",
                    .form = Form::names,
                    .need = Need::required,
                    .meaning = "the domains to take it in",
                    .names = "domain"});
    rows.push_back({.at = at + ".rules",
                    .form = Form::list,
                    .meaning = "of the rules that hold the last one decides",
                    .count = {.least = 1}});
    rows.push_back({.at = at, .form = Form::object, .meaning = "a policy", .plain = "follow"});
    return rows;
}

std::vector<Row> head_rows(FileKind kind, const std::string& description) {
    return {{.at = "format",
             .form = Form::choice,
             .need = Need::required,
             .meaning = "format of this file",
             .words = {std::string(info(kind).format)}},
            {.at = "title", .form = Form::text, .need = Need::required, .meaning = "one line for people"},
            {.at = "description", .form = Form::text, .meaning = description}};
}

std::vector<Row> source_rows() {
    return {{.at = "sources.{+source}.citation", .form = Form::text, .need = Need::required, .meaning = "what to cite"},
            {.at = "sources.{+source}.url", .form = Form::text, .meaning = "where to find it"}};
}

std::vector<Row> date_rows() {
    return {{.at = "dates.{+date}",
             .form = Form::month,
             .meaning = "a month with a name, from which others may be counted: 'invasion + 6 months'"}};
}

std::vector<Row> common_rows() {
    std::vector<Row> rows;
    add_votes(rows);
    add_conflicts(rows);
    append(rows, policy_rows("policies.{state}", PolicyUse::of_state));
    add_parameters(rows);
    append(rows, structure_rows());
    return rows;
}

std::vector<Row> project_rows(const std::string& at) {
    return {{.at = at + ".from", .form = Form::month, .need = Need::required, .meaning = "month in which it opens"},
            {.at = at + ".add",
             .form = Form::quantity,
             .need = Need::required,
             .meaning = "capacity that the project adds",
             .bounds = {0, info(Channel::corridor_capacity).high, "Mt/year"}}};
}

}  // namespace multivector
