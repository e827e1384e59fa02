// multivector list: worlds, scenarios and libraries of a folder, and the policies that the program knows.

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "commands.hpp"
#include "config/hindcast_spec.hpp"
#include "config/words.hpp"
#include "places.hpp"
#include "table.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const ListCommand& command) {
    if (!command.folder.empty()) {
        if (!fs::is_directory(command.folder))
            throw UsageError(fmt::format("'{}' is not a folder", command.folder.string()));
        return command.folder;
    }
    return usual_scenarios();
}

/// Files of the folder and those below it. A folder called `invalid` holds files that are faulty on purpose.
std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    const auto options = fs::directory_options::skip_permission_denied;
    std::error_code code;  // of what cannot be looked at, as a link in a circle: it is no file
    for (fs::recursive_directory_iterator it(folder, options), end; it != end; it.increment(code)) {
        const auto ending = it->path().extension();
        if (it->is_directory(code) && it->path().filename() == "invalid") it.disable_recursion_pending();
        if (it->is_regular_file(code) && (ending == ".yaml" || ending == ".yml")) files.push_back(it->path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

int execute(const ListCommand& command) {
    const fs::path folder = folder_of(command);
    LoadOptions load = command.load;
    load.root = folder;
    Table table({{"file"}, {"kind"}, {"from"}, {"to"}, {"title"}});
    std::vector<fs::path> faulty;
    for (const auto& file : yaml_files(folder)) {
        Diagnostics diagnostics;
        if (const auto library = check_library(file, diagnostics); library && !diagnostics.has_errors()) {
            table.add({file.string(), library->of_shocks ? "shocks" : "policies", "", "", library->title});
            continue;
        }
        if (patterns::is_pattern(file)) {
            const auto title = patterns::title_of(file);
            title ? table.add({file.string(), "pattern", "", "", *title}) : faulty.push_back(file);
            continue;
        }
        if (is_hindcast(file)) {
            if (const auto spec = load_hindcast(file, load, diagnostics))
                table.add({file.string(), "hindcast", std::to_string(spec->first), std::to_string(spec->last), spec->title});
            else faulty.push_back(file);
            continue;
        }
        const auto s = load_scenario(file, load, diagnostics);
        if (!s) {
            faulty.push_back(file);
            continue;
        }
        const bool world = s->files.size() == 1;
        table.add({file.string(), world ? "world" : "scenario", to_string(s->base), to_string(s->end), s->title});
    }
    Table policies({{"policy"}, {"a state that follows it"}});
    for (const auto& name : policy_names()) policies.add({name, policy_meaning(*find_policy(name))});
    print(table.text() + "\n" + policies.text());
    if (!faulty.empty())
        print_error(fmt::format("{} file{} with faults left out; see 'multivector check {}'\n", faulty.size(),
                                faulty.size() == 1 ? "" : "s", faulty.front().string()));
    return kDone;
}

}  // namespace multivector
