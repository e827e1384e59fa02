#include "config/merge.hpp"

#include <algorithm>
#include <utility>

namespace multivector {
namespace {

/// Whether entries are things of their own: not the points of a schedule or of a series of years.
bool has_names(const Shape& shape) {
    return shape.form == Form::map && shape.names != "month" && shape.names != "year";
}

/// Whether an object is what one of its fields says, and the others only complete that: a policy of a state.
bool is_one_statement(const Shape& shape) {
    return !shape.plain.empty() && shape.find(shape.plain)->need == Need::required;
}

bool is_merged(const Node& base, const Node& over, const Shape* shape) {
    const bool maps = base.kind == Node::Kind::map && over.kind == Node::Kind::map;
    return maps && shape != nullptr && !is_one_statement(*shape) && (shape->form == Form::object || has_names(*shape));
}

const Shape* shape_of_entry(const Shape& shape, const std::string& key) {
    return shape.form == Form::object ? shape.find(key) : &shape.item.front();
}

bool excludes_others(const Shape& shape, const std::string& key) {
    const auto* field = shape.find(key);
    return field != nullptr && field->need == Need::one_of;
}

/// Takes out of `base` what a field of the object `over` excludes. Two such fields of `over` itself are a fault, and stay.
void end_rivals(Node& base, const Node& over, const Shape& shape) {
    const auto ends = [&](const Node& child) { return excludes_others(shape, child.key); };
    if (std::ranges::none_of(over.children, ends)) return;
    std::erase_if(base.children, [&](const Node& child) { return ends(child) && over.find(child.key) == nullptr; });
}

}  // namespace

void merge(Node& base, const Node& over, const Shape* shape) {
    if (!is_merged(base, over, shape)) {
        base = over;
        return;
    }
    if (shape->form == Form::object) end_rivals(base, over, *shape);
    for (const auto& child : over.children) {
        const auto at = std::ranges::find(base.children, child.key, &Node::key);
        if (at == base.children.end()) {
            base.children.push_back(child);
        } else if (child.kind == Node::Kind::null && has_names(*shape)) {
            base.children.erase(at);
        } else {
            merge(*at, child, shape_of_entry(*shape, child.key));
        }
    }
}

void mark_removed(Node& now, const Node& before, const Shape* shape) {
    if (!is_merged(now, before, shape)) return;
    for (const auto& child : before.children) {
        if (auto* same = now.find(child.key)) {
            mark_removed(*same, child, shape_of_entry(*shape, child.key));
        } else if (has_names(*shape)) {
            Node gone;
            gone.key = child.key;
            gone.mark = now.mark;
            now.children.push_back(std::move(gone));
        }
    }
}

}  // namespace multivector
