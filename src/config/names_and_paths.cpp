// What checks and readers share: ids by kind, paths in messages, what a message calls a value.

#include <fmt/format.h>

#include "config/check.hpp"
#include "config/format.hpp"

namespace multivector {

const std::vector<std::string>* ids_of(const Names& names, std::string_view kind) {
    const auto it = names.find(named_by(kind));
    return it == names.end() ? nullptr : &it->second;
}

Names names_in(const Node& tree, const Shape& shape) {
    Names names;
    for (const auto& field : shape.fields) {
        if (field.shape.form != Form::map || !field.shape.makes_names) continue;
        auto& ids = names[field.shape.names];
        if (const auto* section = tree.find(field.key)) {
            for (const auto& child : section->children) {
                if (section->kind == Node::Kind::map) ids.push_back(child.key);
            }
        }
    }
    auto& parties = names[std::string(kParty)];
    for (const char* kind : {"power", "state"})
        if (const auto it = names.find(kind); it != names.end()) parties.insert(parties.end(), it->second.begin(), it->second.end());
    return names;
}

std::string join_path(const std::string& path, const std::string& key) { return path.empty() ? key : path + "." + key; }

std::string at_path(const std::string& path) { return path.empty() ? std::string() : fmt::format(" (at {})", path); }

void report_missing(Diagnostics& diagnostics, const Node& node, const std::string& path, const std::string& key,
                    const std::string& meaning) {
    const auto& mark = node.place();
    diagnostics.error({mark.file, mark.line, mark.column}, fmt::format("missing key '{}'", key) + at_path(path),
                      meaning);
}

std::string found(const Node& node) {
    switch (node.kind) {
    case Node::Kind::null:
        return "nothing";
    case Node::Kind::scalar:
        return "'" + node.text + "'";
    case Node::Kind::sequence:
        return "a list";
    case Node::Kind::map:
        return "a map";
    }
    return {};
}

}  // namespace multivector
