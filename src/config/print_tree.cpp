#include "config/print_tree.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace multivector {
namespace {

constexpr std::size_t kWidest = 100;  ///< column up to which places are lined up

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

/// Whether YAML could take plain text for something else.
bool needs_quotes(const Node& node) {
    const auto& t = node.text;
    if (node.quoted || t.empty() || t == "~" || t == "null") return true;
    if (t.front() == ' ' || t.back() == ' ' || t.back() == ':') return true;
    return t.find_first_of("#[]{},&*!|>'\"%@`\n") != std::string::npos || t.find(": ") != std::string::npos ||
           t.starts_with("- ") || t.starts_with("? ");
}

std::string flow(const Node& node) {
    if (node.kind == Node::Kind::null) return "~";
    if (node.kind == Node::Kind::scalar) return needs_quotes(node) ? in_quotes(node.text) : node.text;
    std::string out;
    for (const auto& child : node.children) {
        if (!out.empty()) out += ", ";
        out += node.kind == Node::Kind::map ? fmt::format("{}: {}", child.key, flow(child)) : flow(child);
    }
    return node.kind == Node::Kind::map ? "{" + out + "}" : "[" + out + "]";
}

/// Whether everything below a node was written on one line of one file.
bool is_on_one_line(const Node& node, const Mark& mark) {
    return std::ranges::all_of(node.children, [&](const Node& child) {
        return child.mark.file == mark.file && child.mark.line == mark.line && is_on_one_line(child, mark);
    });
}

std::string place(const Mark& mark) {
    return mark.line > 0 ? fmt::format("{}:{}", mark.file, mark.line) : mark.file;
}

class Printer {
public:
    void entries(const Node& map, std::size_t indent) {
        for (const auto& child : map.children) entry(child, std::string(indent, ' ') + child.key + ":", indent);
    }

    [[nodiscard]] std::string text() const {
        std::size_t column = 0;
        for (const auto& [line, from] : lines_) {
            if (line.size() <= kWidest && !from.empty()) column = std::max(column, line.size());
        }
        std::string out;
        for (const auto& [line, from] : lines_) out += from.empty() ? line + "\n" : fmt::format("{:<{}}  # {}\n", line, column, from);
        return out;
    }

private:
    void entry(const Node& node, const std::string& head, std::size_t indent) {
        const bool plain = node.children.empty() || (node.mark.line > 0 && is_on_one_line(node, node.mark));
        if (plain) {
            lines_.emplace_back(head + " " + flow(node), place(node.mark));
        } else if (node.kind == Node::Kind::map) {
            lines_.emplace_back(head, "");
            entries(node, indent + 2);
        } else {
            lines_.emplace_back(head, "");
            for (const auto& item : node.children) entry_of_list(item, indent + 2);
        }
    }

    void entry_of_list(const Node& item, std::size_t indent) {
        lines_.emplace_back(std::string(indent, ' ') + "- " + flow(item), place(item.mark));
    }

    std::vector<std::pair<std::string, std::string>> lines_;
};

}  // namespace

std::string print_tree(const Node& map) {
    Printer printer;
    printer.entries(map, 0);
    return printer.text();
}

}  // namespace multivector
