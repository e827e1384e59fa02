#pragma once
// The inputs of a scenario as a list for people, and how many of them have a source.

#include <cstddef>
#include <string>
#include <vector>

#include "config/scenario.hpp"

namespace multivector {

/// One number that the files state. `path` can be given to --set, save that of a series of years, whose `value` is the
/// figure of `year`, the last one up to the base month.
struct InputRow {
    std::string path;
    double value = 0;
    double low = 0, high = 0;  ///< equal to value unless ranged
    bool ranged = false;
    Spread spread = Spread::none;
    double deviation = 0;  ///< of a normal distribution
    std::string source;
    int year = 0;
    std::string note;
    std::string unit, meaning;
};

/// Every number that the files state, each once even if it serves several cells: channels and parameters in the order
/// of the catalogue, then series, postures, programmes, projects, shocks, votes and conflicts.
[[nodiscard]] std::vector<InputRow> describe(const Scenario& scenario);

/// How many stated cells of the channels with a state axis come from a source. Flows and transit demand count for the
/// domain of role transit; cells without a domain count in a row named kAllDomains.
struct Coverage {
    std::string state, domain;
    std::size_t sourced = 0, total = 0;
};

inline constexpr const char* kAllDomains = "all domains";

/// A row for each state and domain, and one for kAllDomains after each state's domains.
[[nodiscard]] std::vector<Coverage> coverage(const Scenario& scenario);

}  // namespace multivector
