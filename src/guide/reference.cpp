#include "guide/reference.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/format.hpp"
#include "guide/forms.hpp"

namespace multivector {
namespace {

constexpr std::size_t kFewWords = 6;  // of a choice: more of them stand below the table

constexpr std::string_view kIntroduction =
    "<!-- Made by script/renew from the list of fields that the reader uses (src/config/format*.cpp). Change that "
    "list. "
    "-->\n"
    "# Every field of every file\n\n"
    "How files are written, how shocks combine, and examples: [scenario_files.md](scenario_files.md). Editors that "
    "know\n"
    "JSON Schema check and complete these fields ([cli.md](cli.md#schema)).\n\n"
    "A word in capitals stands for an id: of a new thing where its section makes them, else of a thing that there is.\n"
    "`[]` stands for each item of a list. The default is what holds where the field is missing; its column is empty "
    "if\n"
    "there is none or if the meaning tells it. A field is required where the map that holds it stands; *one of* some\n"
    "fields: exactly one of them.\n";

std::string code(const std::string& text) { return text.empty() ? text : "`" + text + "`"; }

std::string unit_of(const Shape& shape) { return range_text(shape).empty() ? std::string() : shape.bounds.unit; }

bool many_words(const Shape& shape) { return shape.form == Form::choice && shape.words.size() > kFewWords; }

std::string form_of(const Shape& shape) {
    if (many_words(shape)) return "a word; see below";
    auto text = written(shape).words;
    if (shape.count.least == shape.count.most) text += fmt::format(" of {}", shape.count.least);
    return text;
}

std::string default_of(const Shape& shape) {
    const auto value = fallback_value(shape);
    const auto& number = value.is_object() ? value["value"] : value;
    return code(number.is_number() ? short_number(number.get<double>()) : shape.fallback);
}

/// Whether a word of a choice of the object asks for the key.
const std::string* asked_by(const Shape& object, const std::string& key) {
    for (const auto& field : object.fields) {
        for (const auto& ask : field.shape.asks) {
            if (std::ranges::find(ask.keys, key) != ask.keys.end()) return &field.key;
        }
    }
    return nullptr;
}

std::string need_of(const Shape& object, const Field& field) {
    if (field.shape.need == Need::required) return "yes";
    if (const auto* choice = asked_by(object, field.key)) return "as " + code(*choice) + " asks";
    if (field.shape.need != Need::one_of) return "no";
    std::vector<std::string> keys;
    for (const auto& other : object.fields) {
        if (other.shape.need == Need::one_of) keys.push_back(code(other.key));
    }
    return fmt::format("one of {}", fmt::join(keys, ", "));
}

/// A table of fields, and below it the words that have no room there.
class Section {
public:
    [[nodiscard]] std::string text() const {
        if (rows_.empty()) return {};
        return "\n| Field | Form | Unit | Range | Default | Required | Meaning |\n|---|---|---|---|---|---|---|\n" +
               rows_ + below_;
    }

    void add_field(const std::string& place, const Shape& object, const Field& field) {
        add_row(place, field.shape, need_of(object, field));
        descend(place, field.shape);
    }

private:
    void descend(const std::string& place, const Shape& shape) {
        for (const auto& field : shape.fields) add_field(place + "." + field.key, shape, field);
        if (shape.item.empty()) return;
        const bool list = shape.form == Form::list;
        const auto inner = list ? place + "[]" : place + "." + key_words(shape);
        add_row(inner, shape.item.front(), "");
        descend(inner, shape.item.front());
    }

    void add_row(const std::string& place, const Shape& shape, const std::string& need) {
        if (shape.meaning.empty()) return;
        rows_ += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", code(place), form_of(shape), unit_of(shape),
                             range_text(shape), default_of(shape), need, shape.meaning);
        const bool asks = std::ranges::any_of(shape.asks, [](const Ask& ask) { return !ask.keys.empty(); });
        if (asks) {
            add_asks(place, shape);
        } else if (many_words(shape)) {
            below_ += fmt::format("\nWords of {}: `{}`.\n", code(place), fmt::join(shape.words, "`, `"));
        }
    }

    void add_asks(const std::string& place, const Shape& shape) {
        below_ += fmt::format("\nWords of {}, and the keys that each wants beside it:\n\n| Word | Keys |\n|---|---|\n",
                              code(place));
        for (const auto& ask : shape.asks) {
            const auto keys = ask.keys.empty() ? std::string("none") : fmt::format("`{}`", fmt::join(ask.keys, "`, `"));
            below_ += fmt::format("| {} | {} |\n", code(ask.word), keys);
        }
    }

    std::string rows_, below_;
};

std::string table_of(const std::string& heading, const Shape& object) {
    Section section;
    for (const auto& field : object.fields) section.add_field(field.key, object, field);
    return "\n## " + heading + "\n" + section.text();
}

bool is_section(const Field& field) { return !field.shape.fields.empty() || !field.shape.item.empty(); }

std::string kind_text(const FormatInfo& kind) {
    const Shape& root = kind.shape();
    std::string text = fmt::format("\n## A {} file\n\n`{}`: {}.\n\n### Head\n", kind.name, kind.format, kind.meaning);
    Section head;
    for (const auto& field : root.fields) {
        if (!is_section(field)) head.add_field(field.key, root, field);
    }
    text += head.text();
    for (const auto& field : root.fields) {
        if (!is_section(field)) continue;
        Section section;
        section.add_field(field.key, root, field);
        text += "\n### " + field.key + "\n" + section.text();
    }
    return text;
}

}  // namespace

std::string reference_text() {
    std::string text(kIntroduction);
    text += table_of("A quantity", quantity_shape());
    for (const auto& kind : formats()) text += kind_text(kind);
    return text;
}

}  // namespace multivector
