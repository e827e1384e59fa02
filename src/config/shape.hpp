#pragma once
// The format of a file as data: a flat list of rows, one a field, and the tree that is made of it. The checks, the
// readers, --set and any description of the format (a JSON Schema, a page of documentation) all take it from here.

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "world/catalogue.hpp"

namespace multivector {

/// What a value looks like.
enum class Form {
    object,    ///< a map with known keys
    map,       ///< a map whose keys are names of one kind
    list,      ///< a list of values of one shape
    text,      ///< any text
    integer,   ///< a whole number within bounds
    number,    ///< a number within bounds
    boolean,   ///< true or false
    month,     ///< YYYY-MM
    choice,    ///< one of some words
    quantity,  ///< {value, source, year, note} or {value, assumption: [low, high], note}; if `bare`, a number as well
    name,      ///< the name of one thing
    names,     ///< a name, a list of names, or the word all
    any,       ///< whatever the place that uses it takes
};

/// Whether an object must have a field. Of its `one_of` fields an object has exactly one.
enum class Need { optional, required, one_of };

/// The bounds and the meaning of a number.
struct Bounds {
    double low = -1e9;
    double high = 1e9;
    std::string unit;
};

/// What one word of a choice asks of the other keys of its object.
struct Ask {
    std::string word;
    std::vector<std::string> keys{};  ///< keys that must stand beside it
    std::string bounded{};            ///< place of a quantity, from the object ("effect.set"), for which
    Bounds bounds{};                  ///< these bounds hold with the word
};

/// How many values a list or a map has.
struct Count {
    std::size_t least = 0;
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

/// One field of a format. `at` is its place: words are keys, "{power}" stands for the name of any power, "{+power}" for
/// the key that makes a new one, "[]" for any item of a list: "organisations.{+organisation}.chairs[].state".
/// The check leaves `beside`, `asks` and `count` to the readers, which have words of their own for such faults; schemas
/// and documents take them from here.
struct Row {
    std::string at;
    Form form = Form::text;
    Need need = Need::optional;
    std::string meaning{};
    Bounds bounds{};                    ///< of integers, numbers and quantities
    std::vector<std::string> words{};   ///< of a choice; of an object: words that may stand in its place; of a name: names
                                        ///< that are always known; of a boolean: the only value, if there is one only
    std::string names{};                ///< of a name or names: the kind of thing
    std::optional<Channel> channel{};   ///< the input that a quantity sets
    bool bare = false;                  ///< a quantity that may be a number without source or range
    std::vector<std::string> barred{};  ///< of a choice: words that are known but may not stand here, for
    std::string barred_because{};       ///< this reason ("cannot be changed by a shock")
    std::string plain{};                ///< of an object: the field that a plain value in its place stands for
    std::string fallback{};             ///< what holds where the field is missing, as it would be written; "": nothing
    std::string beside{};               ///< another key that the field needs beside it
    std::vector<Ask> asks{};            ///< of a choice: a key that some word asks for may stand beside such words only
    Count count{};                      ///< of a list or a map
};

struct Field;

/// A format as a tree; the members of Row have the same meaning here.
struct Shape {
    Form form = Form::object;
    Need need = Need::optional;
    std::string meaning;
    Bounds bounds;
    std::vector<std::string> words;
    std::string names;         ///< of a map also: the kind of its keys
    bool makes_names = false;  ///< of a map: its keys make new names
    std::optional<Channel> channel;
    bool bare = false;
    std::vector<std::string> barred;
    std::string barred_because;
    std::string plain;
    std::string fallback;
    std::string beside;
    std::vector<Ask> asks;
    Count count;
    std::vector<Field> fields;  ///< of an object
    std::vector<Shape> item;    ///< of a map or a list: one

    [[nodiscard]] const Shape* find(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> keys() const;
};

struct Field {
    std::string key;
    Shape shape;
};

/// The tree of a list of rows. Where a field is required, so is every object on the way to it from the nearest map or
/// list. Throws Error for rows that contradict each other.
[[nodiscard]] Shape make_shape(const std::vector<Row>& rows);

/// Parts of a place: "a.{b}.c[]" gives a, {b}, c, [].
[[nodiscard]] std::vector<std::string> split_place(std::string_view at);

/// "{power}" or "{+power}" gives power; any other part nothing.
[[nodiscard]] std::string_view placeholder(std::string_view part);

/// Keys of a path and positions in its lists: "a.b[2].c" gives a, b, [2], c.
[[nodiscard]] std::vector<std::string> split_path(std::string_view path);

/// The shape of what a path leads to; null if the format has no such path.
[[nodiscard]] const Shape* shape_at(const Shape& root, std::string_view path);

/// Standard deviations from the mean at which a normal distribution without bounds of its own is cut.
inline constexpr double kFarOut = 6;

/// The fields of a quantity written as a map.
[[nodiscard]] const Shape& quantity_shape();

}  // namespace multivector
