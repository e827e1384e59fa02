#pragma once
// The tables of the ODD document (docs/model) as this build has them: what is computed with, in which order, within which
// bounds. Markdown. docs/model holds them between comments, and a test fails while it holds others.

#include <string>
#include <vector>

#include "config/scenario.hpp"
#include "measures/series.hpp"

namespace multivector {

struct OddTable {
    std::string name;   ///< "parameters": between the comments of docs/model and of a file of its own
    std::string title;  ///< for people
    std::string text;   ///< head, rule, rows; each line ends
};

/// All tables, in the order of the protocol. With a scenario, parameters have its values, ranges and sources and choices of
/// structure are its own, else the defaults of the program, which are assumptions.
[[nodiscard]] std::vector<OddTable> odd_tables(const Scenario* scenario = nullptr);

/// The kinds of entities that the series of a kind speak of, as "state, power".
[[nodiscard]] std::string entities_of(SeriesKind kind);

}  // namespace multivector
