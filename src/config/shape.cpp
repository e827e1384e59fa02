#include "config/shape.hpp"

#include <algorithm>
#include <cstddef>

#include "base/error.hpp"
#include "base/month.hpp"

namespace multivector {
namespace {

/// The shape one part further down, made if it is new.
Shape& descend(Shape& shape, std::string_view part) {
    const auto fail = [&](std::string_view what) -> Shape& {
        throw Error("format: '" + std::string(part) + "' " + std::string(what));
    };
    const auto name = placeholder(part);
    const bool fresh = shape.fields.empty() && shape.item.empty();
    if (name.empty() && part != "[]") {
        if (!shape.item.empty()) return fail("is a key of a map of names");
        shape.form = Form::object;
        const auto it = std::ranges::find(shape.fields, part, &Field::key);
        if (it != shape.fields.end()) return it->shape;
        shape.fields.push_back({std::string(part), {}});
        return shape.fields.back().shape;
    }
    if (!shape.fields.empty()) return fail("is beside keys of an object");
    if (fresh) {
        shape.form = name.empty() ? Form::list : Form::map;
        shape.names = name;
        shape.makes_names = part.starts_with("{+");
        shape.item.emplace_back();
    } else if (shape.names != name) {
        return fail("is beside another kind of key");
    }
    return shape.item.front();
}

void fill(Shape& shape, const Row& row) {
    const bool inner = !shape.fields.empty() || !shape.item.empty();
    if (!inner) shape.form = row.form;
    shape.need = row.need;
    shape.meaning = row.meaning;
    shape.bounds = row.bounds;
    shape.words = row.words;
    if (!row.names.empty()) shape.names = row.names;
    shape.channel = row.channel;
    shape.bare = row.bare;
    shape.barred = row.barred;
    shape.barred_because = row.barred_because;
    shape.plain = row.plain;
    shape.fallback = row.fallback;
    shape.beside = row.beside;
    shape.asks = row.asks;
    shape.count = row.count;
}

}  // namespace

std::string_view placeholder(std::string_view part) {
    if (!part.starts_with('{')) return {};
    const auto inner = part.substr(1, part.size() - 2);
    return inner.starts_with('+') ? inner.substr(1) : inner;
}

std::vector<std::string> split_place(std::string_view at) {
    std::vector<std::string> parts;
    while (!at.empty()) {
        const auto dot = std::min(at.find('.'), at.size());
        auto part = at.substr(0, dot);
        at.remove_prefix(std::min(dot + 1, at.size()));
        const bool list = part.ends_with("[]");
        if (list) part.remove_suffix(2);
        if (!part.empty()) parts.emplace_back(part);
        if (list) parts.emplace_back("[]");
    }
    return parts;
}

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : path) {
        if (c == '.' || c == '[') {
            if (!part.empty()) parts.push_back(std::move(part));
            part.clear();
        }
        if (c != '.') part += c;
    }
    if (!part.empty()) parts.push_back(std::move(part));
    return parts;
}

const Shape* shape_at(const Shape& root, std::string_view path) {
    const Shape* shape = &root;
    for (const auto& part : split_path(path)) {
        const bool many = shape->form == Form::map || shape->form == Form::list;
        shape = many ? &shape->item.front() : shape->find(part);
        if (shape == nullptr) return nullptr;
    }
    return shape;
}

const Shape* Shape::find(std::string_view key) const {
    const auto it = std::ranges::find(fields, key, &Field::key);
    return it == fields.end() ? nullptr : &it->shape;
}

std::vector<std::string> Shape::keys() const {
    std::vector<std::string> result;
    for (const auto& field : fields) result.push_back(field.key);
    return result;
}

Shape make_shape(const std::vector<Row>& rows) {
    Shape root;
    for (const auto& row : rows) {
        const auto parts = split_place(row.at);
        std::size_t last_name = 0;  // parts before this one do not become required with the row
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i] == "[]" || !placeholder(parts[i]).empty()) last_name = i + 1;
        }
        Shape* shape = &root;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            shape = &descend(*shape, parts[i]);
            if (i >= last_name && row.need == Need::required) shape->need = Need::required;
        }
        fill(*shape, row);
    }
    return root;
}

const Shape& quantity_shape() {
    static const Shape shape = make_shape({
        {.at = "value", .form = Form::number, .meaning = "the number"},
        {.at = "source",
         .form = Form::name,
         .need = Need::one_of,
         .meaning = "where the number comes from",
         .names = "source"},
        {.at = "assumption[]", .form = Form::number, .meaning = "lowest and highest value that are as good"},
        {.at = "assumption",
         .form = Form::list,
         .need = Need::one_of,
         .meaning = "lowest and highest value that are as good",
         .count = {2, 2}},
        {.at = "from",
         .form = Form::number,
         .need = Need::one_of,
         .meaning = "lowest value of an assumption in which all values between from and to are as good"},
        {.at = "to", .form = Form::number, .meaning = "highest value", .beside = "from"},
        {.at = "normal[]", .form = Form::number, .meaning = "mean and standard deviation"},
        {.at = "normal",
         .form = Form::list,
         .need = Need::one_of,
         .meaning = "an assumption with the mean and the standard deviation of a normal distribution",
         .count = {2, 2}},
        {.at = "within[]", .form = Form::number, .meaning = "bounds of the normal distribution"},
        {.at = "within",
         .form = Form::list,
         .meaning = "lowest and highest value that a draw may take",
         .beside = "normal",
         .count = {2, 2}},
        {.at = "year",
         .form = Form::integer,
         .meaning = "the year that a sourced number speaks of",
         .bounds = {kFirstYear, kLastYear, "year"},
         .beside = "source"},
        {.at = "note", .form = Form::text, .meaning = "how the number was made"},
    });
    return shape;
}

}  // namespace multivector
