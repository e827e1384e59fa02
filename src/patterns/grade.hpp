#pragma once
// From numbers of the draws to a grade.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pattern.hpp"

namespace multivector::patterns {

enum class Grade { pass, weak, fail };
[[nodiscard]] std::string_view name_of(Grade grade);  ///< "P", "W", "F"
[[nodiscard]] Grade worse(Grade a, Grade b);

/// A pass needs the sign in this share of the draws, a weak one in that.
inline constexpr double kPassing = 0.9, kWeak = 0.6;
/// A mechanism explains an effect if the part of it that is behaviour loses this share when the mechanism is switched off.
inline constexpr double kExplains = 0.5;
/// A difference of less is none: what rounding leaves.
inline constexpr double kNothing = 1e-6;

/// Of one number a draw: the mean with its 95 % interval (Student's t; infinite for fewer than two draws) and the share of the
/// draws in which the number is as expected.
struct Estimate {
    double mean = 0, low = 0, high = 0, right = 0;
};

/// Whether a number is as expected: further than kNothing from 0 on the side of `sign`, or within `within` if that is 0.
[[nodiscard]] bool as_expected(double value, int sign, double within);
[[nodiscard]] Estimate estimate(std::span<const double> draws, int sign, double within);
/// Whether the whole interval is as expected.
[[nodiscard]] bool is_sure(const Estimate& e, int sign, double within);
/// P: as expected in 90 % of the draws or more, and the interval too. W: in 60 % or more. Else F.
[[nodiscard]] Grade grade_of(const Estimate& e, int sign, double within);

/// What is left of an effect without a mechanism: `removed` is 1 - mean(without) / mean(with), 0 if the mean with it is none.
struct Removal {
    double removed = 0;
    bool sure = false;  ///< the interval of with - without lies on the side of the sign
};
[[nodiscard]] Removal removal(std::span<const double> with, std::span<const double> without, int sign);

/// What an observable showed. `effect` is the contrast (less its level); `behaviour` what the frozen twin does not show of it
/// or, for a level and where there is no twin, what a random posture does not show.
struct Shown {
    Estimate effect, random, wild;
    std::optional<Estimate> twin;
    Estimate behaviour;
    bool behaves = false;  ///< the interval of the behaviour lies on the side of the sign
    struct Without {
        Estimate effect, behaviour;
        Removal removal;  ///< of the behaviour
    };
    std::vector<Without> without;  ///< per ablation
    Grade grade = Grade::fail, wild_grade = Grade::fail;
};

/// What a pattern that holds (P or W) rests on.
enum class Ground {
    explained,    ///< more than arithmetic in every required observable, and some ablation takes half of that or more
    unexplained,  ///< more than arithmetic, but an observable survives every ablation
    partly,       ///< some required observables show more than arithmetic, others do not
    arithmetic,   ///< none shows more than the twin or, where there is none, a random posture does
    none,         ///< does not hold, or nothing is claimed but that something stays
};
[[nodiscard]] std::string_view name_of(Ground ground);

struct Verdict {
    Grade grade = Grade::fail;
    bool wild_passes = false;  ///< with wildly random parameters it is P
    Ground ground = Ground::none;
    int claims = 0;     ///< required observables that claim a sign
    int behaving = 0;   ///< of these, the ones that show more than arithmetic
    int explained = 0;  ///< of these, the ones of which some ablation takes half or more
};

/// What a verdict with all its other fields rests on.
[[nodiscard]] Ground ground_of(const Verdict& v);
/// The worst of the required observables; a pattern that lacks something fails.
[[nodiscard]] Verdict verdict(const Pattern& pattern, const std::vector<Shown>& shown);

}  // namespace multivector::patterns
