#include "config/overrides.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/names.hpp"
#include "config/format.hpp"
#include "config/numbers.hpp"

namespace multivector {
namespace {

const Mark kSet{std::string(kSetOption), 0, 0};
const Mark kPolicy{std::string(kPolicyOption), 0, 0};

/// Position in "[2]"; nothing for a key.
std::optional<std::size_t> position(std::string_view part) {
    if (!part.starts_with('[') || !part.ends_with(']')) return std::nullopt;
    NumberFault fault;
    const auto value = parse_integer(part.substr(1, part.size() - 2), fault);
    return value && *value >= 0 ? std::optional(static_cast<std::size_t>(*value)) : std::nullopt;
}

void place_all(Node& node, const Mark& mark) {
    node.mark = mark;
    node.key_mark = mark;
    for (auto& child : node.children) place_all(child, mark);
}

Node scalar(std::string text, const Mark& mark) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = std::move(text);
    place_all(node, mark);
    return node;
}

Node& add_child(Node& map, std::string key, const Mark& mark) {
    Node child;
    child.key = std::move(key);
    place_all(child, mark);
    map.children.push_back(std::move(child));
    return map.children.back();
}

/// Replaces what a node holds and keeps its key.
void assign(Node& node, Node value) {
    value.key = std::move(node.key);
    node = std::move(value);
}

Node* existing(Node* node, const std::vector<std::string>& parts) {
    for (const auto& part : parts) {
        if (node == nullptr) return nullptr;
        if (const auto at = position(part)) {
            const bool there = node->kind == Node::Kind::sequence && *at < node->children.size();
            node = there ? &node->children[*at] : nullptr;
        } else {
            node = node->find(part);
        }
    }
    return node;
}

/// How far a path can be followed, by what the tree holds and what its format allows.
struct Walk {
    bool possible = true;
    std::size_t depth = 0;                ///< of the part that leads nowhere
    std::vector<std::string> candidates;  ///< what might stand in its place
};

std::vector<std::string> keys_of(const Node* node) {
    std::vector<std::string> keys;
    if (node != nullptr && node->kind == Node::Kind::map) {
        for (const auto& child : node->children) keys.push_back(child.key);
    }
    return keys;
}

Walk walk(const Node* node, const Shape* shape, const Names& names, const std::vector<std::string>& parts) {
    for (std::size_t depth = 0; depth < parts.size(); ++depth) {
        const auto& part = parts[depth];
        if (node != nullptr && node->kind == Node::Kind::scalar) return {false, depth, {}};
        const auto* next = node == nullptr ? nullptr : node->find(part);
        if (const auto at = position(part); at && node != nullptr && node->kind == Node::Kind::sequence) {
            next = *at < node->children.size() ? &node->children[*at] : nullptr;
        }
        if (shape->form == Form::quantity) shape = &quantity_shape();
        const bool listed = shape->form == Form::list;
        std::vector<std::string> candidates;
        const Shape* inner = nullptr;
        if (shape->form == Form::object) {
            candidates = shape->keys();
            inner = shape->find(part);
        } else if (shape->form == Form::map || listed) {
            const auto* known = shape->makes_names || listed ? nullptr : ids_of(names, shape->names);
            candidates = known == nullptr ? keys_of(node) : *known;
            const bool allowed = next != nullptr || std::ranges::find(candidates, part) != candidates.end();
            inner = allowed ? &shape->item.front() : nullptr;
        }
        if (inner == nullptr) return {false, depth, candidates};
        node = next;
        shape = inner;
    }
    return {};
}

/// Of two walks that failed the one that came further; what might have been meant is added up where they failed alike.
Walk further(Walk a, const Walk& b) {
    if (b.possible || b.depth < a.depth) return a;
    if (b.depth > a.depth) return b;
    for (const auto& name : b.candidates) {
        if (std::ranges::find(a.candidates, name) == a.candidates.end()) a.candidates.push_back(name);
    }
    return a;
}

void put(Node& tree, const std::vector<std::string>& parts, Node value) {
    Node* node = &tree;
    for (const auto& part : parts) {
        if (const auto at = position(part)) {
            node = &node->children[*at];
            continue;
        }
        auto* next = node->find(part);
        if (next == nullptr) {
            if (node->kind == Node::Kind::null) node->kind = Node::Kind::map;
            next = &add_child(*node, part, kSet);
        }
        node = next;
    }
    assign(*node, std::move(value));
}

void set_one(const Trees& trees, const Names& names, const std::string& path, const std::string& text,
             Diagnostics& diagnostics) {
    Diagnostics faults;
    auto value = parse_yaml(text.empty() ? "''" : text, std::string(kSetOption), faults);
    if (!value) {
        for (const auto& d : faults.sorted()) diagnostics.error(kSet, fmt::format("{}: {}", path, d.message), d.hint);
        return;
    }
    place_all(*value, kSet);
    const auto parts = split_path(path);
    // What says which files are read cannot change once they are.
    const bool of_files = !parts.empty() && (parts[0] == "format" || parts[0] == "extends" || parts[0] == "include" ||
                                             parts[0] == "world");
    if (parts.empty() || of_files) {
        diagnostics.error(kSet, fmt::format("'{}' cannot be set", path));
        return;
    }
    const std::pair<Node*, const Shape*> places[]{{trees.scenario, &scenario_shape()}, {trees.world, &world_shape()}};
    Walk best{false, 0, {}};
    for (const bool only_existing : {true, false}) {
        for (const auto& [tree, shape] : places) {
            if (tree == nullptr) continue;
            if (only_existing && existing(tree, parts) == nullptr) continue;
            auto way = walk(tree, shape, names, parts);
            if (way.possible) {
                put(*tree, parts, std::move(*value));
                return;
            }
            best = further(std::move(best), way);
        }
    }
    diagnostics.error(kSet, fmt::format("unknown path '{}': nothing is called '{}'", path, parts[best.depth]),
                      name_hint(parts[best.depth], best.candidates));
}

}  // namespace

