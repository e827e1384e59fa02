#include "guide/forms.hpp"

#include <cstdlib>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/format.hpp"
#include "config/units.hpp"

namespace multivector {
namespace {

constexpr const char* kId = "[a-z][a-z0-9_]{0,63}";
constexpr const char* kYear = "(19|20|21)[0-9]{2}|2200";

Json refer(const std::string& name) { return {{"allOf", Json::array({{{"$ref", "#/definitions/" + name}}})}}; }

Json bounded(const std::string& type, const Bounds& bounds) {
    return {{"type", type}, {"minimum", bounds.low}, {"maximum", bounds.high}};
}

/// Whole numbers look like whole numbers.
Json exact(double value) {
    const auto whole = static_cast<long long>(value);
    return static_cast<double>(whole) == value ? Json(whole) : Json(value);
}

Json integer(const Bounds& bounds) {
    return {{"type", "integer"}, {"minimum", exact(bounds.low)}, {"maximum", exact(bounds.high)}};
}

constexpr const char* kNumber = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?";

/// A number with one of its units as text: "18 months"; with a sign of its own where "+20 %" is a change.
Json with_unit(std::string_view unit) {
    std::vector<std::string_view> spellings;
    for (const auto& u : unit == kUnitOfInput ? all_units() : units_of(unit)) spellings.push_back(u.spelling);
    const char* sign = unit == kFactor ? "[+]?" : "";
    return {{"type", "string"}, {"pattern", fmt::format("^{}{} ?({})$", sign, kNumber, fmt::join(spellings, "|"))}};
}

/// A number in the unit of its field or, where it has units, with one of them; `alone`: where it must say its unit.
Json number(const Bounds& bounds, bool alone) {
    const Json plain = bounded("number", bounds);
    const bool input = bounds.unit == kUnitOfInput;
    if (!input && units_of(bounds.unit).empty()) return plain;
    if (alone && needs_unit(bounds.unit)) return with_unit(bounds.unit);
    return {{"anyOf", {plain, with_unit(bounds.unit)}}};
}

/// What holds of the numbers of a quantity when each is as `one`, a mean as well.
Json parts_of_quantity(const Json& one) {
    const Json some = {{"type", "array"}, {"items", one}};
    return {{"value", one}, {"from", one}, {"to", one}, {"assumption", some}, {"within", some}};
}

/// Its numbers share the unit that one of them says; where none does they are in the unit of the field.
Json quantity(const Shape& shape) {
    Json map = {{"type", "object"}};
    map.update(refer("quantity"));
    const Json plain = bounded("number", shape.bounds);
    if (shape.bounds.unit != kUnitOfInput && units_of(shape.bounds.unit).empty()) {
        map["properties"] = parts_of_quantity(plain);
    } else {
        const Json with = {{"anyOf", {{{"type", "number"}}, with_unit(shape.bounds.unit)}}};
        Json rule = {{"if", refer("says_unit")}, {"then", {{"properties", parts_of_quantity(with)}}}};
        rule["else"] = needs_unit(shape.bounds.unit) ? Json(false) : Json{{"properties", parts_of_quantity(plain)}};
        map["allOf"].push_back(std::move(rule));
    }
    if (!shape.bare) return map;
    return {{"anyOf", {number(shape.bounds, true), map}}};
}

/// "if a key is there, then".
Json with_key(const char* key, Json value) { return {{"properties", {{key, std::move(value)}}}, {"required", {key}}}; }

/// Whether one of the numbers of a quantity is a text, as one with a unit is.
Json says_unit() {
    Json any = Json::array();
    for (const char* key : {"value", "from", "to"}) any.push_back(with_key(key, {{"type", "string"}}));
    for (const char* key : {"assumption", "normal", "within"})
        any.push_back(with_key(key, {{"type", "array"}, {"contains", {{"type", "string"}}}}));
    return {{"type", "object"}, {"anyOf", std::move(any)}};
}

std::string quoted_list(const std::vector<std::string>& words) { return fmt::format("`{}`", fmt::join(words, "`, `")); }

Written choice(const Shape& shape) {
    return {shape.words.size() == 1 ? quoted_list(shape.words) : "one of " + quoted_list(shape.words),
            {{"type", "string"}, {"enum", shape.words}}};
}

Written boolean(const Shape& shape) {
    if (shape.words.empty()) return {"`true` or `false`", {{"type", "boolean"}}};
    return {quoted_list(shape.words), {{"type", "boolean"}, {"enum", {shape.words.front() == "true"}}}};
}

}  // namespace

Written written(const Shape& shape) {
    const std::string thing = shape.names == "rival" ? "power" : shape.names;
    switch (shape.form) {
    case Form::object:
        return {shape.words.empty() ? "map" : quoted_list(shape.words) + " or a map", {{"type", "object"}}};
    case Form::map:
        return {"map by " + shape.names, {{"type", "object"}}};
    case Form::list:
        return {"list", {{"type", "array"}}};
    case Form::text:
        return {"text", refer("text")};
    case Form::integer:
        return {"whole number", integer(shape.bounds)};
    case Form::number:
        return {"number", number(shape.bounds, true)};
    case Form::boolean:
        return boolean(shape);
    case Form::month:
        return {"month", refer("month")};
    case Form::choice:
        return choice(shape);
    case Form::quantity:
        return {shape.bare ? "quantity or number" : "quantity", quantity(shape)};
    case Form::name:
        return {shape.words.empty() ? "id of a " + thing : quoted_list(shape.words) + " or the id of a " + thing,
                refer("id")};
    case Form::names:
        return {"ids: " + thing, refer("ids")};
    case Form::any:
        return {"as its place takes it", Json::object()};
    }
    return {};
}

Json definitions() {
    const auto whole = [](const std::string& pattern) { return "^(" + pattern + ")$"; };
    Json out;
    out["id"] = {{"type", "string"}, {"pattern", whole(kId)}};
    out["ids"] = {
        {"anyOf",
         {refer("id"),
          {{"type", "array"}, {"items", {{"$ref", "#/definitions/id"}}}, {"minItems", 1}, {"uniqueItems", true}}}}};
    const auto month = fmt::format("({})-(0[1-9]|1[0-2])", kYear);
    const auto length = "(0|[1-9][0-9]*)([.][0-9]+)? ?(months?|years?)";
    out["month"] = {{"type", "string"}, {"pattern", fmt::format("^({}|{})( [-+] {})?$", month, kId, length)}};
    // Any word is text to the program; editors read some words as numbers or truth values.
    out["text"] = {
        {"anyOf", {{{"type", "string"}, {"pattern", "[^ \\n]"}}, {{"type", "number"}}, {{"type", "boolean"}}}}};
    out["says_unit"] = says_unit();
    return out;
}

Json quantity_definition(Json out) {
    // Which numbers may stand is said where the quantity stands.
    auto& keys = out["properties"];
    for (const char* key : {"value", "from", "to"})
        for (const char* word : {"type", "minimum", "maximum"}) keys[key].erase(word);
    for (const char* key : {"assumption", "normal", "within"})
        for (const char* word : {"type", "minimum", "maximum"}) keys[key]["items"].erase(word);
    const Json own = {{"anyOf", {with_key("from", true), with_key("normal", true)}}};
    out["allOf"].push_back({{"if", own}, {"then", {{"properties", {{"value", false}}}}}, {"else", with_key("value", true)}});
    out["dependencies"]["from"] = {"to"};
    return out;
}

std::string key_pattern(const Shape& map) {
    if (map.makes_names) return fmt::format("^(?!all$){}$", kId);
    if (map.names == "year") return fmt::format("^({})$", kYear);
    if (map.names == "month") return definitions()["month"]["pattern"].get<std::string>();
    return fmt::format("^{}$", kId);
}

std::string key_words(const Shape& map) {
    std::string words = map.names;
    for (auto& c : words) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return words;
}

Json fallback_value(const Shape& shape) {
    if (shape.fallback.empty()) return nullptr;
    if (shape.form == Form::boolean) return shape.fallback == "true";
    const bool number = shape.form == Form::number || shape.form == Form::integer || shape.form == Form::quantity;
    if (!number) return shape.fallback;
    const Json plain = exact(std::strtod(shape.fallback.c_str(), nullptr));
    const auto& unit = shape.bounds.unit;
    const bool with_unit = shape.form != Form::integer && needs_unit(unit);
    const Json value = with_unit ? Json(shape.fallback + " " + std::string(units_of(unit).front().spelling)) : plain;
    if (shape.form != Form::quantity || shape.bare) return value;
    return {{"value", value}, {"assumption", {plain, plain}}};
}

std::string short_number(double value) { return fmt::format("{:g}", value); }

std::string range_text(const Shape& shape) {
    const bool number = shape.form == Form::number || shape.form == Form::integer || shape.form == Form::quantity;
    if (!number) return {};
    return short_number(shape.bounds.low) + " to " + short_number(shape.bounds.high);
}

std::string sentence(const Shape& shape) {
    std::vector<std::string> facts;
    if (const auto& unit = shape.bounds.unit; !unit.empty() && unit != "1") facts.push_back(unit);
    if (const auto range = range_text(shape); !range.empty()) facts.push_back(range);
    auto text = fmt::format("{}", fmt::join(facts, ", "));
    if (!shape.fallback.empty()) {
        const bool quantity = shape.form == Form::quantity;
        const auto value = quantity ? short_number(std::strtod(shape.fallback.c_str(), nullptr)) : shape.fallback;
        text += (text.empty() ? "" : "; ") + value + " if missing";
    }
    return text.empty() ? shape.meaning : fmt::format("{} ({})", shape.meaning, text);
}

}  // namespace multivector
