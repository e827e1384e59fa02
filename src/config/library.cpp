#include "config/library.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/names.hpp"
#include "config/check.hpp"
#include "config/merge.hpp"

namespace multivector {
namespace {

using Values = std::map<std::string, const Node*, std::less<>>;  ///< null: a parameter without a value

/// Whether two nodes say the same, wherever they stand.
bool is_same(const Node& a, const Node& b) {
    return a.kind == b.kind && a.text == b.text &&
           std::ranges::equal(a.children, b.children,
                              [](const Node& x, const Node& y) { return x.key == y.key && is_same(x, y); });
}

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

std::vector<std::string> names_of(const Values& values) {
    std::vector<std::string> names;
    for (const auto& [name, value] : values) names.push_back(name);
    return names;
}

class Filler {
public:
    Filler(const Values& values, Diagnostics& diagnostics) : values_(values), diagnostics_(diagnostics) {}

    void fill(Node& node) {
        for (auto& child : node.children) {
            if (node.kind == Node::Kind::map) fill_key(child);
            const bool words = child.kind == Node::Kind::scalar && (child.key == "note" || child.key == "title");
            if (!words) fill(child);
        }
        if (node.kind == Node::Kind::scalar && !node.quoted) fill_scalar(node);
    }

private:
    void fill_key(Node& entry) {
        if (entry.key.find('$') == std::string::npos) return;
        Node key;
        key.kind = Node::Kind::scalar;
        key.mark = entry.key_mark;
        key.text = entry.key;
        fill_scalar(key);
        entry.open = entry.open || key.open;
        if (key.kind == Node::Kind::scalar && !key.open) entry.key = key.text;
    }

    void fill_scalar(Node& node) {
        const Mark own = node.mark;
        bool filled = false;
        for (auto at = node.text.find('$'); at != std::string::npos && !node.open; at = node.text.find('$', at)) {
            auto end = at + 1;
            while (end < node.text.size() && is_name_char(node.text[end])) ++end;
            const auto name = node.text.substr(at + 1, end - at - 1);
            const auto it = values_.find(name);
            if (it == values_.end()) {
                diagnostics_.error(node.mark, fmt::format("unknown parameter '${}'", name),
                                   values_.empty() ? "the library has no parameters" : name_hint(name, names_of(values_)));
                node.open = true;
            } else if (it->second == nullptr) {
                node.open = true;
            } else if (at == 0 && end == node.text.size()) {
                replace(node, *it->second);
                return;
            } else if (it->second->kind == Node::Kind::scalar) {
                node.text.replace(at, end - at, it->second->text);
                node.mark = filled ? own : it->second->mark;  // of one parameter its value is at fault, of several the text
                filled = true;
                node.text_at = -1;
                at += it->second->text.size();
            } else {
                diagnostics_.error(it->second->mark, fmt::format("expected a word or a number for the parameter '{}', got {}",
                                                                 name, found(*it->second)));
                node.open = true;
            }
        }
    }

    static void replace(Node& node, const Node& value) {
        auto copy = value;
        copy.key = std::move(node.key);
        copy.key_mark = std::move(node.key_mark);
        node = std::move(copy);
    }

    const Values& values_;
    Diagnostics& diagnostics_;
};

/// Declared parameters with the values that `with` or the library gives them.
Values values_of(const Node& library, const Node* with, const Mark& asked, Diagnostics& diagnostics) {
    Values values;
    const auto* declared = library.find("parameters");
    if (declared != nullptr && declared->kind == Node::Kind::map) {
        for (const auto& entry : declared->children) values[entry.key] = entry.find("default");
    }
    if (with == nullptr) return values;
    const auto known = names_of(values);
    for (const auto& given : with->children) {
        if (!values.contains(given.key)) {
            diagnostics.error(given.key_mark, fmt::format("the library has no parameter '{}'", given.key),
                              name_hint(given.key, known));
        } else {
            values[given.key] = &given;
        }
    }
    for (const auto& [name, value] : values) {
        if (value != nullptr) continue;
        const auto* meaning = declared->find(name)->find("meaning");
        diagnostics.error(asked, fmt::format("the library needs a value for its parameter '{}'", name),
                          meaning == nullptr ? std::string() : meaning->text);
    }
    return values;
}

/// Where the sections of a library go in a scenario.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSections{
    {{"shocks", "shocks"},
     {"policies", "named_policies"},
     {"power_policies", "named_power_policies"},
     {"dates", "dates"},
     {"sources", "sources"}}};

bool goes_over(std::string_view section) {
    return std::ranges::any_of(kSections, [&](const auto& s) { return s.first == section; });
}

/// Whether libraries mean the same thing by the same name in a section.
bool is_shared(std::string_view section) { return section == "dates" || section == "sources"; }

class Includer {
public:
    Includer(const FileTree& tree, const std::filesystem::path& path, std::vector<SourceFile>& files,
             Diagnostics& diagnostics)
        : tree_(tree), path_(path), files_(files), diagnostics_(diagnostics) {}