void apply_set(const Trees& trees, const Names& names, const LoadOptions& options, Diagnostics& diagnostics) {
    for (const auto& [path, value] : options.set) set_one(trees, names, path, value, diagnostics);
}

void apply_policies(const Trees& trees, const LoadOptions& options, Diagnostics& diagnostics) {
    Node* tree = trees.scenario != nullptr ? trees.scenario : trees.world;
    for (const auto& [state, text] : options.policies) {
        auto* section = tree->find("policies");
        if (section == nullptr) section = &add_child(*tree, "policies", kPolicy);
        if (section->kind == Node::Kind::null) section->kind = Node::Kind::map;
        if (section->kind != Node::Kind::map) return;
        auto* policy = section->find(state);
        if (policy != nullptr && policy->mark.file == kPolicyOption) {
            diagnostics.error(kPolicy, fmt::format("two policies for '{}'", state));
        }
        if (policy == nullptr) policy = &add_child(*section, state, kPolicy);
        Node value;
        value.kind = Node::Kind::map;
        const auto colon = std::min(text.find(':'), text.size());
        assign(add_child(value, "follow", kPolicy), scalar(text.substr(0, colon), kPolicy));
        if (colon < text.size()) {
            auto& with = add_child(value, "with", kPolicy);
            with.kind = Node::Kind::sequence;
            for (auto rest = text.substr(colon + 1); !rest.empty();) {
                const auto comma = std::min(rest.find(','), rest.size());
                with.children.push_back(scalar(rest.substr(0, comma), kPolicy));
                rest.erase(0, std::min(comma + 1, rest.size()));
            }
        }
        place_all(value, kPolicy);
        assign(*policy, std::move(value));
    }
}

}  // namespace multivector
