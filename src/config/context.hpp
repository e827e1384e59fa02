#pragma once
// What the readers of the parts of a scenario share: the trees, the scenario under construction, and where faults go.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/check.hpp"
#include "config/reader.hpp"
#include "config/scenario.hpp"

namespace multivector {

struct Context {
    Reader world;     ///< root of the world file
    Reader scenario;  ///< root of the scenario file; empty when a world is run alone
    LoadOptions options;
    Scenario& out;
    Diagnostics& diagnostics;
    std::array<std::map<std::string, std::size_t, std::less<>>, kAxes> index{};  ///< position of an id on its axis

    [[nodiscard]] std::optional<std::size_t> find(Axis axis, std::string_view id) const;
    /// Position of the name that `reader` holds.
    [[nodiscard]] std::optional<std::size_t> find(Axis axis, const Reader& reader) const;
    /// Ascending positions of a name, a list of names or all.
    [[nodiscard]] std::vector<std::size_t> find_all(Axis axis, const Reader& reader) const;
    [[nodiscard]] const std::string& id(Axis axis, std::size_t position) const;
    /// Position of the domain that has a role.
    [[nodiscard]] std::optional<std::size_t> domain_with(Role role) const;
};

/// Sections of the top level, by axis; empty for Axis::parameter.
[[nodiscard]] std::string_view section_of(Axis axis);

// The parts, in the order in which they must be read. All report faults to the context and never throw for them.
void read_head(Context& context);          ///< titles, months, sources
/// Fault of a pair of powers that is one power.
inline constexpr const char* kNotItself = "a power is not its own rival";

void read_entities(Context& context);      ///< axes, roles, postures, focal states, powers behind threats
void read_inputs(Context& context);        ///< every channel and parameter
void read_capability(Context& context);    ///< yearly series
void read_world_events(Context& context);  ///< memberships, chairs, programmes, projects
void read_shocks(Context& context);        ///< of the scenario
void read_issues(Context& context);        ///< votes and conflicts
void read_policies(Context& context);
void check_rules(Context& context);  ///< what ties several inputs together

}  // namespace multivector
