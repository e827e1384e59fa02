#pragma once
// What every shipped scenario is held to: signs and numbers in the mean-field mode, inputs at their stated values.

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "support/mean_field.hpp"

namespace multivector::test {

/// One recorded value of the scenario's own run.
struct Seen {
    std::string measure;
    Of of;
    std::string month;
};

/// What a value is held against: the same value elsewhere, another value of the same run, or a number.
struct InBaseline {};
struct InTwin {};
struct InScenario {
    std::string name;
};
struct Without {
    std::vector<std::pair<std::string, std::string>> set;  ///< as --set: shocks switched off
};
using Reference = std::variant<InBaseline, InTwin, InScenario, Without, Seen, double>;

enum class Sign { above, below, equal };

/// Above or below by more than `margin`, or equal within it. Margins are about a third of what was seen, so that a
/// better estimate of an input does not break a claim, and a lost mechanism does.
struct Claim {
    std::string scenario;
    std::string says;
    Seen seen;
    Sign sign = Sign::above;
    Reference reference;
    double margin = 0;
};

[[nodiscard]] const std::vector<Claim>& claims();

}  // namespace multivector::test
