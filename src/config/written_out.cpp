#include "config/written_out.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/names.hpp"
#include "config/check.hpp"
#include "config/format.hpp"
#include "config/numbers.hpp"
#include "config/units.hpp"

namespace multivector {
namespace {

/// Whether what follows a number was meant as a unit: "18 months", "60%"; not "0x1F" or "1_000".
bool is_unit(const Measured& measured, std::string_view text) {
    if (measured.unit.empty()) return false;
    const char first = measured.unit.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    const bool apart = text.size() > measured.number.size() && text[measured.number.size()] == ' ';
    return first == '%' || first == '/' || (letter && apart);
}

/// What a walk over a tree does: brings the numbers of files into their units; writes out months and the numbers of --set;
/// or says the units of numbers again.
enum class Task { units_of_files, months_and_set, say_units };

class Writer {
public:
    /// Months are written out where there are `dates`.
    Writer(Task task, const Dates* dates, Diagnostics& diagnostics)
        : task_(task), dates_(dates), diagnostics_(diagnostics) {}

    void write(Node& node, const Shape& shape, const std::string& path, std::string_view input_unit) {
        if (node.open) return;
        switch (shape.form) {
        case Form::object: return object(node, shape, path, input_unit);
        case Form::map: return map(node, shape, path, input_unit);
        case Form::list:
            for (std::size_t i = 0; i < node.children.size(); ++i)
                write(node.children[i], shape.item.front(), fmt::format("{}[{}]", path, i), input_unit);
            return;
        case Form::month:
            if (dates_ != nullptr) dates_->write_out(node, path, diagnostics_);
            return;
        case Form::integer:
        case Form::number:
        case Form::quantity:
            if (task_ == Task::say_units && shape.form == Form::quantity && !shape.bare) certain(node);
            return quantity(node, shape.bounds.unit == kUnitOfInput ? input_unit : shape.bounds.unit, path);
        default: return;
        }
    }

private:
    void object(Node& node, const Shape& shape, const std::string& path, std::string_view input_unit) {
        if (!shape.plain.empty() && node.kind == Node::Kind::scalar) {
            auto value = node;
            value.key = shape.plain;
            node.kind = Node::Kind::map;
            node.text.clear();
            node.children.push_back(std::move(value));
        }
        if (const auto* input = node.find("input"); input != nullptr && shape.find("input") != nullptr) {
            const auto* channel = find_channel(input->text);
            input_unit = channel == nullptr ? kUnitOfInput : channel->unit;
        }
        for (auto& child : node.children) {
            if (const auto* field = shape.find(child.key)) write(child, *field, join_path(path, child.key), input_unit);
        }
    }

    void map(Node& node, const Shape& shape, const std::string& path, std::string_view input_unit) {
        const bool months = shape.names == "month" && dates_ != nullptr;
        std::map<std::string, Mark> seen;
        for (auto& child : node.children) {
            if (months) dates_->write_out_key(child, path, diagnostics_);
            if (const auto [first, fresh] = seen.emplace(child.key, child.key_mark); months && !fresh) {
                diagnostics_.error(child.key_mark, fmt::format("the month {} is given twice", child.key) + at_path(path),
                                   fmt::format("it is already at line {}", first->second.line));
            }
            write(child, shape.item.front(), join_path(path, child.key), input_unit);
        }
    }

    /// A number of --set that a world would not take bare: with a range that is a point.
    static void certain(Node& node) {
        if (node.kind != Node::Kind::scalar || node.mark.file != kSetOption) return;
        Node whole = node, range = node;
        node.key = "value";
        whole.kind = Node::Kind::map;
        whole.text.clear();
        range.kind = Node::Kind::sequence;
        range.key = "assumption";
        range.text.clear();
        range.children = {node, node};
        whole.children = {std::move(node), std::move(range)};
        node = std::move(whole);
    }

