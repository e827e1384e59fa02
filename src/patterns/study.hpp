#pragma once
// Patterns tried over draws from the ranges of all inputs and parameters.

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "ensemble/setup.hpp"
#include "patterns/grade.hpp"
#include "patterns/pattern.hpp"

namespace multivector::patterns {

/// The posture of a state hardly follows what it brings at this rationality: it is drawn as at rest, whatever happens.
inline constexpr double kRandomPosture = 0.01;
/// Wildly random parameters: each is drawn between its default divided by this and its default times this, as far as it may go.
inline constexpr double kWild = 20;

struct StudyOptions {
    std::size_t draws = 200;
    std::size_t luck = 0;  ///< replicates a draw, whose mean is taken; 0: expected values (mean-field mode)
    std::uint32_t seed = 1;
    std::shared_ptr<const DrawTable> table;  ///< draw n takes its numbers from row n, in turn, where the base and the arm state them alike; null: none
    Parallelism parallelism;
    const std::atomic<bool>* stop = nullptr;
    std::function<void(std::size_t done, std::size_t total)> progress;  ///< over the parts of one pattern
};

struct Tried {
    std::vector<Shown> shown;  ///< per observable
    Verdict verdict;
};

/// Runs all arms as they are (with twins), with a random posture, with wildly random parameters and, with twins, without each
/// mechanism. The same pattern, draws, luck and seed give the same numbers, bit for bit, on any number of threads. Throws
/// Error for options that cannot be run, or "interrupted".
[[nodiscard]] Tried try_pattern(const Pattern& pattern, const StudyOptions& options);

/// Parts that try_pattern runs one after another or at once, for the progress over many patterns.
[[nodiscard]] std::size_t parts_of(const Pattern& pattern, const StudyOptions& options);

}  // namespace multivector::patterns
