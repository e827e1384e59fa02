#include <algorithm>
#include <string>
#include <utility>

#include "config/format.hpp"
#include "config/power_policies.hpp"

namespace multivector {
namespace {

/// What every library has; its own entries follow.
std::vector<Row> library_rows(FileKind kind) {
    std::vector<Row> rows = head_rows(kind, "what the library is for");
    const std::string at = "parameters.{+parameter}.";
    rows.push_back({.at = at + "meaning", .form = Form::text, .need = Need::required, .meaning = "what it stands for"});
    rows.push_back({.at = at + "default",
                    .form = Form::any,
                    .meaning = "value where an include gives none; without it, each include must give one. '$name' stands for the value"});
    append(rows, date_rows());
    append(rows, source_rows());
    return rows;
}

Shape shape_of(std::vector<Row> rows) {
    for (auto& row : rows) row.bare = row.form == Form::quantity;
    return make_shape(rows);
}

}  // namespace

const Shape& shock_library_shape() {
    static const Shape shape = [] {
        auto rows = library_rows(FileKind::shocks);
        append(rows, shock_rows());
        rows.push_back({.at = "shocks", .form = Form::map, .need = Need::required, .meaning = "the shocks"});
        return shape_of(std::move(rows));
    }();
    return shape;
}

const Shape& policy_library_shape() {
    static const Shape shape = [] {
        auto rows = library_rows(FileKind::policies);
        append(rows, policy_rows("policies.{+policy}", PolicyUse::named));
        append(rows, power_policy_rows("power_policies.{+power_policy}"));
        return shape_of(std::move(rows));
    }();
    return shape;
}

const std::array<FormatInfo, kFormats>& formats() {
    static constexpr std::array<FormatInfo, kFormats> kTable{{
        {FileKind::world, "world", "a world file", "multivector-world/1",
         "what is so in the base month, and what is dated whatever happens", world_shape},
        {FileKind::scenario, "scenario", "a scenario", "multivector-scenario/1",
         "what happens in a world, as a difference from it or from another scenario", scenario_shape},
        {FileKind::shocks, "shocks", "a library of shocks", "multivector-shocks/1",
         "shocks that scenarios include", shock_library_shape, true},
        {FileKind::policies, "policies", "a library of policies", "multivector-policies/1",
         "policies that scenarios include", policy_library_shape, true},
        {FileKind::pattern, "pattern", "a pattern", "multivector-pattern/1",
         "a claim, the scenarios that try it, what is measured and what sign is expected", pattern_shape},
        {FileKind::hindcast, "hindcast", "a hindcast", "multivector-hindcast/1",
         "which figures of the past the model is scored against, and how", hindcast_shape},
    }};
    return kTable;
}

const FormatInfo& info(FileKind kind) { return *std::ranges::find(formats(), kind, &FormatInfo::kind); }

}  // namespace multivector
