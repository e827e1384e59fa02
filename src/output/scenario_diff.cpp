#include "output/scenario_diff.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "output/resolved.hpp"

namespace multivector {
namespace {

using Flat = std::map<std::string, std::string>;

/// Every value below `json`, by its way there.
void flatten(const Json& json, const std::string& where, Flat& out) {
    if (json.is_object() && !json.empty()) {
        for (const auto& [key, value] : json.items()) flatten(value, where.empty() ? key : where + "." + key, out);
    } else {
        out[where] = json.dump();
    }
}

Flat flat(const Scenario& scenario) {
    Flat out;
    flatten(named_json(scenario), "", out);
    return out;
}

std::string text_at(const Flat& flat, const std::string& where) {
    const auto it = flat.find(where);
    return it == flat.end() ? std::string() : it->second;
}

}  // namespace

std::vector<Change> scenario_diff(const Scenario& left, const Scenario& right) {
    const Flat a = flat(left), b = flat(right);
    Flat both = a;
    both.insert(b.begin(), b.end());
    std::vector<Change> changes;
    for (const auto& [where, ignored] : both) {
        Change change{where, text_at(a, where), text_at(b, where)};
        if (change.left != change.right) changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace multivector
