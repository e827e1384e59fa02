#pragma once
// What a study of patterns found, as files and as lines.

#include <string>
#include <vector>

#include "patterns/study.hpp"

namespace multivector::patterns {

/// A pattern (whose scenarios may have been dropped) and what it showed.
struct Result {
    Pattern pattern;
    Tried tried;
};

/// How many there are of each; calibration is counted apart and in none of the others.
struct Counts {
    std::size_t all = 0, pass = 0, weak = 0, fail = 0, explained = 0, unexplained = 0, partly = 0, arithmetic = 0, lacking = 0, wild = 0, calibration = 0;
};
[[nodiscard]] Counts count(const std::vector<Result>& results);

/// "31 of 60 patterns P, 14 W, 15 F (9 for want of a mechanism); ...".
[[nodiscard]] std::string headline(const Counts& counts);

/// A row a pattern: pattern,title,source,grade,ground,random_parameters_pass,calibration,lacks.
[[nodiscard]] std::string patterns_csv(const std::vector<Result>& results);

/// A row for each observable and run: pattern,observable,kind,expect,level,within,required,run,mean,low,high,share_right,removed,grade.
/// `run` is full, twin, behaviour, random_posture, random_parameters, without:NAME or behaviour_without:NAME.
[[nodiscard]] std::string observables_csv(const std::vector<Result>& results);

/// The page of all patterns: counts, a table, and what failed with what it means.
[[nodiscard]] std::string page(const std::vector<Result>& results, const StudyOptions& options);

/// What a pattern rests on, for people: "in part: 2 of 4" if two of the four signs that it claims are more than arithmetic.
[[nodiscard]] std::string ground_text(const Result& result);

/// "+0.0123".
[[nodiscard]] std::string signed_number(double value);

}  // namespace multivector::patterns
