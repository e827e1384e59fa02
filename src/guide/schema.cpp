#include "guide/schema.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace multivector {
namespace {

using WordList = std::vector<std::string>;

Json value_schema(const std::string& title, const Shape& shape);

/// "if the choice at `key` has one of the words, then".
Json when(const std::string& key, const WordList& words, Json then) {
    Json condition = {{"properties", {{key, {{"enum", words}}}}}, {"required", {key}}};
    return {{"if", std::move(condition)}, {"then", std::move(then)}};
}

/// One rule for each set of keys that words of a choice ask for.
void add_keys_asked(Json& rules, const std::string& key, const std::vector<Ask>& asks) {
    std::set<std::string> governed;
    std::vector<std::pair<WordList, WordList>> groups;  // keys, words
    for (const auto& ask : asks) {
        governed.insert(ask.keys.begin(), ask.keys.end());
        auto group = std::ranges::find(groups, ask.keys, &std::pair<WordList, WordList>::first);
        if (group == groups.end()) group = groups.insert(group, {ask.keys, {}});
        group->second.push_back(ask.word);
    }
    if (governed.empty()) return;
    for (const auto& [keys, words] : groups) {
        Json then = {{"properties", Json::object()}};
        for (const auto& name : governed) {
            then["properties"][name] = std::ranges::find(keys, name) != keys.end();
        }
        if (!keys.empty()) then["required"] = keys;
        rules.push_back(when(key, words, std::move(then)));
    }
}

/// One rule for each range that words of a choice ask for.
void add_bounds_asked(Json& rules, const std::string& key, const Shape& object, const std::vector<Ask>& asks) {
    std::map<std::tuple<std::string, double, double, std::string>, WordList> groups;
    for (const auto& ask : asks) {
        if (!ask.bounded.empty()) groups[{ask.bounded, ask.bounds.low, ask.bounds.high, ask.bounds.unit}].push_back(ask.word);
    }
    for (const auto& [limit, words] : groups) {
        const auto& [place, low, high, unit] = limit;
        Shape bounded = *shape_at(object, place);
        bounded.bounds = {low, high, unit};
        Json then = written(bounded).schema;
        const auto parts = split_path(place);
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            const bool outermost = std::next(part) == parts.rend();
            Json outer = outermost ? Json::object() : Json{{"type", "object"}};
            outer["properties"][*part] = std::move(then);
            then = std::move(outer);
        }
        rules.push_back(when(key, words, std::move(then)));
    }
}

Json object_schema(const Shape& shape) {
    Json out = {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
    Json required = Json::array(), alternatives = Json::array(), beside = Json::object(), rules = Json::array();
    for (const auto& [key, field] : shape.fields) {
        out["properties"][key] = value_schema(key, field);
        if (field.need == Need::required) required.push_back(key);
        if (field.need == Need::one_of) alternatives.push_back({{"properties", {{key, true}}}, {"required", {key}}});
        if (!field.beside.empty()) beside[key] = {field.beside};
        add_keys_asked(rules, key, field.asks);
        add_bounds_asked(rules, key, shape, field.asks);
    }
    if (!required.empty()) out["required"] = required;
    if (!alternatives.empty()) out["oneOf"] = alternatives;
    if (!beside.empty()) out["dependencies"] = beside;
    if (!rules.empty()) out["allOf"] = rules;
    return out;
}

void add_count(Json& out, const Shape& shape, const std::string& least, const std::string& most) {
    const std::size_t needed = shape.need == Need::required ? 1 : 0;
    if (const auto fewest = std::max(shape.count.least, needed); fewest > 0) out[least] = fewest;
    if (shape.count.most != Count{}.most) out[most] = shape.count.most;
}

Json map_schema(const Shape& shape) {
    Json out = {{"type", "object"}, {"additionalProperties", false}};
    out["patternProperties"][key_pattern(shape)] = value_schema(shape.names, shape.item.front());
    add_count(out, shape, "minProperties", "maxProperties");
    return out;
}

Json list_schema(const Shape& shape) {
    const auto& item = shape.item.front();
    Json out = {{"type", "array"}, {"items", value_schema("item", item)}};
    add_count(out, shape, "minItems", "maxItems");
    if (item.form == Form::name) out["uniqueItems"] = true;
    return out;
}

Json structure(const Shape& shape) {
    if (shape.form == Form::map) return map_schema(shape);
    if (shape.form == Form::list) return list_schema(shape);
    if (shape.form != Form::object) return written(shape).schema;
    if (!shape.plain.empty()) return {{"anyOf", {value_schema(shape.plain, *shape.find(shape.plain)), object_schema(shape)}}};
    if (shape.words.empty()) return object_schema(shape);
    return {{"oneOf", {{{"type", "string"}, {"enum", shape.words}}, object_schema(shape)}}};
}

Json value_schema(const std::string& title, const Shape& shape) {
    Json out = {{"title", title}};
    if (const auto text = sentence(shape); !text.empty()) out["description"] = text;
    if (const auto value = fallback_value(shape); !value.is_null()) out["default"] = value;
    out.update(structure(shape));
    return out;
}

/// Lets "$name" stand for any value below an entry of a library, alone or in a text such as "$start + 6 months".
void take_parameters(Json& schema) {
    if (schema.is_array()) {
        for (auto& item : schema) take_parameters(item);
        return;
    }
    if (!schema.is_object()) return;
    for (auto& [key, value] : schema.items()) {
        const bool named = key == "properties" || key == "patternProperties";
        if (!named) {
            take_parameters(value);
            continue;
        }
        for (auto& [name, property] : value.items()) {
            if (!property.is_object() || name == "note" || name == "title") continue;
            take_parameters(property);
            Json either = {{"anyOf", {{{"type", "string"}, {"pattern", "[$][a-z]"}}, std::move(property)}}};
            for (const char* word : {"title", "description", "default"}) {
                if (either["anyOf"][1].contains(word)) either[word] = either["anyOf"][1][word];
            }
            property = std::move(either);
        }
    }
}

}  // namespace

Json schema_of(const FormatInfo& kind) {
    Json out = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                {"title", "multivector " + std::string(kind.name)},
                {"description", std::string(kind.meaning)}};
    out.update(object_schema(kind.shape()));
    out["definitions"] = definitions();
    out["definitions"]["quantity"] = quantity_definition(object_schema(quantity_shape()));
    if (kind.takes_parameters) {
        for (const char* section : {"shocks", "policies", "dates"}) {
            if (out["properties"].contains(section)) take_parameters(out["properties"][section]);
        }
    }
    return out;
}

std::string schema_text(const FormatInfo& kind) { return schema_of(kind).dump(1) + "\n"; }

}  // namespace multivector
