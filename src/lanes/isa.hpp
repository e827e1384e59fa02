#pragma once
// The kernel is compiled once per instruction set, each time with another value of this macro. Everything a kernel may
// call inline lives in `inline namespace MULTIVECTOR_ISA`, so functions built for different instruction sets never
// share a name and the linker cannot mix them.

#ifndef MULTIVECTOR_ISA
#define MULTIVECTOR_ISA portable
#endif

// A build that counts calls of the costly functions and operations on lanes, for the benchmarks; elsewhere nothing.
#ifdef MULTIVECTOR_COUNT_CALLS
namespace multivector {
struct CallCounts {
    unsigned long long blocks = 0, exps = 0, logs = 0;    ///< blocks of four uniform numbers
    unsigned long long operations = 0;                    ///< on lanes and their masks, of every kind, those within the above too
    unsigned long long divisions = 0;                     ///< of these, the divisions and square roots
};
inline CallCounts call_counts;
}  // namespace multivector
#define MULTIVECTOR_COUNT(what) (++::multivector::call_counts.what)
#else
#define MULTIVECTOR_COUNT(what) static_cast<void>(0)
#endif

#if defined(__FAST_MATH__)
#error "multivector: -ffast-math would change results between builds; it is not supported"
#endif