    /// The numbers of a quantity that are to be written out: its value, the ends of its range, the mean and deviation of
    /// a distribution.
    [[nodiscard]] std::vector<Node*> numbers_of(Node& node) const {
        std::vector<Node*> numbers;
        if (node.kind == Node::Kind::scalar) numbers.push_back(&node);
        for (auto& child : node.children) {
            if (child.key == "value" || child.key == "from" || child.key == "to") numbers.push_back(&child);
            if (child.key != "assumption" && child.key != "normal" && child.key != "within") continue;
            for (auto& item : child.children) numbers.push_back(&item);
        }
        std::erase_if(numbers, [&](const Node* n) {
            const bool by_option = n->mark.file == kSetOption;
            const bool other = task_ != Task::say_units && by_option != (task_ == Task::months_and_set);
            return other || n->kind != Node::Kind::scalar || n->quoted || n->open;
        });
        return numbers;
    }

    static void leave_open(const std::vector<Node*>& numbers) {
        for (auto* n : numbers) n->open = true;
    }

    /// Numbers of one quantity share the unit that one of them states.
    void quantity(Node& node, std::string_view field_unit, const std::string& path) {
        const auto numbers = numbers_of(node);
        if (field_unit == kUnitOfInput) return leave_open(numbers);  // the input is not known
        if (task_ == Task::say_units) {
            if (needs_unit(field_unit) && !numbers.empty())
                numbers.front()->text += fmt::format(" {}", units_of(field_unit).front().spelling);
            return;
        }
        std::string_view shared;
        for (const auto* n : numbers) {
            const auto measured = split_unit(n->text);
            if (measured && is_unit(*measured, n->text) && shared.empty()) shared = measured->unit;
        }
        const std::string spelling(shared);  // the texts change below
        if (spelling.empty()) {
            require_unit(numbers, field_unit, path);
            return;
        }
        for (auto* n : numbers) {
            if (!convert(*n, field_unit, spelling, path)) return leave_open(numbers);  // one report is enough
        }
    }

    void require_unit(const std::vector<Node*>& numbers, std::string_view field_unit, const std::string& path) {
        NumberFault ignored;
        if (numbers.empty() || !needs_unit(field_unit) || task_ == Task::months_and_set) return;
        if (!parse_number(numbers.front()->text, ignored)) return;  // the check says what is wrong with it
        diagnostics_.error(numbers.front()->mark, fmt::format("the number {} needs a unit", numbers.front()->text) + at_path(path),
                           fmt::format("write '{} {}'; {}", numbers.front()->text, units_of(field_unit).front().spelling,
                                       unit_hint(field_unit)));
        numbers.front()->open = true;
    }

    /// False, after a report, if the unit does not fit.
    bool convert(Node& node, std::string_view field_unit, const std::string& shared, const std::string& path) {
        const auto measured = split_unit(node.text);
        if (!measured || (!measured->unit.empty() && !is_unit(*measured, node.text))) return true;
        const std::string spelling(measured->unit.empty() ? std::string_view(shared) : measured->unit);
        const auto* unit = find_unit(field_unit, spelling);
        if (unit == nullptr) {
            std::vector<std::string> known;
            for (const auto& u : units_of(field_unit)) known.emplace_back(u.spelling);
            const auto near = nearest_name(spelling, known);
            diagnostics_.error(node.mark, fmt::format("the unit '{}' does not fit here", spelling) + at_path(path),
                               near.empty() ? unit_hint(field_unit) : fmt::format("did you mean '{}'?", near));
            return false;
        }
        NumberFault ignored;
        const bool plus = measured->number.starts_with('+');
        const auto number = parse_number(measured->number.substr(plus ? 1 : 0), ignored);
        const bool change = field_unit == kFactor && unit->under != 1 && (plus || measured->number.starts_with('-'));
        if (!number || (plus && !change)) return true;
        const double amount = *number * unit->over;
        node.text = fmt::format("{}", (change ? unit->under + amount : amount) / unit->under);
        return true;
    }

    Task task_;
    const Dates* dates_;
    Diagnostics& diagnostics_;
};

}  // namespace

void write_units(Node& tree, const Shape& shape, Diagnostics& diagnostics) {
    Writer(Task::units_of_files, nullptr, diagnostics).write(tree, shape, "", kUnitOfInput);
}

void say_units(Node& tree, const Shape& shape) {
    Diagnostics none;
    Writer(Task::say_units, nullptr, none).write(tree, shape, "", kUnitOfInput);
}

void write_out(Node& tree, const Shape& shape, const Dates& dates, Diagnostics& diagnostics) {
    Writer(Task::months_and_set, &dates, diagnostics).write(tree, shape, "", kUnitOfInput);
}

}  // namespace multivector
