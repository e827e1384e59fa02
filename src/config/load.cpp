#include <algorithm>
#include <utility>

#include "config/context.hpp"
#include "config/dates.hpp"
#include "config/file_tree.hpp"
#include "config/format.hpp"
#include "config/layers.hpp"
#include "config/library.hpp"
#include "config/merge.hpp"
#include "config/named_policies.hpp"
#include "config/overrides.hpp"
#include "config/power_policies.hpp"
#include "config/print_tree.hpp"
#include "config/source_file.hpp"
#include "config/stacked.hpp"
#include "config/structure.hpp"
#include "config/written_out.hpp"

namespace multivector {
namespace {

void read_all(Context& context) {
    read_entities(context);
    read_head(context);
    read_structure(context);
    read_inputs(context);
    read_capability(context);
    read_world_events(context);
    read_shocks(context);
    read_issues(context);
    read_policies(context);
    check_rules(context);
}

/// Brings the trees into the form that the check and the readers know.
void prepare(const Trees& trees, const Names& names, const LoadOptions& options, Diagnostics& diagnostics) {
    if (trees.scenario != nullptr) write_units(*trees.scenario, scenario_shape(), diagnostics);
    if (trees.world != nullptr) {
        write_units(*trees.world, world_shape(), diagnostics);
        apply_set(trees, names, options, diagnostics);
        apply_policies(trees, options, diagnostics);
        write_out(*trees.world, world_shape(), {}, diagnostics);
    }
    if (trees.scenario == nullptr) return;
    const Dates dates(*trees.scenario, diagnostics);
    write_out(*trees.scenario, scenario_shape(), dates, diagnostics);
}

Trees trees_of(Layers& layers) {
    return {layers.world ? &*layers.world : nullptr, layers.scenario ? &*layers.scenario : nullptr};
}

/// Puts what policies with names and policies of powers stand for in their places.
void put_policies(const Trees& trees, const Names& names) {
    const auto* base = trees.world == nullptr ? nullptr : trees.world->find("base");
    put_named_policies(*trees.scenario);
    put_power_policies(*trees.scenario, base == nullptr ? std::string() : base->text, names);
}

void turn_round(Node& node) {
    if (node.kind == Node::Kind::map) std::ranges::reverse(node.children);
    for (Node& child : node.children) turn_round(child);
}

/// Checks the trees there are and reads them if both are there.
void resolve(Layers& layers, const LoadOptions& options, Scenario& out, Diagnostics& diagnostics) {
    const Trees trees = trees_of(layers);
    for (Node* tree : {trees.world, trees.scenario})
        if (options.reversed && tree != nullptr) turn_round(*tree);
    auto names = trees.world == nullptr ? Names{} : names_in(*trees.world, world_shape());
    prepare(trees, names, options, diagnostics);
    if (trees.world != nullptr) check(*trees.world, world_shape(), names, diagnostics);
    if (trees.scenario != nullptr) {
        auto own = names_in(*trees.scenario, scenario_shape());
        names["policy"] = own["policy"];
        names["power policy"] = own["power_policy"];
        check(*trees.scenario, scenario_shape(), names, diagnostics);
        put_policies(trees, names);
    }
    if (trees.world == nullptr) return;
    Context context{Reader(trees.world, ""), Reader(trees.scenario, ""), options, out, diagnostics};
    read_all(context);
}

/// The month of --to, as the file would say it.
void put_end(Node& tree, Month end) {
    std::erase_if(tree.children, [](const Node& child) { return child.key == "end"; });
    Node node;
    node.kind = Node::Kind::scalar;
    node.key = "end";
    node.text = to_string(end);
    node.mark.file = kEndOption;
    tree.children.push_back(std::move(node));
}

void hand_over(const Diagnostics& own, Diagnostics& diagnostics) {
    for (const auto& d : own.sorted()) {
        d.severity == Severity::error ? diagnostics.error(d.mark, d.message, d.hint)
                                      : diagnostics.warning(d.mark, d.message, d.hint);
    }
}

/// The scenario that the layers make; their faults are in `own` already. All faults go to `diagnostics`.
std::optional<Scenario> scenario_of(const std::string& id, Layers layers, const LoadOptions& options, Diagnostics& own,
                                    Diagnostics& diagnostics) {
    Scenario out;
    out.id = id;
    out.files = std::move(layers.files);
    out.world_id = layers.world_id;
    if (layers.readable) resolve(layers, options, out, own);
    hand_over(own, diagnostics);
    if (own.has_errors()) return std::nullopt;
    return out;
}

}  // namespace

std::optional<Scenario> load_scenario(const std::filesystem::path& path, const LoadOptions& options,
                                      Diagnostics& diagnostics) {
    Diagnostics own;
    return scenario_of(path.stem().string(), read_layers(path, FileTree(path, options.root, options.shipped), own), options, own, diagnostics);
}

std::optional<Scenario> load_stacked(const std::filesystem::path& path, const std::string& hash, const std::string& id,
                                     std::vector<Node> layers, const LoadOptions& options, Diagnostics& diagnostics) {
    Diagnostics own;
    return scenario_of(id, stack_layers(path, hash, std::move(layers), FileTree(path, options.root, options.shipped), own), options, own,
                       diagnostics);
}

std::optional<std::string> resolved_text(const std::filesystem::path& path, const LoadOptions& options,
                                         Diagnostics& diagnostics) {
    if (!load_scenario(path, options, diagnostics)) return std::nullopt;
    Diagnostics known;
    auto layers = read_layers(path, FileTree(path, options.root, options.shipped), known);
    const Trees trees = trees_of(layers);
    prepare(trees, names_in(*trees.world, world_shape()), options, known);
    auto& whole = trees.scenario == nullptr ? *trees.world : *trees.scenario;
    if (options.end) put_end(whole, *options.end);
    say_units(*trees.world, world_shape());
    if (trees.scenario == nullptr) return print_tree(whole);
    say_units(whole, scenario_shape());
    put_policies(trees, names_in(*trees.world, world_shape()));
    mark_removed(*trees.world, *layers.plain_world, &world_shape());
    whole.find("extends")->text = layers.world_file;
    auto world = std::move(*trees.world);
    world.key = "world";
    world.mark = {};
    whole.children.push_back(std::move(world));
    return print_tree(whole);
}

std::optional<LibraryInfo> check_library(const std::filesystem::path& path, Diagnostics& diagnostics) {
    Diagnostics own;
    auto file = read_source(path, {path.string(), 0, 0}, own);
    const bool of_shocks = file.kind == FileKind::shocks;
    if (!of_shocks && file.kind != FileKind::policies) return std::nullopt;
    LibraryInfo library;
    library.of_shocks = of_shocks;
    if (file.tree) {
        const auto& shape = info(file.kind).shape();
        fill_parameters(*file.tree, nullptr, {path.string(), 0, 0}, own);
        write_units(*file.tree, shape, own);
        write_out(*file.tree, shape, Dates(*file.tree, own), own);
        check(*file.tree, shape, {}, own);
        const Reader root(&*file.tree, "");
        library.title = root["title"].text().value_or("");
        for (const auto& entry : root[of_shocks ? "shocks" : "policies"].entries()) library.entries.push_back(entry.key());
    }
    hand_over(own, diagnostics);
    return library;
}

}  // namespace multivector
