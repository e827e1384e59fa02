#pragma once
// The section `model` of a world or a scenario: choices of structure, each a word out of a few.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/shape.hpp"
#include "world/structure.hpp"

namespace multivector {

struct Context;

/// What one may choose, and what that means.
struct StructureWord {
    std::string_view word, meaning;
};

/// A choice of structure. The first word is the usual one.
struct StructureChoice {
    std::string_view key;      ///< below `model`: "leverage"
    std::string_view meaning;  ///< what is chosen
    std::span<const StructureWord> words;
    std::size_t (*taken)(const Structure&);       ///< place among the words
    void (*take)(Structure&, std::size_t place);

    [[nodiscard]] std::string_view word_of(const Structure& s) const { return words[taken(s)].word; }
    [[nodiscard]] bool usual(const Structure& s) const { return taken(s) == 0; }
};

/// All choices, in the order in which they are shown.
[[nodiscard]] std::span<const StructureChoice> structure_choices();

/// Rows of the section, for the formats.
[[nodiscard]] std::vector<Row> structure_rows();

/// Reads what the scenario says, else what the world says, else takes the usual words.
void read_structure(Context& context);

}  // namespace multivector
