#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/names.hpp"
#include "config/context.hpp"
#include "config/format.hpp"
#include "config/overrides.hpp"

namespace multivector {
namespace {

/// A file that was read, with its tree unless that has a fault.
struct File {
    std::string shown;  ///< path as messages show it
    std::string hash;
    std::optional<Node> tree;
    std::string format;
};

/// Reports a format that this version does not read.
bool accept_format(const File& file, Diagnostics& diagnostics) {
    const auto* node = file.tree->find("format");
    if (file.tree->kind != Node::Kind::map) {
        diagnostics.error(file.tree->mark, "expected a map of keys and values, got " + found(*file.tree));
        return false;
    }
    const auto both = fmt::format("a world file begins with 'format: {}', a scenario with 'format: {}'", kWorldFormat,
                                  kScenarioFormat);
    if (node == nullptr) {
        report_missing(diagnostics, *file.tree, "", "format", both);
        return false;
    }
    for (const auto& kind : file_kinds()) {
        if (file.format == kind.format) return true;
        const auto family = kind.format.substr(0, kind.format.find('/') + 1);
        if (!file.format.starts_with(family)) continue;
        diagnostics.error(node->mark, fmt::format("this version cannot read the format '{}'", file.format),
                          fmt::format("it reads {}", kind.format));
        return false;
    }
    diagnostics.error(node->mark, fmt::format("unknown format {}", found(*node)), both);
    return false;
}

File read_tree(const std::filesystem::path& path, const Mark& asked, Diagnostics& diagnostics) {
    File file;
    file.shown = path.string();
    const auto text = read_file(path, file.shown, asked, diagnostics);
    if (!text) return file;
    file.hash = hash_hex(*text);
    file.tree = parse_yaml(*text, file.shown, diagnostics);
    if (!file.tree) return file;
    if (const auto* format = file.tree->find("format"); format != nullptr) file.format = format->text;
    if (!accept_format(file, diagnostics)) file.tree.reset();
    return file;
}

/// Names of the files beside a path that cannot be found.
std::vector<std::string> siblings(const std::filesystem::path& path) {
    std::vector<std::string> names;
    std::error_code code;
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

/// The world file that a scenario names.
File read_world_of(const File& scenario, const std::filesystem::path& path, Diagnostics& diagnostics) {
    const auto* field = scenario.tree->find("world");
    if (field == nullptr || field->kind != Node::Kind::scalar || field->text.empty()) return {};
    const auto world = (path.parent_path() / field->text).lexically_normal();
    std::error_code code;
    if (!std::filesystem::exists(world, code)) {
        const auto near = nearest_name(world.filename().string(), siblings(world));
        diagnostics.error(field->mark, fmt::format("cannot read '{}': no such file", world.string()) + at_path("world"),
                          near.empty() ? "the path goes from the folder of this file"
                                       : fmt::format("did you mean '{}'?", near));
        return {};
    }
    auto file = read_tree(world, field->mark, diagnostics);
    if (file.tree && file.format != kWorldFormat) {
        diagnostics.error(field->mark, fmt::format("'{}' is a scenario, not a world", field->text) + at_path("world"));
        file.tree.reset();
    }
    return file;
}

void read_all(Context& context) {
    read_entities(context);
    read_head(context);
    read_inputs(context);
    read_capability(context);
    read_world_events(context);
    read_shocks(context);
    read_issues(context);
    read_policies(context);
    check_rules(context);
}

/// Checks the trees there are and reads them if both are there.
void resolve(File& world, File* scenario, const LoadOptions& options, Scenario& out, Diagnostics& diagnostics) {
    const Trees trees{world.tree ? &*world.tree : nullptr, scenario != nullptr ? &*scenario->tree : nullptr};
    Names names;
    if (trees.world != nullptr) {
        names = names_in(*trees.world, world_shape());
        apply_set(trees, names, options, diagnostics);
        apply_policies(trees, options, diagnostics);
        check(*trees.world, world_shape(), names, diagnostics);
    }
    if (trees.scenario != nullptr) check(*trees.scenario, scenario_shape(), names, diagnostics);
    if (trees.world == nullptr) return;
    Context context{Reader(trees.world, ""), Reader(trees.scenario, ""), options, out, diagnostics};
    read_all(context);
}

}  // namespace

std::optional<Scenario> load_scenario(const std::filesystem::path& path, const LoadOptions& options,
                                      Diagnostics& diagnostics) {
    Diagnostics own;
    Scenario out;
    out.id = path.stem().string();
    auto file = read_tree(path, Mark{path.string(), 0, 0}, own);
    out.files.emplace_back(path.string(), file.hash);
    if (file.tree && file.format == kWorldFormat) {
        out.world_id = out.id;
        resolve(file, nullptr, options, out, own);
    } else if (file.tree) {
        auto world = read_world_of(file, path, own);
        if (const auto* field = file.tree->find("world"); field != nullptr) {
            out.world_id = std::filesystem::path(field->text).stem().string();
            out.files.emplace_back(field->text, world.hash);
        }
        resolve(world, &file, options, out, own);
    }
    for (const auto& d : own.sorted()) {
        d.severity == Severity::error ? diagnostics.error(d.mark, d.message, d.hint)
                                      : diagnostics.warning(d.mark, d.message, d.hint);
    }
    if (own.has_errors()) return std::nullopt;
    return out;
}

}  // namespace multivector
