#pragma once
// The kernel is compiled once per instruction set, each time with another value of this macro. Everything a kernel may
// call inline lives in `inline namespace MULTIVECTOR_ISA`, so functions built for different instruction sets never
// share a name and the linker cannot mix them.

#ifndef MULTIVECTOR_ISA
#define MULTIVECTOR_ISA portable
#endif

#if defined(__FAST_MATH__)
#error "multivector: -ffast-math would change results between builds; it is not supported"
#endif
