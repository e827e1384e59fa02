#pragma once
// YAML text as a plain tree with places: a strict part of YAML, in which nothing has two readings.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace multivector {

/// One value of a file. A map keeps its entries in the order of the file; each child knows its own key.
struct Node {
    enum class Kind { null, scalar, sequence, map };

    Kind kind = Kind::null;
    Mark mark;            ///< of the value; of the key when the value is missing
    std::string text;     ///< of a scalar
    bool quoted = false;  ///< a quoted or block scalar: text, never a number
    int text_at = -1;     ///< columns from `mark` to the text of a scalar; -1 if it does not stand there letter for letter
    std::string key;      ///< of an entry of a map
    Mark key_mark;
    std::vector<Node> children;
    bool open = false;  ///< stands for a value that is not known, or whose fault was reported: any check passes it

    /// The entry of a map; null if there is none or this is no map.
    [[nodiscard]] const Node* find(std::string_view name) const;
    [[nodiscard]] Node* find(std::string_view name);
    /// Where to point when the node as a whole is at fault: its key, else its value.
    [[nodiscard]] const Mark& place() const { return key_mark.line > 0 ? key_mark : mark; }
};

/// A map without entries.
[[nodiscard]] inline Node empty_map() {
    Node node;
    node.kind = Node::Kind::map;
    return node;
}

inline constexpr std::size_t kDeepest = 50;           ///< levels of nesting
inline constexpr std::size_t kMostEntries = 20'000;   ///< of one map or list
inline constexpr std::size_t kMostValues = 1'000'000;  ///< in a file
inline constexpr std::size_t kMostAliased = 100'000;  ///< nodes that aliases may add in all

/// Reads one document. Plain scalars stay text; only `null`, `~` and nothing at all become null. Refused, each with its
/// place: syntax errors, tabs and other control characters, no or several documents, keys that are not words, repeated
/// keys, merge keys, tags, nesting deeper than kDeepest, maps and lists longer than kMostEntries, more than kMostValues
/// nodes, aliases that add more than kMostAliased.
/// Returns nothing if anything was refused. Marks carry `file` and count in characters.
[[nodiscard]] std::optional<Node> parse_yaml(std::string_view text, const std::string& file, Diagnostics& diagnostics);

}  // namespace multivector
