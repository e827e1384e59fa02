#pragma once
// Scenarios that repeat the shocks and votes of another: the format has no way to include a file, so copies must agree.

#include <optional>
#include <string>
#include <vector>

#include "config/scenario.hpp"

namespace multivector::test {

/// `copy` has every shock of `original` but those in `except`; where `end` is set, each ends in that month instead.
struct Repeat {
    std::string copy, original;
    std::vector<std::string> except;
    std::optional<Month> end;
};

[[nodiscard]] const std::vector<Repeat>& repeats();

/// One line for each shock of the original that the copy lacks or has with another content.
[[nodiscard]] std::vector<std::string> differences(const Repeat& repeat, const Scenario& copy,
                                                   const Scenario& original);

}  // namespace multivector::test
