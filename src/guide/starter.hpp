#pragma once
// A first scenario to change: commented text that runs as it is.

#include <string>
#include <string_view>
#include <vector>

#include "config/scenario.hpp"

namespace multivector {

struct Starter {
    std::string title;
    std::string base;                 ///< path of the world or scenario to extend, from the folder of the new file
    std::string schema;               ///< path of the schema, from there too; empty: none is named
    std::vector<std::string> inputs;  ///< inputs that shocks of the file move, in this order
};

/// Why no shock of `input` can be written for the world of `base`; empty if one can.
[[nodiscard]] std::string starter_fault(const Scenario& base, std::string_view input);

/// Text of a scenario file on `base` that passes `check` and runs: a shock for each input, with names of that
/// world, or a commented-out example if there are none. Throws Error for an input that has a `starter_fault`.
[[nodiscard]] std::string starter_text(const Scenario& base, const Starter& order);

}  // namespace multivector
