#pragma once
// A claim of the literature as an experiment: the scenarios that try it, what is measured in them, what sign is expected and
// which mechanism is switched off to see whether it is the one that does it.

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/scenario.hpp"
#include "measures/series.hpp"

namespace multivector::patterns {

enum class Kind { leverage, decision, room, other };
enum class Over { mean, sum, max, min, spread, concentration };
enum class Take { mean, max, min, change, moves, persistence };
enum class Expect { rises, falls, stays, above, below };

[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::string_view name_of(Expect expect);

/// Series of a run that become one number.
struct Selection {
    SeriesKind measure = SeriesKind::influence;
    std::vector<int> states, powers, domains, postures, corridors, threats, organisations, neighbours;  ///< ascending; empty: the measure has no such axis
    std::vector<std::string> events;                                         ///< empty: all
    Over over = Over::mean;
};

/// How values of the arms become one number: a weighted sum or, if there are `steps`, the step between neighbours of that
/// list which fits the expectation least.
struct Contrast {
    std::vector<double> weights;  ///< per arm
    std::vector<std::size_t> steps;
    /// Whether a value common to all arms drops out.
    [[nodiscard]] bool is_difference() const;
};

struct Observable {
    std::string id, note;
    Kind kind = Kind::other;
    Selection value;
    std::optional<Selection> less, per;
    int from = 0, to = 0;  ///< months since the base, both included
    Take take = Take::mean;
    Contrast contrast;
    Expect expect = Expect::rises;
    double level = 0;   ///< of above and below
    double within = 0;  ///< of stays
    bool required = true;
    Mark mark;

    /// 1 if more is what is expected, -1 if less, 0 for `stays`.
    [[nodiscard]] int sign() const;
};

struct Arm {
    std::string id;
    Scenario scenario;
    bool own_world = false;  ///< differs from the base in more than shocks and policies: it rests elsewhere and has no twin
};

/// All arms with one mechanism switched off, in the order of the arms.
struct Ablation {
    std::string id;
    std::vector<Arm> arms;
};

struct Pattern {
    std::string id, title, claim, source, lacks, meaning;
    bool calibration = false;
    std::vector<Arm> arms;  ///< the base first, called "base"
    std::vector<Ablation> ablations;
    std::vector<Observable> observables;
};

/// Reads a pattern and all the scenarios that it makes. Nothing if any error was found; all faults are in `diagnostics`.
[[nodiscard]] std::optional<Pattern> load_pattern(const std::filesystem::path& path, const LoadOptions& options,
                                                  Diagnostics& diagnostics);

/// Whether the file says that it is a pattern; nothing is reported.
[[nodiscard]] bool is_pattern(const std::filesystem::path& path);
/// Title of a pattern whose fields are as they should be; its scenarios are not read.
[[nodiscard]] std::optional<std::string> title_of(const std::filesystem::path& path);

}  // namespace multivector::patterns
