#include "config/layers.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/check.hpp"
#include "config/library.hpp"
#include "config/merge.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

std::optional<Node> take(Node& tree, std::string_view key) {
    const auto at = std::ranges::find(tree.children, key, &Node::key);
    if (at == tree.children.end()) return std::nullopt;
    auto node = std::move(*at);
    tree.children.erase(at);
    return node;
}

class LayerReader {
public:
    LayerReader(const FileTree& tree, Diagnostics& diagnostics) : tree_(tree), diagnostics_(diagnostics) {}

    Layers read(const fs::path& path) {
        auto file = read_source(path, {path.string(), 0, 0}, diagnostics_);
        out_.files.emplace_back(path.string(), file.hash);
        chain_.push_back(path.lexically_normal());
        if (file.tree && file.kind == FileKind::pattern) {
            diagnostics_.error({path.string(), 0, 0}, "a pattern is no scenario", "try it with 'multivector patterns'");
            return std::move(out_);
        }
        if (file.tree && file.kind != FileKind::world && file.kind != FileKind::scenario) {
            const bool past = file.kind == FileKind::hindcast;
            diagnostics_.error({path.string(), 0, 0}, past ? "a hindcast is no scenario" : "a library is no scenario",
                               past ? "multivector hindcast runs it" : "include it in one");
            return std::move(out_);
        }
        out_.readable = file.tree.has_value();
        if (out_.readable) add(std::move(file));
        return std::move(out_);
    }

    Layers stack(const fs::path& path, const std::string& hash, std::vector<Node> layers) {
        out_.files.emplace_back(path.string(), hash);
        chain_.push_back(path.lexically_normal());
        out_.readable = true;
        if (const auto* base = layers.front().find("extends")) add_base(path, *base);
        for (auto& layer : layers) put_on_top(path, layer);
        return std::move(out_);
    }

private:
    void remember(const SourceFile& file) { out_.files.emplace_back(tree_.place_of(file.path), file.hash); }

    /// Puts a file on top of everything it extends.
    void add(SourceFile file) {
        if (file.kind == FileKind::world) {
            out_.world_id = file.path.stem().string();
            out_.world_file = tree_.name_of(file.path);
            out_.plain_world = file.tree;
            out_.world = std::move(file.tree);
            return;
        }
        auto& tree = *file.tree;
        if (const auto* base = tree.find("extends")) add_base(file.path, *base);
        put_on_top(file.path, tree);
    }

    /// Puts what a file, or a part of it, changes on top of what there is.
    void put_on_top(const fs::path& path, Node& tree) {
        change_world(take(tree, "world"));
        std::vector<SourceFile> libraries;
        auto included = read_includes(tree_, path, tree, libraries, diagnostics_);
        for (const auto& library : libraries) remember(library);
        put(std::move(included));
        put(std::move(tree));
        if (auto sources = take(*out_.scenario, "sources"); sources && out_.world) {
            Node holder = empty_map();
            holder.children.push_back(std::move(*sources));
            merge(*out_.world, holder, &world_shape());
        }
    }

    void add_base(const fs::path& path, const Node& field) {
        if (field.kind != Node::Kind::scalar || field.text.empty()) return;  // the check will say so
        auto base = read_named(tree_, path, field, "extends", {FileKind::world, FileKind::scenario}, diagnostics_);
        remember(base);
        const auto again = std::ranges::find(chain_, base.path.lexically_normal());
        if (again != chain_.end() || chain_.size() >= kMostLevels) {
            std::vector<std::string> names;
            for (const auto& link : chain_) names.push_back(link.filename().string());
            names.push_back(base.path.filename().string());
            diagnostics_.error(field.mark,
                               (again != chain_.end() ? "files extend each other in a circle" + at_path("extends")
                                                      : fmt::format("more than {} files extend one another", kMostLevels)),
                               fmt::format("{}", fmt::join(names, " -> ")));
            return;
        }
        chain_.push_back(base.path.lexically_normal());
        if (!base.tree) return;
        add(std::move(base));
        if (!out_.scenario) return;
        for (const auto* own : {"format", "title", "description", "extends"}) take(*out_.scenario, own);
    }

    void change_world(const std::optional<Node>& changes) {
        if (!changes) return;
        if (changes->kind == Node::Kind::map) {
            if (out_.world) merge(*out_.world, *changes, &world_shape());
            return;
        }
        diagnostics_.error(changes->mark, fmt::format("expected a map of changes to the world, got {}", found(*changes)) + at_path("world"),
                           changes->kind == Node::Kind::scalar ? fmt::format("write 'extends: {}'", changes->text) : "");
    }

    void put(Node tree) {
        if (out_.scenario) {
            out_.scenario->mark = tree.mark.line > 0 ? tree.mark : out_.scenario->mark;
            merge(*out_.scenario, tree, &scenario_shape());
        } else {
            out_.scenario = std::move(tree);
        }
    }

    const FileTree& tree_;
    Diagnostics& diagnostics_;
    Layers out_;
    std::vector<fs::path> chain_;
};

}  // namespace

Layers read_layers(const fs::path& path, const FileTree& tree, Diagnostics& diagnostics) {
    return LayerReader(tree, diagnostics).read(path);
}

Layers stack_layers(const fs::path& path, const std::string& hash, std::vector<Node> layers, const FileTree& tree,
                    Diagnostics& diagnostics) {
    return LayerReader(tree, diagnostics).stack(path, hash, std::move(layers));
}

}  // namespace multivector
