// multivector odd: the tables of the ODD document, as this build has them.

#include <optional>

#include <fmt/format.h>

#include "commands.hpp"
#include "odd/numbers.hpp"
#include "odd/odd.hpp"
#include "output/folder.hpp"
#include "report.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

std::string page_of(const OddTable& table) { return fmt::format("# {}\n\n{}", table.title, table.text); }

void check_free(const fs::path& file, bool force) {
    if (fs::is_directory(file)) throw UsageError(fmt::format("'{}' is a folder", file.string()));
    if (fs::exists(file) && !force) throw UsageError(fmt::format("'{}' is there already; --force replaces it", file.string()));
}

/// Nothing is written if a file is there that may not be replaced.
void check_folder(const fs::path& folder, const std::vector<OddTable>& tables, bool force) {
    if (fs::exists(folder) && !fs::is_directory(folder)) throw UsageError(fmt::format("'{}' is not a folder", folder.string()));
    for (const OddTable& table : tables) check_free(folder / (table.name + ".md"), force);
}

}  // namespace

int execute(const OddCommand& command) {
    std::optional<Scenario> scenario;
    if (!command.scenario.empty()) {
        scenario = load_and_report(command.scenario, command.load, use_color(command.color));
        if (!scenario) return kBadInput;
    }
    if (!command.numbers.empty()) {
        check_free(command.numbers, command.force);
        write_whole(command.numbers, state_numbers(*scenario));
        print(fmt::format("the state of every month is written to {}\n", command.numbers.string()));
        return kDone;
    }
    const auto tables = odd_tables(scenario ? &*scenario : nullptr);
    if (command.out.empty()) {
        std::string text;
        for (const OddTable& table : tables) text += (text.empty() ? "" : "\n") + page_of(table);
        print(text);
        return kDone;
    }
    check_folder(command.out, tables, command.force);
    for (const OddTable& table : tables) write_whole(command.out / (table.name + ".md"), page_of(table));
    print(fmt::format("{} tables are written to {}\n", tables.size(), command.out.string()));
    return kDone;
}

}  // namespace multivector
