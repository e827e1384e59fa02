#include "odd/numbers.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/month.hpp"
#include "compile/compile.hpp"
#include "engine/kernel.hpp"
#include "model/variables.hpp"
#include "world/catalogue.hpp"

namespace multivector {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kPostureInForce = "posture";

/// The ids of a kind of entities, as a variable names it.
Names ids_of(const World& world, std::string_view kind) {
    for (std::size_t n = 0; n < kAxes; ++n)
        if (axis_name(static_cast<Axis>(n)) == kind) return world.ids[n];
    Names out = world.ids[static_cast<std::size_t>(Axis::power)];  // "power or rest of the world"
    out.emplace_back("rest");
    return out;
}

const std::string& id_of(const World& world, Axis axis, int index) {
    return world.ids[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)];
}

/// A state of the model holds only the memberships that may be open, and only neighbours that are some.
Names memberships_of(const World& world, const StateVariable& variable) {
    Names out;
    for (const auto& [g, i] : world.open_pairs)
        out.push_back(fmt::format("{} {} {}", variable.symbol, id_of(world, Axis::organisation, g), id_of(world, Axis::state, i)));
    return out;
}

Names neighbours_of(const World& world, const StateVariable& variable) {
    Names out;
    for (const auto& [i, j] : world.neighbours)
        out.push_back(fmt::format("{} {} {}", variable.symbol, id_of(world, Axis::state, i), id_of(world, Axis::state, j)));
    return out;
}

/// Names of the numbers of a variable, in the order in which a state holds them; concessions only where there are any.
Names names_of(const World& world, const StateVariable& variable) {
    if (variable.name == "membership") return memberships_of(world, variable);
    if (variable.name == "nearness") return neighbours_of(world, variable);
    if (variable.name == "conceded" && !world.concessions) return {};
    Names out{std::string(variable.symbol)};
    for (std::string_view per = variable.per; !per.empty();) {
        const std::size_t end = per.find(", ");
        Names longer;
        for (const std::string& name : out)
            for (const std::string& id : ids_of(world, per.substr(0, end))) longer.push_back(name + " " + id);
        out = std::move(longer);
        per = end == std::string_view::npos ? std::string_view() : per.substr(end + 2);
    }
    return out;
}

/// Which numbers of a state are written.
std::vector<bool> written(const World& world) {
    std::vector<bool> out;
    for (const StateVariable& v : kStateVariables) out.insert(out.end(), names_of(world, v).size(), v.name != kPostureInForce);
    return out;
}

}  // namespace

std::string state_numbers(const Scenario& scenario) {
    const World baseline = compile(scenario, Variant::baseline), world = compile(scenario);
    const Kernel& kernel = *available_kernels(Precision::double_).front();
    const std::vector<Series> none;
    BatchPlan plan;
    plan.baseline = &baseline;
    plan.scenario = &world;
    plan.runs = {Run::scenario};
    plan.series = &none;
    plan.replicates.assign(static_cast<std::size_t>(kernel.width()), 0);
    plan.draws = plan.replicates;
    plan.inputs = InputMode::fixed;
    plan.mean_field = true;
    const std::unique_ptr<Batch> batch = kernel.start(plan);

    std::string out = "month";
    for (const StateVariable& v : kStateVariables)
        if (v.name != kPostureInForce)
            for (const std::string& name : names_of(world, v)) out += "," + name;
    out += "\n";
    const std::vector<bool> wanted = written(world);
    const std::vector<Place> nowhere(1);
    for (int month = 0; month <= world.months; ++month) {
        const SavedReplicate saved = batch->save(0);
        out += to_string(scenario.base + month);
        for (std::size_t n = 0; n < wanted.size(); ++n)
            if (wanted[n]) out += fmt::format(",{}", saved.state.at(n));
        out += "\n";
        batch->step(month, nowhere);
    }
    return out;
}

}  // namespace multivector
