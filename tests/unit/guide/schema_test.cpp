#include "guide/schema.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "base/month.hpp"
#include "config/shape.hpp"
#include "guide/forms.hpp"

namespace multivector {
namespace {

const Shape& small_shape() {
    static const Shape shape = make_shape({
        {.at = "format", .form = Form::choice, .need = Need::required, .meaning = "this", .words = {"small/1"}},
        {.at = "things.{+power}.size",
         .form = Form::quantity,
         .meaning = "how big",
         .bounds = {0, 2.5, "m"},
         .bare = true,
         .fallback = "1"},
        {.at = "things.{+power}.kind",
         .form = Form::choice,
         .meaning = "what it is",
         .words = {"round", "square"},
         .asks = {{"round", {"radius"}}, {"square", {"side"}, "size", {0, 1, "m"}}}},
        {.at = "things.{+power}.radius", .form = Form::number, .meaning = "radius", .bounds = {0, 5, "m"}},
        {.at = "things.{+power}.side", .form = Form::integer, .meaning = "side", .bounds = {1, 9, "m"}},
        {.at = "dates[]", .form = Form::month, .meaning = "a date"},
        {.at = "dates", .form = Form::list, .meaning = "dates", .count = {1, 3}},
    });
    return shape;
}

const FormatInfo kSmall{FileKind::world, "small", "a small file", "small/1", "a small file", small_shape};

const Json& things(const Json& schema) { return schema["properties"]["things"]["patternProperties"].begin().value(); }

TEST(Schema, IsMadeOfRows) {
    const Json schema = schema_of(kSmall);
    EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    EXPECT_EQ(schema["title"], "multivector small");
    EXPECT_EQ(schema["required"], Json::parse(R"(["format"])"));
    EXPECT_EQ(schema["additionalProperties"], false);
    EXPECT_EQ(schema["properties"]["dates"], Json::parse(R"({"title": "dates", "description": "dates", "type": "array",
        "items": {"title": "item", "description": "a date", "allOf": [{"$ref": "#/definitions/month"}]},
        "minItems": 1, "maxItems": 3})"));
    EXPECT_EQ(things(schema)["properties"]["side"], Json::parse(R"json({"title": "side",
        "description": "side (m, 1 to 9)", "type": "integer", "minimum": 1, "maximum": 9})json"));
}

TEST(Schema, AQuantityIsANumberOrAMap) {
    const Json schema = schema_of(kSmall);
    const auto& size = things(schema)["properties"]["size"];
    EXPECT_EQ(size["description"], "how big (m, 0 to 2.5; 1 if missing)");
    EXPECT_EQ(size["default"], 1);
    const Json number = Json::parse(R"({"type": "number", "minimum": 0.0, "maximum": 2.5})");
    EXPECT_EQ(size["anyOf"][0], number);
    EXPECT_EQ(size["anyOf"][1]["properties"]["value"], number);
    EXPECT_EQ(size["anyOf"][1]["properties"]["assumption"]["items"], number);
    EXPECT_EQ(size["anyOf"][1]["allOf"][0]["$ref"], "#/definitions/quantity");
    const auto& quantity = schema["definitions"]["quantity"];
    EXPECT_EQ(quantity["dependencies"],
              Json::parse(R"({"to": ["from"], "within": ["normal"], "year": ["source"], "from": ["to"]})"));
    EXPECT_EQ(quantity["allOf"], Json::parse(R"([{"if": {"anyOf": [{"properties": {"from": true}, "required": ["from"]},
        {"properties": {"normal": true}, "required": ["normal"]}]}, "then": {"properties": {"value": false}},
        "else": {"properties": {"value": true}, "required": ["value"]}}])"));
    EXPECT_FALSE(quantity["properties"]["value"].contains("type")) << "which numbers may stand is said at each place";
}

