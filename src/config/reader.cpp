#include "config/reader.hpp"

#include <limits>

#include <fmt/format.h>

#include "config/check.hpp"
#include "config/numbers.hpp"
#include "config/shape.hpp"

namespace multivector {
namespace {

const std::string* scalar(const Node* node) {
    return node != nullptr && node->kind == Node::Kind::scalar ? &node->text : nullptr;
}

}  // namespace

Reader Reader::operator[](std::string_view key) const {
    return {node_ == nullptr ? nullptr : node_->find(key), join_path(path_, std::string(key))};
}

std::vector<Reader> Reader::entries() const {
    std::vector<Reader> result;
    if (node_ == nullptr || node_->kind != Node::Kind::map) return result;
    for (const auto& child : node_->children) result.emplace_back(&child, join_path(path_, child.key));
    return result;
}

std::vector<Reader> Reader::items() const {
    std::vector<Reader> result;
    if (node_ == nullptr || node_->kind != Node::Kind::sequence) return result;
    for (std::size_t i = 0; i < node_->children.size(); ++i) {
        result.emplace_back(&node_->children[i], fmt::format("{}[{}]", path_, i));
    }
    return result;
}

std::optional<std::string> Reader::text() const {
    const auto* value = scalar(node_);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<double> Reader::number() const {
    const auto* value = scalar(node_);
    NumberFault fault;
    return value == nullptr || node_->quoted ? std::nullopt : parse_number(*value, fault);
}

std::optional<int> Reader::integer() const {
    const auto* value = scalar(node_);
    NumberFault fault;
    return value == nullptr || node_->quoted ? std::nullopt : parse_integer(*value, fault);
}

std::optional<bool> Reader::boolean() const {
    const auto* value = scalar(node_);
    if (value == nullptr || node_->quoted || (*value != "true" && *value != "false")) return std::nullopt;
    return *value == "true";
}

std::optional<Month> Reader::month() const {
    const auto* value = scalar(node_);
    return value == nullptr ? std::nullopt : parse_month(*value);
}

std::vector<std::string> Reader::names() const {
    std::vector<std::string> result;
    if (const auto* value = scalar(node_)) return {*value};
    for (const auto& child : items()) {
        if (const auto value = child.text()) result.push_back(*value);
    }
    return result;
}

Quantity unstated(double value, std::string path, Mark mark) {
    Quantity q;
    q.value = q.low = q.high = value;
    q.path = std::move(path);
    q.mark = std::move(mark);
    return q;
}

Quantity Reader::quantity() const {
    const auto& self = *this;
    const bool bare = node_ == nullptr || node_->kind != Node::Kind::map;
    const auto range = self["assumption"].items(), normal = self["normal"].items(), within = self["within"].items();
    const auto from = self["from"].number(), to = self["to"].number();
    auto value = bare ? number() : self["value"].number();
    if (!bare && from && to) value = *from + (*to - *from) / 2;
    if (normal.size() == 2) value = normal[0].number();
    if (!value) return unstated(kUnstated, path_, place());
    auto q = unstated(*value, path_, mark());
    q.stated = true;
    if (bare) return q;
    q.mark = self["value"] ? self["value"].mark() : mark();
    q.source = self["source"].text().value_or("");
    q.year = self["year"].integer().value_or(0);
    q.note = self["note"].text().value_or("");
    const auto spread = [&](Spread kind, double low, double high) {
        if (low == high) return;  // a point is as good as a plain number
        q.ranged = true;
        q.spread = kind;
        q.low = low;
        q.high = high;
    };
    if (range.size() == 2) spread(Spread::around, range[0].number().value_or(kUnstated), range[1].number().value_or(kUnstated));
    if (from && to) spread(Spread::uniform, *from, *to);
    if (normal.size() == 2) {
        q.deviation = normal[1].number().value_or(kUnstated);
        const bool cut = within.size() == 2;
        const double far = self["within"] ? 0 : kFarOut * q.deviation;
        spread(Spread::normal, cut ? within[0].number().value_or(kUnstated) : *value - far,
               cut ? within[1].number().value_or(kUnstated) : *value + far);
    }
    return q;
}

void report_at(Diagnostics& diagnostics, const Mark& mark, const std::string& path, const std::string& message,
               std::string hint) {
    diagnostics.error(mark, message + at_path(path), std::move(hint));
}

void report(Diagnostics& diagnostics, const Reader& reader, const std::string& message, std::string hint) {
    report_at(diagnostics, reader.mark(), reader.path(), message, std::move(hint));
}

}  // namespace multivector
