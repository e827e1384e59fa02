#include "config/check.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/month.hpp"
#include "base/names.hpp"
#include "config/format.hpp"
#include "config/numbers.hpp"

namespace multivector {
namespace {

constexpr std::size_t kLongestId = 64;

bool is_id(std::string_view text) {
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto inner = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= kLongestId && letter(text.front()) && std::ranges::all_of(text, inner);
}

std::string month_hint(std::string_view text) {
    const auto digits = [](std::string_view t) {
        return std::ranges::all_of(t, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (text.size() == 4 && digits(text)) return fmt::format("say which month: {}-01 is January", text);
    if (text.size() == 6 && text[4] == '-') {
        if (auto fixed = fmt::format("{}-0{}", text.substr(0, 4), text.substr(5)); parse_month(fixed))
            return "write " + fixed;
    }
    if (text.size() > 7 && parse_month(text.substr(0, 7))) return fmt::format("write {}", text.substr(0, 7));
    return "a month is written YYYY-MM, as in 2022-02";
}

class Checker {
public:
    Checker(const Names& names, Diagnostics& diagnostics) : names_(names), diagnostics_(diagnostics) {}

    void check(const Node& node, const Shape& shape, const std::string& path) {
        if (node.open) return;
        switch (shape.form) {
        case Form::object:
            object(node, shape, path);
            break;
        case Form::map:
            map(node, shape, path);
            break;
        case Form::list:
            list(node, shape, path);
            break;
        case Form::text:
            text(node, path);
            break;
        case Form::integer:
            number(node, shape, path, true);
            break;
        case Form::number:
            number(node, shape, path, false);
            break;
        case Form::boolean:
            boolean(node, path);
            break;
        case Form::month:
            month(node, path);
            break;
        case Form::choice:
            choice(node, shape, path);
            break;
        case Form::quantity:
            quantity(node, shape, path);
            break;
        case Form::name:
            name(node, shape, path);
            break;
        case Form::names:
            names(node, shape, path);
            break;
        case Form::any:
            break;
        }
    }

private:
    void error(const Mark& mark, std::string message, const std::string& path, std::string hint = {}) {
        diagnostics_.error(mark, std::move(message) + at_path(path), std::move(hint));
    }

    bool expect(const Node& node, Node::Kind kind, std::string_view what, const std::string& path) {
        if (node.kind == kind) return true;
        error(node.mark, fmt::format("expected {}, got {}", what, found(node)), path);
        return false;
    }

    void object(const Node& node, const Shape& shape, const std::string& path) {
        if (!shape.words.empty() && node.kind == Node::Kind::scalar) {
            choice(node, shape, path);
            return;
        }
        if (!shape.plain.empty() && node.kind == Node::Kind::scalar) {
            check(node, *shape.find(shape.plain), path);
            return;
        }
        if (!expect(node, Node::Kind::map, "a map", path)) return;
        const auto keys = shape.keys();
        for (const auto& child : node.children) {
            if (const auto* field = shape.find(child.key)) {
                check(child, *field, join_path(path, child.key));
            } else {
                error(child.key_mark, fmt::format("unknown key '{}'", child.key), path, name_hint(child.key, keys));
            }
        }
        for (const auto& field : shape.fields) {
            if (field.shape.need == Need::required && node.find(field.key) == nullptr) {
                report_missing(diagnostics_, node, path, field.key, field.shape.meaning);
            }
        }
        one_of(node, shape, path);
    }

    void one_of(const Node& node, const Shape& shape, const std::string& path) {
        std::vector<std::string> keys;
        std::vector<const Node*> given;
        for (const auto& field : shape.fields) {
            if (field.shape.need != Need::one_of) continue;
            keys.push_back("'" + field.key + "'");
            if (const auto* child = node.find(field.key)) given.push_back(child);
        }
        if (keys.empty() || given.size() == 1) return;
        if (given.empty()) {
            error(node.place(), fmt::format("missing one of {}", fmt::join(keys, ", ")), path);
        } else {
            error(given[1]->place(), fmt::format("only one of {} may be given", fmt::join(keys, ", ")), path);
        }
    }

    void map(const Node& node, const Shape& shape, const std::string& path) {
        if (!expect(node, Node::Kind::map, "a map", path)) return;
        if (shape.need == Need::required && node.children.empty()) error(node.mark, "the map is empty", path);
        for (const auto& child : node.children) {
            if (child.open && shape.names == "month") continue;  // the key is not known
            key(child, shape, path);
            if (child.kind == Node::Kind::null && !child.open && shape.item.front().form == Form::object) {
                error(child.place(), fmt::format("'{}' is empty, and nothing below has it to take out", child.key), path);
                continue;
            }
            check(child, shape.item.front(), join_path(path, child.key));
        }
    }

    void key(const Node& child, const Shape& shape, const std::string& path) {
        if (shape.makes_names) {
            new_id(child, path);
        } else if (shape.names == "year") {
            NumberFault fault;
            const auto year = parse_integer(child.key, fault);
            if (!year || *year < kFirstYear || *year > kLastYear) {
                error(child.key_mark, fmt::format("expected a year, got '{}'", child.key), path);
            }
        } else if (shape.names == "month") {
            if (!parse_month(child.key)) {
                error(child.key_mark, fmt::format("expected a month, got '{}'", child.key), path,
                      month_hint(child.key));
            }
        } else {
            known(child.key, child.key_mark, shape.names, path);
        }
    }

    void new_id(const Node& child, const std::string& path) {
        if (child.key == "all") {
            error(child.key_mark, "'all' cannot be an id", path, "it stands for all names where names are listed");
        } else if (!is_id(child.key)) {
            error(child.key_mark, fmt::format("'{}' is not a valid id", child.key), path,
                  fmt::format("ids have at most {} small letters, digits and '_', a letter first", kLongestId));
        }
    }

    void list(const Node& node, const Shape& shape, const std::string& path) {
        if (!expect(node, Node::Kind::sequence, "a list", path)) return;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            check(node.children[i], shape.item.front(), fmt::format("{}[{}]", path, i));
        }
    }

    void text(const Node& node, const std::string& path) {
        if (!expect(node, Node::Kind::scalar, "text", path)) return;
        if (node.text.find_first_not_of(" \n") == std::string::npos) error(node.mark, "the text is empty", path);
    }

    std::optional<double> number(const Node& node, const Shape& shape, const std::string& path, bool whole) {
        const std::string_view what = whole ? "a whole number" : "a number";
        if (!expect(node, Node::Kind::scalar, what, path)) return std::nullopt;
        if (node.quoted) {
            error(node.mark, fmt::format("expected {}, got text in quotes", what), path, "remove the quotes");
            return std::nullopt;
        }
        NumberFault fault;
        std::optional<double> value;
        if (whole) {
            if (const auto integer = parse_integer(node.text, fault)) value = *integer;
        } else {
            value = parse_number(node.text, fault);
        }
        if (!value) {
            error(node.mark, fault.message, path, fault.hint);
            return std::nullopt;
        }
        bounds(*value, node.mark, shape, path);
        return value;
    }

    void bounds(double value, const Mark& mark, const Shape& shape, const std::string& path) {
        if (value >= shape.bounds.low && value <= shape.bounds.high) return;
        error(mark, fmt::format("{} is outside {} to {}", value, shape.bounds.low, shape.bounds.high), path,
              shape.meaning);
    }

    void boolean(const Node& node, const std::string& path) {
        if (!expect(node, Node::Kind::scalar, "true or false", path)) return;
        if (!node.quoted && (node.text == "true" || node.text == "false")) return;
        error(node.mark, fmt::format("expected true or false, got '{}'", node.text), path);
    }

    void month(const Node& node, const std::string& path) {
        if (!expect(node, Node::Kind::scalar, "a month", path) || parse_month(node.text)) return;
        error(node.mark, fmt::format("expected a month, got '{}'", node.text), path, month_hint(node.text));
    }

    void choice(const Node& node, const Shape& shape, const std::string& path) {
        if (!expect(node, Node::Kind::scalar, "a word", path)) return;
        if (std::ranges::find(shape.words, node.text) != shape.words.end()) return;
        auto words = shape.words;
        for (const auto& field : shape.fields) words.push_back("{" + field.key + ": ...}");
        const bool barred = std::ranges::find(shape.barred, node.text) != shape.barred.end();
        const std::string why = barred ? shape.barred_because : "is not known here";
        error(node.mark, fmt::format("'{}' {}", node.text, why), path, name_hint(node.text, words));
    }

    void quantity(const Node& node, const Shape& shape, const std::string& path) {
        if (node.kind != Node::Kind::map) {
            const bool given_by_option = node.mark.file == kSetOption;
            if (number(node, shape, path, false) && !shape.bare && !given_by_option) {
                error(node.mark, "a number of a world needs its source or its range", path,
                      fmt::format(
                          "write {{value: {0}, source: KEY, year: YEAR}} or {{value: {0}, assumption: [LOW, HIGH]}}",
                          node.text));
            }
            return;
        }
        object(node, quantity_shape(), path);
        if (const auto* year = node.find("year"); year != nullptr && node.find("source") == nullptr) {
            error(year->key_mark, "a year belongs to a source", path, "say it in the note");
        }
        parts_of_quantity(node, path);
        const auto value = in_bounds(node.find("value"), shape, path);
        if (const auto* range = node.find("assumption")) assumption(*range, value, shape, path);
        const auto from = in_bounds(node.find("from"), shape, path);
        const auto to = in_bounds(node.find("to"), shape, path);
        if (from && to) ascending(*from, *to, node.find("from")->mark, path);
        if (const auto* normal = node.find("normal")) distribution(*normal, node.find("within"), shape, path);
    }

    /// Which numbers stand beside which: a value with a source or an assumption, `to` with `from`, `within` with `normal`.
    void parts_of_quantity(const Node& node, const std::string& path) {
        const auto has = [&](std::string_view key) { return node.find(key) != nullptr; };
        const bool own_value = has("from") || has("normal");
        if (!own_value && !has("value")) report_missing(diagnostics_, node, path, "value", "the number");
        if (has("from") && !has("to")) report_missing(diagnostics_, node, path, "to", "highest value");
        const auto alone = [&](std::string_view key, bool wrong, std::string_view why) {
            if (has(key) && wrong) error(node.find(key)->key_mark, fmt::format("'{}' {}", key, why), path);
        };
        alone("value", own_value, "does not go with 'from' or 'normal', which give the value themselves");
        alone("to", !has("from"), "goes with 'from'");
        alone("within", !has("normal"), "goes with 'normal'");
    }

    void ascending(double low, double high, const Mark& mark, const std::string& path) {
        if (low <= high) return;
        error(mark, fmt::format("the range begins at {} and ends lower, at {}", low, high), path);
    }

    void distribution(const Node& normal, const Node* within, const Shape& shape, const std::string& path) {
        const auto pair = two(normal, "[mean, standard deviation]", path);
        if (!pair) return;
        const auto mean = in_bounds(&normal.children[0], shape, path);
        if (pair->second <= 0) error(normal.children[1].mark, "a standard deviation is above 0", path);
        if (within == nullptr && mean && pair->second > 0) tails(*mean, kFarOut * pair->second, normal.mark, shape, path);
        const auto ends = within == nullptr ? std::nullopt : two(*within, "[low, high]", path);
        if (!ends) return;
        in_bounds(&within->children[0], shape, path);
        in_bounds(&within->children[1], shape, path);
        ascending(ends->first, ends->second, within->mark, path);
        if (mean && ends->first <= ends->second && (*mean < ends->first || *mean > ends->second)) {
            error(normal.children[0].mark, fmt::format("the mean {} is outside its own bounds [{}, {}]", *mean, ends->first, ends->second), path);
        }
    }

    /// Draws must be values that the field can have; so must the ends of a distribution without bounds of its own.
    void tails(double mean, double reach, const Mark& mark, const Shape& shape, const std::string& path) {
        const double low = mean - reach, high = mean + reach;
        if (low >= shape.bounds.low && high <= shape.bounds.high) return;
        error(mark,
              fmt::format("draws would reach from {:.6g} to {:.6g}, outside {} to {}", low, high, shape.bounds.low,
                          shape.bounds.high),
              path, "say 'within: [LOW, HIGH]' beside it");
    }

    /// The two numbers of a list; nothing, after a report, if there are not two.
    std::optional<std::pair<double, double>> two(const Node& list, std::string_view form, const std::string& path) {
        if (list.kind != Node::Kind::sequence) return std::nullopt;
        if (list.children.size() != 2) {
            error(list.mark, fmt::format("expected {}, got {} values", form, list.children.size()), path);
            return std::nullopt;
        }
        NumberFault ignored;
        const auto first = parse_number(list.children[0].text, ignored);
        const auto second = parse_number(list.children[1].text, ignored);
        if (!first || !second) return std::nullopt;
        return std::pair(*first, *second);
    }

    /// The number of a node that may be missing or no number, which is reported elsewhere.
    std::optional<double> in_bounds(const Node* node, const Shape& shape, const std::string& path) {
        NumberFault fault;
        if (node == nullptr || node->kind != Node::Kind::scalar || node->quoted) return std::nullopt;
        const auto value = parse_number(node->text, fault);
        if (value) bounds(*value, node->mark, shape, path);
        return value;
    }

    void assumption(const Node& range, std::optional<double> value, const Shape& shape, const std::string& path) {
        if (!two(range, "[low, high]", path)) return;
        const auto low = in_bounds(&range.children[0], shape, path);
        const auto high = in_bounds(&range.children[1], shape, path);
        if (!low || !high) return;
        ascending(*low, *high, range.mark, path);
        if (*low <= *high && value && (*value < *low || *value > *high)) {
            error(range.mark, fmt::format("the value {} is outside its own range [{}, {}]", *value, *low, *high), path);
        }
    }

    bool known(const std::string& id, const Mark& mark, std::string_view kind, const std::string& path) {
        const auto* ids = ids_of(names_, kind);
        if (ids == nullptr || std::ranges::find(*ids, id) != ids->end()) return true;
        const auto thing = named_by(kind);
        error(mark, fmt::format("unknown {} '{}'", thing, id), path,
              ids->empty() ? fmt::format("there is no {} to name", thing) : name_hint(id, *ids));
        return false;
    }

    void name(const Node& node, const Shape& shape, const std::string& path) {
        const auto what = fmt::format("the name of a {}", shape.names);
        if (!expect(node, Node::Kind::scalar, what, path) || node.open) return;
        if (shape.words.empty()) {
            known(node.text, node.mark, shape.names, path);
            return;
        }
        auto all = shape.words;
        if (const auto* more = ids_of(names_, shape.names)) all.insert(all.end(), more->begin(), more->end());
        if (std::ranges::find(all, node.text) != all.end()) return;
        error(node.mark, fmt::format("unknown {} '{}'", shape.names, node.text), path, name_hint(node.text, all));
    }

    void names(const Node& node, const Shape& shape, const std::string& path) {
        if (node.kind == Node::Kind::scalar) {
            if (node.text != "all") known(node.text, node.mark, shape.names, path);
            return;
        }
        const auto what = fmt::format("the name of a {}, a list of such names, or all", shape.names);
        if (!expect(node, Node::Kind::sequence, what, path)) return;
        if (node.children.empty()) error(node.mark, "the list is empty", path);
        std::set<std::string> seen;
        for (const auto& child : node.children) {
            name(child, shape, path);
            if (child.kind == Node::Kind::scalar && !seen.insert(child.text).second) {
                error(child.mark, fmt::format("'{}' is named twice", child.text), path);
            }
        }
    }

    const Names& names_;
    Diagnostics& diagnostics_;
};

}  // namespace

void check(const Node& tree, const Shape& shape, const Names& names, Diagnostics& diagnostics, const std::string& path) {
    Checker(names, diagnostics).check(tree, shape, path);
}

}  // namespace multivector
