#include "config/file_tree.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "base/names.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".yaml";

/// The folder, below that of the scenarios that ship, of the files of a kind.
std::string_view folder_of(FileKind kind) {
    switch (kind) {
        case FileKind::world: return "worlds";
        case FileKind::shocks: return "shocks";
        case FileKind::policies: return "policies";
        case FileKind::pattern: return "patterns";
        case FileKind::hindcast: return "hindcast";
        case FileKind::scenario: break;
    }
    return "";
}

/// An absolute path without links, as far as there is anything.
fs::path true_path(const fs::path& path) {
    std::error_code code;
    auto out = fs::weakly_canonical(fs::absolute(path, code), code);
    return code ? fs::path() : out;
}

/// Whether a file is in a folder or below it.
bool lies_in(const fs::path& file, const fs::path& folder) {
    const auto inner = true_path(file), outer = true_path(folder);
    if (inner.empty() || outer.empty()) return false;
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

bool is_link(const fs::path& path) {
    std::error_code code;
    return fs::is_symlink(fs::symlink_status(path, code));
}

bool there(const fs::path& path) {
    std::error_code code;
    return fs::exists(path, code);
}

fs::path or_here(const fs::path& folder) { return folder.empty() ? fs::path(".") : folder; }

}  // namespace

bool is_bare_name(const std::string& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::vector<std::string> shipped_names(const fs::path& shipped, const std::vector<FileKind>& wanted) {
    std::vector<std::string> names;
    for (const auto kind : wanted) {
        std::error_code code;
        for (const auto& entry : fs::directory_iterator(shipped / folder_of(kind), code)) {
            if (entry.path().extension() == kEnding) names.push_back(entry.path().stem().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

fs::path shipped_file(const fs::path& shipped, const std::string& name, const std::vector<FileKind>& wanted) {
    if (shipped.empty() || !is_bare_name(name)) return {};
    for (const auto kind : wanted) {
        std::error_code code;
        auto path = shipped / folder_of(kind) / (name + std::string(kEnding));
        if (fs::is_regular_file(path, code)) return path.lexically_normal();
    }
    return {};
}

FileTree::FileTree(fs::path first, fs::path root, fs::path shipped)
    : folder_(first.lexically_normal().parent_path()),
      root_(root.empty() ? or_here(folder_) : std::move(root)),
      shipped_(std::move(shipped)) {}

FileName FileTree::find(const fs::path& from, const std::string& text, const std::vector<FileKind>& wanted) const {
    if (is_bare_name(text)) return find_shipped(from, text, wanted);
    auto path = (from.parent_path() / text).lexically_normal();
    const bool leads_nowhere = is_link(path) && !there(path);  // not followed, and so not known to stay inside
    if (!leads_nowhere && (lies_in(path, root_) || (!shipped_.empty() && lies_in(path, shipped_)))) return {std::move(path), {}, {}};
    return FileName{{},
                    fmt::format("'{}' lies outside the folder of the scenario", text),
                    "files come from that folder and below it, or from those that ship; --root DIR allows a wider one"};
}

FileName FileTree::find_shipped(const fs::path& from, const std::string& name,
                                const std::vector<FileKind>& wanted) const {
    if (auto path = shipped_file(shipped_, name, wanted); !path.empty()) return {std::move(path), {}, {}};
    std::error_code code;
    std::string hint;
    for (const auto& file : {name, name + std::string(kEnding)}) {
        if (hint.empty() && fs::exists(fs::symlink_status(from.parent_path() / file, code)))
            hint = fmt::format("for the file of this folder write './{}'", file);
    }
    if (hint.empty()) {
        const auto names = shipped_names(shipped_, wanted);
        hint = names.empty() ? "a file is named with its ending" : name_hint(name, names);
    }
    return FileName{{}, fmt::format("nothing ships under the name '{}'", name), std::move(hint)};
}

std::string FileTree::bare_name_of(const fs::path& path) const {
    const auto name = path.stem().string();
    const auto known = shipped_file(shipped_, name, {FileKind::world, FileKind::scenario, FileKind::shocks, FileKind::policies});
    return !known.empty() && true_path(known) == true_path(path) ? name : std::string();
}

std::string FileTree::name_of(const fs::path& path) const {
    const auto bare = bare_name_of(path);
    return bare.empty() ? place_of(path) : bare;
}

std::string FileTree::place_of(const fs::path& path) const {
    const bool other_tree = !shipped_.empty() && lies_in(path, shipped_) && !lies_in(or_here(folder_), shipped_);
    const auto& from = other_tree ? shipped_ : folder_;
    const auto relative = from.empty() ? path : path.lexically_relative(from);
    return (relative.empty() ? path : relative).generic_string();
}

std::string FileTree::hint_for(const std::string& text, const std::vector<FileKind>& wanted) const {
    const auto name = fs::path(text).stem().string();
    return shipped_file(shipped_, name, wanted).empty() ? std::string() : fmt::format("write '{}' for the one that ships", name);
}

}  // namespace multivector
