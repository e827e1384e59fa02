#pragma once
// every_function(width, bits) is one pass through the operations of lanes and streams, compiled several times with
// other instruction sets and levels of optimisation, each in its own namespace multivector::<MULTIVECTOR_ISA>. It
// writes kFunctions * kNumbers results, in the order of functions, then of numbers, whatever the width.

#include <cstdint>

inline constexpr int kNumbers = 2048;
inline constexpr int kFunctions = 35;
// Places of two of them.
inline constexpr int kAnyAndAllOfDouble = 17;
inline constexpr int kAnyAndAllOfFloat = 23;
