#include "config/merge.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

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

/// Where the entries of a map stand. Keys are copied: entries move as the map grows.
std::unordered_map<std::string, std::size_t> places_of(const Node& map) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < map.children.size(); ++i) places.try_emplace(map.children[i].key, i);
    return places;
}

}  // namespace

void merge(Node& base, const Node& over, const Shape* shape) {
    if (!is_merged(base, over, shape)) {
        base = over;
        return;
    }
    if (shape->form == Form::object) end_rivals(base, over, *shape);
    const auto places = places_of(base);
    std::vector<bool> gone(base.children.size());
    for (const auto& child : over.children) {
        const auto at = places.find(child.key);
        if (at == places.end()) {
            base.children.push_back(child);
        } else if (child.kind == Node::Kind::null && has_names(*shape)) {
            gone[at->second] = true;
        } else {
            merge(base.children[at->second], child, shape_of_entry(*shape, child.key));
        }
    }
    gone.resize(base.children.size());
    std::size_t i = 0;
    std::erase_if(base.children, [&](const Node&) { return gone[i++]; });
}

void mark_removed(Node& now, const Node& before, const Shape* shape) {
    if (!is_merged(now, before, shape)) return;
    const auto places = places_of(now);
    for (const auto& child : before.children) {
        if (const auto same = places.find(child.key); same != places.end()) {
            mark_removed(now.children[same->second], child, shape_of_entry(*shape, child.key));
        } else if (has_names(*shape)) {
            Node gone;
            gone.key = child.key;
            gone.mark = now.mark;
            now.children.push_back(std::move(gone));
        }
    }
}

}  // namespace multivector
