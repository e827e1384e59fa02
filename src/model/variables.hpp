#pragma once
// The state variables of the model as docs/model names them. Plain text and numbers, apart from the kernels; tests hold
// State (state.hpp) to them: one variable per row of State and in its order, of this shape, within this range.

#include <array>
#include <limits>
#include <string_view>

namespace multivector {

inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

struct StateVariable {
    std::string_view name;     ///< of the row of State
    std::string_view symbol;
    std::string_view per;      ///< kinds of entities, outermost first; empty: one number
    double low, high;          ///< never outside
    std::string_view unit;
    std::string_view meaning;
};

inline constexpr std::array<StateVariable, 21> kStateVariables{{
    {"tie", "x", "state, power, domain", 0, 1, "share", "share of the state's ties in the domain held with the power, never 0 or 1"},
    {"engagement", "E", "state, power, domain", -1, 1, "lever", "stock of engagement"},
    {"deference", "D", "state, power, domain", -1, 1, "lever", "stock of deference"},
    {"posture", "k", "state, power, domain", 0, 7, "place in the list", "posture in force; stochastic mode"},
    {"mix", "pi", "state, power, domain, posture", 0, 1, "probability", "distribution of the posture in force; mean-field mode"},
    {"offer", "o", "state, power, domain", 0, kUnbounded, "offer units", "offers"},
    {"noise", "n", "state, power, domain", -kUnbounded, kUnbounded, "log points", "noise in the attraction of a tie; 0 in the mean-field mode"},
    {"attention", "a", "power", 1e-6, 1.5, "multiplier", "attention of the power to the region, 1 at the base"},
    {"coercion", "kappa", "state, power", 0, 1, "share", "coercion in force"},
    {"threat", "theta", "state, threat", 0, kUnbounded, "1", "perceived threat"},
    {"standing", "N", "state", 0, 1, "share", "standing as a neutral, trusted go-between"},
    {"capacity", "cap", "corridor", 0, kUnbounded, "Mt/year", "capacity of the corridor, above 0"},
    {"pledged", "pledged", "corridor", -kUnbounded, kUnbounded, "log points", "first stage of the delay from offers to capacity"},
    {"built", "built", "corridor", -kUnbounded, kUnbounded, "log points", "second stage of that delay"},
    {"membership", "m", "organisation, state", 0, 1, "share", "membership as the state chose it, that of the file while it is closed; of those that a file ever opens"},
    {"nearness", "h", "state, state", -kUnbounded, kUnbounded, "log points", "how much nearer a neighbour has come since the base; of the neighbours of each state"},
    {"hosted", "hosted", "state, power", 0, kUnbounded, "1", "usefulness earned by hosting mediation"},
    {"conceded", "con", "power", 0, kUnbounded, "offer units", "concessions of the power in the month before; where there are concessions"},
    {"grown_market", "gM", "power or rest of the world", -kUnbounded, kUnbounded, "log points", "growth of market capability after the last data"},
    {"grown_security", "gS", "power or rest of the world", -kUnbounded, kUnbounded, "log points", "growth of security capability after the last data"},
    {"legacy", "leg", "", 0, 1, "share", "what is left of the legacy, 1 at the base"},
}};

}  // namespace multivector