    void add(const Node& item, const std::string& at) {
        static const Node none = empty_map();
        const auto* file = item.kind == Node::Kind::scalar ? &item : item.find("file");
        if (file == nullptr || file->kind != Node::Kind::scalar) return;
        auto library = read_named(tree_, path_, *file, at, {FileKind::shocks, FileKind::policies}, diagnostics_);
        if (library.tree) {
            const auto* with = item.find("with");
            check_frame(library);
            fill_parameters(*library.tree, with != nullptr && with->kind == Node::Kind::map ? with : &none, file->mark,
                            diagnostics_);
            const auto* prefix = item.find("as");
            const auto before = prefix == nullptr || prefix->text.empty() ? std::string() : prefix->text + "_";
            for (const auto& [from, to] : kSections) add_section(*library.tree, from, to, is_shared(from) ? "" : before, *file);
        }
        files_.push_back(std::move(library));
    }

    [[nodiscard]] Node take() { return std::move(result_); }

private:
    /// Checks what of a library does not become part of the scenario; the rest is checked there.
    void check_frame(const SourceFile& library) {
        auto frame = *library.tree;
        for (auto& section : frame.children) {
            section.open = goes_over(section.key) && section.kind == Node::Kind::map && !section.children.empty();
        }
        check(frame, info(library.kind).shape(), {}, diagnostics_);
    }

    void add_section(const Node& library, std::string_view from, std::string_view to, const std::string& prefix,
                     const Node& asked) {
        const auto* section = library.find(from);
        if (section == nullptr || section->kind != Node::Kind::map) return;
        auto* mine = result_.find(to);
        if (mine == nullptr) {
            Node fresh = *section;
            fresh.key = to;
            fresh.children.clear();
            mine = &result_.children.emplace_back(std::move(fresh));
        }
        for (auto child : section->children) {
            child.key = prefix + child.key;
            const auto* same = mine->find(child.key);
            if (same == nullptr) {
                mine->children.push_back(std::move(child));
            } else if (!is_shared(from) || !is_same(*same, child)) {
                diagnostics_.error(asked.mark, fmt::format("'{}' is already included from {}", child.key, same->key_mark.file),
                                   is_shared(from) ? "the two must agree" : "write 'as: NAME' to tell the two apart");
            }
        }
    }

    const FileTree& tree_;
    const std::filesystem::path& path_;
    std::vector<SourceFile>& files_;
    Diagnostics& diagnostics_;
    Node result_ = empty_map();
};

}  // namespace

void fill_parameters(Node& library, const Node* with, const Mark& asked, Diagnostics& diagnostics) {
    const Node copy = library;  // values may come from the library itself
    const auto values = values_of(copy, with, asked, diagnostics);
    Filler filler(values, diagnostics);
    for (auto& section : library.children) {
        if (goes_over(section.key) && section.key != "sources") filler.fill(section);
    }
}

Node read_includes(const FileTree& tree, const std::filesystem::path& path, Node& scenario,
                   std::vector<SourceFile>& files, Diagnostics& diagnostics) {
    Includer includer(tree, path, files, diagnostics);
    const auto at = std::ranges::find(scenario.children, "include", &Node::key);
    if (at == scenario.children.end()) return includer.take();
    check(*at, *scenario_shape().find("include"), {}, diagnostics, "include");
    for (std::size_t i = 0; i < at->children.size() && at->kind == Node::Kind::sequence; ++i) {
        includer.add(at->children[i], fmt::format("include[{}]", i));
    }
    scenario.children.erase(at);
    return includer.take();
}

}  // namespace multivector
