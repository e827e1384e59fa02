#pragma once
// Trees from text and back, for tests of what is done to them.

#include <string>

#include <gtest/gtest.h>

#include "config/yaml_tree.hpp"

namespace multivector::test {

/// The tree of a text without faults, as the file `file`.
inline Node tree(const std::string& text, const std::string& file = "test.yaml") {
    Diagnostics diagnostics;
    auto node = parse_yaml(text, file, diagnostics);
    for (const auto& d : diagnostics.sorted()) ADD_FAILURE() << render(d, "");
    return node ? std::move(*node) : Node{};
}

/// A tree on one line: {a: 1, b: [x, ~]}.
inline std::string flat(const Node& node) {
    if (node.kind == Node::Kind::null) return "~";
    if (node.kind == Node::Kind::scalar) return node.text;
    std::string out;
    for (const auto& child : node.children) {
        if (!out.empty()) out += ", ";
        if (node.kind == Node::Kind::map) out += child.key + ": ";
        out += flat(child);
    }
    return node.kind == Node::Kind::map ? "{" + out + "}" : "[" + out + "]";
}

/// One rendered message after the other.
inline std::string messages(const Diagnostics& diagnostics) {
    std::string text;
    for (const auto& d : diagnostics.sorted()) text += render(d, "") + "\n";
    return text;
}

}  // namespace multivector::test
