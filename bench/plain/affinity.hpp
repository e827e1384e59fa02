#pragma once
// Revealed preference: the affinities that make base levers rest, and the resting distribution of postures.

#include "plain/courted_state.hpp"

namespace multivector::plain {

/// How sharply a state chooses: rationality over the mean deviation of the utilities of its cells at the resting point.
double sharpness_at_rest(const CourtedState& state, int postures, double rationality);

/// Solves every cell of a state; its utilities must be those of the resting point without affinity.
void solve_affinity(CourtedState& state, const Postures& postures, double switching_weight);

}  // namespace multivector::plain
