// multivector diff: in what two scenarios differ in meaning.

#include "commands.hpp"
#include "output/scenario_diff.hpp"
#include "report.hpp"
#include "table.hpp"

namespace multivector {

int execute(const DiffCommand& command) {
    const bool color = use_color(command.color);
    const auto left = load_and_report(command.left, command.load, color);
    const auto right = load_and_report(command.right, command.load, color);
    if (!left || !right) return kBadInput;
    Table table({{"where"}, {"left"}, {"right"}});
    const auto cell = [](const std::string& text) { return text.empty() ? Cell() : Cell::parse(text); };
    const auto changes = scenario_diff(*left, *right);
    if (command.format == TextFormat::json) {
        for (const auto& change : changes) table.add({change.where, cell(change.left), cell(change.right)});
        print(table.json());
        return kDone;
    }
    for (const auto& change : changes) table.add({change.where, change.left, change.right});
    print(changes.empty() ? "The two scenarios mean the same.\n" : table.text());
    return kDone;
}

}  // namespace multivector
