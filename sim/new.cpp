// multivector new: a first scenario to change.

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "commands.hpp"
#include "config/file_tree.hpp"
#include "guide/starter.hpp"
#include "output/folder.hpp"
#include "places.hpp"
#include "report.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUsualWorld = "worlds/three_states.yaml";

/// Path of `file` as it is written in a file of `folder`. Readers join paths as text, so that links to folders may stand
/// in the way of a relative one.
std::string from_folder(const fs::path& file, const fs::path& folder) {
    // The folder may not be there yet: only an absolute path of such a one can be compared.
    const auto relative = fs::proximate(fs::absolute(file), fs::absolute(folder.empty() ? "." : folder));
    const bool found = fs::exists((folder / relative).lexically_normal());
    return (found ? relative : fs::absolute(file).lexically_normal()).generic_string();
}

/// The schema that ships with a file: in the folder schema beside it or beside its folder; empty if there is none.
fs::path schema_near(const fs::path& file) {
    const auto folder = fs::weakly_canonical(file).parent_path();
    for (const auto& place : {folder, folder.parent_path()}) {
        if (const auto schema = place / "schema/scenario.schema.json"; fs::exists(schema)) return schema;
    }
    return {};
}

void check_inputs(const NewCommand& command, const Scenario& base) {
    for (auto input = command.shocks.begin(); input != command.shocks.end(); ++input) {
        if (const auto fault = starter_fault(base, *input); !fault.empty()) throw UsageError("--shock: " + fault);
        if (std::find(command.shocks.begin(), input, *input) != input)
            throw UsageError(fmt::format("--shock: '{}' is given twice", *input));
    }
}

/// A name without an ending would be that of a file that ships.
std::string as_path(const std::string& name) { return is_bare_name(name) ? "./" + name : name; }

/// How a file of `folder` names the world or scenario that it extends.
std::string name_of_base(const fs::path& from, const fs::path& folder) {
    const auto shipped = shipped_scenarios();
    const auto known = shipped_file(shipped, from.stem().string(), {FileKind::world, FileKind::scenario});
    std::error_code code;
    const std::string name = !known.empty() && fs::equivalent(known, from, code) ? from.stem().string() : as_path(from_folder(from, folder));
    if (std::ranges::any_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        throw UsageError("--from: the path holds a tab, a line break or another control character, which no file of a scenario may hold");
    return name;
}

/// A path as one word of a shell that is no option.
std::string word(std::string path) {
    if (path.starts_with('-')) path.insert(0, "./");
    if (path.find_first_of(" \t\n'\"$`\\*?[]#&;|<>(){}!~") == std::string::npos) return path;
    std::string out = "'";
    for (const char c : path) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// The option without which a file of `folder` may not name `base`; empty if none is needed.
std::string root_option(const std::string& base, const fs::path& folder) {
    if (is_bare_name(base)) return {};
    const auto here = fs::absolute(folder.empty() ? "." : folder / "").lexically_normal();
    const auto there = fs::absolute((folder.empty() ? "." : folder) / base).lexically_normal();
    fs::path common;
    for (auto [a, b] = std::pair(here.begin(), there.begin()); a != here.end() && b != there.end() && *a == *b; ++a, ++b)
        common /= *a;
    const bool below = common == here.parent_path() || common == here;
    return below ? std::string() : fmt::format(" --root {}", word(common.string()));
}

}  // namespace

int execute(const NewCommand& command) {
    const fs::path from = command.from.empty() ? usual_scenarios() / kUsualWorld : command.from;
    const auto base = load_and_report(from, command.load, use_color(command.color));
    if (!base) return kBadInput;
    check_inputs(command, *base);
    const fs::path out = command.out.empty() ? fs::path(command.name + ".yaml") : command.out;
    if (fs::exists(out) && (!command.force || !fs::is_regular_file(out)))
        throw UsageError(fmt::format("'{}' is there already{}", out.string(),
                                     fs::is_regular_file(out) ? "; --force replaces it" : " and is no file"));
    const auto folder = out.parent_path();
    const auto schema = schema_near(from);
    const auto name = name_of_base(from, folder);
    const Starter order{command.name, name, schema.empty() ? "" : from_folder(schema, folder),
                        command.shocks};
    write_whole(out, starter_text(*base, order));
    print(fmt::format("{} is written; 'multivector run {}{}' runs it\n", out.string(), word(out.string()),
                      root_option(name, folder)));
    return kDone;
}

}  // namespace multivector