TEST(Schema, NumbersWithUnitsAreTexts) {
    const Shape shape = make_shape({
        {.at = "share", .form = Form::number, .meaning = "m", .bounds = {0, 1, "share"}},
        {.at = "time", .form = Form::quantity, .meaning = "m", .bounds = {1, 600, "months"}},
    });
    const Json share = written(*shape.find("share")).schema["anyOf"];
    EXPECT_EQ(share[0], Json::parse(R"({"type": "number", "minimum": 0.0, "maximum": 1.0})"));
    const std::regex text(share[1]["pattern"].get<std::string>());
    for (const std::string good : {"60 %", "60%", "0.6 share"}) EXPECT_TRUE(std::regex_search(good, text)) << good;
    for (const std::string bad : {"60", "60 months", "+60 %", "6e %"}) EXPECT_FALSE(std::regex_search(bad, text)) << bad;
    const Json rule = written(*shape.find("time")).schema["allOf"].back();
    EXPECT_EQ(rule["if"], Json::parse(R"({"allOf": [{"$ref": "#/definitions/says_unit"}]})"));
    EXPECT_EQ(rule["else"], false) << "of times one number must say its unit";
    const auto& value = rule["then"]["properties"]["value"]["anyOf"];
    EXPECT_EQ(value[0], Json::parse(R"({"type": "number"})")) << "the others are in the unit that is said";
    EXPECT_TRUE(std::regex_search("2.5 years", std::regex(value[1]["pattern"].get<std::string>())));
}

TEST(Schema, AWordAsksForItsKeysAndItsRange) {
    const auto schema = schema_of(kSmall);
    const auto& rules = things(schema)["allOf"];
    ASSERT_EQ(rules.size(), 3U);
    EXPECT_EQ(rules[0], Json::parse(R"({"if": {"properties": {"kind": {"enum": ["round"]}}, "required": ["kind"]},
        "then": {"properties": {"radius": true, "side": false}, "required": ["radius"]}})"));
    EXPECT_EQ(rules[1]["then"],
              Json::parse(R"({"properties": {"radius": false, "side": true}, "required": ["side"]})"));
    EXPECT_EQ(rules[2]["if"]["properties"]["kind"]["enum"], Json::parse(R"(["square"])"));
    EXPECT_EQ(rules[2]["then"]["properties"]["size"]["anyOf"][0]["maximum"], 1.0);
}

TEST(Schema, MonthsAreThoseOfTheReader) {
    const std::regex pattern(definitions()["month"]["pattern"].get<std::string>());
    for (int year = 1890; year <= 2210; ++year) {
        for (int month = 0; month <= 13; ++month) {
            const auto text = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
            EXPECT_EQ(std::regex_search(text, pattern), parse_month(text).has_value()) << text;
        }
    }
    for (const std::string text : {"2022", "2022-1", "2022-01-01", "x2022-01", "2022-01\n"}) {
        EXPECT_FALSE(std::regex_search(text, pattern)) << text;
    }
}

TEST(Schema, IdsAreThoseOfTheReader) {
    Shape map;
    map.makes_names = true;
    const std::regex pattern(key_pattern(map));
    for (const std::string text : {"a", "north_pipe", "x1", "alls", "al"}) {
        EXPECT_TRUE(std::regex_search(text, pattern)) << text;
    }
    for (const std::string text : {"", "all", "1a", "_a", "North", "a-b", "a b"}) {
        EXPECT_FALSE(std::regex_search(text, pattern)) << text;
    }
    EXPECT_TRUE(std::regex_search(std::string(64, 'a'), pattern));
    EXPECT_FALSE(std::regex_search(std::string(65, 'a'), pattern));
}

TEST(Schema, TheShippedFilesAreCurrent) {
    for (const auto& kind : formats()) {
        const auto path = MULTIVECTOR_SOURCE_DIR "/scenarios/schema/" + std::string(kind.name) + ".schema.json";
        std::ifstream stream(path, std::ios::binary);
        ASSERT_TRUE(stream) << path;
        const std::string shipped{std::istreambuf_iterator<char>(stream), {}};
        EXPECT_TRUE(shipped == schema_text(kind)) << path << ": run script/renew";
    }
}

}  // namespace
}  // namespace multivector
