#pragma once
// Fits at an origin: what would have forecast best so far, from every earlier origin, what was known by then.

#include <vector>

#include "hindcast/paths.hpp"
#include "hindcast/rebuild.hpp"

namespace multivector::hindcast {

/// One setting of what makes a run, the same for every dyad.
struct Candidate {
    std::size_t capability = 0, half_life = 0, legacy = 0, driver = 0;  ///< places in the lists of HindcastFitted
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// Every setting; without a legacy the half-life says nothing and is the first.
[[nodiscard]] std::vector<Candidate> candidates(const HindcastFitted& fitted);

/// The fit that a candidate stands for, alike for all of `keys`.
[[nodiscard]] Fit fit_of(const Candidate& candidate, const HindcastFitted& fitted, const std::vector<Key>& keys);

/// An origin of the study, scored or not: what was known at the end of its year, and the dyads that can be forecast from it.
struct Origin {
    int year = 0;
    Known known;
    std::vector<Key> keys;       ///< ascending: with a figure of the year, and enough of them
    std::vector<double> scale;   ///< of each: mean absolute change from figure to figure so far, in shares
    std::vector<Changes> tried;  ///< of each candidate

    [[nodiscard]] std::size_t place(const Key& key) const;  ///< in `keys`; keys.size() if it is not there
};

/// Mean absolute change from figure to figure, in shares, at least 0.002: what errors are measured by.
[[nodiscard]] double scale_of(std::span<const YearValue> figures);

/// Log odds of a forecast: the level of the figures, and the change of the model.
[[nodiscard]] double point_of(const HindcastSeries& series, std::span<const YearValue> figures, const DyadFit& dyad, double change);

/// The fit at origins[at], from the origins before it and figures known at it. Least sum of absolute errors in shares, each
/// over the dyad's mean yearly change, plus the penalty for each departure from a first value; of equals the earlier in the lists.
[[nodiscard]] Fit fit_at(const std::vector<Origin>& origins, std::size_t at, const HindcastSpec& spec, const Workshop& workshop,
                         const std::vector<Candidate>& tried);

}  // namespace multivector::hindcast
