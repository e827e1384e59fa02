#include "config/source_file.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/names.hpp"
#include "config/check.hpp"

namespace multivector {
namespace {

/// What the kinds of files begin with.
std::string all_formats() {
    std::vector<std::string_view> names;
    for (const auto& f : formats()) names.push_back(f.format);
    return fmt::format("expected one of {}", fmt::join(names, ", "));
}

/// "multivector-world/" of "multivector-world/1".
std::string_view family(std::string_view format) { return format.substr(0, format.find('/') + 1); }

/// The kind that a file says it is; reports a format that this version does not read.
std::optional<FileKind> kind_of(const Node& tree, Diagnostics& diagnostics) {
    if (tree.kind != Node::Kind::map) {
        diagnostics.error(tree.mark, "expected a map of keys and values, got " + found(tree));
        return std::nullopt;
    }
    const auto* node = tree.find("format");
    if (node == nullptr) {
        report_missing(diagnostics, tree, "", "format", all_formats());
        return std::nullopt;
    }
    for (const auto& f : formats()) {
        if (node->text == f.format) return f.kind;
        if (!node->text.starts_with(family(f.format))) continue;
        const auto version = node->text.substr(family(f.format).size());
        const bool number = !version.empty() && std::ranges::all_of(version, [](char c) { return c >= '0' && c <= '9'; });
        const bool older = number && (version.size() < 2 && version < f.format.substr(family(f.format).size()));
        diagnostics.error(node->mark, fmt::format("this version cannot read the format '{}'", node->text),
                          fmt::format("it reads {}{}", f.format,
                                      !number ? ""
                                      : older ? "; the file is older: bring it up to date"
                                              : "; the file is newer: use a newer version of the program"));
        return std::nullopt;
    }
    diagnostics.error(node->mark, fmt::format("unknown format {}", found(*node)), all_formats());
    return std::nullopt;
}

/// Names of the files in a folder.
std::vector<std::string> names_in_folder(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, code)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

std::string_view thing_of(FileKind kind) {
    return std::ranges::find(formats(), kind, &FormatInfo::kind)->thing;
}

}  // namespace

SourceFile read_source(const std::filesystem::path& path, const Mark& asked, Diagnostics& diagnostics) {
    SourceFile file;
    file.path = path;
    const auto text = read_file(path, path.string(), asked, diagnostics);
    if (!text) return file;
    file.hash = hash_hex(*text);
    file.tree = parse_yaml(*text, path.string(), diagnostics);
    if (!file.tree) return file;
    if (const auto kind = kind_of(*file.tree, diagnostics)) {
        file.kind = *kind;
    } else {
        file.tree.reset();
    }
    return file;
}

SourceFile read_named(const FileTree& tree, const std::filesystem::path& from, const Node& field,
                      const std::string& at, const std::vector<FileKind>& wanted, Diagnostics& diagnostics) {
    const auto [path, fault, hint] = tree.find(from, field.text, wanted);
    if (!fault.empty()) {
        diagnostics.error(field.mark, fault + at_path(at), hint);
        return {field.text, {}, {}, FileKind::scenario};
    }
    std::error_code code;
    if (!std::filesystem::exists(path, code)) {
        auto others = names_in_folder(path.parent_path());
        std::erase(others, path.filename().string());
        const auto near = nearest_name(path.filename().string(), others);
        auto advice = tree.hint_for(field.text, wanted);
        if (advice.empty())
            advice = near.empty() ? "the path goes from the folder of this file" : fmt::format("did you mean '{}'?", near);
        diagnostics.error(field.mark, fmt::format("cannot read '{}': no such file", path.string()) + at_path(at), advice);
        return {path, {}, {}, FileKind::scenario};
    }
    auto file = read_source(path, field.mark, diagnostics);
    if (file.tree && std::ranges::find(wanted, file.kind) == wanted.end()) {
        std::vector<std::string_view> things;
        for (const auto kind : wanted) things.push_back(thing_of(kind));
        diagnostics.error(field.mark, fmt::format("'{}' is {}, not {}", field.text, thing_of(file.kind),
                                                  fmt::join(things, " or ")) + at_path(at));
        file.tree.reset();
    }
    return file;
}

}  // namespace multivector
