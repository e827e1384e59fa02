#pragma once
// Typed access to a checked tree. A value that is absent or did not pass the check reads as nothing, silently: the
// check has said so already, and the readers go on to find the next fault.

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/month.hpp"
#include "config/scenario.hpp"
#include "config/yaml_tree.hpp"

namespace multivector {

/// Value of a quantity that no file states.
inline constexpr double kUnstated = std::numeric_limits<double>::quiet_NaN();

class Reader {
public:
    Reader() = default;
    Reader(const Node* node, std::string path) : node_(node), path_(std::move(path)) {}

    /// Whether there is a value.
    explicit operator bool() const { return node_ != nullptr; }
    [[nodiscard]] const Node* node() const { return node_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Key of an entry of a map.
    [[nodiscard]] std::string key() const { return node_ == nullptr ? std::string() : node_->key; }
    /// Of the value; of the entry as a whole.
    [[nodiscard]] Mark mark() const { return node_ == nullptr ? Mark{} : node_->mark; }
    [[nodiscard]] Mark place() const { return node_ == nullptr ? Mark{} : node_->place(); }

    /// The entry of a map; an empty reader with the path of the entry if there is none.
    [[nodiscard]] Reader operator[](std::string_view key) const;
    /// Entries of a map, in the order of the file; none if the value is no map.
    [[nodiscard]] std::vector<Reader> entries() const;
    /// Items of a list; none if the value is no list.
    [[nodiscard]] std::vector<Reader> items() const;

    [[nodiscard]] std::optional<std::string> text() const;
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<int> integer() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] std::optional<Month> month() const;
    /// Values of a name, or of a list of names; {"all"} for all.
    [[nodiscard]] std::vector<std::string> names() const;
    /// A number with its source or range. If there is none to be read: not a number, not stated, with mark and path.
    [[nodiscard]] Quantity quantity() const;

private:
    const Node* node_ = nullptr;
    std::string path_;
};

/// A quantity that no file states.
[[nodiscard]] Quantity unstated(double value, std::string path, Mark mark = {});

/// Reports a fault of a value; the message is completed with the path.
void report(Diagnostics& diagnostics, const Reader& reader, const std::string& message, std::string hint = {});
void report_at(Diagnostics& diagnostics, const Mark& mark, const std::string& path, const std::string& message,
               std::string hint = {});

}  // namespace multivector
