#include "config/merge.hpp"

#include <algorithm>
#include <utility>

namespace multivector {
namespace {

/// Whether entries are things of their own: not the points of a schedule or of a series of years.
bool has_names(const Shape& shape) {
    return shape.form == Form::map && shape.names != "month" && shape.names != "year";
}

bool is_merged(const Node& base, const Node& over, const Shape* shape) {
    const bool maps = base.kind == Node::Kind::map && over.kind == Node::Kind::map;
    return maps && shape != nullptr && (shape->form == Form::object || has_names(*shape));
}

const Shape* shape_of_entry(const Shape& shape, const std::string& key) {
    return shape.form == Form::object ? shape.find(key) : &shape.item.front();
}

/// Takes out of `base` what `key` of an object excludes.
void end_rivals(Node& base, const Shape& shape, const std::string& key) {
    const auto* own = shape.find(key);
    if (own == nullptr || own->need != Need::one_of) return;
    std::erase_if(base.children, [&](const Node& child) {
        const auto* other = shape.find(child.key);
        return child.key != key && other != nullptr && other->need == Need::one_of;
    });
}

}  // namespace

void merge(Node& base, const Node& over, const Shape* shape) {
    if (!is_merged(base, over, shape)) {
        base = over;
        return;
    }
    for (const auto& child : over.children) {
        if (shape->form == Form::object) end_rivals(base, *shape, child.key);
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

}  // namespace multivector
